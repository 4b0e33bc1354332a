package io.github.dateline.read.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an article, with the names that exports give them. This is the one place where
 * names are mapped.
 */
public enum ArticleField {
  /** What tells it from every other. */
  ID("id", "guid", "uid", "docid", "documentid", "articleid", "newsid", "storiesid", "_id", "uri"),
  /** The headline. */
  HEADLINE(
      "headline",
      "title",
      "webtitle",
      "hl1",
      "heading",
      "articletitle",
      "headlinemain",
      "headlinetext",
      "titel",
      "titre",
      "título",
      "titulo",
      "titolo",
      "überschrift"),
  /** The body, the full text before what is only a part of it. */
  BODY(
      "body",
      "maintext",
      "bodytext",
      "articlebody",
      "fulltext",
      "articletext",
      "cleantext",
      "text",
      "content",
      "article",
      "story",
      "storytext",
      "bodyhtml",
      "bodyxhtml",
      "contenthtml",
      "plaintext",
      "selftext",
      "texte",
      "texto",
      "testo",
      "tekst",
      "volltext",
      "contenu",
      "contenido",
      "inhalt",
      "rawtext",
      "html"),
  /** A summary, which is the body where there is no other. */
  TEASER(
      "leadparagraph",
      "lead",
      "description",
      "summary",
      "abstract",
      "snippet",
      "trailtext",
      "excerpt",
      "subtitle",
      "preview",
      "standfirst",
      "teaser",
      "dek"),
  /** Day or moment of publication. */
  PUBLISHED(
      "published",
      "date",
      "datepublish",
      "datepublished",
      "publishedat",
      "publisheddate",
      "publishdate",
      "publicationdate",
      "pubdate",
      "webpublicationdate",
      "firstpublished",
      "datetimepub",
      "datetime",
      "versioncreated",
      "firstcreated",
      "displaydate",
      "publishedtime",
      "issuedate",
      "createdat",
      "created",
      "datum",
      "fecha",
      "createdutc",
      "timestamp",
      "time"),
  /** Who published it. */
  SOURCE(
      "source",
      "publication",
      "publicationname",
      "publisher",
      "sourcename",
      "newspaper",
      "outlet",
      "medianame",
      "sitename",
      "sourcedomain",
      "provider",
      "infosource",
      "journal",
      "agency",
      "infosources",
      "publicationtitle",
      "pubtitle",
      "zeitung",
      "quelle",
      "fuente",
      "bron",
      "sourcehostname",
      "domain",
      "site",
      "hostname",
      "cleanurl"),
  /** Where in the source it stood. */
  SECTION(
      "section",
      "sectionname",
      "sectiontitle",
      "category",
      "newsdesk",
      "desk",
      "kicker",
      "genre",
      "articlesection",
      "rubrik",
      "rubrique",
      "ressort",
      "topic",
      "mediatype"),
  /** Who wrote it. */
  AUTHORS(
      "authors",
      "author",
      "byline",
      "creator",
      "writer",
      "writers",
      "reporter",
      "contributors",
      "authorname",
      "authornames",
      "autor",
      "auteur",
      "autore",
      "by"),
  /** Where it can be read. */
  URL(
      "url",
      "link",
      "weburl",
      "articleurl",
      "canonicalurl",
      "permalink",
      "href",
      "newsurl",
      "requestedurl",
      "originalurl"),
  /** Where it was filed from. */
  FILED_FROM("filedfrom", "dateline", "located", "placeline");

  private static final Map<String, ArticleField> BY_KEY = new HashMap<>();

  private final List<String> keys;

  static {
    for (ArticleField field : values()) {
      for (String key : field.keys) {
        BY_KEY.put(key, field);
      }
    }
  }

  ArticleField(String... keys) {
    this.keys = List.of(keys);
  }

  /**
   * The field that a key stands for.
   *
   * @param key the key as the file has it
   * @return null if it is not known
   */
  public static @Nullable ArticleField of(String key) {
    ArticleField exact = BY_KEY.get(key);
    return exact != null ? exact : BY_KEY.get(plain(key));
  }

  /** How good a name of the field the key is: 0 for the best. */
  int rank(String key) {
    int exact = keys.indexOf(key);
    return exact >= 0 ? 2 * exact : 2 * keys.indexOf(plain(key)) + 1;
  }

  /** The name that Dateline gives the field. */
  public String key() {
    return keys.getFirst().equals("filedfrom") ? "filedFrom" : keys.getFirst();
  }

  /** The key without case and marks: datePublish, date_publish and "Date Publish" are one. */
  private static String plain(String key) {
    StringBuilder letters = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      if (Character.isLetterOrDigit(key.charAt(i))) {
        letters.append(key.charAt(i));
      }
    }
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}

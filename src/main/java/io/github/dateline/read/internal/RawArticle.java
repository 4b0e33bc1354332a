package io.github.dateline.read.internal;

import io.github.dateline.Article;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An article as a file has it: values by the file's own keys. It picks the best value for each
 * field, reads dates and authors leniently, and keeps the rest as metadata. Every fault is an
 * IllegalArgumentException on one line.
 */
public final class RawArticle {
  private static final int MAX_ID_LENGTH = 1000;

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** "[+1234 chars]", where an API cut the text. */
  private static final Pattern CUT =
      Pattern.compile("(?:…|\\.\\.\\.)?\\s*\\[\\+\\d+ chars\\]\\s*$");

  /** What all articles of a run are read by. */
  public record Rules(
      Map<String, String> keys,
      boolean strict,
      ReadingNotes notes,
      Function<String, Optional<Article>> present) {
    /** Without options. */
    public static Rules plain(ReadingNotes notes) {
      return new Rules(Map.of(), false, notes, id -> Optional.empty());
    }
  }

  private record Value(String key, String text, int rank) {}

  private final Rules rules;
  private final String where;
  private final Map<ArticleField, Value> fields = new EnumMap<>(ArticleField.class);
  private final List<String> authors = new ArrayList<>();
  private final Map<String, String> others = new LinkedHashMap<>();
  private int authorsRank = Integer.MAX_VALUE;
  private boolean numbered;
  private LooseDates.Order dates = LooseDates.Order.UNKNOWN;

  /**
   * An article without values.
   *
   * @param where its place, for messages and for an id where it has none
   */
  public RawArticle(Rules rules, String where) {
    this.rules = rules;
    this.where = where;
  }

  /** Whether the key is one that is read as a field of an article, by its name or by the user. */
  public @Nullable ArticleField fieldOf(String key) {
    String mapped = rules.keys().get(key);
    if (mapped != null) {
      return ArticleField.of(mapped);
    }
    return ArticleField.of(key);
  }

  /** Takes a value of the file: a field if its key is known and no better one is there. */
  public void put(String key, String text) {
    ArticleField field = fieldOf(key);
    if (field == null) {
      others.put(key, text);
    } else {
      put(field, key, text, rules.keys().containsKey(key) ? -1 : field.rank(key));
    }
  }

  /** Sets a field that a reader knows by the format. */
  public RawArticle set(ArticleField field, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      put(field, field.key(), text, 0);
    }
    return this;
  }

  /** Sets a field that the file did not give. */
  public RawArticle setIfMissing(ArticleField field, String text) {
    return fields.containsKey(field) ? this : set(field, text);
  }

  /** Sets the body, to the letter. */
  public RawArticle body(String text) {
    fields.put(ArticleField.BODY, new Value("body", text, -1));
    return this;
  }

  /** Keeps a value that is no field. */
  public RawArticle keep(String name, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      others.merge(name, text, (a, b) -> a + "\n" + b);
    }
    return this;
  }

  /**
   * Says which row of its table it is. An id that is the row's number and no more is not its own:
   * where another article has the id, it takes that of its place.
   *
   * @param row the row, from 1 on
   */
  public void row(long row) {
    String id = get(ArticleField.ID);
    numbered = id.equals(Long.toString(row)) || id.equals(Long.toString(row - 1));
  }

  /** Says which number of a date is the day, where the dates of its table show it. */
  public void dates(LooseDates.Order order) {
    dates = order;
  }

  private void put(ArticleField field, String key, String text, int rank) {
    if (field == ArticleField.AUTHORS) {
      if (isSet(text)) {
        authors(key, Bylines.names(text), rank);
      }
      return;
    }
    Value before = fields.get(field);
    if (before == null || (rank < before.rank() && isSet(text)) || !isSet(before.text())) {
      if (before != null && isSet(before.text())) {
        others.put(before.key(), before.text());
      }
      fields.put(field, new Value(key, text, rank));
    } else if (isSet(text)) {
      others.put(key, text);
    }
  }

  private static boolean isSet(String text) {
    return !text.isBlank() && !text.equals("nan") && !text.equals("None");
  }

  /**
   * Refuses an item that its source has withdrawn.
   *
   * @throws IllegalArgumentException always
   */
  public void withdraw(String id, String version, String status) {
    rules.notes().withdrawn(id.strip(), version.strip());
    throw new IllegalArgumentException("withdrawn by its source: " + status);
  }

  /** Takes the authors of a list. */
  public void authors(String key, List<String> names) {
    ArticleField field = ArticleField.AUTHORS;
    authors(key, names, rules.keys().containsKey(key) ? -1 : Math.max(0, field.rank(key)));
  }

  private void authors(String key, List<String> given, int rank) {
    // A number is that of an author in a table which is not there.
    List<String> names =
        given.stream().filter(name -> rank <= 0 || !NUMBER.matcher(name).matches()).toList();
    if (names.isEmpty()) {
      return;
    }
    if (rank < authorsRank) {
      authors.clear();
      authors.addAll(names);
      authorsRank = rank;
    } else if (rank == authorsRank) {
      authors.addAll(names);
    } else if (!authors.equals(names)) {
      others.put(key, String.join("; ", names));
    }
  }

  /** The value of a field, empty if there is none. */
  public String get(ArticleField field) {
    Value value = fields.get(field);
    return value == null || !isSet(value.text()) ? "" : value.text();
  }

  /**
   * The article.
   *
   * @param otherId the id where the file gives none
   */
  public Article build(String otherId) {
    return build(new Places(rules, otherId), otherId);
  }

  /**
   * An article of several in a file.
   *
   * @param places those of the file
   * @param place the id that says where it stands, where the file gives none
   */
  public Article build(Places places, String place) {
    String teaser = get(ArticleField.TEASER);
    Value given = fields.get(ArticleField.BODY);
    String body = given == null ? "" : given.text();
    boolean noText = given == null || body.isEmpty();
    if (noText && !teaser.isEmpty()) {
      body = HtmlText.isHtml(teaser) ? HtmlText.of(teaser) : teaser;
      rules.notes().warn("articles of which only a summary is there", where);
    } else if (!teaser.isEmpty()) {
      Value value = Objects.requireNonNull(fields.get(ArticleField.TEASER));
      others.put(value.key(), teaser);
    }
    String headline = get(ArticleField.HEADLINE);
    if (noText && body.isEmpty() && headline.isEmpty()) {
      throw new IllegalArgumentException(
          others.isEmpty()
              ? "neither headline nor body"
              : "no text among its keys ("
                  + String.join(", ", others.keySet().stream().limit(12).toList())
                  + "): give --map body=KEY");
    }
    if (body.stripTrailing().endsWith(" chars]") && CUT.matcher(body).find()) {
      body = CUT.matcher(body).replaceFirst("");
      rules.notes().warn("articles whose text was cut by the API", where);
    }
    headline = plain(headline);
    String iso = published();
    Article.Builder builder =
        Article.builder(id(places, place, headline, body, iso)).headline(headline).body(body);
    if (!iso.isEmpty()) {
      builder.published(iso);
    }
    String source = plain(get(ArticleField.SOURCE));
    builder.source(source);
    builder.section(plain(get(ArticleField.SECTION)));
    builder.url(get(ArticleField.URL));
    // An agency signs what none of its people does; Dateline's own key is taken as it is.
    authors.stream()
        .map(RawArticle::plain)
        .filter(name -> authorsRank == 0 || !name.equalsIgnoreCase(source.strip()))
        .forEach(builder::author);
    filedFrom(builder);
    others.forEach((key, value) -> builder.metadata(nameOf(key), value));
    Article article = builder.build();
    if (!article.hasText()) {
      throw new IllegalArgumentException(nothingToRead(article));
    }
    if (!fields.containsKey(ArticleField.PUBLISHED)) {
      String day = dayAtHead(article);
      article = day.isEmpty() ? article : builder.published(day).build();
    }
    note(article);
    return article;
  }

  /** A whole date in a dateline. */
  private static final Pattern DAY =
      Pattern.compile("\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}, \\d{4}|\\d{1,2} \\p{Lu}\\p{L}{2,8} \\d{4}");

  /** The day of a line or dateline that is masked at the head of the body. */
  private static String dayAtHead(Article article) {
    String body = article.body();
    String text = article.text(Article.Field.BODY);
    int at = 0;
    while (at < body.length()) {
      int feed = body.indexOf('\n', at);
      int end = feed < 0 ? body.length() : feed;
      if (!text.substring(at, end).isBlank()) {
        int masked = at;
        while (Character.isWhitespace(text.charAt(masked))) {
          masked++;
        }
        Matcher day = DAY.matcher(body.substring(at, masked));
        return day.find() ? LooseDates.read(day.group()).iso() : "";
      }
      String iso = LooseDates.read(body.substring(at, end)).iso();
      if (!iso.isEmpty()) {
        return iso;
      }
      at = end + 1;
    }
    return "";
  }

  /** Why an article without text is set aside. */
  public static String nothingToRead(Article article) {
    return article.headline().isEmpty() && article.body().isEmpty()
        ? "neither headline nor body"
        : "no text: white space, markers or a dateline alone";
  }

  private String id(Places places, String place, String headline, String body, String iso) {
    Value value = fields.get(ArticleField.ID);
    String own = value == null ? "" : value.text();
    if (!own.isEmpty() && own.isBlank()) {
      throw new IllegalArgumentException("id must not be blank");
    }
    boolean none = !isSet(own);
    if (!none && !numbered && !own.equals(place)) {
      return own;
    }
    String url = get(ArticleField.URL).strip();
    if (none && !url.isEmpty() && url.length() <= MAX_ID_LENGTH) {
      return url;
    }
    String first = none ? place : own;
    return places.id(first, place, Places.known(headline, iso), headline, body);
  }

  /** When it was published, in ISO form, empty if that is not known. */
  private String published() {
    Value value = fields.get(ArticleField.PUBLISHED);
    if (value == null) {
      return "";
    }
    LooseDates.Stamp stamp = LooseDates.read(value.text(), dates);
    if (stamp.doubtful()) {
      String said = excerpt(value.text());
      if (rules.strict()) {
        throw new IllegalArgumentException("published cannot be read as a date: \"" + said + "\"");
      }
      rules
          .notes()
          .warn(
              stamp.iso().isEmpty()
                  ? "articles left undated by a date that could not be read"
                  : "articles with a date of which only the day could be read",
              where + ": \"" + said + "\"");
      others.put(value.key(), value.text());
    }
    return stamp.iso();
  }

  private void filedFrom(Article.Builder builder) {
    String place = get(ArticleField.FILED_FROM);
    if (!place.isEmpty()) {
      String line = place.strip().replaceAll("\\s+", " ").replaceFirst("^[*(_ -]+", "");
      Matcher bare = DATELINE_FIELD.matcher(line);
      String name = bare.matches() ? bare.group(1).strip() : line;
      if (name.codePoints().anyMatch(Character::isLetter)) {
        builder.metadata("filedFrom", name);
      }
    }
  }

  /** "BEIRUT, March 14 2013 (AFP) -" of a field. */
  private static final Pattern DATELINE_FIELD =
      Pattern.compile(
          "(?i)(.{2,80}?)(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}*\\.? \\d.*"
              + "|,? \\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec).*|,? ?\\([^)]*\\).*"
              + "| ?[-–—_]+)?");

  /** Language and kind of medium are kept under one name, whatever the file calls them. */
  private static String nameOf(String key) {
    return switch (key.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "")) {
      case "language", "lang", "languagecode" -> "language";
      case "mediatype", "mediumtype", "sourcetype" -> "mediaType";
      default -> key;
    };
  }

  private void note(Article article) {
    ReadingNotes notes = rules.notes();
    if (article.body().isBlank()) {
      notes.remark("articles without text", where);
    }
    if (article.headline().isEmpty()) {
      notes.remark("articles without headline", where);
    }
    if (article.published().isEmpty()) {
      notes.remark("articles without date", where);
    }
    if (article.source().isEmpty()) {
      notes.remark("articles without source", where);
    }
    others.keySet().stream()
        .filter(key -> !key.equals("version"))
        .forEach(key -> notes.keyNotRead(key, where));
    Suspicions.of(
            HtmlText.isHtml(article.body()) ? article.text(Article.Field.BODY) : article.body())
        .forEach(what -> notes.warn(what, where));
  }

  private static String plain(String text) {
    return HtmlText.isHtml(text) || HtmlText.hasEntities(text) ? HtmlText.of(text) : text;
  }

  private static String excerpt(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 60 ? line : line.substring(0, 60) + "…";
  }
}

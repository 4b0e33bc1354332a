package io.github.dateline.export;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import io.github.dateline.stats.Excess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * FollowTheMoney entities, a line of JSON each: articles, the people and organisations in them,
 * their mentions, and links of those that are named together. Places are properties of articles,
 * since its model has no entity for them.
 */
final class FollowTheMoney {
  private static final Pattern COMPANY =
      Pattern.compile(
          ".*\\b(?:Inc|Corp|Corporation|Co|Company|Ltd|Limited|PLC|plc|LLC|LLP|AG|GmbH|KG|SA|S\\.A"
              + "|SpA|S\\.p\\.A|NV|N\\.V|BV|AB|ASA|Oyj|KK|Pty)\\.?$");

  private final Json json;
  private final boolean hasText;
  private final Set<EntityType> types;

  /** 64 bits of the id of each entity that is written, since an archive may have millions. */
  private final Set<Long> written = new HashSet<>();

  private final List<Property> properties = new ArrayList<>();

  private record Property(String key, List<String> values) {}

  private FollowTheMoney(Json json, ArchiveExport export) {
    this.json = json;
    this.hasText = export.hasText();
    this.types = export.types();
  }

  static void write(ArchiveExport export, OutputStream out) throws IOException {
    CooccurrenceTable pairs = export.pairTable();
    try (Json json = Json.lines(out)) {
      FollowTheMoney lines = new FollowTheMoney(json, export);
      for (AnnotatedArticle article : export.articles()) {
        lines.article(article);
      }
      for (CooccurrenceTable.Row row : pairs) {
        lines.link(pairs, row);
      }
    }
  }

  /** The schema of an entity, empty for one that the model does not have. */
  static String schema(Entity entity) {
    if (entity.type().equals(EntityType.PERSON)) {
      return "Person";
    }
    if (!entity.type().equals(EntityType.ORGANIZATION)) {
      return "";
    }
    return COMPANY.matcher(entity.label()).matches() || COMPANY.matcher(entity.name()).matches()
        ? "Company"
        : "Organization";
  }

  private void article(AnnotatedArticle annotated) throws IOException {
    Map<Entity, Set<String>> forms = new TreeMap<>();
    for (Sentence sentence : annotated.sentences()) {
      String text = annotated.article().text(sentence.field());
      for (Mention mention : sentence.mentions()) {
        Entity named = mention.entity().orElse(null);
        if (named != null && types.contains(named.type())) {
          forms
              .computeIfAbsent(named, entity -> new TreeSet<>())
              .add(Formats.oneLine(text.substring(mention.start(), mention.end())));
        }
      }
    }
    Article article = annotated.article();
    String id = ExportIds.article(article.id());
    begin(id, "Article");
    property("name", article.headline().isBlank() ? article.id() : article.headline());
    property("title", article.headline());
    property("fileName", article.id());
    property("author", article.authors());
    article.day().ifPresent(day -> tell("publishedAt", day.toString()));
    article.source().ifPresent(source -> tell("publisher", source));
    article.url().filter(FollowTheMoney::isWebAddress).ifPresent(url -> tell("sourceUrl", url));
    property("language", language(article));
    property("peopleMentioned", labels(forms, "Person"));
    property("companiesMentioned", labels(forms, "Organization", "Company"));
    property("locationMentioned", places(forms));
    if (hasText) {
      property("bodyText", article.text(Article.Field.BODY));
    }
    end();
    for (Map.Entry<Entity, Set<String>> named : forms.entrySet()) {
      Entity entity = named.getKey();
      String schema = schema(entity);
      if (!schema.isEmpty()) {
        entity(entity, schema);
        begin(ExportIds.mention(article.id(), entity), "Mention");
        property("document", id);
        property("resolved", ExportIds.entity(entity));
        property("name", List.copyOf(named.getValue()));
        property("detectedSchema", schema);
        end();
      }
    }
  }

  private void entity(Entity entity, String schema) throws IOException {
    String id = ExportIds.entity(entity);
    String digits = id.substring(id.length() - 16);
    if (!written.add(Long.parseUnsignedLong(digits, 16))) {
      return;
    }
    begin(id, schema);
    property("name", entity.label());
    if (!entity.name().equals(entity.label())) {
      property("alias", entity.name());
    }
    entity.wikipedia().ifPresent(title -> tell("wikipediaUrl", wikipediaAddress(title)));
    end();
  }

  private void link(CooccurrenceTable table, CooccurrenceTable.Row row) throws IOException {
    String first = schema(row.first());
    String second = schema(row.second());
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    entity(row.first(), first);
    entity(row.second(), second);
    begin(ExportIds.link(row.first(), row.second()), "UnknownLink");
    property("subject", ExportIds.entity(row.first()));
    property("object", ExportIds.entity(row.second()));
    property(
        "role", "named together in " + Formats.count(row.counts().both(), "article", "articles"));
    property("summary", summary(table, row));
    end();
  }

  private static String summary(CooccurrenceTable table, CooccurrenceTable.Row row) {
    String counted =
        Formats.count(row.counts().both())
            + " of "
            + Formats.count(table.units(), "article", "articles")
            + " name both, "
            + Formats.count(row.counts().first())
            + " the first and "
            + Formats.count(row.counts().second())
            + " the second";
    return row.excess().map(excess -> counted + "; " + sureness(excess)).orElse(counted);
  }

  private static String sureness(Excess excess) {
    return "chance alone would bring "
        + Formats.PLAIN.expected(excess.expected())
        + " (q = "
        + Formats.PLAIN.number(excess.qValue(), 4)
        + ")";
  }

  private static List<String> labels(Map<Entity, Set<String>> forms, String... schemata) {
    return forms.keySet().stream()
        .filter(entity -> List.of(schemata).contains(schema(entity)))
        .map(Entity::label)
        .distinct()
        .toList();
  }

  private static List<String> places(Map<Entity, Set<String>> forms) {
    Set<EntityType> places = EntityType.parse("places");
    return forms.keySet().stream()
        .filter(entity -> places.contains(entity.type()))
        .map(Entity::label)
        .distinct()
        .toList();
  }

  /** The language as three letters, as the model has it. */
  private static List<String> language(Article article) {
    String tag = article.metadata().getOrDefault("language", "");
    String code = Locale.forLanguageTag(tag).getISO3Language();
    return code.length() == 3 ? List.of(code) : List.of();
  }

  /** One with a user in front of the host looks like another site. */
  private static boolean isWebAddress(String url) {
    try {
      URI address = new URI(url);
      return address.getHost() != null
          && address.getUserInfo() == null
          && String.valueOf(address.getScheme()).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String wikipediaAddress(String title) {
    String path = URLEncoder.encode(title.replace(' ', '_'), StandardCharsets.UTF_8);
    return "https://en.wikipedia.org/wiki/" + path.replace("%2F", "/").replace("%2C", ",");
  }

  private void begin(String id, String schema) throws IOException {
    json.object().text("id", id).text("schema", schema).object("properties");
    properties.clear();
  }

  private void tell(String key, String value) {
    properties.add(new Property(key, List.of(value)));
  }

  private void property(String key, String value) {
    if (!value.isBlank()) {
      tell(key, value);
    }
  }

  private void property(String key, List<String> values) {
    if (!values.isEmpty()) {
      properties.add(new Property(key, values));
    }
  }

  /** Every property of the model is a list of texts. */
  private void end() throws IOException {
    for (Property property : properties) {
      json.array(property.key());
      for (String value : property.values()) {
        json.item(value);
      }
      json.endArray();
    }
    json.endObject().endObject().endLine();
  }
}

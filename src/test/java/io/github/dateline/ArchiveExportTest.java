package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.dateline.export.ArchiveExport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed over is what the archive holds, in the shape that the receivers read. */
class ArchiveExportTest {
  private static final Query SCOPE = Query.parse("published:[2025-01 TO 2025-06]");

  @TempDir static Path temp;

  private static Path archive;

  @BeforeAll
  static void fill() throws Exception {
    archive = temp.resolve("archive");
    RandomArticles make = new RandomArticles(new Random(20), 25);
    try (ArchiveWriter writer = ArchiveWriter.open(archive)) {
      for (int i = 0; i < 150; i++) {
        writer.add(make.article("a" + i, 8));
      }
    }
  }

  @Test
  void followTheMoneyIsValidByThePublishedModel() throws IOException {
    Map<String, Map<String, Map<String, String>>> model = model();
    try (Archive open = Archive.open(archive)) {
      Path file = temp.resolve("all.ftm.json");
      ArchiveExport.of(open).followTheMoney(file);
      Map<String, JsonNode> entities = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        JsonNode entity = new ObjectMapper().readTree(line);
        assertThat(entities.put(entity.get("id").asText(), entity)).as(line).isNull();
        assertThat(entity.get("id").asText()).matches("[A-Za-z0-9._-]{1,128}");
      }
      Map<String, Long> counts = new TreeMap<>();
      for (JsonNode entity : entities.values()) {
        String schema = entity.get("schema").asText();
        counts.merge(schema, 1L, Long::sum);
        Map<String, Map<String, String>> facts = model.get(schema);
        JsonNode properties = entity.get("properties");
        for (String required : facts.get("requires").keySet()) {
          assertThat(properties.has(required)).as(required + " in " + entity).isTrue();
        }
        properties
            .properties()
            .forEach(property -> checkProperty(property, facts, entities, entity.toString()));
      }
      assertThat(counts.get("Article")).isEqualTo(open.size());
      long mentions = 0;
      Set<Entity> named = new HashSet<>();
      for (AnnotatedArticle article : open.articles()) {
        for (Entity entity : article.entities()) {
          if (isLegal(entity)) {
            mentions++;
            named.add(entity);
          }
        }
      }
      assertThat(counts.get("Mention")).isEqualTo(mentions);
      assertThat(
              counts.getOrDefault("Person", 0L)
                  + counts.getOrDefault("Organization", 0L)
                  + counts.getOrDefault("Company", 0L))
          .isEqualTo(named.size());
      long links =
          open
              .cooccurrences(
                  CooccurrenceQuery.builder().everyPair().doubles(false).limit(1000).build())
              .rows()
              .stream()
              .filter(row -> isLegal(row.first()) && isLegal(row.second()))
              .count();
      assertThat(links).isPositive();
      assertThat(counts.get("UnknownLink")).isEqualTo(links);
      Path again = temp.resolve("again.ftm.json");
      ArchiveExport.of(open).followTheMoney(again);
      assertThat(again).hasSameBinaryContentAs(file);
    }
  }

  private static boolean isLegal(Entity entity) {
    return entity.type().equals(EntityType.PERSON) || entity.type().equals(EntityType.ORGANIZATION);
  }

  private static void checkProperty(
      Map.Entry<String, JsonNode> property,
      Map<String, Map<String, String>> facts,
      Map<String, JsonNode> entities,
      String where) {
    String type = facts.get("has").get(property.getKey());
    assertThat(type).as(property.getKey() + " of " + where).isNotNull();
    assertThat(property.getValue().isArray()).isTrue();
    for (JsonNode value : property.getValue()) {
      assertThat(value.isTextual() && !value.asText().isBlank()).as(where).isTrue();
      switch (type) {
        case "entity" -> assertThat(entities).as(where).containsKey(value.asText());
        case "date" -> assertThat(value.asText()).matches("\\d{4}(-\\d{2}(-\\d{2})?)?");
        case "url" -> assertThat(value.asText()).matches("https?://[^\\s]+");
        case "language" -> assertThat(value.asText()).matches("[a-z]{3}");
        default -> {}
      }
    }
  }

  private static Map<String, Map<String, Map<String, String>>> model() throws IOException {
    Map<String, Map<String, Map<String, String>>> model = new HashMap<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/followthemoney-3.8.4.txt"))) {
      String[] words = line.split(" ");
      if (line.startsWith("#")) {
        continue;
      }
      Map<String, String> facts = new LinkedHashMap<>();
      for (int i = 2; i < words.length; i++) {
        String[] fact = words[i].split(":");
        facts.put(fact[0], fact.length > 1 ? fact[1] : "");
      }
      model.computeIfAbsent(words[0], schema -> new HashMap<>()).put(words[1], facts);
    }
    return model;
  }

  /** The cells of a CSV file by column, read by its own rules. */
  private static List<Map<String, String>> csv(Path file) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : Files.readString(file).toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
        // A quotation mark within is two.
        if (quoted && cell.length() > 0) {
          cell.append('"');
        }
      } else if (!quoted && (c == ',' || c == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(c);
      }
    }
    List<Map<String, String>> cells = new ArrayList<>();
    for (List<String> values : rows.subList(1, rows.size())) {
      assertThat(values).hasSameSizeAs(rows.get(0));
      Map<String, String> byColumn = new LinkedHashMap<>();
      for (int i = 0; i < values.size(); i++) {
        byColumn.put(rows.get(0).get(i), values.get(i));
      }
      cells.add(byColumn);
    }
    return cells;
  }

  @Test
  void tablesAreWhatTheirDescriptionSays() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Path folder = temp.resolve("tables");
      assertThat(ArchiveExport.of(open).scope(SCOPE).tables(folder)).allMatch(Files::exists);
      JsonNode described = new ObjectMapper().readTree(folder.resolve("datapackage.json").toFile());
      Map<String, List<Map<String, String>>> tables = new HashMap<>();
      for (JsonNode resource : described.get("resources")) {
        List<Map<String, String>> rows = csv(folder.resolve(resource.get("path").asText()));
        tables.put(resource.get("name").asText(), rows);
        List<String> fields = new ArrayList<>();
        for (JsonNode field : resource.get("schema").get("fields")) {
          fields.add(field.get("name").asText());
          for (Map<String, String> row : rows) {
            checkCell(field.get("type").asText(), row.get(field.get("name").asText()));
          }
        }
        assertThat(rows).as(resource.get("name").asText()).isNotEmpty();
        assertThat(List.copyOf(rows.get(0).keySet())).isEqualTo(fields);
      }
      assertThat(tables.get("articles")).hasSize((int) open.count(SCOPE));
      assertThat(tables.get("entities"))
          .hasSize((int) open.entities(SCOPE).limit(Integer.MAX_VALUE).table().entities());
      Set<String> ids = values(tables.get("entities"), "id");
      assertThat(ids).containsAll(values(tables.get("mentions"), "entity"));
      assertThat(values(tables.get("articles"), "id"))
          .containsAll(values(tables.get("mentions"), "article"));
      for (Map<String, String> mention : tables.get("mentions")) {
        Article article = open.article(mention.get("article")).orElseThrow().article();
        String text =
            mention.get("field").equals("body")
                ? article.text(Article.Field.BODY)
                : article.headline();
        assertThat(
                text.substring(
                    Integer.parseInt(mention.get("start")), Integer.parseInt(mention.get("end"))))
            .isEqualTo(mention.get("form"));
      }
    }
  }

  private static void checkCell(String type, String value) {
    if (!value.isEmpty()) {
      switch (type) {
        case "integer" -> assertThat(value).matches("-?\\d+");
        case "number" -> assertThat(Double.parseDouble(value)).isFinite();
        case "date" -> assertThat(value).matches("\\d{4}-\\d{2}-\\d{2}");
        default -> {}
      }
    }
  }

  private static Set<String> values(List<Map<String, String>> rows, String column) {
    Set<String> values = new HashSet<>();
    rows.forEach(row -> values.add(row.get(column)));
    return values;
  }

  @Test
  void pairsByPeriodAreThoseOfTheTableOfThePeriod() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Path folder = temp.resolve("weeks");
      ArchiveExport.of(open).by(Timeline.BinWidth.WEEK).tables(folder);
      List<Map<String, String>> rows = csv(folder.resolve("pairs-by-period.csv"));
      assertThat(rows.size()).isGreaterThan(100);
      Random random = new Random(1);
      for (int i = 0; i < 100; i++) {
        Map<String, String> row = rows.get(random.nextInt(rows.size()));
        LocalDate start = LocalDate.parse(row.get("start"));
        Query week = Query.published(start, start.plusDays(6));
        Entity first = open.entity(row.get("first"));
        for (Copies copies : Copies.values()) {
          CooccurrenceTable.Row counted =
              open
                  .cooccurrences(
                      CooccurrenceQuery.builder()
                          .scope(week)
                          .anchor(first)
                          .copies(copies)
                          .minimumCount(1)
                          .limit(Integer.MAX_VALUE)
                          .build())
                  .rows()
                  .stream()
                  .filter(one -> one.second().toString().equals(row.get("second")))
                  .findFirst()
                  .orElseThrow();
          boolean published = copies == Copies.PUBLISHED;
          assertThat(row.get(published ? "publishedBoth" : "both"))
              .isEqualTo("" + counted.counts().both());
          assertThat(row.get(published ? "publishedFirst" : "firstArticles"))
              .isEqualTo("" + counted.counts().first());
          assertThat(row.get(published ? "publishedSecond" : "secondArticles"))
              .isEqualTo("" + counted.counts().second());
          assertThat(row.get(published ? "publishedArticles" : "articles"))
              .isEqualTo("" + counted.counts().total());
        }
        assertThat(open.count(Query.parse(row.get("query"))))
            .isEqualTo(Long.parseLong(row.get("publishedBoth")));
      }
    }
  }

  @Test
  void followTheMoneyHasTheTypesThatWereAskedForAlone() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Path file = temp.resolve("people.ftm.json");
      ArchiveExport.of(open).types(EntityType.parse("people")).followTheMoney(file);
      Map<String, Integer> schemata = new TreeMap<>();
      for (String line : Files.readAllLines(file)) {
        JsonNode entity = new ObjectMapper().readTree(line);
        schemata.merge(entity.get("schema").asText(), 1, Integer::sum);
        assertThat(entity.get("properties").has("companiesMentioned")).isFalse();
        assertThat(entity.get("properties").has("locationMentioned")).isFalse();
      }
      assertThat(schemata).containsOnlyKeys("Article", "Mention", "Person", "UnknownLink");
    }
  }

  /** The author of an article wrote its address: no script, and nothing that looks like a site. */
  @Test
  void followTheMoneyLinksPlainWebAddressesAlone() throws IOException {
    Path folder = temp.resolve("addresses");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (String url :
          List.of(
              "https://news.example/a@b?c=d@e",
              "https://bank.example@h.example/",
              "http://u:p@h.example/",
              "http://@h.example/",
              "javascript:alert(1)")) {
        Article article = Article.builder(url).url(url).body("One.").build();
        writer.add(new AnnotatedArticle(article, "test 1", 2, List.of()));
      }
    }
    try (Archive open = Archive.open(folder)) {
      Path file = temp.resolve("addresses.ftm.json");
      ArchiveExport.of(open).followTheMoney(file);
      List<String> linked = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        new ObjectMapper()
            .readTree(line)
            .get("properties")
            .path("sourceUrl")
            .forEach(url -> linked.add(url.asText()));
      }
      assertThat(linked).containsExactly("https://news.example/a@b?c=d@e");
    }
  }

  /**
   * The rules of neo4j-admin's import of CSV, by the chapter "CSV header format" of its manual
   * (Neo4j 5): a row a line, a header whose fields are {@code name}, {@code name:type}, or one of
   * the keywords with an id space, ids that are unique in their space.
   */
  @Test
  void neo4jsImportReadsEachFile() throws IOException {
    Path folder = temp.resolve("breaks");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      RandomArticles make = new RandomArticles(new Random(2), 10);
      for (int i = 0; i < 30; i++) {
        AnnotatedArticle article = make.article("a" + i, 8);
        Article changed =
            Article.builder(article.article().id())
                .headline(article.article().headline())
                .body(article.article().body())
                .source("One\r\n\"Two\"\u2028Three")
                .build();
        writer.add(
            new AnnotatedArticle(
                changed, article.annotator(), article.tokens(), article.sentences()));
      }
      writer.add(
          new AnnotatedArticle(
              Article.builder("broken").headline("Two\nlines, \"quoted\"").body("Text.").build(),
              RandomArticles.ANNOTATOR,
              2,
              List.of()));
    }
    try (Archive open = Archive.open(folder)) {
      Map<String, Set<String>> ids = new HashMap<>();
      for (Path file : ArchiveExport.of(open).neo4j(temp.resolve("import"))) {
        if (!file.toString().endsWith(".csv")) {
          continue;
        }
        List<Map<String, String>> rows = csv(file);
        // Not Files.readAllLines: the import breaks lines at these two characters.
        assertThat(Files.readString(file).split("[\n\r]")).hasSize(rows.size() + 1);
        for (String field : rows.get(0).keySet()) {
          assertThat(field)
              .matches(
                  "[A-Za-z]\\w*(:(string|long|int|double|boolean|date))?|[A-Za-z]\\w*:ID\\(\\w+\\)"
                      + "|:(START_ID|END_ID)\\(\\w+\\)|:LABEL|:TYPE");
          for (Map<String, String> row : rows) {
            String value = row.get(field);
            if (field.contains(":ID(")) {
              assertThat(ids.computeIfAbsent(space(field), key -> new HashSet<>()).add(value))
                  .isTrue();
            } else if (field.contains("_ID(")) {
              assertThat(ids.get(space(field))).contains(value);
            } else if (field.endsWith(":long")) {
              assertThat(value).matches("-?\\d+");
            } else if (field.endsWith(":date")) {
              assertThat(value).matches("|\\d{4}-\\d{2}-\\d{2}");
            } else if (field.endsWith(":double") && !value.isEmpty()) {
              assertThat(Double.parseDouble(value)).isFinite();
            } else if (field.equals(":LABEL")) {
              assertThat(value).matches("[A-Za-z]+(;[A-Za-z]+)*");
            }
          }
        }
      }
      assertThat(ids).containsOnlyKeys("Entity", "Article");
      assertThat(ids.get("Article")).hasSize(31);
      assertThat(Files.readString(temp.resolve("import/articles.csv")))
          .contains("\"Two lines, \"\"quoted\"\"\"");
    }
  }

  private static String space(String field) {
    return field.substring(field.indexOf('(') + 1, field.length() - 1);
  }

  @Test
  void entitiesAreGivenOneByOneAsInTheirTable() throws IOException {
    try (Archive open = Archive.open(archive)) {
      List<EntityTable.Row> rows = new ArrayList<>();
      open.entities(SCOPE).limit(12).rows().forEach(rows::add);
      assertThat(rows).isEqualTo(open.entities(SCOPE).limit(12).table().rows()).hasSize(12);
    }
  }

  @Test
  void relationshipsForNeo4jJoinNodesThatAreThere() throws IOException {
    try (Archive open = Archive.open(archive)) {
      Path folder = temp.resolve("graph");
      List<Path> written = ArchiveExport.of(open).pairs(50).neo4j(folder);
      assertThat(written).contains(folder.resolve("load.sh"));
      Set<String> entities = values(csv(folder.resolve("entities.csv")), "id:ID(Entity)");
      Set<String> articles = values(csv(folder.resolve("articles.csv")), "id:ID(Article)");
      assertThat(articles).hasSize((int) open.size());
      List<Map<String, String>> namedIn = csv(folder.resolve("named-in.csv"));
      assertThat(entities).containsAll(values(namedIn, ":START_ID(Entity)"));
      assertThat(articles).containsAll(values(namedIn, ":END_ID(Article)"));
      List<Map<String, String>> namedWith = csv(folder.resolve("named-with.csv"));
      assertThat(namedWith).hasSize(50);
      assertThat(entities)
          .containsAll(values(namedWith, ":START_ID(Entity)"))
          .containsAll(values(namedWith, ":END_ID(Entity)"));
      assertThat(values(namedWith, ":TYPE")).containsExactly("NAMED_WITH");
      long mentions = 0;
      for (Map<String, String> row : namedIn) {
        mentions += Long.parseLong(row.get("mentions:long"));
      }
      long counted = 0;
      for (AnnotatedArticle article : open.articles()) {
        for (AnnotatedArticle.Sentence sentence : article.sentences()) {
          counted +=
              sentence.mentions().stream()
                  .flatMap(mention -> mention.entity().stream())
                  .filter(entity -> EntityType.coOccurring().contains(entity.type()))
                  .count();
        }
      }
      assertThat(mentions).isEqualTo(counted);
    }
  }
}

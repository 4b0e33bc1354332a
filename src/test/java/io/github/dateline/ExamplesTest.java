package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.annotate.Annotator;
import io.github.dateline.annotate.CoreNlpAnnotator;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.report.Report;
import io.github.dateline.stats.AssociationMeasure;
import io.github.dateline.stats.Contingency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples of the API, in the order in which a developer needs them. The regions between {@code
 * start} and {@code end} are those that the documentation shows.
 */
class ExamplesTest {
  @TempDir static Path home;
  @TempDir Path temp;
  private String folder = "";

  @BeforeAll
  static void indexTheCorpus() throws Exception {
    Path folder = home.resolve("archive");
    // @start region="index"
    try (ArticleReader articles = ArticleReader.open(Path.of("corpus"));
        ArchiveWriter writer = ArchiveWriter.open(folder)) {
      Indexer.of(CoreNlpAnnotator.english(), writer).add(articles);
    }
    // @end
  }

  @Test
  void searches() throws Exception {
    Path folder = home.resolve("archive");
    List<String> printed = new ArrayList<>();
    Printer console = printed::add;
    // @start region="search"
    try (Archive archive = Archive.open(folder)) {
      for (Hits.Hit hit : archive.search("person:\"Sean Duffy\" AND moon").hits()) {
        console.print(hit.article().headline() + ": " + hit.snippet().marked("*", "*"));
      }
    }
    // @end
    assertThat(printed)
        .hasSize(9)
        .contains(
            "Trump returns to Isaacman for NASA post: *Sean Duffy*, who has led the agency since July"
                + " while also serving as transportation secretary, sent his congratulations on X"
                + " and wished the nominee success.");
  }

  /** Where examples print. */
  private interface Printer {
    void print(String line);
  }

  @Test
  void asks() throws Exception {
    try (Archive archive = Archive.open(home.resolve("archive"))) {
      // @start region="questions"
      Entity duffy = archive.entity("Sean Duffy"); // find(name) gives an Optional
      Hits hits = archive.search("moon AND org:nasa").newest().limit(10).hits();
      EntityTable people =
          archive.entities(Query.parse("moon")).types(EntityType.parse("people")).limit(10).table();
      CooccurrenceTable neighbours =
          archive.cooccurrences(CooccurrenceQuery.of(duffy).unit(Unit.SENTENCE).build());
      Timeline months = archive.timeline(duffy).by(Timeline.BinWidth.MONTH).timeline();
      var contingencies =
          archive
              .pair(duffy, archive.entity("Dmitry Bakanov"))
              .tables(List.of(Unit.ARTICLE, Unit.SENTENCE));
      // @end
      assertThat(hits.top()).hasSize(10);
      assertThat(people).first().extracting(row -> row.entity().label()).isEqualTo("Bill Nelson");
      assertThat(neighbours.rows()).isNotEmpty();
      assertThat(months.articles()).isEqualTo(archive.count(Query.mentions(duffy)));
      assertThat(contingencies).hasSize(2);
    }
  }

  @Test
  void ranksByAMeasureOfItsOwn() throws Exception {
    try (Archive archive = Archive.open(home.resolve("archive"))) {
      // @start region="measure"
      // Kulczynski's: the mean of the two conditional probabilities.
      AssociationMeasure kulczynski =
          new AssociationMeasure() {
            @Override
            public String name() {
              return "kulczynski";
            }

            @Override
            public double score(Contingency table) {
              double both = table.both();
              return (both / table.first() + both / table.second()) / 2;
            }
          };
      CooccurrenceTable pairs =
          archive.cooccurrences(CooccurrenceQuery.builder().rankBy(kulczynski).build());
      // @end
      var strongest = pairs.rows().get(0);
      assertThat(strongest.score()).isEqualTo(kulczynski.score(strongest.counts())).isPositive();
    }
  }

  @Test
  void reports() throws Exception {
    Path folder = home.resolve("archive");
    Path file = home.resolve("report.html");
    // @start region="report"
    try (Archive archive = Archive.open(folder)) {
      Report.builder(archive).build().write(file);
    }
    // @end
    assertThat(file).content().contains("Sean Duffy", "Dmitry Bakanov");
  }

  @BeforeEach
  void index() throws Exception {
    folder = temp.resolve("archive").toString();
    List<Article> articles = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      articles.add(
          Article.builder("mine-" + i)
              .headline("The bank, part " + i)
              .body("Maria Lindqvist met Tomas Okafor at the bank. Ada Moss stayed away.")
              .published(LocalDate.of(2025, i, 1))
              .build());
    }
    for (int i = 1; i <= 6; i++) {
      articles.add(Article.of("other-" + i, "Ada Moss met Bo Nord. Tom Okafor read it."));
    }
    try (ArchiveWriter writer = ArchiveWriter.open(Path.of(folder))) {
      Indexer indexer = Indexer.of(new CapitalisedPairs(), writer);
      assertThat(indexer.add(articles).added()).isEqualTo(12);
      assertThat(indexer.add(articles.stream()).unchanged()).isEqualTo(12);
      assertThat(indexer.add(articles.get(0)).unchanged()).isEqualTo(1);
    }
  }

  // @start region="annotator"
  /** Takes two words with capitals in a row for a person. */
  private static final class CapitalisedPairs implements Annotator {
    private static final Pattern NAME = Pattern.compile("[A-Z][a-z]+ [A-Z][a-z]+");
    private static final Pattern SENTENCE = Pattern.compile("[^.\\s][^.]*\\.");

    @Override
    public String identity() {
      return "capitalised pairs 1";
    }

    @Override
    public AnnotatedArticle annotate(Article article) {
      String body = article.text(Article.Field.BODY);
      List<Sentence> sentences = new ArrayList<>();
      Matcher sentence = SENTENCE.matcher(body);
      while (sentence.find()) {
        List<Mention> mentions = new ArrayList<>();
        Matcher name = NAME.matcher(body).region(sentence.start(), sentence.end());
        while (name.find()) {
          mentions.add(
              Mention.of(name.start(), name.end(), Entity.of(EntityType.PERSON, name.group())));
        }
        sentences.add(
            new Sentence(Article.Field.BODY, sentence.start(), sentence.end(), 0, mentions));
      }
      return new AnnotatedArticle(article, identity(), body.split(" ").length, sentences);
    }
  }

  // @end

  @Test
  void annotatesWithoutAnArchive() throws Exception {
    List<String> found = new ArrayList<>();
    Iterator<Article> articles =
        Stream.of("Ada Moss slept.", "Nobody came.", "Bo Nord left.")
            .map(body -> Article.of(body.substring(0, 2), body))
            .iterator();
    new CapitalisedPairs()
        .annotateAll(
            articles,
            new Annotator.Sink() {
              @Override
              public boolean wants(Article article) {
                return !article.id().equals("No");
              }

              @Override
              public void annotated(AnnotatedArticle article) {
                found.add(article.article().id() + article.entities());
              }

              @Override
              public void setAside(Article.SetAside setAside) {
                found.add("set aside: " + setAside);
              }
            });
    assertThat(found).containsExactly("Ad[PERSON/Ada Moss]", "Bo[PERSON/Bo Nord]");
  }

  @Test
  void findsAnEntityOrNone() throws Exception {
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive).hasToString(folder + " (12 articles)");
      assertThat(archive.find("maria lindqvist")).map(Entity::label).hasValue("Maria Lindqvist");
      assertThat(archive.find("Angela Merkel")).isEmpty();
    }
  }

  @Test
  void searchesForWordsAndNames() throws Exception {
    try (Archive archive = Archive.open(folder)) {
      Entity maria = archive.entity("Maria Lindqvist");
      Query bank = Query.parse("bank AND published:2025").and(Query.mentions(maria));
      assertThat(archive.search(bank).newest().limit(2).hits())
          .extracting(hit -> hit.article().id())
          .containsExactly("mine-6", "mine-5");
      assertThat(archive.search("bank").oldest().from(1).limit(1).hits())
          .extracting(hit -> hit.article().day().orElseThrow())
          .containsExactly(LocalDate.of(2025, 2, 1));
    }
  }

  @Test
  void printsAndWritesWhoIsNamedWithWhom() throws Exception {
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceTable pairs =
          archive.cooccurrences(
              CooccurrenceQuery.of(archive.entity("Maria Lindqvist"))
                  .types(EntityType.parse("people"))
                  .unit(Unit.SENTENCE)
                  .copies(Copies.PUBLISHED)
                  .evidence(1)
                  .limit(20)
                  .build());
      assertThat(pairs.toString())
          .startsWith("Who is named with Maria Lindqvist (PERSON) in the same sentence")
          .contains("Tomas Okafor", "**Maria Lindqvist** met **Tomas Okafor** at the bank.");
      Path csv = temp.resolve("pairs.csv");
      pairs.writeCsv(csv);
      assertThat(Files.readAllLines(csv)).hasSize(2).last().asString().contains("Tomas Okafor");
      Path json = temp.resolve("pairs.json");
      pairs.writeJson(json);
      assertThat(json).content().contains("\"unit\": \"sentence\"", "\"both\": 6");
      assertThat(pairs.rows().get(0).evidence().get(0).marked("", ""))
          .isEqualTo("Maria Lindqvist met Tomas Okafor at the bank.");
      CooccurrenceQuery byArticle = pairs.query().toBuilder().unit(Unit.ARTICLE).build();
      assertThat(byArticle.anchor()).isEqualTo(pairs.query().anchor());
      assertThat(byArticle.rankBy()).isNotEqualTo(pairs.query().rankBy());
    }
  }

  @Test
  void printsAndWritesHitsEntitiesAndTimelines() throws Exception {
    try (Archive archive = Archive.open(folder)) {
      Hits hits = archive.search("bank AND id:mine-2").hits();
      assertThat(hits)
          .hasToString(
              """
               1  The bank, part 2
                  2025-02-01, mine-2
                  Maria Lindqvist met Tomas Okafor at the **bank**.

              1 of 1 article
              """);
      Path file = temp.resolve("answer");
      hits.writeCsv(file);
      assertThat(file).content().startsWith("rank,id,headline,").contains("\n1,mine-2,");
      hits.writeJson(file);
      assertThat(file).content().contains("\"query\": \"bank AND id:mine-2\"", "\"total\": 1");
      assertThat(archive.search("nobody").hits()).hasToString("no article matches nobody\n");

      EntityTable entities = archive.entities(Query.parse("bank")).limit(2).table();
      assertThat(entities)
          .asString()
          .startsWith(
              """
              articles  sentences  type    name
                     6          6  PERSON  Ada Moss
                     6          6  PERSON  Maria Lindqvist

              2 of 3 entities in the 6 articles that match bank
              made by Dateline (not packaged) from an archive of 12 articles\
              """);
      entities.writeCsv(file);
      assertThat(file).content().contains("PERSON,Maria Lindqvist,Maria Lindqvist,,6,6\n");
      entities.writeJson(file);
      assertThat(file).content().contains("\"articles\": 6");
      List<Entity> two = List.of(archive.entity("Bo Nord"), archive.entity("Ada Moss"));
      assertThat(archive.entities(Query.all()).only(two).table().rows()).hasSize(2);
      assertThat(archive.entities(Query.all()).only(two).limit(1).table())
          .extracting(row -> row.entity().label())
          .containsExactly("Ada Moss");

      Timeline quarters =
          archive
              .timeline(archive.entity("Ada Moss"))
              .scope(Query.parse("bank"))
              .by(Timeline.BinWidth.QUARTER)
              .timeline();
      assertThat(quarters.inScope()).isEqualTo(6);
      assertThat(quarters)
          .asString()
          .startsWith(
              """
              6 articles name Ada Moss (PERSON), of the 6 articles that match bank

              quarter  articles  of    share
              2025-Q1         3   3  100.0 %
              2025-Q2         3   3  100.0 %
              """);
      quarters.writeCsv(file);
      assertThat(file).content().contains("2025-04-01,3,3,");
      quarters.writeJson(file);
      assertThat(file).content().contains("\"by\": \"quarter\"", "\"burst\": false");
    }
  }

  @Test
  void countsOverTimeAndComparesPeriods() throws Exception {
    try (Archive archive = Archive.open(folder)) {
      Entity maria = archive.entity("Maria Lindqvist");
      assertThat(archive.timeline(maria).by(Timeline.BinWidth.MONTH).timeline().bins()).hasSize(6);
      ComparisonTable change =
          archive.compare(
              CooccurrenceQuery.builder()
                  .scope(Query.parse("published:2025"))
                  .copies(Copies.PUBLISHED)
                  .build(),
              Query.all());
      assertThat(change)
          .filteredOn(row -> row.againstCount() == 0)
          .extracting(row -> row.entities().get(0).label())
          .contains("Maria Lindqvist");
      // So few articles tell nothing for sure.
      assertThat(change)
          .extracting(ComparisonTable.Row::change)
          .containsOnly(ComparisonTable.Change.UNCERTAIN);
      assertThat(change.toString()).contains("against", "all of these may be chance");
    }
  }

  @Test
  void mendsNamesAndRemovesArticles() throws Exception {
    Path folder = Path.of(this.folder);
    // @start region="curation"
    try (Curation curation = Curation.open(folder, "anna")) {
      curation.merge(List.of(curation.entity("Tom Okafor")), curation.entity("Tomas Okafor"));
    }
    // @end
    try (Curation curation = Curation.open(folder, "anna")) {
      assertThat(curation.decisions())
          .extracting(Decision::text)
          .containsExactly("merge \"PERSON/Tom Okafor\" into \"PERSON/Tomas Okafor\"");
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      assertThat(writer.remove("mine-1")).isTrue();
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.count(Query.mentions(archive.entity("Tomas Okafor")))).isEqualTo(11);
    }
  }

  @Test
  void saysThatItIsClosed() throws Exception {
    Archive archive = Archive.open(folder);
    archive.close();
    assertThat(archive).hasToString(folder + " (closed)");
    for (Asking asking :
        List.<Asking>of(
            () -> archive.search("bank").hits(),
            () -> archive.entity("Ada Moss"),
            () -> archive.cooccurrences(CooccurrenceQuery.builder().build()),
            archive::size)) {
      assertThatIllegalStateException()
          .isThrownBy(asking::ask)
          .withMessage("archive " + folder + " is closed; open it again to ask it");
    }
  }

  /** Asks an archive. */
  private interface Asking {
    void ask() throws Exception;
  }

  @Test
  void takesDatesAsJavaHasThem() {
    OffsetDateTime evening = OffsetDateTime.parse("2025-07-31T18:40:00+08:00");
    Article article = Article.builder("a").published(evening).build();
    assertThat(article.moment()).hasValue(evening);
    assertThat(article.day()).hasValue(LocalDate.of(2025, 7, 31));
    assertThat(Stream.of("2025-07-31", "2025-07-31T18:40:00"))
        .allSatisfy(
            stamp -> assertThat(Article.builder("b").published(stamp).build().moment()).isEmpty());
  }
}

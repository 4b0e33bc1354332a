package io.github.dateline;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  @TempDir static Path temp;

  private static final Map<String, Entity> NAMES =
      Map.of(
          "Sean Duffy", Entity.of(EntityType.PERSON, "Sean Duffy"),
          "Duffy", Entity.of(EntityType.PERSON, "Sean Duffy"),
          "Bakanov", Entity.of(EntityType.PERSON, "Dmitry Bakanov"),
          "Nasa", Entity.of(EntityType.ORGANIZATION, "Nasa"),
          "NASA", Entity.of(EntityType.ORGANIZATION, "NASA"),
          "Roscosmos",
              Entity.linked(EntityType.ORGANIZATION, "Russian_Federal_Space_Agency", "Roscosmos"),
          "Washington", Entity.of(EntityType.PERSON, "Washington"),
          "Houston", Entity.of(EntityType.CITY, "Houston"),
          "Japan", Entity.of(EntityType.COUNTRY, "Japan"),
          "Ever Given", Entity.of(new EntityType("VESSEL"), "Ever Given"));

  private Archive archive;

  @BeforeEach
  void open() throws IOException {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(
          article(
              "talks",
              "Nasa and Roscosmos chiefs meet",
              "WASHINGTON \u2014 Sean Duffy met Bakanov in Florida.\n\nDuffy spoke of the moon"
                  + " programme.\n\n[[nid:77]]",
              "2025-07-31",
              "Meridian Wire"));
      writer.add(
          article(
              "crew",
              "",
              "The crew flew from Houston. NASA said the caf\u00e9 was open.",
              "2025-08-01T23:30:00-10:00",
              "Harbour Post"));
      writer.add(
          article("canal", "Ever Given refloated", "Japan thanked Washington.", "2021-03-29", ""));
      writer.add(article("undated", "", "A note on moon rock, and nothing else.", "", ""));
    }
    archive = Archive.open(folder);
  }

  @AfterEach
  void close() throws IOException {
    archive.close();
  }

  private static AnnotatedArticle article(
      String id, String headline, String body, String published, String source) {
    Article.Builder builder = Article.builder(id).headline(headline).body(body).source(source);
    if (!published.isEmpty()) {
      builder.published(published);
    }
    Article article = builder.build();
    List<Sentence> sentences = new ArrayList<>();
    if (!headline.isEmpty()) {
      sentences.add(sentence(article, Article.Field.HEADLINE, 0, headline.length(), 0));
    }
    int paragraph = 0;
    int start = 0;
    String text = article.text(Article.Field.BODY);
    for (String part : text.split("(?<=\\.)\\s+")) {
      int at = text.indexOf(part, start);
      if (!part.isBlank()) {
        String bare = part.strip();
        int from = at + part.indexOf(bare);
        paragraph += start > 0 && text.substring(start, from).contains("\n\n") ? 1 : 0;
        sentences.add(sentence(article, Article.Field.BODY, from, from + bare.length(), paragraph));
        start = from + bare.length();
      }
    }
    return new AnnotatedArticle(article, "test 1", 1, sentences);
  }

  private static Sentence sentence(
      Article article, Article.Field field, int start, int end, int paragraph) {
    String text = article.text(field);
    List<Mention> mentions = new ArrayList<>();
    for (int at = start; at < end; at++) {
      for (int length = Math.min(20, end - at); length > 0; length--) {
        Entity entity = NAMES.get(text.substring(at, at + length));
        if (entity != null) {
          mentions.add(Mention.of(at, at + length, entity));
          at += length;
          break;
        }
      }
    }
    return new Sentence(field, start, end, paragraph, mentions);
  }

  private List<String> ids(String query) throws IOException {
    return archive.search(Query.parse(query)).limit(10).hits().top().stream()
        .map(hit -> hit.article().id())
        .sorted()
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          moon                                   | talks undated
          MOON AND programme                     | talks
          "moon programme"                       | talks
          "programme moon"~3                     | talks
          moon -rock                             | talks
          moon NOT talks                         | talks undated
          NOT moon                               | canal crew
          -moon                                  | canal crew
          (moon OR crew) AND NOT rock            | crew talks
          program*                               | talks
          prog?amme                              | talks
          programe~                              | talks
          cafe                                   | crew
          washington                             | canal
          nid                                    |
          headline:meet                          | talks
          body:meet                              |
          headline:"chiefs meet"                 | talks
          *:*                                    | canal crew talks undated
          *                                      | canal crew talks undated
          person:"Sean Duffy"                    | talks
          person:"SEAN DUFFY"                    | talks
          person:duffy                           | talks
          person:"Sean D*"                       | talks
          person:duf*                            | talks
          person:"PERSON/Sean Duffy"             | talks
          entity:"PERSON/Sean Duffy"             | talks
          org:nasa                               | crew talks
          org:roscosmos                          | talks
          org:"Russian Federal Space Agency"     | talks
          organization:NASA                      | crew talks
          entity:houston                         | crew
          place:houston                          | crew
          place:japan                            | canal
          country:japan                          | canal
          VESSEL:"Ever Given"                    | canal
          entity:"ever given"                    | canal
          person:zz*                             |
          published:2025                         | crew talks
          published:2025-08                      | crew
          published:2025-08-01                   | crew
          published:[2025-07-01 TO 2025-07-31]   | talks
          published:[2025-07-31 TO 2025-08-01]   | crew talks
          published:{2025-07-31 TO 2025-08-01]   | crew
          published:[2025-07-31 TO 2025-08-01}   | talks
          published:[* TO 2024]                  | canal
          published:[2025-08 TO *]               | crew
          published:*                            | canal crew talks
          NOT published:*                        | undated
          moon AND NOT published:*               | undated
          source:"meridian wire"                 | talks
          source:merid*                          | talks
          source:wire                            |
          filed:washington                       | talks
          marker:"nid:77"                        | talks
          id:crew                                | crew
          person:duffy AND moon AND org:nasa     | talks
          person:washington                      | canal
          """)
  void queriesMatch(String query, String expected) throws IOException {
    assertThat(ids(query)).isEqualTo(expected == null ? List.of() : List.of(expected.split(" ")));
    assertThat(archive.count(Query.parse(query))).isEqualTo(ids(query).size());
  }

  @Test
  void queriesAreValuesThatCombine() throws IOException {
    Query duffy = Query.mentions(archive.entity("Sean Duffy"));
    assertThat(archive.count(duffy)).isEqualTo(1);
    assertThat(archive.count(duffy.not())).isEqualTo(3);
    assertThat(archive.count(duffy.or(Query.parse("rock")))).isEqualTo(2);
    assertThat(archive.count(duffy.and(Query.parse("rock")))).isZero();
    for (Query query :
        List.of(duffy.not(), duffy.or(Query.parse("rock")), duffy.and(Query.parse("moon")))) {
      assertThat(archive.count(Query.parse(query.toString()))).isEqualTo(archive.count(query));
    }
    assertThat(Query.parse(" ")).isEqualTo(Query.all());
    assertThat(Query.parse("moon")).isEqualTo(Query.parse("moon"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          moon AND                 | 8  | ends too early
          "moon                    | 5  | not closed
          (moon                    | 5  | ends too early
          moon) crew               | 4  | does not fit
          published:[2025 TO       | 18 | ends too early
          autor:Smith              | 0  | there is no field "autor", did you mean author?
          moon OR title:crew       | 8  | there is no field "title", did you mean headline?
          published:[2025 TO]      | 18 | is a span of days
          published:2023-1*        | 10 | [2025-07 TO 2025-09] is from one through another
          moon AND colour:red      | 9  | there is no field "colour"
          published:yesterday      | 10 | is no day
          published:2025-02-30     | 10 | is no day
          published:[2025 TO 2024] | 11 | backwards
          source:[a TO b]          | 0  | no meaning
          ""                       | 0  | there is no word in the phrase ""
          "*"                      | 0  | there is no word in the phrase "*"
          moon AND "--"            | 9  | there is no word in the phrase "--"
          moon AND "a b"~-2        | 9  | words are at least 0 apart, got -2
          headline:""~3            | 9  | there is no word in the phrase ""
          \\*                      | 0  | there is no word in the query
          moon /roc.*/             | 5  | regular expressions are not read
          moon W/5 crew            | 5  | "W/5" is not read; "storm coast"~5 finds the two
          moon AND (crew w/s nasa) | 15 | "w/s" is not read
          moon /5 crew             | 5  | "/5" is not read
          moon near3 crew          | 5  | "near3" is not read
          moon AROUND(3) crew      | 5  | "AROUND(3)" is not read
          crew atleast5(moon)      | 5  | "atleast5(" is not read; a field is written headline:(storm coast)
          headline(moon)           | 0  | "headline(" is not read
          intitle:moon             | 0  | did you mean headline?
          crew after:2025          | 5  | did you mean published?
          published:>=2025-06      | 10 | [2025-07 TO *] from one on
          """)
  void aMistypedQueryGetsACaretAtThePlace(String query, int offset, String problem) {
    assertThatThrownBy(() -> Query.parse(query))
        .isInstanceOfSatisfying(
            DatelineException.class,
            e -> {
              assertThat(e.problem()).contains(problem);
              assertThat(e.offset()).hasValue(offset);
              assertThat(e.getMessage())
                  .endsWith("\n  " + query + "\n  " + " ".repeat(offset) + "^");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"person:\"Sean Dufy\"", "person:\"Shaun Duffy\"", "person:sean"})
  void aNameThatNobodyHasFindsNothingAndGetsTheNearest(String query) throws IOException {
    assertThat(archive.count(Query.parse(query))).isZero();
    assertThat(archive.warnings(Query.parse(query)))
        .singleElement()
        .asString()
        .startsWith("no entity is called ")
        .contains("PERSON/Sean Duffy (1 article)");
  }

  @Test
  void whatTakesLongIsRefusedInASentence() {
    for (String query :
        List.of(
            "\"" + "US ".repeat(251) + "\"",
            "a-".repeat(250) + "b",
            "a/".repeat(250) + "b",
            "\"" + "th* ".repeat(251) + "\"",
            "\"" + "re-a* ".repeat(21) + "\"",
            "person:*a* ".repeat(51),
            "moon ".repeat(513),
            "moon AND NOT (" + "crew OR ".repeat(600) + "crew)")) {
      assertThatThrownBy(() -> archive.count(Query.parse(query)))
          .as(query)
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining(" at most ");
    }
  }

  @Test
  void manyWordsAreRead() throws IOException {
    assertThat(archive.count(Query.parse("moon " + "zz ".repeat(511))))
        .isEqualTo(archive.count(Query.parse("moon")));
    Query words = Query.parse("zz ".repeat(300));
    assertThatThrownBy(() -> archive.count(words.or(words)))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("the query has 1200 parts, at most 1024 are read");
  }

  /** Neither the stars nor the names that no article has may take long. */
  @Test
  void manyStarsAndManyUnknownNamesAreAnswered() throws IOException {
    assertThat(archive.count(Query.parse("*".repeat(19_000)))).isEqualTo(archive.size());
    String unknown =
        IntStream.range(0, 900).mapToObj(i -> "person:zz" + i).collect(joining(" OR "));
    assertThat(archive.count(Query.parse(unknown))).isZero();
    assertThat(archive.warnings(Query.parse(unknown)))
        .hasSize(21)
        .endsWith("and up to 880 more such");
  }

  @Test
  void smallLettersCombineNothing() throws IOException {
    assertThat(archive.warnings(Query.parse("moon and crew")))
        .singleElement()
        .asString()
        .isEqualTo("\"and\" is a word here; AND, OR and NOT in capitals combine");
    assertThat(archive.warnings(Query.parse("moon AND crew"))).isEmpty();
    assertThat(archive.warnings(Query.parse("\"moon and crew\""))).isEmpty();
    assertThat(archive.warnings(Query.parse("\"W/5 & crew\""))).isEmpty();
    assertThat(archive.warnings(Query.parse("moon & crew")))
        .containsExactly("\"&\" joins nothing here; a name with it stands in quotation marks");
    assertThat(archive.warnings(Query.parse("person:zz").not().and(Query.all()))).hasSize(1);
  }

  /** What is said of words that may not be as they were meant. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          F 16                | "F 16" finds articles with either; it is one thing in quotation marks
          "F 16"              |
          moon AND F-16       |
          person:Sean Duffy   | "Sean" alone is looked for in person, the next word in the text; person:"Sean Duffy" is both
          person:Sean OR moon |
          $100                | signs are not searched: "$100" finds "100"
          "50%"               | signs are not searched: "50%" finds "50"
          Jeopardy!           | "Jeopardy!" is found without its sign; * stands for any ending
          "Jeopardy!"         |
          moon NEAR crew      | "NEAR" is a word here; "storm coast"~5 finds the two with up to 5 words between
          moon near crew      |
          moon ANDNOT crew    | "ANDNOT" is a word here; AND, OR and NOT in capitals combine
          C++                 | signs are not searched: "C++" finds "C"
          US                  | "US" is found in small letters too, where it is another word; org: and place: find names
          place:US            | no entity is called "US"; the nearest:
          place:Nasa          | no entity is called "Nasa"; of another type: ORGANIZATION/Nasa (2 articles)
          """)
  void saysWhatMayNotBeMeant(String query, String warning) throws IOException {
    List<String> warnings =
        archive.warnings(Query.parse(query)).stream()
            .filter(
                said -> warning == null || !said.startsWith("no entity") || query.contains("place"))
            .toList();
    if (warning == null) {
      assertThat(warnings).noneMatch(said -> !said.startsWith("no entity"));
    } else {
      assertThat(warnings)
          .singleElement()
          .asString()
          .startsWith(warning.replace("; the nearest:", ""));
    }
  }

  @Test
  void oneEntityIsFoundByNameLabelOrForm() throws IOException {
    Entity nasa = archive.entity("Nasa");
    for (String form : List.of("NASA", "nasa", "ORGANIZATION/NASA", "ORGANIZATION/Nasa")) {
      assertThat(archive.entity(form)).as(form).isEqualTo(nasa);
    }
    assertThat(archive.entity("duffy").name()).isEqualTo("Sean Duffy");
    Entity roscosmos = archive.entity("roscosmos");
    assertThat(roscosmos.name()).isEqualTo("Russian Federal Space Agency");
    assertThat(roscosmos.label()).isEqualTo("Roscosmos");
    assertThat(roscosmos.wikipedia()).contains("Russian_Federal_Space_Agency");
    assertThat(archive.entity("Russian Federal Space Agency")).isEqualTo(roscosmos);
    assertThatThrownBy(() -> archive.entity("Nobody At All"))
        .isInstanceOf(DatelineException.class)
        .hasMessageContaining("no entity is called");
  }

  /** What word processors make of "-", of blanks and of apostrophes, and hyphens left out. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '|',
      value = {
        "ferry \u2013harbour; a",
        "ferry \u2212\"the harbour\"; a",
        "\u2014ferry; c, d",
        "ferry \u2013 harbour; a, b",
        "harbour\u00A0AND\u2009ferry; b",
        "O\u02BCDonoghue; a, c, d",
        "O'Donoghue; a, c, d",
        "oahu; ",
        "O\u2018ahu; d",
        "cooperation; b, c",
        "co-operation; b, c",
        "email; c, d",
        "e-mail; c, d",
        "reelected; d",
        "reelect*; d",
        "re-elect*; d",
        "co-op*; b, c",
        "coop*; b, c",
        "\"the re-elect* *Donoghue\"; d",
        "nonstop; a",
        "non-stop; a",
        "pilot/crew; d",
        "\"pilot/crew\"; d",
        "source:\"a/b\"; d",
        "source:a/b; d",
        "'the harbour'; b",
        "''the harbour''; b",
        "``the harbour''; b",
        "'harbour'; b",
        "'tis OR 'harbour; b",
        "\u300Athe harbour\u300B; b",
        "\uFF62the harbour\uFF63; b",
        "published:[2025/7/1 to 2025/7/31]; ",
        "id:https://x.example/a?b=(c)~d; ",
        "(id:d OR id:https://x.example/) AND NOT id:news.jsonl:12; d",
        "source:a/b AND NOT id:/a/b.txt; d",
        "\"ferry * Nuala\"; a",
        "\"the * harbour\"; ",
        "\"* the harbour\"; b",
        "\"?he harbour\"; b",
        "Body:crew AND SOURCE:\"A/B\"; d"
      })
  void findsWhatWasMeant(String query, String expected) throws IOException {
    Path folder = temp.resolve("typed");
    List<String> bodies =
        List.of(
            "A ferry of Nuala O\u2019Donoghue, non-stop.",
            "The ferry is in the harbour: cooperation.",
            "Co-operation of Nuala O\u02BCDonoghue by e-mail.",
            "The re-elected O'Donoghue of O\u02BBahu sent email: pilot/crew.");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < bodies.size(); i++) {
        writer.add(article("abcd".substring(i, i + 1), "", bodies.get(i), "", i == 3 ? "A/B" : ""));
      }
    }
    try (Archive typed = Archive.open(folder)) {
      assertThat(typed.search(query).ids().stream().sorted())
          .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(", ")));
    }
  }

  @Test
  void findsWordsThatAreHyphenatedAtALinesEnd() throws IOException {
    Path folder = temp.resolve("hyphens");
    String body =
        "The govern-\nment went home. <p>A trea<b>sure</b> was well-\nknown, a spokes-\nman said.</p>";
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      Article article = Article.of("a", body);
      int end = body.indexOf('.') + 1;
      writer.add(
          new AnnotatedArticle(
              article,
              "none",
              9,
              List.of(
                  new AnnotatedArticle.Sentence(Article.Field.BODY, 0, end, 0, List.of()),
                  new AnnotatedArticle.Sentence(
                      Article.Field.BODY, body.indexOf("A t"), body.length() - 4, 1, List.of()))));
    }
    try (Archive hyphens = Archive.open(folder)) {
      for (String word :
          List.of(
              "government", "govern*ent", "governm*", "treasure", "spokesman", "well", "known")) {
        assertThat(hyphens.count(Query.parse(word))).as(word).isEqualTo(1);
      }
      assertThat(hyphens.count(Query.parse("\"the government went\""))).isEqualTo(1);
      assertThat(hyphens.count(Query.parse("govern OR ment OR sure"))).isZero();
    }
  }

  @Test
  void snippetsShowTheSentenceThatMatches() throws IOException {
    assertThat(snippet("programme")).isEqualTo("Duffy spoke of the moon [programme].");
    assertThat(snippet("person:bakanov")).isEqualTo("Sean Duffy met [Bakanov] in Florida.");
    assertThat(snippet("org:roscosmos")).isEqualTo("Nasa and [Roscosmos] chiefs meet");
    assertThat(snippet("person:duffy AND moon"))
        .isEqualTo("[Duffy] spoke of the [moon] programme.");
    assertThat(snippet("id:undated")).isEqualTo("A note on moon rock, and nothing else.");
    assertThat(snippet("\"crew flew\"")).isEqualTo("The [crew flew] from Houston.");
  }

  private String snippet(String query) throws IOException {
    return archive
        .search(Query.parse(query))
        .limit(1)
        .hits()
        .top()
        .get(0)
        .snippet()
        .marked("[", "]");
  }

  private static final List<String> PARTS =
      List.of(
          "By Jane Roe\n\n",
          "LONDON (Reuters) - ",
          "Sean Duffy met the moon on Monday. ",
          "AT&amp;T and <b>Marks</b> &amp; Spencer like the moon.\n\n",
          "[[nid:720192]] ",
          "Photo: Jane Roe/AFP\n\n",
          "   \t ",
          "(Reporting by Jane Roe; Editing by John Doe)",
          "\n\n\u00a9 2020 The Associated Press. The moon is reserved.\n",
          "They agreed on the moon (AP Photo/Jane Roe) at last.\n\n");

  @Test
  void whatIsMaskedIsKeptAsTheRulesHaveIt() {
    Seeds.times(
        20,
        random -> {
          Path folder = Files.createTempDirectory(temp, "masked");
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (int i = 0; i < 10; i++) {
              StringBuilder body = new StringBuilder();
              for (int parts = random.nextInt(12); parts >= 0; parts--) {
                body.append(PARTS.get(random.nextInt(PARTS.size())));
              }
              writer.add(article("a" + i, "", body.append("The moon.").toString(), "", ""));
            }
          }
          try (Archive masked = Archive.open(folder)) {
            assertThat(masked.search("moon").hits().total()).isEqualTo(10);
            for (Hits.Hit hit : masked.search("moon").hits()) {
              Passage snippet = hit.snippet();
              assertThat(snippet.text())
                  .isEqualTo(
                      hit.article()
                          .text(Article.Field.BODY)
                          .substring(snippet.start(), snippet.end()));
            }
            assertThat(Archive.check(folder)).isEmpty();
          }
        });
  }

  @Test
  void idsAreThoseOfTheHits() throws IOException {
    for (String query : List.of("moon", "moon OR Nasa", "\"met Bakanov\"", "nothing", "*:*")) {
      for (Hits.Order order : Hits.Order.values()) {
        List<String> ids =
            archive.search(query).order(order).hits().top().stream()
                .map(hit -> hit.article().id())
                .toList();

        assertThat(archive.search(query).order(order).ids()).as(query).isEqualTo(ids);
        for (int from = 0; from <= ids.size() + 1; from++) {
          assertThat(archive.search(query).order(order).from(from).limit(1).ids())
              .isEqualTo(ids.stream().skip(from).limit(1).toList());
        }
      }
    }
  }

  @Test
  void pagesAndOrdersAreExact() throws IOException {
    assertThat(order(Hits.Order.NEWEST, 0, 10))
        .containsExactly("crew", "talks", "canal", "undated");
    assertThat(order(Hits.Order.OLDEST, 0, 10))
        .containsExactly("canal", "talks", "crew", "undated");
    assertThat(order(Hits.Order.OLDEST, 1, 2)).containsExactly("talks", "crew");
    assertThat(order(Hits.Order.OLDEST, 4, 2)).isEmpty();
    assertThat(archive.search(Query.all()).order(Hits.Order.OLDEST).from(9).limit(2).hits().total())
        .isEqualTo(4);
    assertThatThrownBy(() -> archive.search(Query.all()).limit(0).hits())
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** More than Lucene counts by itself, in several segments, all alike but for their ids. */
  @Test
  void hitsThatAreAlikeComeByTheirIds() {
    Seeds.times(
        2,
        random -> {
          Path folder = Files.createTempDirectory(temp, "alike");
          List<String> ids =
              new ArrayList<>(
                  IntStream.range(0, 1300).mapToObj(i -> "a" + Integer.toString(i, 36)).toList());
          Collections.shuffle(ids, random);
          for (List<String> part : List.of(ids.subList(0, 700), ids.subList(700, ids.size()))) {
            try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
              for (String id : part) {
                writer.add(article(id, "", "A note on ice, and nothing else.", "2020-01-05", ""));
              }
            }
          }
          Collections.sort(ids);
          try (Archive many = Archive.open(folder)) {
            for (Hits.Order order : Hits.Order.values()) {
              for (int from : new int[] {0, random.nextInt(1300), 1295, 1300, 5000}) {
                Hits.Request request = many.search("ice NOT moon").order(order).from(from).limit(9);
                List<String> expected = ids.stream().skip(from).limit(9).toList();
                Hits hits = request.hits();
                assertThat(hits.total()).isEqualTo(1300);
                assertThat(hits.top().stream().map(hit -> hit.article().id()))
                    .containsExactlyElementsOf(expected);
                assertThat(hits.top()).allMatch(hit -> hit.score() > 0);
                assertThat(request.ids()).isEqualTo(expected);
              }
            }
          }
        });
  }

  private List<String> order(Hits.Order order, int from, int limit) throws IOException {
    return archive.search(Query.all()).order(order).from(from).limit(limit).hits().top().stream()
        .map(hit -> hit.article().id())
        .toList();
  }

  @Test
  void hostileQueriesEndInAnAnswerOrAClearError() {
    List<String> hostile =
        List.of(
            "(".repeat(5000) + "a" + ")".repeat(5000),
            "a ".repeat(30_000),
            "a AND ".repeat(2000) + "a",
            "*".repeat(500),
            "a*?".repeat(2000),
            "/(a|b)*c{1,1000}{1,1000}/",
            "/[/",
            "person:\"" + "x".repeat(5000) + "\"",
            "person:\"*?*?*?*?*?*?*?*?*?*?*?*?*?*?*\"",
            "person:\"/\"",
            "\u0000\u0001",
            "\uD83D\uDE80",
            "a^1e999",
            "a~99",
            "\\");
    for (String query : hostile) {
      try {
        archive.count(Query.parse(query));
      } catch (DatelineException e) {
        assertThat(e.problem()).isNotBlank().doesNotContain("\n");
      } catch (IOException e) {
        throw new AssertionError(query, e);
      }
    }
  }
}

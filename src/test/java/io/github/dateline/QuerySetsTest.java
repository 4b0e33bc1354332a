package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What combined conditions find, against sets, and words as people type them. */
class QuerySetsTest {
  private static final List<String> WORDS = List.of("storm", "coast", "harbour", "ferry");
  private static final List<String> NAMES = List.of("Ann", "Ben");
  private static final int ARTICLES = 60;

  @TempDir Path temp;

  private final Map<String, Set<Integer>> conditions = new HashMap<>();
  private final Set<Integer> all = new TreeSet<>();

  @BeforeEach
  void fill() throws IOException {
    Random random = new Random(7);
    try (ArchiveWriter writer = ArchiveWriter.open(temp.resolve("archive"))) {
      for (int i = 0; i < ARTICLES; i++) {
        all.add(i);
        StringBuilder body = new StringBuilder("It");
        List<Mention> mentions = new ArrayList<>();
        for (String word : WORDS) {
          if (random.nextInt(3) == 0) {
            body.append(' ').append(word);
            holds(word, i);
          }
        }
        for (String name : NAMES) {
          if (random.nextInt(3) == 0) {
            mentions.add(
                Mention.of(
                    body.length() + 1,
                    body.length() + 1 + name.length(),
                    Entity.of(EntityType.PERSON, name)));
            body.append(' ').append(name);
            holds("person:" + name.toLowerCase(Locale.ROOT), i);
          }
        }
        Article.Builder article = Article.builder("" + i).body(body.toString());
        int month = random.nextInt(4);
        if (month > 0) {
          article.published("2025-0" + month + "-11");
          holds("published:*", i);
          holds("published:2025-0" + month, i);
          holds("published:[2025-01 TO 2025-0" + month + "]", i);
        }
        if (month == 1) {
          holds("published:[2025-01 TO 2025-02]", i);
        }
        writer.add(
            new AnnotatedArticle(
                article.build(),
                "test 1",
                1,
                List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions))));
      }
      conditions.remove("published:[2025-01 TO 2025-01]");
      conditions.remove("published:[2025-01 TO 2025-03]");
      conditions.put("person:nobody", Set.of());
    }
  }

  private void holds(String condition, int article) {
    conditions.computeIfAbsent(condition, key -> new TreeSet<>()).add(article);
  }

  /**
   * A random query.
   *
   * @param text as typed
   * @param found what it finds
   * @param binds how tightly: 3 for a condition or brackets, 2 for NOT, 1 for AND, 0 for OR
   */
  private record Combined(String text, Set<Integer> found, int binds) {
    String within(int tightness) {
      return binds < tightness ? "(" + text + ")" : text;
    }
  }

  private Combined combined(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      List<String> known = new ArrayList<>(new TreeSet<>(conditions.keySet()));
      String condition = known.get(random.nextInt(known.size()));
      return new Combined(condition, conditions.get(condition), 3);
    }
    if (random.nextInt(4) == 0) {
      Combined part = combined(random, depth - 1);
      Set<Integer> found = new TreeSet<>(all);
      found.removeAll(part.found());
      return new Combined(
          List.of("NOT ", "-", "!").get(random.nextInt(3)) + part.within(3), found, 2);
    }
    boolean and = random.nextBoolean();
    Set<Integer> found = new TreeSet<>(and ? all : Set.of());
    List<String> texts = new ArrayList<>();
    for (int parts = 2 + random.nextInt(2); parts > 0; parts--) {
      Combined part = combined(random, depth - 1);
      if (and) {
        found.retainAll(part.found());
      } else {
        found.addAll(part.found());
      }
      texts.add(random.nextInt(5) == 0 ? "(" + part.text() + ")" : part.within(and ? 2 : 1));
    }
    return new Combined(String.join(and ? " AND " : " OR ", texts), found, and ? 1 : 0);
  }

  @Test
  void combinedConditionsAreSets() throws IOException {
    try (Archive archive = Archive.open(temp.resolve("archive"))) {
      Seeds.times(
          200,
          random -> {
            Combined query = combined(random, 1 + random.nextInt(4));
            assertThat(found(archive, query.text())).as(query.text()).isEqualTo(query.found());
            assertThat(archive.count(Query.parse("NOT (" + query.text() + ")")))
                .as("not " + query.text())
                .isEqualTo(ARTICLES - query.found().size());
          });
    }
  }

  /** Words that an analyzer splits, and forms that differ only in how they are set. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          B&Q                     | 0
          at&t                    |
          MiG-29                  | 1
          MiG29                   | 1
          jets MiG-29             | 1
          MiG-2*                  | 1
          MiG/29                  | 1
          tshirts                 | 2
          re-opening              | 1 2
          reopening               | 1 2
          re-opening OR ferry     | 1 2
          P.D. James              | 0 2
          "PD James"              | 0 2
          "P.D. James"            | 0 2
          "P. D. James"           | 0 2
          PD                      | 0 2
          P.D.                    | 0 2
          P.D.James               | 0 2
          p.d.james               | 0 2
          P.James                 |
          U.S.                    | 0 1
          u.s.                    | 0 1
          US                      | 0 1
          "U.S. Coast Guard"      | 1
          "UK Border Force"       | 0
          "U.K. Border Force"     | 0
          UK                      | 0
          2500                    | 1
          2,500                   | 1
          Jean-Marc               | 2
          "Jean Marc"             | 2
          jean-luc                |
          4.5%                    | 1
          #Budget                 | 2
          @harbour                | 1
          F 16                    | 3 4
          "F 16"                  | 3
          F16                     | 3
          F-16                    | 3
          F16s                    | 4
          "F 16s"                 | 4
          F-16s                   | 4
          CSPAN                   | 3
          C-SPAN                  | 3
          "C SPAN"                | 3
          TMobile                 | 4
          1990s                   | 3 4
          1990's                  | 3 4
          "the 1990's"            | 3 4
          9-11                    | 4
          911                     | 3
          9/11                    | 4
          10:30                   | 4
          OBrien                  | 3 4
          O'Brien                 | 3 4
          "O Brien"               | 3 4
          Müller                  | 3 4
          Mueller                 | 4
          Marks & Spencer         | 3 4
          +Marks & Spencer -911   | 4
          jets & harbour          | 1
          what?                   | 4
          jet?                    | 1
          who sent what?          | 4
          https://news.example/a?b=1 | 4
          (https://news.example/a?b=1) OR 911 | 3 4
          http://news.example/a   |
          jet / 911               | 1 3
          dusk NOT team OR 911    | 3
          dusk NOT 911 OR jet     | 0 1
          jet NOT 4.5% AND 911    |
          """)
  void wordsMeanWhatPeopleType(String query, String expected) throws IOException {
    List<String> texts =
        List.of(
            "The U.K. Border Force met P.D. James at B&Q. At dusk the U.S. team left.",
            "A MiG-29 jet marked the re-opening. It rose 4.5% to 2,500, said harbour. The US Coast Guard came.",
            "P. D. James and Jean-Marc Dull spoke of 29 MiGs, t-shirts and the budget on reopening.",
            "The F-16 of the 1990s, said Moira O'Brien on C-SPAN. Dial 911, wrote Uwe Müller of Marks and Spencer.",
            "Moira OBrien sent 16 F-16s in the 1990's after 9/11 at 10:30. Ask what of T-Mobile, Marks & Spencer"
                + " and Uwe Mueller: https://news.example/a?b=1");
    checkFound(texts, query, expected);
  }

  /** Initials in compounds and apart, degrees, times of the day, and initials that spell a word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UK-based                | 0 1
          U.K.-based              | 0 1
          "U.K.-based firm"       | 0 1
          "UK-based firm"         | 0 1
          US-Utopia               | 0 1
          "U.S.-Utopia talks"     | 0 1
          "US-Utopia talks"       | 0 1
          U.S.‑Utopia             | 0 1
          "U. S.-Utopia talks"    | 0 1
          J. D. OR ferry          | 0 1
          "J D to friends"        | 1
          "J D Tarn"              | 0
          "of J D"                | 0
          J. D.                   | 0 1
          headline:J. D.          |
          J. K. OR ferry          |
          J. Tarn                 | 0 1 2
          PhD                     | 0 1
          Ph.D.                   | 0 1
          "PhD Tarn"              | 1
          "BSc"                   | 2
          B.Sc.                   | 2
          5pm                     | 0 1
          5PM                     | 0 1
          "5 pm"                  | 0 1
          "5 p.m."                | 0 1
          "at 5 P.M."             | 0 1
          "10:30 pm"              | 2
          10am                    |
          "am 5pm"                |
          I.T.                    | 2
          "I. T. staff"           | 2
          W.H.O.                  | 0
          """)
  void initialsAreOneThingInEachForm(String query, String expected) throws IOException {
    checkFound(
        List.of(
            "A U.K.-based firm of J. D. Tarn, Ph.D., spoke at 5 p.m. on U.S.-Utopia talks at the W.H.O.",
            "The UK-based firm said it: PhD Tarn, J.D. to friends, was who at 5pm led US-Utopia talks.",
            "Ann Tarn, B.Sc., asked I.T. staff who it was at 10:30 p.m. on the dot, we are told."),
        query,
        expected);
  }

  /** Apostrophes that were left out, compounds, signs at words, and patterns in phrases. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Brindles                | 0 2
          brindles                | 2
          Brindle's               | 0 2
          "Brindles shops"        | 0
          "Brindle's shops"       | 0
          Tarrys                  | 1
          tarrys                  |
          Tarry                   | 1
          Carters                 | 2
          Carter                  | 0 1
          members                 | 2
          member                  | 1
          dont                    | 0 1
          don't                   | 0 1
          "we dont know"          | 1
          isnt                    | 2
          its                     | 0
          ceasefire               | 0 1
          cease-fire              | 0 1
          "its ceasefire deal"    | 0
          airstrikes              | 2
          "five percent"          | 2
          401(k)                  | 1
          "401(k)"                | 1
          401(k) AND Carter       | 1
          NOT(Carter) AND(five)   | 2
          Whee!                   | 2
          Whee! AND five          | 2
          !Carter                 | 2
          R&B                     | 0 2
          "R and B"               | 0 2
          "K and B"               |
          Carter,five             | 0 1 2
          five;Tarry              | 1 2
          "1,200"                 | 0
          1300.5                  | 0
          1,300.5                 | 0
          1400-seat               | 0
          1,400-seat              | 0
          "1400 seat"             | 0
          "Briindle~ shops"       | 0
          "Briindle~1 shops"      | 0
          "Briindle~0 shops"      |
          "deal of * carrter~"    | 0
          "Tar* sold th~"         |
          "Tar* solt~1 401*"      | 1
          """)
  void whatIsLeftOutOrPutInByHandIsRead(String query, String expected) throws IOException {
    checkFound(
        List.of(
            "Brindle's shops don't sell R&B. Its cease-fire deal of Ann Carter cost 1,200. It fell 1,300.5 in a"
                + " 1,400-seat hall.",
            "Tarry's sold 401(k) plans. A ceasefire, said the member's friend, Ben Carter. We dont know.",
            "The Carters and the members of Brindles like R and B. It isn't five per cent, nor air"
                + " strikes: Whee! is a film."),
        query,
        expected);
  }

  private void checkFound(List<String> texts, String query, @Nullable String expected)
      throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(temp.resolve("typed"))) {
      for (int i = 0; i < texts.size(); i++) {
        String text = texts.get(i);
        writer.add(
            new AnnotatedArticle(
                Article.builder("" + i).body(text).build(),
                "test 1",
                1,
                List.of(new Sentence(Article.Field.BODY, 0, text.length(), 0, List.of()))));
      }
    }
    try (Archive archive = Archive.open(temp.resolve("typed"))) {
      Set<Integer> wanted = new HashSet<>();
      if (expected != null) {
        for (String id : expected.split(" ")) {
          wanted.add(Integer.valueOf(id));
        }
      }
      assertThat(found(archive, query)).isEqualTo(wanted);
    }
  }

  @Test
  void aPatternInAPhraseThatFitsTooManyWordsIsRefused() throws IOException {
    String words =
        IntStream.range(0, 2000).mapToObj(i -> "ab" + i).collect(Collectors.joining(" "));
    try (ArchiveWriter writer = ArchiveWriter.open(temp.resolve("words"))) {
      writer.add(
          new AnnotatedArticle(
              Article.builder("a").body(words).build(),
              "test 1",
              1,
              List.of(new Sentence(Article.Field.BODY, 0, words.length(), 0, List.of()))));
    }
    try (Archive archive = Archive.open(temp.resolve("words"))) {
      assertThat(found(archive, "\"ab3 ab2*\"")).isEmpty();
      assertThatThrownBy(() -> archive.count(Query.parse("\"ab1 ab*\"")))
          .isInstanceOf(DatelineException.class)
          .hasMessageStartingWith("a pattern in this phrase fits more than 1024 words");
    }
    assertThatThrownBy(() -> Query.parse("\"ab1 a*\""))
        .isInstanceOf(DatelineException.class)
        .hasMessageStartingWith("in a phrase, a word with * or ? has at least 2 letters");
  }

  private static Set<Integer> found(Archive archive, String query) throws IOException {
    return archive.search(query).limit(ARTICLES).hits().top().stream()
        .map(hit -> Integer.valueOf(hit.article().id()))
        .collect(Collectors.toCollection(HashSet::new));
  }
}

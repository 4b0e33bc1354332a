package io.github.dateline.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.dateline.Article;
import io.github.dateline.Article.Field;
import io.github.dateline.TextShape;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Markers and datelines, seen through {@link Article}. */
class MaskedTextTest {
  private static final long SEED = Long.getLong("dateline.seed", System.nanoTime());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "WASHINGTON — |Nasa's new administrator|WASHINGTON",
        "CAPE CANAVERAL, Florida — |The talks|CAPE CANAVERAL, Florida",
        "CAPE CANAVERAL, Fla. (AP) — |The talks|CAPE CANAVERAL, Fla.",
        "MOSCOW, July 31 (Reuters) - |The chief|MOSCOW",
        "WASHINGTON (AP) — |The chief|WASHINGTON",
        "NEW YORK, N.Y. -- |The chief|NEW YORK, N.Y.",
        "NEW YORK-- |The chief|NEW YORK",
        "WASHINGTON, D.C., July 31 — |The chief|WASHINGTON, D.C.",
        "WASHINGTON D.C. — |The chief|WASHINGTON D.C.",
        "SAN JOSÉ DE COSTA RICA – |The chief|SAN JOSÉ DE COSTA RICA",
        "SANTIAGO de COMPOSTELA – |The chief|SANTIAGO de COMPOSTELA",
        "MOSCOW/KYIV, Feb 2 (Reuters) - |The chief|MOSCOW/KYIV",
        "    SALVADOR, Feb 26 - |Showers continued|SALVADOR",
        "Moscow (AFP) - |The chief|Moscow",
        "Kyiv (Ukraine) (AFP) – |The chief|Kyiv",
        "Berlin (dpa) - |The chief|Berlin",
        "Rio de Janeiro (AFP) - |The chief|Rio de Janeiro",
        "Geneva/New York, 14 July 2024 – |The chief|Geneva/New York",
        "London (CNN Business) — |The chief|London",
        "ST. LOUIS — |The chief|ST. LOUIS",
        "ST. PAUL, Minn. — |The chief|ST. PAUL, Minn.",
        "RIO DE JANEIRO — |The chief|RIO DE JANEIRO",
        "PARIS, 14 July 2024 — |The chief|PARIS",
        "PARIS, JULY 14 — |The chief|PARIS",
        "PARIS, Thursday, July 14th, 2024 — |The chief|PARIS",
        "LONDON, Thursday — |The chief|LONDON",
        "BEIJING, Nov. 3 (Xinhua) -- |The chief|BEIJING",
        "SINGAPORE - |The chief|SINGAPORE",
        "BOSTON, March  2- |The chief|BOSTON",
        "BOSTON, March 2 -|The chief|BOSTON",
        "KANSAS CITY, Mo. - March 13 - |The chief|KANSAS CITY, Mo.",
        "SINGAPORE -- |12 people|SINGAPORE",
        "SINGAPORE – |“We will,” he said|SINGAPORE",
        "SINGAPORE — |iPhone sales|SINGAPORE",
        "SAN FRANCISCO (AP) — |a rare start|SAN FRANCISCO",
        "WASHINGTON—|The chief|WASHINGTON",
        "WASHINGTON\u00a0— |The chief|WASHINGTON",
        "GENEVA (14 July 2024) — |The chief|GENEVA",
        "CHICAGO--(BUSINESS WIRE)--|The chief|CHICAGO",
        "NEW YORK, July 31, 2024 /PRNewswire/ -- |The chief|NEW YORK",
        "PORT-AU-PRINCE, Haiti — |The chief|PORT-AU-PRINCE, Haiti",
        "PORT OF SPAIN, Trinidad and Tobago — |The chief|PORT OF SPAIN, Trinidad and Tobago",
        "McALLEN, Texas — |The chief|McALLEN, Texas",
        "L’AQUILA, Italy — |The chief|L’AQUILA, Italy",
        "NEWPORT NEWS, Va. — |The chief|NEWPORT NEWS, Va.",
        "LA PAZ — |The chief|LA PAZ",
        "UFA, Russia, July 31 — |The chief|UFA, Russia",
        "THE HAGUE — |The chief|THE HAGUE",
        "UNITED NATIONS — |The chief|UNITED NATIONS",
        "ABOARD AIR FORCE ONE — |The chief|ABOARD AIR FORCE ONE",
        "МОСКВА — |Глава|МОСКВА",
        "Harrogate - |While the rain held off, crowds came.|Harrogate",
        "Port Alfred — |After a week without water, taps ran.|Port Alfred",
        "Bloemfontein – |The court sat late.|Bloemfontein",
        "Nagpur, India – |In June last year, a woman left.|Nagpur, India",
      })
  void masksADatelineAndKeepsItsPlace(String dateline, String text, String place) {
    Article article = Article.of("a", dateline + text);

    assertThat(article.filedFrom()).hasValue(place);
    assertThat(article.text(Field.BODY)).isEqualTo(" ".repeat(dateline.length()) + text);
    assertThat(article.body()).isEqualTo(dateline + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "—",
        "- The chief",
        "NASA - which has had a rough year - said so.",
        "NASA — The agency said so.",
        "EXCLUSIVE — The chief said so.",
        "BREAKING NEWS — The chief said so.",
        "FACT CHECK — The chief said so.",
        "Editor’s note — The chief said so.",
        "WATCH LIVE - The launch",
        "UPDATE 1 - The launch",
        "I - The chief of staff - said so.",
        "US - China talks began.",
        "U.S. — China talks began.",
        "UK/EU — Talks began.",
        "USA — China talks began.",
        "BBC — The corporation",
        "LONDON–PARIS trains are late.",
        "LONDON—PARIS trains are late.",
        "LONDON-PARIS trains are late.",
        "LONDON -PARIS trains are late.",
        "LONDON- PARIS trains are late.",
        "WASHINGTON said nothing.",
        "WASHINGTON\n\n— The chief said so.",
        "The talks between Sean Duffy and Dmitry Bakanov — the first since 2018 — went well.",
        "Moscow — The capital has seen worse.",
        "Sean Duffy - The Man",
        "Sean Duffy - The minister of transport - said so.",
        "Chapter One - The chief said so.",
        "Analysis - The chief said so.",
        "Moscow-Kyiv talks began - The chief said so.",
        "John Smith (Labour) - The member said so.",
        "Tuesday, July 31 - The chief said so.",
        "COVID-19 — The virus",
        "WHAT WE KNOW — The chief said so.",
        "FOR IMMEDIATE RELEASE — The chief said so.",
        "THE GOVERNMENT HAS DECIDED THAT IT WILL NOT — The chief said so.",
        "washington — The chief said so.",
      })
  void leavesAnOrdinaryBeginningAlone(String body) {
    Article article = Article.of("a", body);

    assertThat(article.filedFrom()).isEmpty();
    assertThat(article.text(Field.BODY)).isEqualTo(body);
  }

  @Test
  void keepsTheLineBreaksAfterADateline() {
    Article article = Article.of("a", "WASHINGTON —\n\nThe chief said so.");

    assertThat(article.text(Field.BODY)).isEqualTo("            \n\nThe chief said so.");
  }

  @Test
  void takesADatelineAloneForOne() {
    assertThat(Article.of("a", "WASHINGTON — ").hasText()).isFalse();
    assertThat(Article.of("a", "WASHINGTON (AP) —").hasText()).isFalse();
  }

  @Test
  void findsADatelineAfterMarkersAndBlanks() {
    Article article = Article.of("a", "[[nid:720192]]\n\n[[v:2]] \t WASHINGTON — The chief");

    assertThat(article.filedFrom()).hasValue("WASHINGTON");
    assertThat(article.markers()).containsExactly("nid:720192", "v:2");
    assertThat(article.text(Field.BODY).strip()).isEqualTo("The chief");
  }

  @Test
  void looksForADatelineOnlyAtTheStart() {
    Article article = Article.of("a", "The chief.\n\nWASHINGTON — The chief");

    assertThat(article.filedFrom()).isEmpty();
  }

  @Test
  void leavesADatelineInAHeadline() {
    Article article = Article.builder("a").headline("WASHINGTON — The chief").build();

    assertThat(article.text(Field.HEADLINE)).isEqualTo("WASHINGTON — The chief");
    assertThat(article.filedFrom()).isEmpty();
  }

  @Test
  void masksMarkersAnywhere() {
    Article article =
        Article.builder("a")
            .headline("Nasa [[vid:7]]")
            .body("One [[nid:720192]] two[[image: a b, c]]\n[[nid:3]]")
            .build();

    assertThat(article.markers()).containsExactly("vid:7", "nid:720192", "image: a b, c", "nid:3");
    assertThat(article.text(Field.HEADLINE)).isEqualTo("Nasa          ");
    assertThat(article.text(Field.BODY))
        .isEqualTo("One " + " ".repeat(14) + " two" + " ".repeat(17) + "\n" + " ".repeat(9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[720192]]",
        "[[International Space Station]]",
        "[[nid:]]",
        "[[nid:1",
        "[nid:1]",
        "[[nid:1]",
        "[[nid:\n1]]",
        "[[1nid:1]]",
        "[[a b:1]]"
      })
  void leavesOtherBracketsAlone(String text) {
    Article article = Article.of("a", text);

    assertThat(article.markers()).isEmpty();
    assertThat(article.text(Field.BODY)).isEqualTo(text);
  }

  @Test
  void findsAMarkerWithinStrayBrackets() {
    assertThat(Article.of("a", "[[[nid:1]]]").text(Field.BODY)).isEqualTo("[         ]");
    assertThat(Article.of("a", "[[x [[nid:1]]").markers()).containsExactly("nid:1");
  }

  static List<String> hostileBodies() {
    return List.of(
        "[[".repeat(1_000_000),
        "[[a:".repeat(1_000_000),
        "[[nid:1]]".repeat(300_000),
        "]]".repeat(1_000_000),
        "A".repeat(1_000_000),
        "A ".repeat(1_000_000),
        "A, ".repeat(1_000_000),
        "AB, Cd ".repeat(500_000),
        "AB and ".repeat(500_000),
        "AB/".repeat(500_000),
        "A-".repeat(1_000_000),
        "A.".repeat(1_000_000),
        "Ab ".repeat(500_000),
        "Ab, ".repeat(500_000),
        "Ab/Ab ".repeat(500_000),
        "Ab of the ".repeat(500_000),
        "AB (" + "A ".repeat(500_000),
        "AB (A) ".repeat(500_000),
        "AB, May ".repeat(500_000),
        "AB, May 1 ".repeat(500_000),
        "A\u0301".repeat(1_000_000),
        " ".repeat(2_000_000),
        "AB" + " ".repeat(2_000_000),
        "AB —" + " ".repeat(2_000_000),
        "ABCD — " + "a".repeat(2_000_000),
        "—".repeat(1_000_000),
        "--".repeat(1_000_000),
        "AB --".repeat(500_000));
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("hostileBodies")
  void takesLinearTimeOnHostileText(String body) {
    Article article = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Article.of("a", body));

    assertThat(article.text(Field.BODY)).hasSameSizeAs(body);
  }

  @Test
  void takesNoRunOfCapitalsForAPlace() {
    assertThat(Article.of("a", "A".repeat(200) + " — The chief").filedFrom()).isEmpty();
    assertThat(Article.of("a", "AB ".repeat(66) + "— The chief").filedFrom()).isEmpty();
  }

  @Test
  void neverChangesALengthOrAnUnmaskedCharacter() {
    Random random = new Random(SEED);
    String[] pieces = {
      "WASHINGTON", "Moscow", ", ", " ", "—", " - ", "--", "(AP)", "(Reuters)", "July 31", "\n",
          "[[",
      "]]", "nid:1", "[[nid:1]]", "NASA", "a", "É", "\ud83d\ude80", "/", "de", ".", "\u00a0", "The "
    };
    for (int run = 0; run < 20_000; run++) {
      StringBuilder body = new StringBuilder();
      for (int i = random.nextInt(12); i >= 0; i--) {
        body.append(pieces[random.nextInt(pieces.length)]);
      }
      Article article = Article.of("a", body.toString());
      String text = article.text(Field.BODY);

      assertThat(text).as("seed %d, run %d", SEED, run).hasSameSizeAs(body);
      for (int i = 0; i < text.length(); i++) {
        assertThat(text.charAt(i) == body.charAt(i) || text.charAt(i) == ' ')
            .as("seed %d, run %d, at %d of %s", SEED, run, i, body)
            .isTrue();
      }
    }
  }

  @Test
  void knowsRubricsUnderATurkishLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    try {
      assertThat(Article.of("a", "LIVE — The chief").filedFrom()).isEmpty();
      assertThat(Article.of("a", "İSTANBUL, 14 July — The chief").filedFrom()).hasValue("İSTANBUL");
    } finally {
      Locale.setDefault(before);
    }
  }

  /** The words of each line of an article that are not masked, as if it were not wrapped. */
  private static List<String> paragraphs(String body) {
    String text = Article.of("a", body).text(Field.BODY);
    List<String> paragraphs = new ArrayList<>();
    for (Span paragraph : ParagraphSplitter.split(text)) {
      paragraphs.add(Text.oneLine(text.substring(paragraph.start(), paragraph.end())));
    }
    return paragraphs;
  }

  @ParameterizedTest
  @EnumSource(value = TextShape.class, mode = EnumSource.Mode.EXCLUDE, names = "CAPITALS")
  void creditsAreFoundHoweverTheTextIsWrapped(TextShape shape) {
    List<String> story =
        List.of(
            "The council of Eastmoor voted on Tuesday for a harbour that ships of any size can enter,"
                + " after a debate of nine hours in which its cost was doubled.",
            "Mayor Ida Kell called it a good day. \u201cNo one leaves this town because of its"
                + " harbour,\u201d she said.",
            "About 40 million, said the engineer Tomas Brandt, who has built three of them.");
    String body =
        "Marta Ostrowski-Hallgren and Benedict Featherstonehaugh\n\n"
            + String.join("\n\n", story.subList(0, 2))
            + "\n\nFollow Ulla Ostergaard and the other reporters of the harbour desk on"
            + " Twitter: @ulla_ostergaard\n\n"
            + story.getLast()
            + "\n\nContributing: Joan Page Merriweather, Dana Nicholson and Ulrike Sonnenschein-Baum"
            + " in Eastmoor; Philippa Abernathy in Oslo";

    assertThat(paragraphs(body)).isEqualTo(story);
    assertThat(paragraphs(shape.of(body))).isEqualTo(story);
    assertThat(Article.of("a", shape.of(body)).authors())
        .isEqualTo(Article.of("a", body).authors());
  }

  @Test
  void aSentenceOfTheStoryIsNoneAboutItsAuthor() {
    String body =
        "Kell Paper will build a mill in Eastmoor.\n\nThe mill will cost 40 million.\n\nThe company"
            + " said the plant is the nation's largest producer of printing paper.\n\nIt said the"
            + " agreement covers the production of pulp.\n\nWork begins in June.";

    assertThat(Article.of("a", body).text(Field.BODY)).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVIATION BC-US--Airline-Deliveries,120 ",
        "BC-US--Harbor Strike,3rd Ld-Writethru,450\n\n",
        "BC-EU--France-Strikes, 1st Ld\n\n",
        "AM-Obit-Marsh,0210\n"
      })
  void aSlugIsNoPartOfTheStory(String slug) {
    MaskedText masked = MaskedText.ofBody(slug + "Ann Poe said so.");
    assertThat(masked.text().strip()).isEqualTo("Ann Poe said so.");
    assertThat(masked.filedFrom()).isEmpty();
    assertThat(MaskedText.ofHeadline(slug.strip()).text()).isBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PM-Elect Ann Poe spoke.", "BC-3 is a road.", "BC-US--Strike,120"})
  void whatOnlyBeginsLikeASlugIsOne(String text) {
    assertThat(MaskedText.ofBody(text).text()).isEqualTo(text);
  }
}

package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pairs a table gives first, which it leaves out, and that no statistic depends on it. */
class FirstRowsTest {
  @TempDir Path temp;

  private static Entity entity(String term) {
    int slash = term.indexOf('/');
    return Entity.of(new EntityType(term.substring(0, slash)), term.substring(slash + 1));
  }

  private static AnnotatedArticle article(String id, String day, String source, String... terms) {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (String term : terms) {
      Entity entity = entity(term);
      mentions.add(Mention.of(body.length(), body.length() + entity.label().length(), entity));
      body.append(entity.label()).append(" of ").append(id).append(" and ");
    }
    body.append("nothing else.");
    Article.Builder article = Article.builder(id).body(body.toString());
    if (!day.isEmpty()) {
      article.published(day);
    }
    if (!source.isEmpty()) {
      article.source(source);
    }
    return new AnnotatedArticle(
        article.build(),
        "test 1",
        10,
        List.of(new Sentence(Article.Field.BODY, 0, body.length(), 0, mentions)));
  }

  /** A hundred articles more, each of a day and a name of its own. */
  private Path archive(AnnotatedArticle... articles) throws IOException {
    Path folder = temp.resolve("archive");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
      for (int i = 0; i < 100; i++) {
        writer.add(article("more" + i, "2024-01-" + (10 + i % 20), "Wire", "MISC/Other" + i));
      }
    }
    return folder;
  }

  private static List<String> pairs(CooccurrenceTable table) {
    return table.rows().stream()
        .map(row -> row.first().label() + " – " + row.second().label())
        .toList();
  }

  private static AnnotatedArticle[] together(int times, boolean oneDay, String... terms) {
    AnnotatedArticle[] articles = new AnnotatedArticle[times];
    for (int i = 0; i < times; i++) {
      articles[i] = article("a" + i + terms[0], "2025-03-0" + (oneDay ? 1 : i + 1), "Wire", terms);
    }
    return articles;
  }

  private CooccurrenceTable table(Path folder, CooccurrenceQuery.Builder question)
      throws IOException {
    try (Archive archive = Archive.open(folder)) {
      return archive.cooccurrences(question.build());
    }
  }

  @Test
  void whatMeetsOnOneDayInOneSourceIsLeftOut() throws IOException {
    Path folder = archive(together(4, true, "PERSON/Ann Lee", "PERSON/Bo Ray"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder());
    assertThat(table.rows()).isEmpty();
    assertThat(table.leftOut()).isEqualTo(new CooccurrenceTable.LeftOut(0, 1, 0, 0, 0));
    assertThat(pairs(table(folder, CooccurrenceQuery.builder().oneDay(true))))
        .containsExactly("Ann Lee – Bo Ray");
    assertThat(pairs(table(folder, CooccurrenceQuery.of(entity("PERSON/Ann Lee")))))
        .containsExactly("Ann Lee – Bo Ray");
    assertThat(pairs(table(folder, CooccurrenceQuery.builder().scope(Query.parse("Ann")))))
        .containsExactly("Ann Lee – Bo Ray");
  }

  @Test
  void aCountryIsLeftOutWithItsPeopleAndItsCapital() throws IOException {
    Path folder =
        archive(
            together(
                5, false, "COUNTRY/India", "NATIONALITY/Indian", "CITY/New Delhi", "CITY/Pune"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder());
    assertThat(pairs(table))
        .containsExactlyInAnyOrder("New Delhi – Pune", "Pune – India", "Pune – Indian");
    assertThat(table.leftOut().demonyms()).isEqualTo(3);
    CooccurrenceQuery.Builder all = CooccurrenceQuery.builder().demonyms(true);
    assertThat(table(folder, all).rows()).hasSize(6);
  }

  /** A team is named with its league more often than without; who pays for it is not. */
  @ParameterizedTest
  @ValueSource(strings = {"Northern Hockey League", "University of Utopia", "Rivendell College"})
  void aLeagueOrUniversityIsLeftOutWithItsTeams(String name) throws IOException {
    List<AnnotatedArticle> articles = new ArrayList<>();
    String league = "ORGANIZATION/" + name;
    articles.addAll(List.of(together(5, false, league, "ORGANIZATION/Bears")));
    articles.addAll(List.of(together(4, false, "PERSON/Ann Lee", league)));
    for (int i = 0; i < 4; i++) {
      String day = "2025-04-0" + (i + 1);
      articles.add(article("with" + i, day, "Wire", "ORGANIZATION/Fizz Colas", league));
      articles.add(article("without" + i, day, "Wire", "ORGANIZATION/Fizz Colas"));
      articles.add(article("bears" + i, day, "Wire", "ORGANIZATION/Bears", "PERSON/Bo Ray"));
    }
    Path folder = archive(articles.toArray(AnnotatedArticle[]::new));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder());
    assertThat(pairs(table))
        .containsExactlyInAnyOrder(name + " – Ann Lee", "Fizz Colas – " + name, "Bears – Bo Ray");
    assertThat(table.leftOut().demonyms()).isEqualTo(1);
    assertThat(table(folder, CooccurrenceQuery.builder().demonyms(true)).rows()).hasSize(4);
  }

  @Test
  void twoPlacesOrPeoplesAreLeftOutUnlessTheyAreAskedFor() throws IOException {
    Path folder =
        archive(
            together(
                5,
                false,
                "COUNTRY/France",
                "COUNTRY/Germany",
                "CITY/Lyon",
                "NATIONALITY/Inuit",
                "ORGANIZATION/Airbus"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder().places(false));
    assertThat(pairs(table)).hasSize(4).allMatch(pair -> pair.contains("Airbus"));
    assertThat(table.leftOut()).isEqualTo(new CooccurrenceTable.LeftOut(0, 0, 0, 0, 6));
    assertThat(table.toString())
        .contains(
            "6 of two places, the people of one, or a person and the place or body put at the name");
    CooccurrenceTable all = table(folder, CooccurrenceQuery.builder());
    assertThat(all.rows()).hasSize(10);
    assertThat(all.leftOut().places()).isZero();
    assertThat(all.tests()).isEqualTo(table.tests());
    CooccurrenceQuery.Builder places =
        CooccurrenceQuery.builder().places(false).types(EntityType.parse("places"));
    assertThat(pairs(table(folder, places)))
        .containsExactlyInAnyOrder("France – Germany", "Lyon – France", "Lyon – Germany");
  }

  @Test
  void thePeopleOfACountryOrPartyIsLeftOutButNoPeopleOfItsOwn() throws IOException {
    Path folder =
        archive(
            together(
                5,
                false,
                "NATIONALITY/French",
                "IDEOLOGY/Republican",
                "NATIONALITY/Inuit",
                "ORGANIZATION/Airbus"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder().places(false));
    assertThat(pairs(table)).containsExactly("Inuit – Airbus");
    assertThat(table.leftOut().places()).isEqualTo(5);
  }

  /** Thirty characters have room for an office, and one sentence of five is enough. */
  @Test
  void aPersonIsLeftOutWithThePlaceThatIsPutAtTheName() throws IOException {
    String office = "PERSON/Ann Lee", place = "STATE_OR_PROVINCE/Utah";
    List<String> pair = List.of("Ann Lee – Utah");
    assertThat(described(place + "| Gov. |" + office, 1, 4)).isEmpty();
    assertThat(oftenAlone(place + "| Gov. |" + office, 1, 5)).isEqualTo(pair);
    assertThat(described(place + "| " + "4".repeat(28) + " |" + office, 5, 0)).isEmpty();
    assertThat(described(place + "| " + "4".repeat(29) + " |" + office, 5, 0)).isEqualTo(pair);
    assertThat(described(office + "| of |" + place, 5, 0)).isEmpty();
    assertThat(described(office + "| from |" + place, 5, 0)).isEqualTo(pair);
    assertThat(described(place + "| Gov. |ORGANIZATION/Ann Lee", 5, 0)).isEqualTo(pair);
  }

  /** The place is the one next to the person, by any name of its country; chambers are places. */
  @Test
  void noOtherPlaceIsBetween() throws IOException {
    String office = "PERSON/Ann Lee";
    assertThat(
            described(
                "NATIONALITY/Chilean| President |" + office + "| in the north of |COUNTRY/Chile",
                5,
                0))
        .isEmpty();
    assertThat(described("COUNTRY/Peru| and |NATIONALITY/Chilean| President |" + office, 5, 0))
        .containsExactly("Peru – Ann Lee");
    assertThat(described("ORGANIZATION/Senate| Majority Leader |" + office, 5, 0)).isEmpty();
    assertThat(described("ORGANIZATION/High Court| in |CITY/Cape Town", 5, 5)).isEmpty();
    assertThat(described("ORGANIZATION/Roscosmos|'s |ORGANIZATION/Lunokhod", 2, 8)).isEmpty();
    assertThat(described("ORGANIZATION/Roscosmos|'s |ORGANIZATION/Lunokhod", 2, 9))
        .containsExactly("Lunokhod – Roscosmos");
    assertThat(described("ORGANIZATION/Roscosmos|, |ORGANIZATION/Energia", 5, 5))
        .containsExactly("Energia – Roscosmos");
    assertThat(described("ORGANIZATION/High Court| in |CITY/Cape Town", 5, 6))
        .containsExactly("Cape Town – High Court");
    assertThat(
            described(
                "CITY/Cape Town| - While calls are mounting, the |ORGANIZATION/High Court", 5, 0))
        .as("the body begins with it")
        .isEmpty();
  }

  /** Pieces of one name, in eight sentences at least, and hardly ever apart. */
  @Test
  void piecesOfOneNameAreLeftOut() throws IOException {
    assertThat(described("PERSON/Duff| and |PERSON/Phelps", 8, 0)).isEmpty();
    assertThat(described("PERSON/Duff| and |PERSON/Phelps", 7, 0)).containsExactly("Duff – Phelps");
    assertThat(described("PERSON/Duff| and |PERSON/Phelps", 8, 1)).containsExactly("Duff – Phelps");
    assertThat(described("PERSON/Ann Duff| and |PERSON/Bo Phelps", 8, 0)).hasSize(1);
    assertThat(described("ORGANIZATION/Delaware Online|/The |ORGANIZATION/News Journal", 9, 1))
        .isEmpty();
    assertThat(described("ORGANIZATION/Delaware Online| or the |ORGANIZATION/News Journal", 9, 0))
        .as("a phrase, and so a body and its part, but no name")
        .isEmpty();
    assertThat(described("ORGANIZATION/Delaware Online| or the |ORGANIZATION/News Journal", 8, 1))
        .hasSize(1);
  }

  /**
   * Half of the sentences, or two of five with the body first; two of three where few have both.
   */
  @Test
  void aPersonIsLeftOutWithTheBodyWhoseManHeIs() throws IOException {
    String before = "ORGANIZATION/Acme Corp| chief economist |PERSON/Ann Lee";
    String after = "PERSON/Ann Lee|, head of |ORGANIZATION/Acme Corp";
    List<String> pair = List.of("Acme Corp – Ann Lee");
    assertThat(oftenAlone(before, 4, 6)).isEmpty();
    assertThat(oftenAlone(before, 4, 7)).isEqualTo(pair);
    assertThat(oftenAlone(after, 4, 4)).isEmpty();
    assertThat(oftenAlone(after, 4, 5)).isEqualTo(pair);
    assertThat(oftenAlone(after, 3, 1)).isEmpty();
    assertThat(oftenAlone(after, 3, 2)).isEqualTo(pair);
    assertThat(oftenAlone(after, 2, 1)).isEmpty();
    assertThat(described("PERSON/Ann Lee|, director of |LOCATION/Acme Centre", 2, 1))
        .as("the director of a site")
        .isEmpty();
    assertThat(oftenAlone("PERSON/Ann Lee|" + "4".repeat(31) + "|ORGANIZATION/Acme Corp", 5, 0))
        .isEqualTo(pair);
    assertThat(oftenAlone("ORGANIZATION/Acme Corp| and |MISC/Oscar| winner |PERSON/Ann Lee", 5, 0))
        .as("a name is between")
        .contains("Acme Corp – Ann Lee");
  }

  /** One of five for a party, and two sentences for a body of the state. */
  @Test
  void aPoliticianIsLeftOutWithPartyAndState() throws IOException {
    String party = "PERSON/Ann Lee|'s ruling |ORGANIZATION/Farm Party";
    assertThat(oftenAlone(party, 1, 4)).isEmpty();
    assertThat(oftenAlone(party, 1, 5)).hasSize(1);
    String house = "PERSON/Ann Lee| left the |ORGANIZATION/White House";
    assertThat(oftenAlone(house, 2, 8)).isEmpty();
    assertThat(oftenAlone(house, 2, 9)).hasSize(1);
    assertThat(oftenAlone(house, 1, 4)).hasSize(1);
    String chamber = "ORGANIZATION/House| |ORGANIZATION/GOP";
    assertThat(described(chamber, 4, 16)).isEmpty();
    assertThat(described(chamber, 4, 17)).hasSize(1);
    assertThat(described("ORGANIZATION/Acme Corp| |ORGANIZATION/GOP", 5, 0)).hasSize(1);
  }

  /** One of ten sentences for the country of who is of its state. */
  @Test
  void whoIsOfTheStateIsOfTheCountry() throws IOException {
    String house = "PERSON/Ann Lee| left the |ORGANIZATION/White House";
    List<AnnotatedArticle> country =
        articles("country", "COUNTRY/USA| President |PERSON/Ann Lee", 1, 9);
    assertThat(shown(articles("house", house, 6, 6), country)).isEmpty();
    assertThat(shown(articles("house", house, 0, 12), country)).contains("USA – Ann Lee");
  }

  /**
   * One of five sentences for who is in five articles or more, nearly all or most with the body.
   */
  @Test
  void aPersonWhoIsHardlyNamedWithoutABodyIsItsMan() throws IOException {
    String before = "ORGANIZATION/Acme Corp| chief |PERSON/Ann Lee";
    String after = "PERSON/Ann Lee| bid for |ORGANIZATION/Acme Corp";
    assertThat(described(after, 1, 4)).isEmpty();
    assertThat(described(after, 1, 5)).hasSize(1);
    assertThat(described(after, 1, 3)).hasSize(1);
    assertThat(withAlone(articles("both", before, 2, 4), 2)).isEmpty();
    assertThat(withAlone(articles("both", before, 2, 4), 3)).hasSize(1);
    assertThat(withAlone(articles("both", after, 4, 14), 2)).isEmpty();
    assertThat(withAlone(articles("both", after, 4, 14), 3)).hasSize(1);
    List<AnnotatedArticle> five = articles("both", after, 1, 4);
    assertThat(shown(five, articles("body", "ORGANIZATION/Acme Corp", 0, 90))).isEmpty();
    assertThat(shown(five, articles("body", "ORGANIZATION/Acme Corp", 0, 110)))
        .as("most articles have the body")
        .hasSize(1);
  }

  /** Two of five sentences for a body that is hardly named without the person. */
  @Test
  void aBodyThatIsHardlyNamedWithoutAPersonIsHis() throws IOException {
    String after = "PERSON/Ann Lee|, who began |ORGANIZATION/Acme Corp";
    assertThat(withAlone(articles("both", after, 4, 6), 20)).isEmpty();
    assertThat(withAlone(articles("both", after, 4, 7), 20)).hasSize(1);
    assertThat(oftenAlone(after, 4, 6)).hasSize(1);
  }

  /** One of five for a player and a league, and half, or three of four, for a team. */
  @Test
  void aLeagueIsLeftOutWithWhoPlaysInIt() throws IOException {
    String player = "PERSON/Ann Lee|, now in the |ORGANIZATION/Northern Hockey League";
    assertThat(oftenAlone(player, 2, 8)).isEmpty();
    assertThat(oftenAlone(player, 2, 9)).hasSize(1);
    String team = "ORGANIZATION/Bears| won the |ORGANIZATION/Northern Hockey League";
    assertThat(withBears(team, 3, 1)).isEmpty();
    assertThat(withBears(team, 4, 4)).isEmpty();
    assertThat(withBears(team, 4, 5)).hasSize(1);
    assertThat(withBears("ORGANIZATION/Bears| won the |ORGANIZATION/Acme Cup", 5, 0)).hasSize(1);
  }

  private List<String> withBears(String sentence, int near, int far) throws IOException {
    return shown(
        articles("d", sentence, near, far), articles("alone", "ORGANIZATION/Bears", 0, 20));
  }

  /** Named with each other more often than without. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ORGANIZATION/Old Town Bears|ORGANIZATION/Old Town Wolves",
        "ORGANIZATION/House|ORGANIZATION/House GOP",
        "ORGANIZATION/Customs and Border Office|ORGANIZATION/Border Patrol",
        "ORGANIZATION/Bears|LOCATION/Rivendell Stadium"
      })
  void teamsOfATownBodiesOfOneKinAndGroundsAreLeftOut(String names) throws IOException {
    String[] pair = names.split("\\|");
    String sentence = pair[0] + "|, as has been known for so long, |" + pair[1];
    List<AnnotatedArticle> three = articles("d", sentence, 0, 3);
    assertThat(shown(three, articles("alone", pair[0], 0, 20))).isEmpty();
    assertThat(shown(three, kept(pair))).hasSize(1);
  }

  /** Either is in as many articles without the other. */
  private static List<AnnotatedArticle> kept(String[] pair) {
    return Stream.of(pair).flatMap(name -> articles("alone" + name, name, 0, 3).stream()).toList();
  }

  @Test
  void aBodyIsLeftOutWithItsFacilityAndWithTheEarth() throws IOException {
    String station = "LOCATION/Star Station|, |ORGANIZATION/Roscosmos";
    List<AnnotatedArticle> alone = articles("alone", "ORGANIZATION/Roscosmos", 0, 9);
    assertThat(shown(articles("d", station, 1, 4), alone)).isEmpty();
    assertThat(shown(articles("d", station, 1, 5), alone)).hasSize(1);
    assertThat(described("LOCATION/Earth|, |ORGANIZATION/Roscosmos", 0, 5)).isEmpty();
  }

  /** The town and the state after the body, but not a state before it. */
  @Test
  void aBodyOrPersonIsLeftOutWithTownAndState() throws IOException {
    String state = "ORGANIZATION/High Court| in |CITY/Provo|, |STATE_OR_PROVINCE/Utah";
    assertThat(described(state, 3, 0)).isEmpty();
    assertThat(described("CITY/Provo|, |STATE_OR_PROVINCE/Utah| lawyer |PERSON/Ann Lee", 3, 0))
        .isEmpty();
    assertThat(described("STATE_OR_PROVINCE/Utah| |ORGANIZATION/High Court", 5, 0)).hasSize(1);
  }

  /** A country for who is of no other, and never named without it. */
  @Test
  void aPersonWhoIsNeverNamedWithoutACountryIsOfIt() throws IOException {
    String bank = "COUNTRY/Peru| banker |PERSON/Ann Lee";
    assertThat(described(bank, 1, 9)).isEmpty();
    assertThat(described(bank, 1, 10)).hasSize(1);
    assertThat(withAlone(articles("both", bank, 1, 9), 2)).hasSize(1);
  }

  /**
   * Next to each other in half of four sentences or more, and each more often without the other.
   */
  @Test
  void bodiesThatAreListedSideBySideAreLeftOut() throws IOException {
    String listed = "ORGANIZATION/Old Fund| and |ORGANIZATION/World Pool";
    assertThat(bothAlone(listed, 4, 4, 9)).isEmpty();
    assertThat(bothAlone(listed, 4, 4, 8)).as("half have both").hasSize(1);
    assertThat(bothAlone(listed, 4, 5, 10)).hasSize(1);
    assertThat(bothAlone(listed, 3, 0, 9)).hasSize(1);
    assertThat(bothAlone(listed.replace(" and ", " sued "), 4, 0, 9)).hasSize(1);
    assertThat(bothAlone("PERSON/Ann Lee| and |PERSON/Bo Ray", 4, 0, 9)).hasSize(1);
  }

  /** The pairs where each of two names is in some articles alone. */
  private List<String> bothAlone(String sentence, int near, int far, int alone) throws IOException {
    String[] names = sentence.split("\\|");
    return shown(
        articles("both", sentence, near, far),
        Stream.concat(
                articles("one", names[0], 0, alone).stream(),
                articles("other", names[2], 0, alone).stream())
            .toList());
  }

  /** In one sentence in none of three articles, or in fewer than one of four of one type. */
  @Test
  void whatIsNamedApartIsLeftOut() throws IOException {
    List<AnnotatedArticle> of = apart(7, entity("MISC/Bo Ray"));
    assertThat(shown(List.of(), of)).isEmpty();
    assertThat(shown(List.of(), of.subList(0, 3))).isEmpty();
    assertThat(shown(List.of(together(1, false, "PERSON/Ann Lee", "MISC/Bo Ray")), of)).hasSize(1);
    List<AnnotatedArticle> together =
        List.of(together(1, false, "PERSON/Ann Lee", "PERSON/Bo Ray"));
    assertThat(shown(together, apart(3))).hasSize(1);
    assertThat(shown(together, apart(4))).isEmpty();
    assertThat(shown(List.of(), apart(3))).isEmpty();
    Path folder = archive(apart(3).toArray(AnnotatedArticle[]::new));
    CooccurrenceQuery.Builder read = CooccurrenceQuery.builder().places(false);
    assertThat(table(folder, read).leftOut().lists()).isEqualTo(1);
    assertThat(table(folder, read.lists(true)).rows()).hasSize(1);
    assertThat(table(folder, CooccurrenceQuery.builder()).rows()).hasSize(1);
  }

  /** Articles of two sentences, each with one of two names. */
  private static List<AnnotatedArticle> apart(int articles) {
    return apart(articles, entity("PERSON/Bo Ray"));
  }

  private static List<AnnotatedArticle> apart(int articles, Entity other) {
    List<AnnotatedArticle> apart = new ArrayList<>();
    for (int i = 0; i < articles; i++) {
      String text = "Ann Lee sang in row " + i + ". Bo Ray sat in row " + i + ".";
      int second = text.indexOf("Bo Ray");
      apart.add(
          new AnnotatedArticle(
              Article.builder("apart" + i).body(text).published("2025-03-0" + (i + 1)).build(),
              "test 1",
              10,
              List.of(
                  new Sentence(
                      Article.Field.BODY,
                      0,
                      second - 1,
                      0,
                      List.of(Mention.of(0, 7, entity("PERSON/Ann Lee")))),
                  new Sentence(
                      Article.Field.BODY,
                      second,
                      text.length(),
                      1,
                      List.of(Mention.of(second, second + 6, other))))));
    }
    return apart;
  }

  /** Three articles name both as one body. */
  @Test
  void piecesOfABodyThatIsKnownAreLeftOut() throws IOException {
    List<AnnotatedArticle> pieces = articles("d", "PERSON/Duff| and |PERSON/Phelps", 3, 3);
    for (String name : List.of("Duff and Phelps", "Phelps & Duff", "Duff/Phelps")) {
      assertThat(shown(pieces, articles("one", "ORGANIZATION/" + name, 0, 3))).isEmpty();
      assertThat(shown(pieces, articles("one", "ORGANIZATION/" + name, 0, 2))).hasSize(1);
    }
  }

  /** The pairs where a person is in some articles alone. */
  private List<String> withAlone(List<AnnotatedArticle> articles, int alone) throws IOException {
    return shown(articles, articles("alone", "PERSON/Ann Lee", 0, alone));
  }

  /** Where the person, and the body, are in articles alone too. */
  private List<String> oftenAlone(String sentence, int near, int far) throws IOException {
    return withAlone(
        Stream.concat(
                articles("d", sentence, near, far).stream(),
                articles("its", "ORGANIZATION/Acme Corp", 0, 20).stream())
            .toList(),
        20);
  }

  /** Of many articles some are read. */
  @Test
  void aShareIsToldFromSomeOfManyArticles() throws IOException {
    String place = "STATE_OR_PROVINCE/Utah| Gov. |PERSON/Ann Lee";
    assertThat(described(place, 350, 650)).isEmpty();
    assertThat(described(place, 50, 950)).containsExactly("Ann Lee – Utah");
  }

  /** The pairs of an archive in which sentences of one kind say what others say far apart. */
  private List<String> described(String sentence, int near, int far) throws IOException {
    return shown(articles("d", sentence, near, far), List.of());
  }

  private List<String> shown(List<AnnotatedArticle> some, List<AnnotatedArticle> others)
      throws IOException {
    Path folder =
        archive(Stream.concat(some.stream(), others.stream()).toArray(AnnotatedArticle[]::new));
    List<String> pairs =
        pairs(table(folder, CooccurrenceQuery.builder().places(false).copies(Copies.PUBLISHED)));
    Files.move(folder, temp.resolve("done" + Files.list(temp).count()));
    return pairs;
  }

  /** Articles of one sentence, of which some say what others say far apart. */
  private static List<AnnotatedArticle> articles(String id, String sentence, int near, int far) {
    String[] parts = sentence.split("\\|");
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < near + far; i++) {
      StringBuilder body = new StringBuilder(sentence.startsWith("CITY") ? "" : "Then ");
      List<Mention> mentions = new ArrayList<>();
      for (int part = 0; part < parts.length; part++) {
        if (part % 2 == 0) {
          Entity entity = entity(parts[part]);
          mentions.add(Mention.of(body.length(), body.length() + entity.label().length(), entity));
          body.append(entity.label());
        } else {
          body.append(i < near ? parts[part] : " is where most people have long known a certain ");
        }
      }
      articles.add(
          new AnnotatedArticle(
              Article.builder(id + i).body(body + ".").published("2025-03-0" + (i % 9 + 1)).build(),
              "test 1",
              10,
              List.of(new Sentence(Article.Field.BODY, 0, body.length() + 1, 0, mentions))));
    }
    return articles;
  }

  @Test
  void aPartyIsLeftOutWithItsPeopleAndOneChamberWithTheOther() throws IOException {
    Path folder =
        archive(
            together(
                5,
                false,
                "ORGANIZATION/GOP",
                "IDEOLOGY/Republican",
                "ORGANIZATION/House",
                "ORGANIZATION/Senate"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder());
    assertThat(pairs(table))
        .hasSize(4)
        .noneMatch(pair -> pair.contains("GOP") && pair.contains("Republican"))
        .noneMatch(pair -> pair.contains("House") && pair.contains("Senate"));
    assertThat(table.leftOut().demonyms()).isEqualTo(2);
  }

  @Test
  void aPlaceIsLeftOutWithWhatIsNamedAfterIt() throws IOException {
    Path folder =
        archive(
            together(
                5,
                false,
                "COUNTRY/India",
                "STATE_OR_PROVINCE/Delaware",
                "ORGANIZATION/Indian Space Research Organisation",
                "ORGANIZATION/University of Delaware"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder().places(false));
    assertThat(pairs(table))
        .containsExactlyInAnyOrder(
            "India – University of Delaware",
            "Indian Space Research Organisation – Delaware",
            "Indian Space Research Organisation – University of Delaware");
    assertThat(table.leftOut().demonyms()).isEqualTo(2);
  }

  @Test
  void whatMeetsInListsAloneIsLeftOut() throws IOException {
    String[] many = new String[CooccurrenceQuery.Builder.MOST_NAMES + 1];
    for (int i = 0; i < many.length; i++) {
      many[i] = "MISC/Listed" + i;
    }
    Path folder = archive(together(4, false, many));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder().limit(3));
    assertThat(table.rows()).isEmpty();
    assertThat(table.leftOut().lists()).isEqualTo(101 * 100 / 2);
    assertThat(table(folder, CooccurrenceQuery.builder().limit(3).lists(true)).rows()).hasSize(3);
  }

  @Test
  void aGroupIsFoldedUnderItsStrongestPair() throws IOException {
    Path folder =
        archive(
            together(5, false, "PERSON/A One", "PERSON/B Two", "PERSON/C Three", "PERSON/D Four"));
    CooccurrenceTable table = table(folder, CooccurrenceQuery.builder());
    assertThat(table.rows().stream().map(row -> row.foldedUnder().orElse(0)))
        .containsExactly(0, 1, 1, 1, 1, 1);
    assertThat(table.toString())
        .contains("of these 5 are named below a stronger pair")
        .contains("    also A One – C Three 5; A One – D Four 5; B Two – C Three 5;");
    assertThat(table.strength(table.rows().get(0))).isEqualTo("about what chance brings");
  }

  /** "At least 1 times what chance brings" would be no news. */
  @Test
  void aBoundJustAboveChanceIsSaidInWords() throws IOException {
    AnnotatedArticle[] articles = new AnnotatedArticle[25];
    for (int i = 0; i < articles.length; i++) {
      String first = i < 6 ? "PERSON/A One" : "PERSON/Filler " + i % 9;
      String second = i < 4 || i == 6 || i == 7 ? "PERSON/B Two" : "PERSON/Filler " + i % 7;
      articles[i] = article("b" + i, "2025-03-01", "Wire", first, second);
    }
    CooccurrenceTable table =
        table(
            archive(articles),
            CooccurrenceQuery.builder().copies(Copies.PUBLISHED).everyPair().limit(1));
    assertThat(table.rows().get(0).excess().orElseThrow().lower()).isBetween(.05, .135);
    assertThat(table.strength(table.rows().get(0)))
        .isEqualTo("4.7 times what chance brings, surely more than chance");
  }

  /** The default is a part of all pairs, in their order, with their statistics. */
  @Test
  void noStatisticDependsOnWhatIsLeftOut() {
    Seeds.times(
        6,
        random -> {
          Path folder = temp.resolve("random" + random.nextInt());
          Map<String, Set<String>> days = new HashMap<>();
          List<AnnotatedArticle> articles = randomArticles(random);
          try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
            for (AnnotatedArticle article : articles) {
              writer.add(article);
            }
          }
          for (AnnotatedArticle article : articles) {
            note(article, days);
          }
          for (Unit unit : List.of(Unit.ARTICLE, Unit.SENTENCE)) {
            CooccurrenceQuery.Builder question =
                CooccurrenceQuery.builder().unit(unit).copies(Copies.PUBLISHED);
            CooccurrenceTable all =
                table(folder, question.everyPair().limit(Integer.MAX_VALUE / 4));
            CooccurrenceTable given =
                table(
                    folder,
                    CooccurrenceQuery.builder()
                        .unit(unit)
                        .copies(Copies.PUBLISHED)
                        .doubles(true)
                        .limit(Integer.MAX_VALUE / 4));
            assertThat(given.minimumBoth()).isEqualTo(3);
            assertThat(given.tests()).isEqualTo(all.tests());
            assertThat(given.pairs() + given.leftOut().rare()).isEqualTo(all.pairs());
            List<CooccurrenceTable.Row> expected =
                all.rows().stream()
                    .filter(row -> row.counts().both() >= 3)
                    .filter(row -> days.get(row.first() + " " + row.second()).size() > 1)
                    .toList();
            assertThat(pairs(given)).isEqualTo(expected.stream().map(FirstRowsTest::name).toList());
            for (int i = 0; i < expected.size(); i++) {
              assertThat(given.rows().get(i).excess()).isEqualTo(expected.get(i).excess());
              assertThat(given.rows().get(i).counts()).isEqualTo(expected.get(i).counts());
            }
            checkFolding(given.rows());
          }
        });
  }

  private static String name(CooccurrenceTable.Row row) {
    return row.first().label() + " – " + row.second().label();
  }

  /** Each name leads one row at most, and what is folded shares a name or two with its group. */
  private static void checkFolding(List<CooccurrenceTable.Row> rows) {
    Map<Integer, Set<Entity>> groups = new TreeMap<>();
    Set<Entity> leading = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      CooccurrenceTable.Row row = rows.get(i);
      Set<Entity> names = Set.of(row.first(), row.second());
      if (row.foldedUnder().isEmpty()) {
        assertThat(leading).doesNotContainAnyElementsOf(names);
        leading.addAll(names);
        groups.put(i + 1, new HashSet<>(names));
      } else {
        int leader = row.foldedUnder().getAsInt();
        assertThat(leader).isBetween(1, i);
        assertThat(rows.get(leader - 1).foldedUnder()).isEmpty();
        assertThat(groups.get(leader)).containsAnyElementsOf(names);
        groups.get(leader).addAll(names);
      }
    }
  }

  private static void note(AnnotatedArticle article, Map<String, Set<String>> days) {
    String day = article.article().published().orElseThrow().substring(0, 10);
    List<Entity> named =
        article.sentences().get(0).mentions().stream()
            .map(mention -> mention.entity().orElseThrow())
            .toList();
    for (Entity one : named) {
      for (Entity other : named) {
        days.computeIfAbsent(one + " " + other, any -> new HashSet<>()).add(day);
      }
    }
  }

  private static List<AnnotatedArticle> randomArticles(Random random) {
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      Set<String> terms = new HashSet<>();
      int names = 1 + random.nextInt(5);
      for (int n = 0; n < names; n++) {
        terms.add("MISC/Name" + (int) (30 * random.nextDouble() * random.nextDouble()));
      }
      articles.add(
          article(
              "r" + i,
              "2025-01-0" + (1 + (int) (9 * random.nextDouble() * random.nextDouble())),
              "Wire",
              terms.toArray(String[]::new)));
    }
    return articles;
  }
}

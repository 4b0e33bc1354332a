package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that differ in nothing but their spelling are one entity of an archive. */
class SpellingsTest {
  @TempDir Path temp;

  private int archives;

  /** An archive of articles that name an entity each. */
  private Path archive(List<Entity> entities) throws IOException {
    Path folder = temp.resolve("archive" + archives++);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < entities.size(); i++) {
        writer.add(article("a" + i, entities.get(i)));
      }
    }
    return folder;
  }

  private static AnnotatedArticle article(String id, Entity... entities) {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (Entity entity : entities) {
      int start = body.length();
      body.append(entity.label());
      mentions.add(Mention.of(start, body.length(), entity));
      body.append(" said so. ");
    }
    Article article = Article.of(id, body.toString().strip());
    return new AnnotatedArticle(
        article,
        "test 1",
        10,
        List.of(
            new Sentence(
                Article.Field.BODY, 0, article.text(Article.Field.BODY).length(), 0, mentions)));
  }

  private static Entity entity(String term) {
    int slash = term.indexOf('/');
    return Entity.of(new EntityType(term.substring(0, slash)), term.substring(slash + 1));
  }

  private static Set<Entity> entities(Archive archive) throws IOException {
    Set<Entity> found = new HashSet<>();
    archive
        .entities(Query.all())
        .limit(1000)
        .table()
        .rows()
        .forEach(row -> found.add(row.entity()));
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PERSON       | Fiona O’Brien            | Fiona O'Brien
          PERSON       | Fiona O‘Brien            | Fiona OʼBrien
          PERSON       | Beyoncé Knowles          | Beyonce Knowles
          PERSON       | J. K. Rowling            | JK Rowling
          PERSON       | J.K. Rowling             | J K Rowling
          PERSON       | George H. W. Bush        | George H.W. Bush
          PERSON       | Jean-Luc Mélenchon       | Jean Luc Melenchon
          PERSON       | Gerhard Schröder         | Gerhard Schroeder
          PERSON       | Gerhard Schröder         | Gerhard Schroder
          PERSON       | Ekrem İmamoğlu           | Ekrem Imamoglu
          PERSON       | Søren Kjærsgaard         | Soren Kjaersgaard
          PERSON       | Søren Kjærsgaard         | Soeren Kjaersgaard
          PERSON       | Lech Wałęsa              | Lech Walesa
          PERSON       | Håkon Aas                | Haakon Aas
          PERSON       | Sammy Davis, Jr.         | Sammy Davis Jr
          ORGANIZATION | Procter & Gamble         | Procter and Gamble
          ORGANIZATION | Purolator Courier Corp   | Purolator Courier
          ORGANIZATION | USAir Group Inc          | USAir
          ORGANIZATION | Dixons Group PLC         | Dixons
          ORGANIZATION | Volkswagen AG            | Volkswagen
          ORGANIZATION | JPMorgan Chase & Co.     | JPMorgan Chase
          ORGANIZATION | J.P. Morgan              | JP Morgan
          ORGANIZATION | Ford Motor Co            | Ford Motor Company
          ORGANIZATION | The Walt Disney Company  | Walt Disney
          ORGANIZATION | Ministry of Defence      | Ministry of Defense
          ORGANIZATION | NASA                     | Nasa
          ORGANIZATION | U.N.                     | UN
          LOCATION     | St. Petersburg           | Saint Petersburg
          LOCATION     | Guinea-Bissau            | Guinea Bissau
          LOCATION     | São Paulo                | Sao Paulo
          CITY         | Zürich                   | Zuerich
          NATIONALITY  | Brazilian                | Brazilians
          IDEOLOGY     | Tory                     | Tories
          IDEOLOGY     | Liberal Democrat         | Liberal Democrats
          NATIONALITY  | Frenchman                | Frenchmen
          NATIONALITY  | Frenchwoman              | French
          NATIONALITY  | Spanish                  | Spaniards
          NATIONALITY  | British                  | Briton
          RELIGION     | Jewish                   | Jews
          """)
  void twoSpellingsAreOneEntityThatEitherFinds(String type, String one, String other)
      throws IOException {
    Entity first = entity(type + "/" + one);
    Entity second = entity(type + "/" + other);
    Entity composed = entity(type + "/" + Normalizer.normalize(one, Normalizer.Form.NFD));
    try (Archive archive = Archive.open(archive(List.of(first, second, first, composed)))) {
      assertThat(entities(archive)).hasSize(1);
      Entity only = entities(archive).iterator().next();
      assertThat(only.label()).isEqualTo(one);
      for (String form : List.of(one, other, first.toString(), second.toString())) {
        assertThat(archive.entity(form)).as(form).isEqualTo(only);
        assertThat(archive.count(Query.parse("entity:\"" + form + "\""))).isEqualTo(4);
      }
      assertThat(archive.count(Query.parse(type + ":\"" + other + "\""))).isEqualTo(4);
      assertThat(archive.article("a1").orElseThrow().entities()).containsExactly(only);
    }
    try (Archive archive = Archive.open(archive(List.of(first)))) {
      assertThat(archive.entity(other)).isEqualTo(first);
      assertThat(archive.count(Query.parse(type + ":\"" + other + "\""))).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PERSON/Joe Roe              | PERSON/Jo Ro
          PERSON/Michael Adler        | PERSON/Michal Adler
          PERSON/Xue Li               | PERSON/Xu Li
          PERSON/George W. Bush       | PERSON/George H. W. Bush
          PERSON/John Smith           | PERSON/Smith
          PERSON/John Smith           | PERSON/John Smith Jr
          NATIONALITY/Brazilian       | COUNTRY/Brazil
          NATIONALITY/Swiss           | NATIONALITY/Swis
          NATIONALITY/German          | NATIONALITY/Ger
          NATIONALITY/Oman            | NATIONALITY/Omani
          IDEOLOGY/Tory               | IDEOLOGY/Conservative
          ORGANIZATION/Ford           | ORGANIZATION/Ford Foundation
          ORGANIZATION/News Corp      | ORGANIZATION/News
          ORGANIZATION/Ford           | PERSON/Ford
          """)
  void othersStayTwo(String one, String other) throws IOException {
    try (Archive archive = Archive.open(archive(List.of(entity(one), entity(other))))) {
      assertThat(entities(archive)).containsExactlyInAnyOrder(entity(one), entity(other));
    }
  }

  @Test
  void twoPagesAreTwoEntities() throws IOException {
    Entity one = Entity.linked(EntityType.PERSON, "Peter_Müller", "Peter Müller");
    Entity other = Entity.linked(EntityType.PERSON, "Peter_Muller", "Peter Muller");
    Entity none = Entity.of(EntityType.PERSON, "Peter Mueller");
    try (Archive archive = Archive.open(archive(List.of(one, other, none)))) {
      assertThat(entities(archive)).containsExactlyInAnyOrder(one, other, none);
    }
    try (Archive archive = Archive.open(archive(List.of(none, none, one)))) {
      assertThat(entities(archive)).containsExactly(one);
      assertThat(archive.entity("Peter Mueller").wikipedia()).contains("Peter_Müller");
      assertThat(archive.entity("Peter Mueller").label()).isEqualTo("Peter Mueller");
    }
  }

  private static String spelled(Random random, String name) {
    String form = name;
    if (random.nextBoolean()) {
      form = form.replace('’', '\'');
    }
    if (random.nextBoolean()) {
      form = form.replace('-', ' ');
    }
    if (random.nextBoolean()) {
      form = form.replace(". ", ".").replaceAll("\\.(?=\\p{Lu}\\p{Ll})", ". ");
    }
    if (random.nextBoolean()) {
      form = form.toUpperCase(Locale.ROOT);
    }
    if (random.nextBoolean()) {
      form = Normalizer.normalize(form, Normalizer.Form.NFD);
      form = random.nextBoolean() ? form.replaceAll("\\p{M}", "") : form;
    }
    return form;
  }

  private static final List<String> NAMES =
      List.of(
          "Anne-Marie O’Hara",
          "J. R. Müller",
          "José de la Cruz",
          "Zoë Peña-Díaz",
          "Sean Duffy",
          "B. B. Çelik");

  @Test
  void pairsAreCountedAsIfAllArticlesSpelledAlike() {
    Seeds.times(
        10,
        random -> {
          Path mixed = Files.createTempDirectory(temp, "mixed");
          Path alike = Files.createTempDirectory(temp, "alike");
          try (ArchiveWriter some = ArchiveWriter.open(mixed);
              ArchiveWriter others = ArchiveWriter.open(alike)) {
            for (int i = 0; i < 30; i++) {
              List<Entity> spellings = new ArrayList<>();
              List<Entity> names = new ArrayList<>();
              for (int n = random.nextInt(5); n >= 0; n--) {
                String name = NAMES.get(random.nextInt(NAMES.size()));
                spellings.add(Entity.of(EntityType.PERSON, spelled(random, name)));
                names.add(Entity.of(EntityType.PERSON, name));
              }
              some.add(article("a" + i, spellings.toArray(new Entity[0])));
              others.add(article("a" + i, names.toArray(new Entity[0])));
            }
          }
          try (Archive some = Archive.open(mixed);
              Archive others = Archive.open(alike)) {
            assertThat(pairs(some)).isNotEmpty().isEqualTo(pairs(others));
          }
        });
  }

  private static Set<String> pairs(Archive archive) throws IOException {
    Set<String> pairs = new HashSet<>();
    CooccurrenceQuery all =
        CooccurrenceQuery.builder().minimumCount(1).copies(Copies.PUBLISHED).build();
    for (CooccurrenceTable.Row row : archive.cooccurrences(all).rows()) {
      Set<String> both = new HashSet<>();
      both.add(plain(row.first()));
      both.add(plain(row.second()));
      pairs.add(both.stream().sorted().toList() + " " + row.counts());
    }
    return pairs;
  }

  private static String plain(Entity entity) {
    return Normalizer.normalize(entity.name(), Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}]", "")
        .toLowerCase(Locale.ROOT);
  }

  /** As a name stands in a sentence or a list; what is written so is not read otherwise. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          person:"Ana Roe's"                 | PERSON/Ana Roe
          person:"Ana Roe’s"                 | PERSON/Ana Roe
          entity:"PERSON/Ana Roe's"          | PERSON/Ana Roe
          person:Banks'                      | PERSON/Tom Banks
          person:"Dr. Ana Roe"               | PERSON/Ana Roe
          person:"Secretary of State Ana Roe's" | PERSON/Ana Roe
          person:"Roe, Ana"                  | PERSON/Ana Roe
          person:"Roe, Dr. Ana"              | PERSON/Ana Roe
          person:"Crown Prince Ana Roe"      | PERSON/Ana Roe
          person:"O Hara"                    | PERSON/O'Hara
          person:"Mr Ana"                    |
          person:"King Roe"                  | PERSON/King Roe
          entity:"Wendy's"                   | ORGANIZATION/Wendy's
          org:"Wendy's"                      | ORGANIZATION/Wendy's
          person:"Wendy's"                   | PERSON/Wendy
          org:"Dr. Roe"                      |
          person:"Ana Ro?"                   | PERSON/Ana Roe
          person:"Ana Roe?"                  | PERSON/Ana Roe
          """)
  void namesAreReadAsTheyAreTyped(String query, String expected) throws IOException {
    List<Entity> all =
        List.of(
            entity("PERSON/Ana Roe"),
            entity("PERSON/Tom Banks"),
            entity("PERSON/O'Hara"),
            entity("PERSON/King Roe"),
            entity("PERSON/Roes"),
            entity("PERSON/Wendy"),
            entity("ORGANIZATION/Wendy's"));
    Path folder = archive(all);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(articleWithForm("a1", "Banks", all.get(1)));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.ids(Query.parse(query)))
          .isEqualTo(expected == null ? List.of() : List.of("a" + all.indexOf(entity(expected))));
    }
  }

  @Test
  void whatNearlyAllArticlesMeanIsMeant() throws IOException {
    List<Entity> named = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      named.add(entity("PERSON/Donald Trump"));
    }
    named.add(entity("LOCATION/Donald Trump"));
    named.add(entity("ORGANIZATION/Donald Trump"));
    Path folder = archive(named);
    List<String> told = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      archive.onNotice(told::add);
      assertThat(archive.entity("donald trump").type()).isEqualTo(EntityType.PERSON);
      assertThat(archive.count(Query.parse("entity:\"Donald Trump\""))).isEqualTo(60);
      assertThat(archive.count(Query.parse("person:\"Donald Trump\""))).isEqualTo(60);
      assertThat(archive.entity("LOCATION/Donald Trump").type()).isEqualTo(EntityType.LOCATION);
      assertThat(told)
          .containsExactly(
              "\"donald trump\" is taken for PERSON/Donald Trump (60 articles), not for"
                  + " LOCATION/Donald Trump (1 article), ORGANIZATION/Donald Trump (1 article)",
              "\"Donald Trump\" is taken for PERSON/Donald Trump (60 articles), not for"
                  + " LOCATION/Donald Trump (1 article), ORGANIZATION/Donald Trump (1 article)");
      try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
        writer.add(articleWithForm("one more", "Mars", entity("LOCATION/Mars")));
      }
      try (Archive now = archive.refresh()) {
        assertThat(now.entity("Donald Trump").type()).isEqualTo(EntityType.PERSON);
        assertThat(told).as("who was told before is told on").hasSize(3);
      }
    }
    for (int i = 0; i < 3; i++) {
      named.add(entity("ORGANIZATION/Donald Trump"));
    }
    try (Archive archive = Archive.open(archive(named))) {
      assertThatThrownBy(() -> archive.entity("Donald Trump"))
          .isInstanceOf(DatelineException.class)
          .hasMessageContaining("PERSON/Donald Trump (60 articles), ORGANIZATION/Donald Trump");
    }
  }

  @Test
  void aShortNameMeansWhomNearlyAllArticlesMean() throws IOException {
    Entity biden = Entity.linked(EntityType.PERSON, "Joe_Biden", "Joe Biden");
    List<AnnotatedArticle> articles = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      articles.add(articleWithForm("j" + i, "Biden", biden));
    }
    articles.add(articleWithForm("h", "Biden", entity("PERSON/Hunter Biden")));
    articles.add(articleWithForm("b", "Biden", entity("PERSON/Biden")));
    Path folder = temp.resolve("biden");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (AnnotatedArticle article : articles) {
        writer.add(article);
      }
    }
    List<String> told = new ArrayList<>();
    try (Archive archive = Archive.open(folder)) {
      archive.onNotice(told::add);
      assertThat(archive.entity("Biden")).isEqualTo(biden);
      assertThat(told)
          .containsExactly(
              "\"Biden\" is taken for PERSON/Joe Biden (60 articles), not for PERSON/Biden (1"
                  + " article), PERSON/Hunter Biden (1 article)");
      assertThat(archive.entity("PERSON/Biden").name()).isEqualTo("Biden");
      assertThat(archive.entity("Hunter Biden").name()).isEqualTo("Hunter Biden");
      assertThat(archive.entity("Joe Biden")).isEqualTo(biden);
      assertThat(told).hasSize(1);
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 4; i++) {
        writer.add(articleWithForm("h" + i, "Biden", entity("PERSON/Hunter Biden")));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.entity("Biden").name()).isEqualTo("Biden");
    }
  }

  /** An article that names an entity by one of its forms. */
  private static AnnotatedArticle articleWithForm(String id, String form, Entity entity) {
    Article article = Article.of(id, form + " said so.");
    return new AnnotatedArticle(
        article,
        "test 1",
        10,
        List.of(
            new Sentence(
                Article.Field.BODY,
                0,
                article.text(Article.Field.BODY).length(),
                0,
                List.of(Mention.of(0, form.length(), entity)))));
  }

  @Test
  void peopleCanKeepTwoSpellingsApart() throws IOException {
    Entity one = entity("PERSON/Ana Núñez");
    Entity other = entity("PERSON/Ana Nunez");
    Path folder = archive(List.of(one, other, one));
    try (Curation curation = Curation.open(folder, "anna")) {
      Decision apart = curation.apart(List.of(other, one));
      try (Archive archive = Archive.open(folder)) {
        assertThat(entities(archive)).containsExactlyInAnyOrder(one, other);
        assertThat(archive.count(Query.mentions(one))).isEqualTo(2);
      }
      curation.undo(apart);
      try (Archive archive = Archive.open(folder)) {
        assertThat(entities(archive)).containsExactly(one);
      }
    }
  }

  @Test
  void decisionsOnOneSpellingHoldForAll() throws IOException {
    Entity one = entity("PERSON/Ana Núñez");
    Entity other = entity("PERSON/Ana Nunez");
    Path folder = archive(List.of(one, other, one, entity("PERSON/Bo Lee")));
    Files.writeString(
        folder.resolve("curation.txt"),
        """
        merge "PERSON/Ana Nunez" into "PERSON/Ana Núñez"
        rename "PERSON/Ana Núñez" to "Ana"
        rename "PERSON/Ana Nunez" to "Ana"
        hide "PERSON/BO LEE"
        merge "PERSON/Ana Nunes" into "PERSON/Ana"
        """);
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.curationProblems())
          .singleElement()
          .asString()
          .contains(":5: no article names \"PERSON/Ana Nunes\"; the nearest: PERSON/Ana");
      assertThat(entities(archive)).extracting(Entity::name).containsExactly("Ana");
      assertThat(archive.count(Query.parse("person:\"ana nunez\""))).isEqualTo(3);
    }
  }
}

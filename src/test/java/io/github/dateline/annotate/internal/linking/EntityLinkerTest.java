package io.github.dateline.annotate.internal.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is linked, to what, and what is left alone; on a dictionary of a few lines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityLinkerTest {
  private EntityLinker linker;
  private EntityLinker commonest;

  @BeforeAll
  void make(@TempDir Path folder) throws IOException {
    StringBuilder lines = new StringBuilder();
    page(lines, "Anna_Lind", "Anna Lind|1.0", "Lind, Anna|1.0", "A. Lind|1.0", "Anna Å. Lind|1.0");
    page(lines, "Rajiv_Menon", "Rajiv Menon|1.0");
    page(
        lines, "George_Whitefield", "George Whitfield|0.98", "George Whitefield|1.0", "A|1", "B|1");
    page(lines, "Charles_III_of_Spain", "Charles III|1.0", "C|1", "D|1", "E|1");
    page(lines, "Cambridge", "Cambridge|0.9");
    page(lines, "Cambridge,_Ohio", "Cambridge, Ohio|1.0");
    page(lines, "Duffy_(singer)", "Duffy|0.73", "Duffy (singer)|1.0");
    page(lines, "Sean_Duffy", "Sean Duffy|0.5", "Se\u00E1n Duffy|1.0");
    page(lines, "Blue_Moon_(film)", "Blue Moon|0.97", "Blue Moon (film)|1.0");
    page(lines, "Joan_Roe_(historian)", "Joan Roe|0.8", "Roe, Joan|1.0");
    page(lines, "Xanadu,_Ohio", "Xanadu|0.6", "Xanadu, Ohio|1.0");
    page(lines, "Xanadu_High_School", "Xanadu High|1.0", "XHS|1.0");
    page(lines, "Ruritanian_Space_Agency", "Zembla|1.0", "RSA|0.55", "Ruritanian Space Office|1.0");
    page(lines, "Acme_Corporation", "Acme|0.5", "Acme Corporation|1.0");
    page(lines, "Lady_Godiva", "Nude Rider|0.6", "Lady Godiva|1.0");
    page(lines, "Eileen_Anderson", "London|0.97", "Eileen Anderson|1.0");
    page(lines, "MV_Nordstar", "Nordstar|0.9", "MV Nordstar|1.0");
    page(lines, "Ruritanian_Petroleum", "Ruritanian Petroleum|1.0", "RPX|1.0");
    page(lines, "Base_transceiver_station", "BTS|0.9", "Base transceiver station|1.0");
    page(lines, "Human_voice", "Voice|0.5", "Human Voice|1.0");
    page(lines, "Ruritanian_language", "Ruritania|0.9", "Ruritanian|1.0");
    page(lines, "Zenda_Space_Center", "Zenda Space Center|0.9", "ZSC|1.0");
    page(lines, "Artemiz", "Artemis III|1.0", "Artemiz|1.0");
    page(lines, "Dragon_(zodiac)", "Dragon|1.0", "Dragon (zodiac)|1.0");
    page(lines, "Tiangong_1", "Tiangong|1.0", "Tiangong 1|1.0");
    page(lines, "United_States_Strategic_Command", "US Space Command|1.0", "STRATCOM|1.0");
    page(lines, "United_States_Army", "US Army|1.0", "United States Army|1.0");
    page(
        lines,
        "Jefferson_Starship",
        "Starship|0.52",
        "J|1",
        "K|1",
        "L|1",
        "M|1",
        "N|1",
        "O|1",
        "P|1");
    ModelResource table = SmallDictionary.gzipped(folder, lines.toString());
    linker =
        SmallDictionary.links(folder, table)
            .load(Gazetteer.load(new CompiledModels(CacheFolder.find())), 0);
    commonest = new EntityLinker(Gazetteer.load(new CompiledModels(CacheFolder.find())), null);
  }

  private static void page(StringBuilder lines, String title, String... names) {
    for (String name : names) {
      lines.append(name.replace("|", "\t" + title + "\t")).append('\n');
    }
  }

  /** What a name becomes, with its other forms. */
  private Entity link(EntityType type, String name, String... forms) {
    Map<String, Integer> written = new LinkedHashMap<>();
    written.put(name, 1);
    for (String form : forms) {
      written.put(form, 1);
    }
    Entity entity = Entity.of(type, name);
    Entity linked = linker.link(Map.of(entity, written)).get(entity);
    assertThat(linked.label()).isEqualTo(linked.wikipedia().isPresent() ? name : linked.name());
    return linked;
  }

  private Optional<String> page(EntityType type, String name, String... forms) {
    return link(type, name, forms).wikipedia();
  }

  @Test
  void aFullNameIsLinkedAndASurnameIsNot() {
    assertThat(page(EntityType.PERSON, "Anna Lind", "Lind")).contains("Anna_Lind");
    assertThat(page(EntityType.PERSON, "Duffy")).isEmpty();
    assertThat(page(EntityType.PERSON, "Bob Duffy", "Duffy")).isEmpty();
  }

  @Test
  void aTitleIsKnownAsItIsWritten() {
    assertThat(linker.isTitle("Anna Lind")).isTrue();
    assertThat(linker.isTitle("anna lind")).isFalse();
    assertThat(linker.isTitle("Lind")).isFalse();
    assertThat(commonest.isTitle("Anna Lind")).isFalse();
  }

  @Test
  void whatIsNotSureIsNotLinked() {
    assertThat(page(EntityType.PERSON, "Sean Duffy", "Duffy")).isEmpty();
    assertThat(page(EntityType.PERSON, "Joan Roe")).isEmpty();
    assertThat(page(EntityType.PERSON, "Nobody Known")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "Voice")).isEmpty();
  }

  @Test
  void aPageOfAnotherKindIsNotWhatIsMeant() {
    assertThat(page(EntityType.PERSON, "Blue Moon")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "Blue Moon")).isEmpty();
    assertThat(page(EntityType.LOCATION, "Ruritania")).isEmpty();
  }

  @Test
  void theLessTheWordsFitTheSurerItMustBe() {
    assertThat(page(EntityType.CITY, "Xanadu")).contains("Xanadu,_Ohio");
    assertThat(page(EntityType.ORGANIZATION, "RSA")).contains("Ruritanian_Space_Agency");
    assertThat(page(EntityType.ORGANIZATION, "Acme")).contains("Acme_Corporation");
    assertThat(page(EntityType.ORGANIZATION, "Zembla")).contains("Ruritanian_Space_Agency");
    assertThat(page(EntityType.ORGANIZATION, "Nude Rider")).isEmpty();
  }

  @Test
  void aPageThatDiffersFromTheNameIsNotItsOwn() {
    assertThat(page(EntityType.ORGANIZATION, "Artemis III")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "Dragon")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "Tiangong")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "Tiangong 1")).contains("Tiangong_1");
    assertThat(page(EntityType.ORGANIZATION, "US Space Command")).isEmpty();
    assertThat(page(EntityType.ORGANIZATION, "US Army")).contains("United_States_Army");
    assertThat(page(EntityType.ORGANIZATION, "Starship")).isEmpty();
  }

  @Test
  void anotherFormSpeaksWhereTheFullestTellsNothing() {
    assertThat(page(EntityType.ORGANIZATION, "The Space Office of Ruritania", "RSA"))
        .contains("Ruritanian_Space_Agency");
    assertThat(page(EntityType.PERSON, "Dr Anna Maria Lind", "Anna Lind")).contains("Anna_Lind");
  }

  @Test
  void aNamesakeIsNotWhoIsMeant() {
    assertThat(page(EntityType.PERSON, "Rajiv Menon")).isEmpty();
    assertThat(page(EntityType.PERSON, "George Whitfield")).isEmpty();
    assertThat(page(EntityType.PERSON, "Charles III")).isEmpty();
  }

  @Test
  void spellingsOfANameAreOne() {
    assertThat(page(EntityType.LOCATION, "Zenda Space Centre")).contains("Zenda_Space_Center");
    assertThat(page(EntityType.PERSON, "ANNA LIND")).contains("Anna_Lind");
    assertThat(link(EntityType.COUNTRY, "US"))
        .isEqualTo(link(EntityType.COUNTRY, "U.S."))
        .isEqualTo(link(EntityType.COUNTRY, "United States"))
        .isEqualTo(Entity.of(EntityType.COUNTRY, "United States"));
    assertThat(link(EntityType.ORGANIZATION, "Nasa"))
        .isEqualTo(link(EntityType.ORGANIZATION, "NASA"));
  }

  @Test
  void theLabelIsWhatTheArticleSays() {
    Entity agency = link(EntityType.ORGANIZATION, "Roscosmos");
    assertThat(agency.name()).isEqualTo("Russian Federal Space Agency");
    assertThat(agency.label()).isEqualTo("Roscosmos");
    assertThat(agency.wikipedia()).contains("Russian_Federal_Space_Agency");
  }

  @Test
  void theCommonestNamesNeedNoDictionary() {
    Entity agency = Entity.of(EntityType.PERSON, "Roscosmos");
    Entity station = Entity.of(EntityType.ORGANIZATION, "International Space Station");
    Entity band = Entity.of(EntityType.ORGANIZATION, "Who");
    Entity team = Entity.of(EntityType.ORGANIZATION, "US");
    Map<Entity, Entity> linked =
        commonest.link(
            Map.of(
                agency,
                Map.of("Roscosmos", 1),
                station,
                Map.of("ISS", 1),
                band,
                Map.of("Who", 1),
                team,
                Map.of("US", 1)));
    assertThat(linked.get(agency))
        .isEqualTo(Entity.of(EntityType.ORGANIZATION, "Russian Federal Space Agency"));
    assertThat(linked.get(station))
        .isEqualTo(Entity.of(EntityType.LOCATION, "International Space Station"));
    assertThat(linked.get(band)).isEqualTo(band);
    assertThat(linked.get(team)).isEqualTo(team);
  }

  @Test
  void onePageHasOneTypeInAnArticle() {
    Entity one = Entity.of(EntityType.ORGANIZATION, "Xanadu High");
    Entity other = Entity.of(EntityType.LOCATION, "XHS");
    Map<Entity, Entity> linked =
        linker.link(Map.of(one, Map.of("Xanadu High", 1), other, Map.of("XHS", 3)));
    assertThat(linked.get(one))
        .isEqualTo(linked.get(other))
        .isEqualTo(Entity.of(EntityType.ORGANIZATION, "Xanadu High School"));
    assertThat(linked.get(one).label()).isEqualTo("Xanadu High");
  }

  @Test
  void peoplesAreOneInSingularAndPlural() {
    assertThat(link(EntityType.NATIONALITY, "Russians")).hasToString("NATIONALITY/Russian");
    assertThat(link(EntityType.RELIGION, "Muslims")).hasToString("RELIGION/Muslim");
    assertThat(link(EntityType.NATIONALITY, "Swiss")).hasToString("NATIONALITY/Swiss");
    assertThat(page(EntityType.NATIONALITY, "Russian")).isEmpty();
  }

  @Test
  void aPageMustGoWithTheTypeAndTheRestOfTheName() {
    assertThat(link(EntityType.CITY, "London").wikipedia()).isEmpty();
    assertThat(link(EntityType.ORGANIZATION, "Nordstar Bancorp Inc", "Nordstar").wikipedia())
        .isEmpty();
    assertThat(link(EntityType.ORGANIZATION, "Ruritanian Petroleum Corp").wikipedia())
        .contains("Ruritanian_Petroleum");
    assertThat(link(EntityType.ORGANIZATION, "BTS").wikipedia()).isEmpty();
  }

  @Test
  void aLinkSaysHowSureItIs() throws IOException {
    Entity sure = link(EntityType.ORGANIZATION, "Zenda Space Center");
    Entity guessed = link(EntityType.ORGANIZATION, "RSA");
    assertThat(sure.linkCertainty().orElseThrow()).isBetween(0.9, 1.0);
    assertThat(guessed.linkCertainty().orElseThrow())
        .isLessThan(sure.linkCertainty().orElseThrow());
    assertThat(Entity.of(EntityType.PERSON, "Ada Roe").linkCertainty()).isEmpty();
  }
}

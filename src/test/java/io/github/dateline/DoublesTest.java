package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pairs that look like one name twice are left out of tables of pairs, told, and offered. */
class DoublesTest {
  @TempDir Path temp;

  private static Entity entity(String term) {
    int slash = term.indexOf('/');
    EntityType type = new EntityType(term.substring(0, slash));
    String name = term.substring(slash + 1);
    return name.endsWith("*")
        ? Entity.linked(type, name.replace("*", "").replace(' ', '_'), name.replace("*", ""))
        : Entity.of(type, name);
  }

  private static AnnotatedArticle article(String id, Entity... entities) {
    StringBuilder body = new StringBuilder();
    List<Mention> mentions = new ArrayList<>();
    for (Entity entity : entities) {
      mentions.add(Mention.of(body.length(), body.length() + entity.label().length(), entity));
      body.append(entity.label()).append(" spoke of number ").append(id).append(". ");
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

  /** Five articles with both, some with one, some with neither. */
  private Path archive(Entity one, Entity other, int together, int alone) throws IOException {
    Path folder = temp.resolve("archive");
    Entity third = entity("CITY/Leeds");
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < together; i++) {
        writer.add(article("both" + i, one, other, third));
      }
      for (int i = 0; i < alone; i++) {
        writer.add(article("one" + i, one));
        writer.add(article("other" + i, other, third));
      }
      for (int i = 0; i < 20; i++) {
        writer.add(article("none" + i, entity("PERSON/Nobody Else" + i)));
      }
    }
    return folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ORGANIZATION/RJR              | ORGANIZATION/RJR Nabisco Inc
          ORGANIZATION/USDA             | ORGANIZATION/U.S. Department of Agriculture
          ORGANIZATION/EPA              | ORGANIZATION/U.S. Environmental Protection Agency
          ORGANIZATION/FDA*             | ORGANIZATION/U.S. Food and Drug Administration*
          ORGANIZATION/Fed              | ORGANIZATION/Federal Reserve System*
          ORGANIZATION/Conrail          | ORGANIZATION/Consolidated Rail Corp
          ORGANIZATION/Cray             | ORGANIZATION/Cray Research Inc
          ORGANIZATION/TWA              | ORGANIZATION/Trans World Airlines Inc
          ORGANIZATION/IBC              | ORGANIZATION/Brazilian Coffee Institute
          ORGANIZATION/ICCO             | ORGANIZATION/International Cocoa Organization
          CITY/Piedmont                 | ORGANIZATION/Piedmont Aviation Inc
          ORGANIZATION/Moody            | ORGANIZATION/Moody's Investors Service Inc
          PERSON/Moody                  | ORGANIZATION/Moody’s Investors Service Inc
          ORGANIZATION/AMEX             | ORGANIZATION/American Stock Exchange
          ORGANIZATION/Heck             | ORGANIZATION/Heck's Inc
          ORGANIZATION/Norstar          | ORGANIZATION/Norstar Bancorp
          ORGANIZATION/Spirit*          | ORGANIZATION/Spirit Airlines*
          ORGANIZATION/Eagles*          | ORGANIZATION/Philadelphia Eagles*
          ORGANIZATION/CCC*             | ORGANIZATION/Commodity Credit Corporation*
          ORGANIZATION/ENDO             | ORGANIZATION/Endotronics Inc
          ORGANIZATION/STO              | ORGANIZATION/Stone Container Corp
          ORGANIZATION/USDA             | ORGANIZATION/U.S. Agriculture Department
          ORGANIZATION/Bank             | ORGANIZATION/Bank of England
          ORGANIZATION/Statistics Office | ORGANIZATION/Federal Statistics Office
          ORGANIZATION/Mint             | ORGANIZATION/U.S. Mint
          PERSON/Sergei Prokopyev       | PERSON/Sergey Prokopyev
          PERSON/Anna Lind              | PERSON/Anna Maria Lind
          PERSON/Griner                 | PERSON/Cherelle Griner
          PERSON/Rosalind Franklin      | ORGANIZATION/Rosalind Franklin
          """)
  void oneNameTwiceIsLeftOutToldAndOffered(String one, String other) throws IOException {
    Path folder = archive(entity(one), entity(other), 5, 0);
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceTable table = archive.cooccurrences(CooccurrenceQuery.builder().build());
      assertThat(table.rows()).hasSize(2).noneMatch(row -> isPair(row, one, other));
      assertThat(table.doubles()).isEqualTo(1);
      assertThat(table.toString())
          .contains("1 more looks like one name twice and is left out (--doubles shows it)");
      CooccurrenceTable all =
          archive.cooccurrences(CooccurrenceQuery.builder().doubles(true).build());
      assertThat(all.rows()).hasSize(3).anyMatch(row -> isPair(row, one, other));
      assertThat(all.doubles()).isEqualTo(1);
      assertThat(all.pairs()).isEqualTo(table.pairs());
      assertThat(all.tests()).isEqualTo(table.tests());
      CooccurrenceTable anchored = archive.cooccurrences(CooccurrenceQuery.of(entity(one)).build());
      assertThat(anchored.rows()).anyMatch(row -> isPair(row, one, other));
      CooccurrenceQuery best = CooccurrenceQuery.builder().limit(1).build();
      assertThat(archive.cooccurrences(best).rows()).hasSize(1);
    }
    try (Curation curation = Curation.open(folder, "")) {
      Decision.Suggestion first = curation.suggestions(1).get(0);
      assertThat(List.of(first.entity(), first.into()))
          .containsExactlyInAnyOrder(entity(one), entity(other));
      assertThat(first.score()).isGreaterThanOrEqualTo(0.8);
    }
  }

  @Test
  void twoPagesAreNotOneForWhatArticlesCallThem() throws IOException {
    Entity one = Entity.linked(EntityType.CITY, "Newark,_Delaware", "Newark");
    Entity other = Entity.linked(EntityType.CITY, "Newark,_New_Jersey", "Newark");
    Path folder = archive(one, other, 0, 6);
    try (Curation curation = Curation.open(folder, "")) {
      assertThat(curation.suggestions(one, 10)).isEmpty();
      assertThat(curation.suggestions(10))
          .noneMatch(found -> found.entity().equals(one) || found.into().equals(one));
    }
  }

  /** A name that is in more articles than the longer one may mean others. */
  @Test
  void theCommonerNameIsNotTheEndOfTheOther() throws IOException {
    Entity court = entity("ORGANIZATION/Supreme Court");
    Entity other = entity("ORGANIZATION/Utopia Supreme Court");
    Path folder = archive(court, other, 5, 0);
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.cooccurrences(CooccurrenceQuery.builder().build()).doubles()).isEqualTo(1);
    }
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      writer.add(article("alone", court));
    }
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.cooccurrences(CooccurrenceQuery.builder().build()).doubles()).isZero();
    }
  }

  @Test
  void theLikeliestIsOfferedFirst() throws IOException {
    Path folder = archive(entity("PERSON/Anna Lind"), entity("ORGANIZATION/Anna Lind"), 0, 6);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 40; i++) {
        writer.add(article("short" + i, entity("PERSON/Sergei Prokopyev")));
        writer.add(article("long" + i, entity("PERSON/Sergey Prokopyev")));
      }
    }
    try (Curation curation = Curation.open(folder, "")) {
      assertThat(curation.suggestions(10).stream().map(Decision.Suggestion::score))
          .hasSizeGreaterThan(1)
          .isSortedAccordingTo(Comparator.reverseOrder());
    }
  }

  private static boolean isPair(CooccurrenceTable.Row row, String one, String other) {
    return List.of(row.first(), row.second()).containsAll(List.of(entity(one), entity(other)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          COUNTRY/China                 | ORGANIZATION/China Daily
          PERSON/Trump                  | ORGANIZATION/Trump Organization
          ORGANIZATION/Ford             | ORGANIZATION/Ford Foundation
          ORGANIZATION/Texaco Inc       | ORGANIZATION/Texaco Canada Inc
          ORGANIZATION/American         | ORGANIZATION/American Express Co
          ORGANIZATION/Tax Authority    | ORGANIZATION/Income Tax Tribunal
          PERSON/George W. Bush*        | PERSON/George H. W. Bush*
          PERSON/Jenna Bush             | PERSON/Laura Bush
          STATE_OR_PROVINCE/Texas       | ORGANIZATION/Texas Air Corp
          COUNTRY/Brazil                | NATIONALITY/Brazilian
          CITY/New York                 | STATE_OR_PROVINCE/New York
          """)
  void othersAreFindings(String one, String other) throws IOException {
    try (Archive archive = Archive.open(archive(entity(one), entity(other), 5, 0))) {
      CooccurrenceTable table =
          archive.cooccurrences(CooccurrenceQuery.builder().demonyms(true).build());
      assertThat(table.rows()).anyMatch(row -> isPair(row, one, other));
      assertThat(table.doubles()).isZero();
    }
  }

  @Test
  void whatIsMostlyApartIsTwo() throws IOException {
    Entity one = entity("ORGANIZATION/TWA");
    Entity other = entity("ORGANIZATION/Trans World Airlines Inc");
    try (Archive archive = Archive.open(archive(one, other, 5, 20))) {
      CooccurrenceTable table = archive.cooccurrences(CooccurrenceQuery.builder().build());
      assertThat(table.doubles()).isZero();
    }
  }
}

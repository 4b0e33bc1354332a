package io.github.dateline.internal.table;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.Significance;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the columns and their writers to one place, and the place to what it may know. */
class TableLayerTest {
  private static final String ROOT = "io.github.dateline";
  private static final String TABLE = ROOT + ".internal.table";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** What is a column of a row, and not used for anything else. */
  private static final Map<String, Set<String>> COLUMNS =
      Map.of(
          CooccurrenceTable.Row.class.getName(),
          Set.of("independent", "published", "sources", "significance", "excess", "expected"),
          ComparisonTable.Row.class.getName(),
          Set.of("count", "againstCount", "significance"),
          Excess.class.getName(),
          Set.of("pValue", "qValue", "ratio", "log2", "lower", "upper"),
          Significance.class.getName(),
          Set.of("pValue", "qValue", "logRatio", "logOddsRatio", "relativeRisk"));

  @Test
  void theColumnsKnowValuesOnly() {
    classes()
        .that()
        .resideInAPackage(TABLE)
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are values of results, statistics or what writes them",
                type ->
                    isValue(type)
                        || List.of(TABLE, ROOT + ".stats").contains(type.getPackageName())
                        || type.getPackageName().startsWith("java.")
                        || type.getPackageName().startsWith("com.fasterxml.jackson.core")
                        || type.getPackageName().equals("org.jspecify.annotations")))
        .check(CLASSES);
  }

  /** Public in the root, and nothing that reads or writes files. */
  private static boolean isValue(JavaClass type) {
    return type.getPackageName().equals(ROOT)
        && type.getModifiers().contains(JavaModifier.PUBLIC)
        && !Set.of("Archive", "ArchiveWriter", "Curation").contains(type.getSimpleName());
  }

  @Test
  void onlyWhatShowsResultsKnowsTheColumns() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT, ROOT + ".cli", ROOT + ".report", ROOT + ".export", ROOT + ".spark", TABLE)
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "are columns or their writers",
                // Searching and counting make the tables that are shown.
                type ->
                    type.getPackageName().equals(TABLE)
                        && !type.getName().startsWith(TABLE + ".Counted")
                        && !type.getName().startsWith(TABLE + ".FoundHits")))
        .check(CLASSES);
  }

  @Test
  void noPublicSignatureShowsThem() {
    DescribedPredicate<JavaClass> ours =
        DescribedPredicate.describe(
            "are of the tables", type -> type.getPackageName().equals(TABLE));
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(TABLE)
        .should()
        .notHaveRawReturnType(ours)
        .andShould()
        .notHaveRawParameterTypes(
            DescribedPredicate.describe(
                "any of the tables", types -> types.stream().anyMatch(ours)))
        .check(CLASSES);
  }

  @Test
  void columnsAreTakenFromRowsInOnePlace() {
    // By references to methods, too.
    assertThat(CLASSES.get(StatisticsColumns.class).getAccessesFromSelf())
        .anyMatch(TableLayerTest::takesColumn);
    assertThat(
            CLASSES.stream()
                .filter(
                    type -> !List.of(ROOT, ROOT + ".stats", TABLE).contains(type.getPackageName()))
                .filter(type ->
                    type.getAccessesFromSelf().stream().anyMatch(TableLayerTest::takesColumn))
                .map(JavaClass::getSimpleName))
        .containsExactlyInAnyOrder(
            // The page draws intervals, and words sentences from several columns.
            "PairsSection",
            // The plot marks what chance alone would bring.
            "CooccurrenceText",
            // The page counts again, and compares with what it was given.
            "ChartData",
            // The page shows shares of the two sets instead of counts.
            "Comparisons",
            // A sentence counts the pairs that are sure.
            "ReportText",
            // Receivers have columns of their own.
            "FollowTheMoney",
            "Neo4jExport",
            "CooccurrencePeriods",
            // An assistant is told little at a time.
            "AssistantTools",
            // What has become sure is told once.
            "ChangeFinder");
  }

  private static boolean takesColumn(JavaAccess<?> access) {
    return COLUMNS
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getName());
  }
}

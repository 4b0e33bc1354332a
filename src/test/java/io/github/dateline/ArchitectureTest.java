package io.github.dateline;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.github.dateline.internal.text.LineLayout;
import io.github.dateline.internal.text.NameFolding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the packages to what each of them may know. */
class ArchitectureTest {
  private static final String ROOT = "io.github.dateline";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** The layers of the core, from the bottom up: each may know those before it, and no other. */
  private static final List<String> LAYERS =
      List.of(
          "stats",
          "internal.file",
          "internal.text",
          "internal.chance",
          "values",
          "internal.index",
          "internal.names",
          "internal.copies",
          "internal.query",
          "questions",
          "internal.table",
          "internal.search",
          "internal.scope",
          "internal.evidence",
          "internal.count",
          "internal.suggest",
          "facade");

  /** The types of the root package that open an archive, and so know what is inside. */
  private static final Set<String> FACADE = Set.of("Archive", "ArchiveWriter", "Curation");

  /** The types of the root package that hold a query or an answer to one. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "Asker",
          "Changes",
          "Query",
          "Hits",
          "EntityTable",
          "Timeline",
          "CooccurrenceQuery",
          "CooccurrenceTable",
          "ComparisonTable",
          "Explanation");

  /** The layer of a class of the core, empty for any other class. */
  private static String layer(JavaClass type) {
    String home = type.getPackageName();
    if (home.equals(ROOT)) {
      String top = type.getName().substring(ROOT.length() + 1).replaceFirst("\\$.*", "");
      return FACADE.contains(top) ? "facade" : QUESTIONS.contains(top) ? "questions" : "values";
    }
    return home.startsWith(ROOT + ".") && LAYERS.contains(home.substring(ROOT.length() + 1))
        ? home.substring(ROOT.length() + 1)
        : "";
  }

  @Test
  void eachLayerKnowsOnlyThoseBelowIt() {
    assertThat(upward()).isEmpty();
  }

  private static List<String> upward() {
    List<String> upward = new ArrayList<>();
    for (JavaClass type : CLASSES) {
      int own = LAYERS.indexOf(layer(type));
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        if (LAYERS.indexOf(layer(dependency.getTargetClass())) > own && own >= 0) {
          upward.add(dependency.getDescription());
        }
      }
    }
    return upward;
  }

  @Test
  void everyPackageOfTheCoreHasItsLayer() {
    assertThat(
            CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(home -> home.startsWith(ROOT + ".internal"))
                .distinct()
                .map(home -> home.substring(ROOT.length() + 1)))
        .isSubsetOf(LAYERS);
  }

  @Test
  void theCoreKnowsNothingOfWhatIsBuiltOnIt() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT, ROOT + ".internal..", ROOT + ".stats")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".annotate..",
            ROOT + ".read",
            ROOT + ".cli",
            ROOT + ".report..",
            ROOT + ".export")
        .check(CLASSES);
  }

  @Test
  void statisticsAndTextKnowNoSearch() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".stats", ROOT + ".internal.text")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void packagesFormNoCircle() {
    SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                String layer = layer(type);
                return SliceIdentifier.of(layer.isEmpty() ? type.getPackageName() : layer);
              }

              @Override
              public String getDescription() {
                return "packages, the root package by its layers";
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  @Test
  void readersAndAnnotatorsKnowNoSearch() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".read")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".annotate..",
            ROOT + ".internal..",
            ROOT + ".stats",
            ROOT + ".cli",
            "org.apache.lucene..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".annotate..")
        .should()
        .dependOnClassesThat(
            // How names are folded and lines laid out is the same for both.
            resideInAnyPackage(
                    ROOT + ".read",
                    ROOT + ".internal..",
                    ROOT + ".stats",
                    ROOT + ".cli",
                    "org.apache.lucene..")
                .and(not(equivalentTo(NameFolding.class)))
                .and(not(equivalentTo(LineLayout.class))))
        .check(CLASSES);
  }

  @Test
  void reportsAndExportsUseThePublicFaceOnly() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + ".report..", ROOT + ".export")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".annotate..", ROOT + ".read", ROOT + ".cli", "org.apache.lucene..")
        .orShould()
        .dependOnClassesThat(insideButForTables())
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".report..", ROOT + ".export", ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".report..", ROOT + ".export")
        .check(CLASSES);
  }

  /** What a template prints is decided before: it is text, numbers and lists of these. */
  @Test
  void templatesKnowThePageOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".report.internal")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(
            ROOT + ".report.internal", "java..", "javax..", "gg.jte..", "org.jspecify..")
        .check(CLASSES);
  }

  @Test
  void readersKnowArticlesOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".read")
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<JavaClass>(
                "are of the root package but not Article or SetAside") {
              @Override
              public boolean test(JavaClass type) {
                return type.getPackageName().equals(ROOT)
                    && !type.getName().startsWith(ROOT + ".Article$")
                    && !type.getName().equals(ROOT + ".Article")
                    && !type.getName().equals(ROOT + ".SetAside");
              }
            })
        .check(CLASSES);
  }

  @Test
  void sparkStaysInItsPackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".spark")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".spark", "org.apache.spark..", "org.apache.hadoop..", "scala..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".spark")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".cli", ROOT + ".report", "org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void onlyTheAnnotatorsTouchCoreNlp() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".annotate..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("edu.stanford..")
        .check(CLASSES);
  }

  @Test
  void theCommandLineUsesThePublicFaceOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.lucene..")
        .orShould()
        .dependOnClassesThat(insideButForTables())
        .check(CLASSES);
  }

  /** What shows results may know their columns and how a file is replaced, and nothing else. */
  private static DescribedPredicate<JavaClass> insideButForTables() {
    return resideInAPackage(ROOT + ".internal..")
        .and(resideOutsideOfPackage(ROOT + ".internal.table"))
        .and(resideOutsideOfPackage(ROOT + ".internal.file"));
  }

  /** Public, not within a class that is not, and not in a package of the inside. */
  private static DescribedPredicate<JavaClass> visible() {
    return DescribedPredicate.describe(
        "are visible",
        type ->
            type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getPackageName().contains(".internal")
                && type.getEnclosingClass().map(outer -> visible().test(outer)).orElse(true));
  }

  @Test
  void noPublicSignatureShowsLuceneOrCoreNlpOrWhatIsInternal() {
    DescribedPredicate<JavaClass> foreign =
        new DescribedPredicate<>("are Lucene's, CoreNLP's or internal") {
          @Override
          public boolean test(JavaClass type) {
            return type.getPackageName().startsWith("org.apache.lucene")
                || type.getPackageName().startsWith("edu.stanford")
                || type.getPackageName().contains(".internal");
          }
        };
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat(visible())
        .should()
        .notHaveRawReturnType(foreign)
        .andShould()
        .notHaveRawParameterTypes(
            new DescribedPredicate<List<JavaClass>>("any of them foreign") {
              @Override
              public boolean test(List<JavaClass> types) {
                return types.stream().anyMatch(foreign);
              }
            })
        .check(CLASSES);
  }

  @Test
  void classesAreFinalUnlessTheyAreMeantToBeExtended() {
    classes()
        .that()
        .areNotInterfaces()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLASSES);
  }

  @Test
  void packagesNameTypesThatAreThere() throws IOException {
    Path sources = Path.of("src/main/java");
    Pattern link = Pattern.compile("\\{@link\\s[\\s*]*(io\\.github\\.dateline\\.[\\w.]*[A-Z]\\w*)");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(file -> file.endsWith("package-info.java")).toList()) {
        Matcher named = link.matcher(Files.readString(file));
        while (named.find()) {
          assertThat(sources.resolve(named.group(1).replace('.', '/') + ".java"))
              .as(file.toString())
              .exists();
        }
      }
    }
  }

  @Test
  void publicTypesAreFew() {
    assertThat(publicTypes().toList()).hasSizeLessThanOrEqualTo(42);
  }

  /** What users touch: a type more or less is an edit of that list, too. */
  @Test
  void publicTypesAreThoseOfTheList() throws IOException {
    try (InputStream list = ArchitectureTest.class.getResourceAsStream("/api.txt")) {
      assertThat(publicTypes())
          .containsExactlyElementsOf(
              new String(list.readAllBytes(), StandardCharsets.UTF_8)
                  .lines()
                  .filter(line -> !line.startsWith("#"))
                  .toList());
    }
  }

  private static Stream<String> publicTypes() {
    return CLASSES.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.isNestedClass())
        .filter(type -> !type.getPackageName().contains(".internal."))
        .filter(type -> !type.getPackageName().equals(ROOT + ".cli"))
        .filter(type -> !type.getPackageName().contains(".internal"))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .map(JavaClass::getName)
        .sorted();
  }
}

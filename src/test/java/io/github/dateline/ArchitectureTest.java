package io.github.dateline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the packages to what each of them may know. */
class ArchitectureTest {
  private static final String ROOT = "io.github.dateline";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void theStatisticsKnowNothingOfTextOrSearch() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".stats")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT, ROOT + ".annotate", ROOT + ".read", ROOT + ".cli", "org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void dataGoesOneWay() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".annotate", ROOT + ".read", ROOT + ".cli")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".read")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".annotate", ROOT + ".stats", ROOT + ".cli", "org.apache.lucene..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".annotate")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ROOT + ".read", ROOT + ".stats", ROOT + ".cli", "org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void reportsUseThePublicFaceOnly() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".report")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            ROOT + ".annotate", ROOT + ".read", ROOT + ".cli", "org.apache.lucene..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages(ROOT + ".report", ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".report")
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
        .resideOutsideOfPackage(ROOT + ".annotate")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("edu.stanford..")
        .check(CLASSES);
  }

  @Test
  void theCommandLineUsesNoLucene() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + ".cli")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  /** Public, and not within a class that is not. */
  private static DescribedPredicate<JavaClass> visible() {
    return DescribedPredicate.describe(
        "are visible",
        type ->
            type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(outer -> visible().test(outer)).orElse(true));
  }

  @Test
  void noPublicSignatureShowsLuceneOrCoreNlp() {
    DescribedPredicate<JavaClass> foreign =
        new DescribedPredicate<>("are Lucene's or CoreNLP's") {
          @Override
          public boolean test(JavaClass type) {
            return type.getPackageName().startsWith("org.apache.lucene")
                || type.getPackageName().startsWith("edu.stanford");
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
            new DescribedPredicate<java.util.List<JavaClass>>("any of them foreign") {
              @Override
              public boolean test(java.util.List<JavaClass> types) {
                return types.stream().anyMatch(foreign);
              }
            })
        .check(CLASSES);
  }

  @Test
  void indexFieldsAreNamedByFewClasses() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .haveSimpleName("IndexFields")
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
  void publicTypesAreFew() {
    assertThat(publicTypes().filter(type -> !type.startsWith(ROOT + ".spark.")).toList())
        .hasSizeLessThanOrEqualTo(35);
    assertThat(publicTypes().filter(type -> type.startsWith(ROOT + ".spark.")).toList())
        .hasSizeLessThanOrEqualTo(4);
  }

  private static Stream<String> publicTypes() {
    return CLASSES.stream()
        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .filter(type -> !type.isNestedClass())
        .filter(type -> !type.getPackageName().equals(ROOT + ".cli"))
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .map(JavaClass::getName)
        .sorted();
  }
}

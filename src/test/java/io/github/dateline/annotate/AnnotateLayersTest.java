package io.github.dateline.annotate;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the packages of annotation to their order. */
class AnnotateLayersTest {
  private static final String ROOT = "io.github.dateline";
  private static final String ANNOTATE = ROOT + ".annotate";
  private static final String INTERNAL = ANNOTATE + ".internal";

  /** What each package below {@code internal} knows of the others, from the bottom up. */
  private static final Map<String, Set<String>> KNOWN = new LinkedHashMap<>();

  static {
    KNOWN.put("cache", Set.of());
    KNOWN.put("text", Set.of());
    KNOWN.put("crf", Set.of("cache", "text"));
    KNOWN.put("tagger", Set.of("cache", "text"));
    KNOWN.put("lexicon", Set.of("cache"));
    KNOWN.put("draft", Set.of("cache", "text", "crf", "lexicon"));
    KNOWN.put("scoring", Set.of("crf", "lexicon", "draft"));
    KNOWN.put("names", Set.of("text", "crf", "lexicon", "draft"));
    KNOWN.put("linking", Set.of("cache", "lexicon", "draft", "text"));
    KNOWN.put("dates", Set.of("cache", "text", "tagger", "draft"));
    KNOWN.put("labels", Set.of("cache", "text", "crf", "tagger", "lexicon", "draft", "dates"));
    KNOWN.put(
        "passes",
        Set.of("crf", "lexicon", "draft", "scoring", "names", "linking", "dates", "labels"));
  }

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /** The package below {@code internal}, the whole name of any other package. */
  private static String layer(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(INTERNAL + ".") ? name.substring(INTERNAL.length() + 1) : name;
  }

  private static Stream<JavaClass> below() {
    return CLASSES.stream().filter(type -> type.getPackageName().startsWith(INTERNAL + "."));
  }

  @Test
  void eachPackageKnowsThoseThatItNeedsAndNoOther() {
    Map<String, Set<String>> known = new TreeMap<>();
    below()
        .forEach(type -> {
          Set<String> others = known.computeIfAbsent(layer(type), key -> new TreeSet<>());
          type.getDirectDependenciesFromSelf().stream()
              .map(dependency -> dependency.getTargetClass().getBaseComponentType())
              .filter(other -> other.getPackageName().startsWith(ANNOTATE))
              .map(AnnotateLayersTest::layer)
              .filter(other -> !other.equals(layer(type)))
              .forEach(others::add);
        });
    assertThat(known).isEqualTo(KNOWN);
  }

  @Test
  void aPackageKnowsOnlyThoseBelowIt() {
    List<String> below = new ArrayList<>();
    KNOWN.forEach((layer, known) -> {
      assertThat(below).as("below %s", layer).containsAll(known);
      below.add(layer);
    });
  }

  @Test
  void theRestOfDatelineKnowsTheFaceOnly() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ANNOTATE + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTERNAL + "..")
        .check(CLASSES);
  }

  @Test
  void ofTheRestOfDatelineArticlesAndTheirMentionsAreKnown() {
    Set<String> known = new TreeSet<>();
    below()
        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
        .map(dependency -> dependency.getTargetClass().getBaseComponentType().getName())
        .filter(name -> name.startsWith(ROOT) && !name.startsWith(ANNOTATE))
        .forEach(known::add);
    assertThat(known)
        .containsExactly(
            ROOT + ".AnnotatedArticle$Mention",
            ROOT + ".AnnotatedArticle$Sentence",
            ROOT + ".Article",
            ROOT + ".Article$Field",
            ROOT + ".Entity",
            ROOT + ".EntityType",
            ROOT + ".internal.text.LineLayout",
            ROOT + ".internal.text.NameFolding");
  }

  @Test
  void noPublicSignatureShowsWhatIsInternal() {
    List<String> shown = new ArrayList<>();
    CLASSES.stream()
        .filter(type -> type.getPackageName().equals(ANNOTATE) && isVisible(type))
        .forEach(type -> {
          Stream.concat(type.getInterfaces().stream(), type.getSuperclass().stream())
              .forEach(parent -> add(shown, type.getName(), parent));
          for (JavaField field : type.getFields()) {
            if (isVisible(field.getModifiers())) {
              add(shown, field.getFullName(), field.getType());
            }
          }
          for (JavaCodeUnit unit : type.getCodeUnits()) {
            if (isVisible(unit.getModifiers())) {
              add(shown, unit.getFullName(), unit.getReturnType());
              unit.getParameterTypes().forEach(in -> add(shown, unit.getFullName(), in));
              unit.getExceptionTypes().forEach(out -> add(shown, unit.getFullName(), out));
            }
          }
        });
    assertThat(shown).isEmpty();
  }

  private static void add(List<String> shown, String where, JavaType type) {
    type.getAllInvolvedRawTypes().stream()
        .filter(raw -> raw.getPackageName().startsWith(INTERNAL))
        .forEach(raw -> shown.add(where + " shows " + raw.getName()));
  }

  private static boolean isVisible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }

  private static boolean isVisible(JavaClass type) {
    return isVisible(type.getModifiers())
        && type.getEnclosingClass().map(AnnotateLayersTest::isVisible).orElse(true);
  }
}

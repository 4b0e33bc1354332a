package io.github.dateline.annotate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.passes.Pass;
import io.github.dateline.annotate.internal.passes.Pass.Part;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The passes over an article do what they say, and nothing else. */
class PassesTest {
  /** What is rare in news: a place under the name of a person. */
  private static final Article SHORT_PLACE =
      Article.builder("kennedy")
          .body(
              "The launch was watched at the Kennedy Space Centre in Florida. Kennedy has three"
                  + " pads. Kennedy was closed on Monday.")
          .build();

  /** A firm of two surnames, which has a short form. */
  private static final Article SHORT_FIRM =
      Article.builder("halden")
          .headline("HALDEN/BROOKS LOWERS RIVER POWER DEBT")
          .body("Halden and Brooks said it lowered its rating of River Power Co to HB-4.")
          .build();

  /** A team with its town, and without. */
  private static final Article SHORT_TEAM =
      Article.builder("chiefs")
          .body("The Kansas City Chiefs won on Sunday. The Chiefs met their fans.")
          .build();

  private final Map<String, Set<Part>> added = new HashMap<>();

  private static List<Pass> passes(Profile profile) throws IOException {
    return CoreNlpAnnotator.builder().profile(profile).dates(true).load().passes();
  }

  @Test
  void passesOfNewsKeepToWhatTheySay() throws IOException {
    keepToWhatTheySay(passes(Profile.NEWS));
  }

  @Test
  void passesOfDefaultLabelsKeepToWhatTheySay() throws IOException {
    keepToWhatTheySay(passes(Profile.FULL));
  }

  private void keepToWhatTheySay(List<Pass> passes) throws IOException {
    needsAreAddedBefore(passes);
    SentenceSplitter splitter = new SentenceSplitter();
    List<Article> articles = new ArrayList<>(List.of(SHORT_PLACE, SHORT_FIRM, SHORT_TEAM));
    try (ArticleReader corpus = ArticleReader.open(Path.of("corpus"))) {
      for (int i = 0; i < 25; i++) {
        articles.add(corpus.next());
      }
    }
    for (Article article : articles) {
      Draft draft = Draft.of(article, splitter);
      passes.forEach(pass -> run(pass, draft));
    }
    for (Pass pass : passes) {
      Set<Part> seldom = new HashSet<>(pass.adds());
      seldom.removeAll(added.getOrDefault(pass.name(), Set.of()));
      // Some rules for names meet nothing in 25 articles.
      seldom.remove(Part.NAMES);
      assertThat(seldom).as("what %s never adds", pass.name()).isEmpty();
    }
  }

  private static void needsAreAddedBefore(List<Pass> passes) {
    Set<String> names = new HashSet<>();
    Set<Part> there = EnumSet.noneOf(Part.class);
    for (Pass pass : passes) {
      assertThat(names.add(pass.name())).as("%s is there once", pass.name()).isTrue();
      assertThat(there).as("before %s", pass.name()).containsAll(pass.needs());
      assertThat(there).as("before %s", pass.name()).containsAll(pass.mayDelete());
      there.addAll(pass.adds());
    }
  }

  private void run(Pass pass, Draft draft) {
    Map<Part, Set<Object>> before = parts(draft);
    pass.run(draft);
    Map<Part, Set<Object>> after = parts(draft);
    for (Part part : Part.values()) {
      Set<Object> deleted = new HashSet<>(before.get(part));
      deleted.removeAll(after.get(part));
      if (!pass.mayDelete().contains(part)) {
        assertThat(deleted).as("%s deletes of %s", pass.name(), part).isEmpty();
      }
      Set<Object> more = new HashSet<>(after.get(part));
      more.removeAll(before.get(part));
      if (!pass.adds().contains(part)) {
        assertThat(more).as("%s adds to %s", pass.name(), part).isEmpty();
      } else if (!more.isEmpty()) {
        added.computeIfAbsent(pass.name(), key -> EnumSet.noneOf(Part.class)).add(part);
      }
    }
  }

  private static Map<Part, Set<Object>> parts(Draft draft) {
    Map<Part, Set<Object>> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      parts.put(part, new HashSet<>());
    }
    parts.get(Part.MEANINGS).addAll(Map.copyOf(draft.meanings()).entrySet());
    parts.get(Part.FINDINGS).addAll(Map.copyOf(draft.findings().contextTypes()).entrySet());
    parts.get(Part.FINDINGS).addAll(Map.copyOf(draft.findings().statedTypes()).entrySet());
    parts.get(Part.FINDINGS).addAll(draft.findings().lowerCaseWords());
    for (int number = 0; number < draft.lines().size(); number++) {
      SentenceDraft sentence = draft.lines().get(number);
      add(parts, Part.NAMES, number, sentence.accepted());
      add(parts, Part.DOUBTS, number, sentence.uncertain());
      add(parts, Part.RIVALS, number, sentence.alternatives());
      add(parts, Part.FULL_NAMES, number, sentence.fullNames());
      add(parts, Part.MENTIONS, number, sentence.mentions());
      List<Object> readings = new ArrayList<>();
      for (int model = 0; model < sentence.models(); model++) {
        readings.add(List.of(model, sentence.namesByModel(model), sentence.marginsByModel(model)));
      }
      add(parts, Part.READINGS, number, readings);
    }
    return parts;
  }

  private static void add(Map<Part, Set<Object>> parts, Part part, int line, List<?> of) {
    of.forEach(value -> parts.get(part).add(List.of(line, value)));
  }
}

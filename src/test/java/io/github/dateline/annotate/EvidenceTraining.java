package io.github.dateline.annotate;

import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.RVFDataset;
import edu.stanford.nlp.ling.RVFDatum;
import edu.stanford.nlp.stats.ClassicCounter;
import edu.stanford.nlp.stats.Counter;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.QualityReport.Gold;
import io.github.dateline.annotate.QualityReport.Marked;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.crf.Margins;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.draft.Names;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.WordLists;
import io.github.dateline.annotate.internal.passes.Pass;
import io.github.dateline.annotate.internal.passes.Passes;
import io.github.dateline.annotate.internal.scoring.Evidence;
import io.github.dateline.annotate.internal.scoring.Place;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Fits the weights of {@code evidence.txt} to gold names: a multinomial logistic regression, with
 * an L2 penalty, of what each place of the text is (a person, an organisation, a place, or none) on
 * all that there is about it.
 *
 * <p>Arguments: the file to write, then gold, each with the number of times that it counts: {@code
 * 3:names/tuning.txt 2:gum-interview 1:re3d.jsonl}; a folder holds GUM's interviews.
 */
final class EvidenceTraining {
  /** Standard deviation of the prior of each weight. */
  private static final double SIGMA = Math.sqrt(1 / 20.0);

  /** What is seen less often has no weight. */
  private static final int FEWEST = 4;

  /** Smaller weights are left out. */
  private static final double LEAST = 0.02;

  private static final String NO_NAME = "none";

  private final List<RVFDatum<String, String>> places = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Pass> passes;
  private final Gazetteer gazetteer;
  private final WordLists words;
  private final SentenceSplitter splitter = new SentenceSplitter();

  private EvidenceTraining() throws IOException {
    passes = CoreNlpAnnotator.builder().links(false).load().passes();
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    gazetteer = Gazetteer.load(cache);
    words = WordLists.load(cache);
  }

  public static void main(String[] arguments) throws IOException {
    EvidenceTraining training = new EvidenceTraining();
    for (int i = 1; i < arguments.length; i++) {
      int colon = arguments[i].indexOf(':');
      int times = Integer.parseInt(arguments[i].substring(0, colon));
      for (Gold gold : gold(Path.of(arguments[i].substring(colon + 1)))) {
        training.add(gold, times);
      }
    }
    Files.write(Path.of(arguments[0]), training.fit());
  }

  private static List<Gold> gold(Path path) throws IOException {
    if (path.toString().endsWith(".jsonl")) {
      return QualityReport.read(path);
    }
    if (!Files.isDirectory(path)) {
      return MarkedText.read(path).stream().map(QualityReport::gold).toList();
    }
    List<Gold> interviews = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".conllu")) {
          interviews.add(QualityReport.gold(Interviews.read(file)));
        }
      }
    }
    return interviews;
  }

  private void add(Gold gold, int times) {
    Article article = Article.builder(gold.id()).body(gold.text()).build();
    Draft draft = Draft.of(article, splitter);
    passes.stream()
        .takeWhile(pass -> !pass.name().equals(Passes.SCORING))
        .forEach(pass -> pass.run(draft));
    Evidence evidence = new Evidence(draft.lines(), gazetteer, words, draft.findings());
    Set<Marked> marked = QualityReport.folded(gold.text(), gold.spans());
    for (Line line : draft.lines()) {
      Set<Marked> right = untitled(line, marked);
      for (Place place : evidence.places(line)) {
        int start = line.tokens.get(place.from()).start();
        int end = line.tokens.get(place.to() - 1).end();
        String label =
            Margins.TYPES.stream()
                .map(type -> type.tag())
                .filter(tag -> right.contains(new Marked(start, end, tag)))
                .findFirst()
                .orElse(NO_NAME);
        if (!label.equals(NO_NAME) || !QualityReport.isNeutral(gold, start, end)) {
          add(evidence, line, place, label, times);
        }
      }
    }
  }

  /** The names of a line, people without their titles, which some gold counts in. */
  private static Set<Marked> untitled(Line line, Set<Marked> marked) {
    Set<Marked> names = new HashSet<>(marked);
    for (int from = 0; from < line.size(); from++) {
      for (int to = from + 2; to <= line.size(); to++) {
        Marked name = marked(line, from, to);
        if (names.remove(name)) {
          Candidate trimmed = Names.withoutTitles(line, new Candidate(from, to, EntityType.PERSON));
          names.add(marked(line, trimmed.from(), trimmed.to()));
        }
      }
    }
    return names;
  }

  private static Marked marked(Line line, int from, int to) {
    return new Marked(
        line.tokens.get(from).start(), line.tokens.get(to - 1).end(), EntityType.PERSON.tag());
  }

  private void add(Evidence evidence, Line line, Place place, String label, int times) {
    Counter<String> clues = new ClassicCounter<>();
    evidence.tell(
        line,
        place,
        (clue, amount) -> {
          clues.incrementCount(clue.name(), amount);
          counts.merge(clue.name(), 1, Integer::sum);
        });
    for (int i = 0; i < times; i++) {
      places.add(new RVFDatum<>(clues, label));
    }
  }

  private List<String> fit() {
    RVFDataset<String, String> data = new RVFDataset<>();
    for (RVFDatum<String, String> place : places) {
      place.asFeaturesCounter().keySet().removeIf(clue -> counts.get(clue) < FEWEST);
      data.add(place);
    }
    LinearClassifier<String, String> classifier =
        new LinearClassifierFactory<String, String>(1e-5, false, SIGMA).trainClassifier(data);
    List<String> lines = new ArrayList<>();
    lines.add("# What evidence weighs for a person, an organisation and a place, as natural");
    lines.add("# logarithms of odds against no name. Made by EvidenceTraining: docs/quality.md.");
    for (String clue : new TreeSet<>(counts.keySet())) {
      if (counts.get(clue) >= FEWEST) {
        StringBuilder line = new StringBuilder(clue);
        double most = 0;
        for (var type : Margins.TYPES) {
          double weight = classifier.weight(clue, type.tag()) - classifier.weight(clue, NO_NAME);
          most = Math.max(most, Math.abs(weight));
          line.append(String.format(Locale.ROOT, " %.3f", weight));
        }
        if (most >= LEAST) {
          lines.add(line.toString());
        }
      }
    }
    return lines;
  }
}

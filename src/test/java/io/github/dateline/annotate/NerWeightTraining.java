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
import io.github.dateline.annotate.internal.crf.MaxMarginals;
import io.github.dateline.annotate.internal.crf.WordClasses;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.passes.Pass;
import io.github.dateline.annotate.internal.passes.Passes;
import io.github.dateline.annotate.internal.scoring.CandidateSpan;
import io.github.dateline.annotate.internal.scoring.ClassFeatures;
import io.github.dateline.annotate.internal.scoring.SpanFeatures;
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
 * Fits the weights of {@code ner-weights.txt} to gold names: a multinomial logistic regression,
 * with an L2 penalty, of what each place of the text is (a person, an organisation, a place, or
 * none) on all that there is about it.
 *
 * <p>Arguments: the file to write, then gold, each with the number of times that it counts: {@code
 * 3:names/tuning.txt 2:gum-interview 1:re3d.jsonl}; a folder holds GUM's interviews. With {@code
 * -Ddateline.fold=2/5} the newspapers of the second of five folds are left out.
 */
final class NerWeightTraining {
  /** Standard deviation of the prior of each weight. */
  private static final double SIGMA = Math.sqrt(1 / 20.0);

  /** What is seen less often has no weight. */
  private static final int MIN_OCCURRENCES = 4;

  /** Smaller weights are left out. */
  private static final double MIN_WEIGHT = 0.02;

  private static final String NO_NAME = "none";

  private final List<RVFDatum<String, String>> spans = new ArrayList<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Pass> passes;
  private final Gazetteer gazetteer;
  private final AnimacyLexicon words;
  private final ClassFeatures classes;
  private final SentenceSplitter splitter = new SentenceSplitter();

  private NerWeightTraining() throws IOException {
    passes = CoreNlpAnnotator.builder().links(false).load().passes();
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    gazetteer = Gazetteer.load(cache);
    words = AnimacyLexicon.load(cache);
    classes = new ClassFeatures(WordClasses.load(cache));
  }

  public static void main(String[] arguments) throws IOException {
    NerWeightTraining training = new NerWeightTraining();
    for (int i = 1; i < arguments.length; i++) {
      int colon = arguments[i].indexOf(':');
      int times = Integer.parseInt(arguments[i].substring(0, colon));
      for (Gold gold : gold(Path.of(arguments[i].substring(colon + 1)))) {
        if (!QualityReport.isOfFold(gold)) {
          training.add(gold, times);
        }
      }
    }
    Files.write(Path.of(arguments[0]), training.fit());
  }

  private static List<Gold> gold(Path path) throws IOException {
    if (path.toString().endsWith(".jsonl")) {
      return QualityReport.read(path);
    }
    if (!Files.isDirectory(path)) {
      return InlineAnnotations.read(path).stream().map(QualityReport::gold).toList();
    }
    List<Gold> interviews = new ArrayList<>();
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".conllu")) {
          interviews.add(QualityReport.gold(GumInterviews.read(file)));
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
    SpanFeatures features =
        new SpanFeatures(draft.lines(), gazetteer, words, classes, draft.findings());
    Set<Marked> marked = QualityReport.folded(gold.text(), gold.spans());
    for (SentenceDraft sentence : draft.lines()) {
      Set<Marked> right = untitled(sentence, marked);
      for (CandidateSpan span : features.candidates(sentence)) {
        int start = sentence.tokens.get(span.from()).start();
        int end = sentence.tokens.get(span.to() - 1).end();
        String label =
            MaxMarginals.TYPES.stream()
                .map(type -> type.tag())
                .filter(tag -> right.contains(new Marked(start, end, tag)))
                .findFirst()
                .orElse(NO_NAME);
        if (!label.equals(NO_NAME) || !QualityReport.isNeutral(gold, start, end)) {
          add(features, sentence, span, label, times);
        }
      }
    }
  }

  /** The names of a line, people without their titles, which some gold counts in. */
  private static Set<Marked> untitled(SentenceDraft sentence, Set<Marked> marked) {
    Set<Marked> names = new HashSet<>(marked);
    for (int from = 0; from < sentence.size(); from++) {
      for (int to = from + 2; to <= sentence.size(); to++) {
        Marked name = marked(sentence, from, to);
        if (names.remove(name)) {
          NameSpan trimmed =
              LabelSpans.withoutTitles(sentence, new NameSpan(from, to, EntityType.PERSON));
          names.add(marked(sentence, trimmed.from(), trimmed.to()));
        }
      }
    }
    return names;
  }

  private static Marked marked(SentenceDraft sentence, int from, int to) {
    return new Marked(
        sentence.tokens.get(from).start(),
        sentence.tokens.get(to - 1).end(),
        EntityType.PERSON.tag());
  }

  private void add(
      SpanFeatures features, SentenceDraft sentence, CandidateSpan span, String label, int times) {
    Counter<String> clues = new ClassicCounter<>();
    features.generate(
        sentence,
        span,
        (feature, amount) -> {
          clues.incrementCount(feature.name(), amount);
          counts.merge(feature.name(), 1, Integer::sum);
        });
    for (int i = 0; i < times; i++) {
      spans.add(new RVFDatum<>(clues, label));
    }
  }

  private List<String> fit() {
    RVFDataset<String, String> data = new RVFDataset<>();
    for (RVFDatum<String, String> place : spans) {
      place.asFeaturesCounter().keySet().removeIf(clue -> counts.get(clue) < MIN_OCCURRENCES);
      data.add(place);
    }
    LinearClassifier<String, String> classifier =
        new LinearClassifierFactory<String, String>(1e-5, false, SIGMA).trainClassifier(data);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Weights of the features of candidate spans for a person, an organisation and a place, as"
            + " natural");
    lines.add("# logarithms of odds against no name. Made by NerWeightTraining: docs/quality.md.");
    for (String clue : new TreeSet<>(counts.keySet())) {
      if (counts.get(clue) >= MIN_OCCURRENCES) {
        StringBuilder line = new StringBuilder(clue);
        double most = 0;
        for (var type : MaxMarginals.TYPES) {
          double weight = classifier.weight(clue, type.tag()) - classifier.weight(clue, NO_NAME);
          most = Math.max(most, Math.abs(weight));
          line.append(String.format(Locale.ROOT, " %.3f", weight));
        }
        if (most >= MIN_WEIGHT) {
          lines.add(line.toString());
        }
      }
    }
    return lines;
  }
}

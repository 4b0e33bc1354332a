package io.github.dateline.annotate;

import edu.stanford.nlp.optimization.QNMinimizer;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.NameLikelihood.Candidate;
import io.github.dateline.annotate.NameLikelihood.Sentence;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Fits the weights of {@code ner-weights.txt} to gold names: those by which the right people,
 * organisations and places of a sentence are the most probable of all ways to take candidate spans
 * that do not overlap, with an L2 penalty ({@link NameLikelihood}).
 *
 * <p>Arguments: the file to write, then gold, each with the number of times that it counts: {@code
 * 3:names/tuning.txt 2:gum-interview 1:re3d.jsonl}; a folder holds GUM's interviews. With {@code
 * -Ddateline.fold=2/5} the newspapers of the second of five folds are left out.
 */
final class NerWeightTraining {
  /** Of the square of each weight, halved. */
  private static final double PENALTY = 20;

  /** Less of a gain ends the fit. */
  private static final double TOLERANCE = 1e-5;

  /** What is seen less often has no weight. */
  private static final int MIN_OCCURRENCES = 4;

  /** Smaller weights are left out. */
  private static final double MIN_WEIGHT = 0.02;

  private final List<Sentence> sentences = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
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
      Set<Marked> right = likened(sentence, marked);
      List<Candidate> candidates = new ArrayList<>();
      for (CandidateSpan span : features.candidates(sentence)) {
        int start = sentence.tokens.get(span.from()).start();
        int end = sentence.tokens.get(span.to() - 1).end();
        int type = MaxMarginals.TYPES.size() - 1;
        while (type >= 0
            && !right.contains(new Marked(start, end, MaxMarginals.TYPES.get(type).tag()))) {
          type--;
        }
        boolean counts =
            type < 0
                ? !QualityReport.isNeutral(gold, start, end)
                : candidates.stream()
                    .noneMatch(
                        it -> it.type() >= 0 && it.from() < span.to() && span.from() < it.to());
        if (counts) {
          candidates.add(candidate(features, sentence, span, type));
        }
      }
      sentences.add(new Sentence(candidates, times));
    }
  }

  /**
   * The names of a line, people without their titles and "Nairobi, Kenya" as two places: some gold
   * has them so, some not.
   */
  private static Set<Marked> likened(SentenceDraft sentence, Set<Marked> marked) {
    Set<Marked> names = new HashSet<>(marked);
    for (int from = 0; from < sentence.size(); from++) {
      for (int to = from + 2; to <= sentence.size(); to++) {
        if (names.remove(marked(sentence, from, to, EntityType.PERSON))) {
          NameSpan trimmed =
              LabelSpans.withoutTitles(sentence, new NameSpan(from, to, EntityType.PERSON));
          names.add(marked(sentence, trimmed.from(), trimmed.to(), EntityType.PERSON));
        }
        for (int comma = from + 1; comma < to - 1; comma++) {
          if (sentence.form(comma).equals(",")
              && names.remove(marked(sentence, from, to, EntityType.LOCATION))) {
            names.add(marked(sentence, from, comma, EntityType.LOCATION));
            names.add(marked(sentence, comma + 1, to, EntityType.LOCATION));
          }
        }
      }
    }
    return names;
  }

  private static Marked marked(SentenceDraft sentence, int from, int to, EntityType type) {
    return new Marked(
        sentence.tokens.get(from).start(), sentence.tokens.get(to - 1).end(), type.tag());
  }

  private Candidate candidate(
      SpanFeatures features, SentenceDraft sentence, CandidateSpan span, int type) {
    Map<Integer, Double> its = new TreeMap<>();
    features.generate(
        sentence,
        span,
        (feature, amount) -> its.merge(number(feature.name()), amount, Double::sum));
    its.keySet().forEach(number -> counts.set(number, counts.get(number) + 1));
    return new Candidate(
        span.from(),
        span.to(),
        type,
        its.keySet().stream().mapToInt(Integer::intValue).toArray(),
        its.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  private int number(String feature) {
    return numbers.computeIfAbsent(
        feature,
        name -> {
          names.add(name);
          counts.add(0);
          return names.size() - 1;
        });
  }

  private List<String> fit() {
    int types = MaxMarginals.TYPES.size();
    boolean[] fitted = new boolean[names.size()];
    for (int i = 0; i < fitted.length; i++) {
      fitted[i] = counts.get(i) >= MIN_OCCURRENCES;
    }
    double[] weights =
        new QNMinimizer(15)
            .minimize(
                new NameLikelihood(sentences, fitted, types, PENALTY),
                TOLERANCE,
                new double[fitted.length * types]);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Weights of the features of candidate spans for a person, an organisation and a place, as"
            + " natural");
    lines.add("# logarithms of odds against no name. Made by NerWeightTraining: docs/quality.md.");
    for (String name : new TreeSet<>(names)) {
      int first = numbers.get(name) * types;
      double[] its = Arrays.copyOfRange(weights, first, first + types);
      if (Arrays.stream(its).map(Math::abs).max().orElseThrow() >= MIN_WEIGHT) {
        lines.add(
            name
                + Arrays.stream(its)
                    .mapToObj(weight -> String.format(Locale.ROOT, " %.3f", weight))
                    .collect(Collectors.joining()));
      }
    }
    return lines;
  }
}

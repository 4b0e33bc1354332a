package io.github.dateline.annotate;

import edu.stanford.nlp.ling.CoreAnnotations;
import edu.stanford.nlp.pipeline.Annotation;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import io.github.dateline.Article;
import io.github.dateline.annotate.CoreNlpAnnotator.Engine;
import io.github.dateline.annotate.CoreNlpAnnotator.Profile;
import io.github.dateline.annotate.internal.dates.TimeBinder;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Tokenizer;
import io.github.dateline.bench.Figures;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What annotating costs next to CoreNLP's default pipeline, in processor time of one thread, in
 * turn on the same batches of articles in the same run, none of them read before by any. Given the
 * articles, how many to warm up with, and how many batches of how many to measure:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-cp %classpath io.github.dateline.annotate.SpeedReport reuters.jsonl 2000 6 12"
 * </pre>
 *
 * <p>With no batch, two threads of {@code news} are held against one by the clock, each on so many
 * articles of its own, after the first were read over and over; on all of Reuters-21578 with {@code
 * 15000 0 320}.
 */
final class SpeedReport {
  private static final double MICROS = 1e3;

  /** CoreNLP's own classes take too long to be warmed up with as much. */
  private static final int WARM_STANFORD = 30;

  /** Java is taken to be warm when it compiles so little of the time, or after so many passes. */
  private static final double IDLE = 0.02;

  private static final int MOST_PASSES = 20;

  /** How often two threads are held against one. */
  private static final int ROUNDS = 9;

  /** Annotates an article. */
  private interface Way {
    void annotate(Article article);
  }

  private final Map<String, Way> ways = new LinkedHashMap<>();
  private final Map<String, List<Double>> costs = new LinkedHashMap<>();

  /** All ways, or {@code news} alone. */
  private SpeedReport(boolean all) throws IOException {
    if (all) {
      addOthers();
    }
    ways.put("news", annotator(Profile.NEWS, Engine.COMPILED)::annotate);
    ways.keySet().forEach(way -> costs.put(way, new ArrayList<>()));
  }

  private void addOthers() throws IOException {
    Properties properties = TimeBinder.settings();
    properties.setProperty("annotators", "tokenize,pos,lemma,ner");
    StanfordCoreNLP pipeline = new StanfordCoreNLP(properties);
    ways.put("default pipeline", article -> annotate(pipeline, article));
    ways.put("news, stanford", annotator(Profile.NEWS, Engine.STANFORD)::annotate);
    ways.put("full", annotator(Profile.FULL, Engine.COMPILED)::annotate);
  }

  private static CoreNlpAnnotator annotator(Profile profile, Engine engine) throws IOException {
    return CoreNlpAnnotator.builder().profile(profile).engine(engine).load();
  }

  private static void annotate(StanfordCoreNLP pipeline, Article article) {
    Annotation text = new Annotation(article.headline() + "\n\n" + article.body());
    article.day().ifPresent(d -> text.set(CoreAnnotations.DocDateAnnotation.class, d.toString()));
    pipeline.annotate(text);
  }

  public static void main(String[] arguments) throws Exception {
    int batches = Integer.parseInt(arguments[2]);
    SpeedReport report = new SpeedReport(batches > 0);
    int size = Integer.parseInt(arguments[3]);
    try (ArticleReader articles = ArticleReader.open(Path.of(arguments[0]))) {
      int warm = Integer.parseInt(arguments[1]);
      if (batches > 0) {
        report.warm(next(articles, warm));
      }
      for (int i = 0; i < batches; i++) {
        report.measure(next(articles, size), i);
      }
      if (batches > 0) {
        report.print();
      } else {
        report.twoThreads(articles, warm, size);
      }
    }
  }

  private static List<Article> next(ArticleReader articles, int count) {
    List<Article> next = new ArrayList<>();
    while (next.size() < count && articles.hasNext()) {
      next.add(articles.next());
    }
    return next;
  }

  private void warm(List<Article> articles) {
    ways.forEach((name, way) -> {
      boolean own = name.equals("full") || name.equals("news");
      articles.stream().limit(own ? articles.size() : WARM_STANFORD).forEach(way::annotate);
    });
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void measure(List<Article> batch, int turn) {
    double tokens = tokens(batch);
    List<String> names = new ArrayList<>(ways.keySet());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get((i + turn) % names.size());
      long begun = cpu();
      batch.forEach(ways.get(name)::annotate);
      costs.get(name).add((cpu() - begun) / MICROS / tokens);
    }
  }

  private static long tokens(List<Article> batch) {
    SentenceSplitter splitter = new SentenceSplitter(Tokenizer.stanfordDefault());
    long[] tokens = {0};
    for (Article article : batch) {
      for (Article.Field field : Article.Field.values()) {
        String text = article.text(field);
        splitter.split(text, new Span(0, text.length()), sentence -> tokens[0] += sentence.size());
      }
    }
    return tokens[0];
  }

  private void print() {
    costs.forEach((name, cost) -> {
      print("%s: %.2f us a token", name, median(cost));
      Figures.add(SpeedReport.class, name, "us a token", cost);
    });
    print("full against the default pipeline: %.1f", ratio("default pipeline", "full"));
    print("news against the default pipeline: %.1f", ratio("default pipeline", "news"));
    print(
        "news against CoreNLP's classes with its settings: %.1f", ratio("news, stanford", "news"));
  }

  private double ratio(String slow, String fast) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < costs.get(slow).size(); i++) {
      ratios.add(costs.get(slow).get(i) / costs.get(fast).get(i));
    }
    return median(ratios);
  }

  /** Articles and how many tokens they have. */
  private record Text(List<Article> articles, double tokens) {
    Text(List<Article> articles) {
      this(articles, SpeedReport.tokens(articles));
    }
  }

  /**
   * Tokens a second by the clock on two threads and on one, in turn, each on text of its own, after
   * other text was read over and over until Java had compiled what that runs.
   */
  private void twoThreads(ArticleReader articles, int warm, int size) throws Exception {
    // All is in memory before: nothing but annotating is to be compiled.
    Text known = new Text(next(articles, warm));
    List<Text> texts = new ArrayList<>();
    for (int i = 0; i < 2 * ROUNDS; i++) {
      texts.add(new Text(next(articles, size)));
    }
    double busy = 1;
    for (int pass = 0; pass < MOST_PASSES && busy > IDLE; pass++) {
      double compiling = compiling();
      long clock = System.nanoTime();
      // A new one, to which all words are new: what is done about them is to be compiled as well.
      ways.put("news", annotator(Profile.NEWS, Engine.COMPILED)::annotate);
      read(2, known);
      busy = (compiling() - compiling) / (System.nanoTime() - clock);
      print("Java compiles %.0f %% of the time", 100 * busy);
    }
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      int first = 1 + round % 2;
      double[] speeds = new double[3];
      speeds[first] = read(first, texts.get(2 * round));
      speeds[3 - first] = read(3 - first, texts.get(2 * round + 1));
      ratios.add(speeds[2] / speeds[1]);
    }
    print("two threads, by the clock: %.2f times as fast as one", median(ratios));
    Figures.add(SpeedReport.class, "two threads, by the clock", "times one", ratios);
  }

  /**
   * Prints and returns tokens a second by the clock. Why two threads are not twice as fast is told
   * by the rest: more microseconds a token where they share what the processor has only once, less
   * than a whole core each where Java's own threads, which compile and collect, or others took it.
   */
  private double read(int count, Text text) throws Exception {
    Way news = ways.get("news");
    List<Article> articles = text.articles;
    AtomicInteger next = new AtomicInteger();
    Callable<Long> reading =
        () -> {
          long begun = cpu();
          for (int i = next.getAndIncrement(); i < articles.size(); i = next.getAndIncrement()) {
            news.annotate(articles.get(i));
          }
          return cpu() - begun;
        };
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      long collecting = collecting();
      double java = javaCpu();
      long clock = System.nanoTime();
      double spent = 0;
      for (Future<Long> done : threads.invokeAll(Collections.nCopies(count, reading))) {
        spent += done.get();
      }
      double took = System.nanoTime() - clock;
      print(
          "%d threads: %.0f tokens a second, %.2f us a token, %.0f %% of a core each,"
              + " %.1f %% for Java's own threads, %.1f %% stopped to collect",
          count,
          text.tokens / took * 1e9,
          spent / MICROS / text.tokens,
          100 * spent / took / count,
          100 * (javaCpu() - java - spent) / took,
          100 * (collecting() - collecting) * 1e6 / took);
      return text.tokens / took * 1e9;
    }
  }

  /** Nanoseconds of processor time of all threads. */
  private static double javaCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  /** Nanoseconds that Java has compiled for, its compilers' threads added up. */
  private static double compiling() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime() * 1e6;
  }

  private static long collecting() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
        .sum();
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void print(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}

package io.github.dateline.annotate;

import io.github.dateline.Article;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.crf.Labeller;
import io.github.dateline.annotate.internal.crf.Labellers;
import io.github.dateline.annotate.internal.labels.DefaultLabeller;
import io.github.dateline.annotate.internal.labels.DefaultLabellers;
import io.github.dateline.annotate.internal.tagger.Tagger;
import io.github.dateline.annotate.internal.tagger.Taggers;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import io.github.dateline.annotate.internal.text.Tokenizer;
import io.github.dateline.bench.Figures;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares the engines on any articles, token by token, and the processor time that they take: of
 * this thread, in turn on the same batch in the same run, so that what else the machine does tells
 * on both. Given what to compare, the articles, a number of articles to pass over and one to read.
 * What to compare is a model of names, {@code tags} (parts of speech), {@code full} (the labels of
 * the profile) or {@code values} (the labels with their values and where expressions begin).
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-cp %classpath io.github.dateline.annotate.EngineReport \
 *   english.all.3class.distsim.crf reuters.jsonl 0 30000"
 * </pre>
 */
final class EngineReport {
  private static final int BATCH = Integer.getInteger("batch", 500);
  private static final double MICROS = 1e3;

  private final Function<Read, List<String>> compiled;
  private final Function<Read, List<String>> stanford;
  private final SentenceSplitter splitter;
  private final List<Double> ratios = new ArrayList<>();
  private final List<Double> costs = new ArrayList<>();
  private final List<Double> referenceCosts = new ArrayList<>();
  private long tokens;
  private long inNames;
  private long differences;
  private long reading;
  private long labelling;
  private long reference;

  /** A sentence as it was read. */
  private record Read(String text, List<Token> tokens, @Nullable LocalDate day) {}

  private EngineReport(
      Function<Read, List<String>> compiled,
      Function<Read, List<String>> stanford,
      Tokenizer tokens) {
    this.compiled = compiled;
    this.stanford = stanford;
    this.splitter = new SentenceSplitter(tokens);
  }

  private static Function<Read, List<String>> load(String what, boolean compiled)
      throws IOException {
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    switch (what) {
      case "tags" -> {
        Tagger tagger = Taggers.load(compiled, cache).tagger();
        return read -> tagger.tags(read.tokens());
      }
      case "full", "values" -> {
        DefaultLabeller labels = DefaultLabellers.load(compiled, cache).labels();
        boolean alone = what.equals("full");
        return read ->
            labels.label(read.text(), read.tokens(), read.day()).stream()
                .map(token -> alone ? token.label() : token.toString())
                .toList();
      }
      default -> {
        Labeller labeller = Labellers.load(ModelResource.find(what), compiled, cache).labeller();
        return read -> labeller.labels(read.tokens());
      }
    }
  }

  public static void main(String[] arguments) throws IOException {
    String what = arguments[0];
    long begun = System.nanoTime();
    Function<Read, List<String>> compiled = load(what, true);
    long loaded = System.nanoTime();
    load(what, true);
    long again = System.nanoTime();
    Function<Read, List<String>> stanford = load(what, false);
    long last = System.nanoTime();
    print(
        "loaded in %.0f ms, again in %.0f ms, Stanford's in %.0f ms",
        (loaded - begun) / 1e6, (again - loaded) / 1e6, (last - again) / 1e6);
    boolean names = what.endsWith(".crf");
    EngineReport report =
        new EngineReport(
            compiled, stanford, names ? Tokenizer.forModels() : Tokenizer.stanfordDefault());
    try (ArticleReader articles = ArticleReader.open(Path.of(arguments[1]))) {
      for (int passed = 0; passed < Integer.parseInt(arguments[2]); passed++) {
        articles.next();
      }
      int rest = Integer.parseInt(arguments[3]);
      while (rest > 0 && articles.hasNext()) {
        List<Article> batch = new ArrayList<>();
        while (batch.size() < Math.min(BATCH, rest) && articles.hasNext()) {
          batch.add(articles.next());
        }
        rest -= batch.size();
        report.read(batch);
      }
    }
    report.print(what);
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void read(List<Article> batch) {
    long begun = cpu();
    List<Read> sentences = new ArrayList<>();
    for (Article article : batch) {
      for (Article.Field field : Article.Field.values()) {
        String text = article.text(field);
        for (Span lines : ParagraphSplitter.split(text)) {
          splitter.split(
              text,
              lines,
              tokens -> sentences.add(new Read(text, tokens, article.day().orElse(null))));
        }
      }
    }
    long read = cpu();
    List<List<String>> labels = sentences.stream().map(compiled).toList();
    long labelled = cpu();
    List<List<String>> expected = sentences.stream().map(stanford).toList();
    long referred = cpu();
    long before = tokens;
    for (int i = 0; i < sentences.size(); i++) {
      compare(sentences.get(i).tokens(), labels.get(i), expected.get(i));
    }
    double count = (tokens - before) * MICROS;
    reading += read - begun;
    labelling += labelled - read;
    reference += referred - labelled;
    costs.add((labelled - read) / count);
    referenceCosts.add((referred - labelled) / count);
    ratios.add((double) (referred - labelled) / (labelled - read));
  }

  private void compare(List<Token> sentence, List<String> labels, List<String> expected) {
    for (int i = 0; i < sentence.size(); i++) {
      tokens++;
      inNames += expected.get(i).equals(Labeller.NONE) ? 0 : 1;
      if (!labels.get(i).equals(expected.get(i))) {
        differences++;
        print(
            "%s is %s, should be %s, in %s",
            sentence.get(i).word(),
            labels.get(i),
            expected.get(i),
            sentence.stream().map(Token::word).toList());
      }
    }
  }

  private void print(String model) {
    print("%d tokens, %d in names, %d differences", tokens, inNames, differences);
    print(
        "microseconds of processor time a token: tokens and sentences %.2f, labels %.2f,"
            + " Stanford's %.2f, ratio %.1f",
        reading / MICROS / tokens,
        labelling / MICROS / tokens,
        reference / MICROS / tokens,
        (double) reference / labelling);
    print(
        "median of batches of %d articles: labels %.2f, Stanford's %.2f, ratio %.1f",
        BATCH, median(costs), median(referenceCosts), median(ratios));
    Figures.add(EngineReport.class, model + ", labels", "us a token", costs);
    Figures.add(EngineReport.class, model + ", CoreNLP's labels", "us a token", referenceCosts);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static void print(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}

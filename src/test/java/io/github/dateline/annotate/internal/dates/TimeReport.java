package io.github.dateline.annotate.internal.dates;

import io.github.dateline.Article;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import io.github.dateline.bench.Figures;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares {@link TimeFinder} with CoreNLP's own classes on any articles, expression by expression,
 * and the processor time that they take: of this thread, in turn on the same batch in the same run.
 * Given articles, a number of them to pass over, one to read, and a day to resolve against, or
 * {@code none}, or {@code own} for each article's own:
 *
 * <pre>
 * mvn -q test-compile exec:exec -Dexec.executable=java -Dexec.classpathScope=test \
 *   -Dexec.args="-cp %classpath io.github.dateline.annotate.internal.dates.TimeReport reuters.jsonl 0 3000 own"
 * </pre>
 */
final class TimeReport {
  private static final int BATCH = 200;
  private static final double MICROS = 1e3;

  private final TimeFinder finder;
  private final StockTimes stock = new StockTimes();
  private final SentenceSplitter splitter = new SentenceSplitter();
  private long tokens;
  private long expressions;
  private long sentencesTagged;
  private long sentences;
  private long differences;
  private long finding;
  private long tagging;
  private long reference;

  private TimeReport(TimeFinder finder) {
    this.finder = finder;
  }

  /** A sentence of an article. */
  private record Case(String text, List<Token> tokens, LocalDate day, List<String> tags) {}

  public static void main(String[] arguments) throws IOException {
    long begun = System.nanoTime();
    TimeReport report = new TimeReport(TimeFinder.load(true));
    print("loaded in %.0f ms", (System.nanoTime() - begun) / 1e6);
    try (ArticleReader articles = ArticleReader.open(Path.of(arguments[0]))) {
      for (int passed = 0; passed < Integer.parseInt(arguments[1]); passed++) {
        articles.next();
      }
      int rest = Integer.parseInt(arguments[2]);
      while (rest > 0 && articles.hasNext()) {
        List<Article> batch = new ArrayList<>();
        while (batch.size() < Math.min(BATCH, rest) && articles.hasNext()) {
          batch.add(articles.next());
        }
        rest -= batch.size();
        report.read(batch, arguments[3]);
        report.print();
      }
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private void read(List<Article> batch, String against) {
    List<Case> cases = new ArrayList<>();
    for (Article article : batch) {
      LocalDate day =
          switch (against) {
            case "none" -> null;
            case "own" -> article.day().orElse(null);
            default -> LocalDate.parse(against);
          };
      for (Article.Field field : Article.Field.values()) {
        String text = article.text(field);
        for (Span lines : ParagraphSplitter.split(text)) {
          splitter.split(
              text,
              lines,
              sentence -> cases.add(new Case(text, sentence, day, StockTimes.tags(sentence))));
        }
      }
    }
    long begun = cpu();
    List<List<TimeSpan>> found = new ArrayList<>();
    for (Case one : cases) {
      found.add(
          finder.find(
              one.text(),
              one.tokens(),
              tokens -> {
                sentencesTagged++;
                return one.tags();
              },
              one.day()));
    }
    long done = cpu();
    List<List<TimeSpan>> expected = new ArrayList<>();
    for (Case one : cases) {
      expected.add(stock.find(one.text(), one.tokens(), one.tags(), one.day()));
    }
    finding += done - begun;
    reference += cpu() - done;
    for (int i = 0; i < cases.size(); i++) {
      sentences++;
      tokens += cases.get(i).tokens().size();
      expressions += expected.get(i).size();
      if (!found.get(i).equals(expected.get(i))) {
        differences++;
        print(
            "%s%n  %s%n  %s",
            cases.get(i).tokens().stream().map(Token::word).toList(),
            found.get(i),
            expected.get(i));
      }
    }
  }

  private void print() {
    print(
        "%d tokens, %d sentences (%d to find in), %d expressions, %d sentences differ;"
            + " microseconds a token: %.2f, CoreNLP's %.2f, ratio %.1f",
        tokens,
        sentences,
        sentencesTagged,
        expressions,
        differences,
        finding / MICROS / tokens,
        reference / MICROS / tokens,
        (double) reference / finding);
    Figures.add(TimeReport.class, "dates", "us a token", finding / MICROS / tokens);
    Figures.add(TimeReport.class, "dates by SUTime", "us a token", reference / MICROS / tokens);
  }

  private static void print(String line, Object... values) {
    System.out.println(String.format(Locale.ROOT, line, values));
  }
}

package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Article.Field;
import io.github.dateline.CreditForms;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts bylines and credits into real articles and counts how many of their names become mentions,
 * and how many mentions of the stories are lost.
 *
 * <p>Arguments: files of articles. System properties: {@code dateline.seed}, {@code
 * dateline.articles} (1,000).
 */
final class CreditReport {
  private CreditReport() {}

  /** Prints a line for each form, and sums. */
  public static void main(String[] args) throws IOException {
    long seed = Long.getLong("dateline.seed", 16);
    int limit = Integer.getInteger("dateline.articles", 1_000);
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().links(false).load();
    for (List<String> forms : List.of(CreditForms.KNOWN, CreditForms.OTHER)) {
      System.out.printf(Locale.ROOT, "%n%d forms, seed %d%n", forms.size(), seed);
      run(args, seed, limit, annotator, forms);
    }
  }

  private static void run(
      String[] args, long seed, int limit, CoreNlpAnnotator annotator, List<String> forms)
      throws IOException {
    Random random = new Random(seed);
    Map<String, int[]> byForm = new TreeMap<>();
    int[] sum = new int[4];
    List<Article> articles = new ArrayList<>();
    for (String file : args) {
      try (ArticleReader reader = ArticleReader.open(List.of(Path.of(file)))) {
        List<Article> its = new ArrayList<>();
        reader.forEachRemaining(its::add);
        java.util.Collections.shuffle(its, random);
        articles.addAll(its.subList(0, Math.min(its.size(), limit / args.length)));
      }
    }
    for (int i = 0; i < articles.size(); i++) {
      Article article = articles.get(i);
      String form = forms.get(i % forms.size());
      CreditForms.Credit credit = CreditForms.fill(form, random);
      String body = article.body().strip();
      int at = credit.place(body, random);
      String inserted = credit.inserted();
      String with = body.substring(0, at) + inserted + body.substring(at);
      Set<String> before = mentions(annotator, body, at, inserted.length(), null);
      List<String> within = new ArrayList<>();
      Set<String> after = mentions(annotator, with, at, -inserted.length(), within);
      Set<String> lost = new TreeSet<>(before);
      lost.removeAll(after);
      int[] counts = byForm.computeIfAbsent(form, f -> new int[4]);
      int[] its = {1, within.size(), before.size(), lost.size()};
      for (int k = 0; k < its.length; k++) {
        counts[k] += its[k];
        sum[k] += its[k];
      }
      if (!within.isEmpty() || !lost.isEmpty()) {
        System.out.printf(
            Locale.ROOT,
            "  %s: %s | named %s | lost %s%n",
            article.id(),
            inserted.replace("\n", "/"),
            within,
            lost);
      }
    }
    byForm.forEach((form, counts) ->
        System.out.printf(
            Locale.ROOT,
            "%-70s %4d articles %4d named %6d mentions %4d lost%n",
            form.replace("\n", "/"),
            counts[0],
            counts[1],
            counts[2],
            counts[3]));
    System.out.printf(
        Locale.ROOT,
        "all %d articles: %d names of credits named, %d of %d mentions lost%n",
        sum[0],
        sum[1],
        sum[3],
        sum[2]);
  }

  /**
   * The mentions of a body by their place, as if what was put in at a place were not there; those
   * within it are added to a list.
   */
  private static Set<String> mentions(
      CoreNlpAnnotator annotator, String body, int at, int inserted, List<String> within) {
    Set<String> mentions = new TreeSet<>();
    for (Sentence sentence : annotator.annotate(Article.of("a", body)).sentences()) {
      for (Mention mention : sentence.mentions()) {
        if (sentence.field() == Field.BODY && mention.entity().isPresent()) {
          int start = mention.start();
          if (inserted < 0 && start >= at) {
            if (start < at - inserted) {
              within.add(body.substring(start, mention.end()));
              continue;
            }
            start += inserted;
          }
          mentions.add(
              start
                  + " "
                  + mention.type().tag()
                  + " "
                  + body.substring(mention.start(), mention.end()).replaceAll("\\s+", " "));
        }
      }
    }
    return mentions;
  }
}

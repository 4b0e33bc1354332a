package io.github.dateline.annotate;

import io.github.dateline.Article;
import io.github.dateline.TextShape;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how much of what is found in articles is found in the same articles wrapped, indented, in
 * single lines and in capitals.
 *
 * <p>Arguments: files of articles whose paragraphs blank lines part. System property: {@code
 * dateline.articles} (500).
 */
final class ShapeReport {
  private ShapeReport() {}

  /** Prints a line for each shape. */
  public static void main(String[] args) throws IOException {
    int limit = Integer.getInteger("dateline.articles", 500);
    boolean verbose = Boolean.getBoolean("dateline.verbose");
    CoreNlpAnnotator annotator = CoreNlpAnnotator.builder().links(false).load();
    List<Article> articles = new ArrayList<>();
    try (ArticleReader reader = ArticleReader.open(Arrays.stream(args).map(Path::of).toList())) {
      while (reader.hasNext() && articles.size() < limit) {
        articles.add(reader.next());
      }
    }
    for (TextShape shape : TextShape.values()) {
      TextShape.Likeness sum = new TextShape.Likeness(0, 0, 0, 0, 0);
      for (Article article : articles) {
        String plain = TextShape.unwrapped(article.body());
        TextShape.Likeness its = shape.compare(annotator, plain, verbose);
        sum = sum.plus(its);
      }
      System.out.printf(
          Locale.ROOT,
          "%-10s %6d same %5d lost %5d new  recall %.4f F1 %.4f  articles with other paragraphs %d%n",
          shape,
          sum.same(),
          sum.lost(),
          sum.added(),
          sum.recall(),
          sum.f1(),
          sum.otherParagraphs());
    }
  }
}

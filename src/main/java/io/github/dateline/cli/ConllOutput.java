package io.github.dateline.cli;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes annotations as CoNLL: a token a line, a blank line after each sentence. The columns,
 * parted by tabs: form, start, end, label, and of the first token of a name the entity's name, its
 * page in Wikipedia, its label, and a value; an underscore where there is nothing.
 */
final class ConllOutput implements AnnotateCommand.Out {
  private final OutputStream out;

  ConllOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(AnnotatedArticle annotated) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# newdoc id = ").append(annotated.article().id()).append('\n');
    text.append("# annotator = ").append(annotated.annotator()).append('\n');
    text.append("# tokens = ").append(annotated.tokens()).append("\n\n");
    for (Sentence sentence : annotated.sentences()) {
      text.append("# field = ").append(sentence.field().key()).append('\n');
      text.append("# paragraph = ").append(sentence.paragraph()).append('\n');
      sentence(annotated.article(), sentence, text);
      text.append('\n');
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void sentence(Article article, Sentence sentence, StringBuilder out) {
    String text = article.text(sentence.field());
    int at = sentence.start();
    for (Mention mention : sentence.mentions()) {
      if (mention.start() < at) {
        continue;
      }
      tokens(text, at, mention.start(), null, out);
      tokens(text, mention.start(), mention.end(), mention, out);
      at = mention.end();
    }
    tokens(text, at, sentence.end(), null, out);
  }

  private static void tokens(
      String text, int from, int to, @Nullable Mention mention, StringBuilder out) {
    boolean first = true;
    int at = from;
    while (at < to) {
      if (isBlank(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at + 1;
      if (Character.isLetterOrDigit(text.charAt(at)) || Character.isSurrogate(text.charAt(at))) {
        while (end < to && isPart(text, end)) {
          end++;
        }
      }
      row(text, at, end, mention, first, out);
      first = false;
      at = end;
    }
  }

  private static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  private static boolean isPart(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetterOrDigit(c)
        || Character.isSurrogate(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || Character.getType(c) == Character.FORMAT;
  }

  private static void row(
      String text,
      int start,
      int end,
      @Nullable Mention mention,
      boolean first,
      StringBuilder out) {
    out.append(text, start, end).append('\t').append(start).append('\t').append(end).append('\t');
    if (mention == null) {
      out.append("O\n");
      return;
    }
    out.append(first ? "B-" : "I-").append(mention.type().tag());
    Entity entity = mention.entity().orElse(null);
    out.append('\t').append(entity == null ? "_" : entity.name());
    if (first) {
      out.append('\t').append(entity == null ? "_" : entity.wikipedia().orElse("_"));
      out.append('\t').append(entity == null ? "_" : entity.label());
      out.append('\t').append(mention.value().orElse("_"));
    }
    out.append('\n');
  }
}

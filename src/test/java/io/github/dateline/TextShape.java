package io.github.dateline;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.annotate.Annotator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shapes in which the text of a newspaper or an agency comes. */
public enum TextShape {
  /** Lines of at most 72 characters. */
  WIDE,
  /** Of 55. */
  WIRE,
  /** Of 40, as in a column of a newspaper. */
  NARROW,
  /** Of 69, each indented by 3 spaces. */
  INDENTED,
  /** A line for each paragraph, and no blank lines. */
  SINGLE,
  /** All capitals. */
  CAPITALS;

  private static final Set<String> PLACES = Set.of("CITY", "COUNTRY", "STATE_OR_PROVINCE");

  /** A text in this shape. */
  public String of(String unwrapped) {
    return switch (this) {
      case WIDE -> wrapped(unwrapped, 72, "");
      case WIRE -> wrapped(unwrapped, 55, "");
      case NARROW -> wrapped(unwrapped, 40, "");
      case INDENTED -> wrapped(unwrapped, 69, "   ");
      case SINGLE -> unwrapped.replace("\n\n", "\n");
      case CAPITALS -> unwrapped.toUpperCase(Locale.ROOT);
    };
  }

  /** A text with each paragraph on a line, and blank lines between. */
  public static String unwrapped(String text) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.strip().split("\\n[ \\t]*\\n\\s*")) {
      paragraphs.add(paragraph.strip().replaceAll("\\s+", " "));
    }
    return String.join("\n\n", paragraphs);
  }

  private static String wrapped(String text, int width, String indent) {
    StringBuilder out = new StringBuilder();
    for (String paragraph : text.split("\n\n")) {
      out.append(out.isEmpty() ? "" : "\n\n").append(indent);
      int at = 0;
      for (String word : paragraph.split(" ")) {
        if (at > 0 && at + 1 + word.length() > width) {
          out.append('\n').append(indent);
          at = 0;
        } else if (at > 0) {
          out.append(' ');
          at++;
        }
        out.append(word);
        at += word.length();
      }
    }
    return out.toString();
  }

  /**
   * How alike the mentions of two texts are.
   *
   * @param otherParagraphs in how many articles there are more or fewer paragraphs
   */
  public record Likeness(int same, int lost, int added, int otherParagraphs, int articles) {
    /** The sums. */
    public Likeness plus(Likeness other) {
      return new Likeness(
          same + other.same,
          lost + other.lost,
          added + other.added,
          otherParagraphs + other.otherParagraphs,
          articles + other.articles);
    }

    /** Of what was found how much is found again. */
    public double recall() {
      return (double) same / Math.max(1, same + lost);
    }

    /** The F1 of both. */
    public double f1() {
      return 2.0 * same / Math.max(1, 2 * same + lost + added);
    }
  }

  /** Compares what is found in a text with what is found in it in this shape. */
  public Likeness compare(Annotator annotator, String unwrapped, boolean verbose) {
    AnnotatedArticle plain = annotator.annotate(Article.of("a", unwrapped));
    AnnotatedArticle shaped = annotator.annotate(Article.of("a", of(unwrapped)));
    Map<String, Integer> before = mentions(plain);
    Map<String, Integer> after = mentions(shaped);
    int same = 0;
    Map<String, Integer> left = new HashMap<>(after);
    Map<String, Integer> lost = new TreeMap<>();
    for (Map.Entry<String, Integer> one : before.entrySet()) {
      int both = Math.min(one.getValue(), left.getOrDefault(one.getKey(), 0));
      same += both;
      if (one.getValue() > both) {
        lost.put(one.getKey(), one.getValue() - both);
      }
      left.merge(one.getKey(), -both, Integer::sum);
    }
    left.values().removeIf(count -> count <= 0);
    if (verbose && (!lost.isEmpty() || !left.isEmpty())) {
      System.out.println(this + " lost " + lost + " new " + left);
    }
    return new Likeness(
        same,
        lost.values().stream().mapToInt(Integer::intValue).sum(),
        left.values().stream().mapToInt(Integer::intValue).sum(),
        paragraphs(plain) == paragraphs(shaped) ? 0 : 1,
        1);
  }

  private static int paragraphs(AnnotatedArticle article) {
    return article.sentences().stream().mapToInt(Sentence::paragraph).max().orElse(-1) + 1;
  }

  private static Map<String, Integer> mentions(AnnotatedArticle article) {
    Map<String, Integer> mentions = new HashMap<>();
    for (Sentence sentence : article.sentences()) {
      for (Mention mention : sentence.mentions()) {
        if (mention.entity().isPresent()) {
          String type = mention.type().tag();
          mentions.merge(
              article.text(sentence, mention).toLowerCase(Locale.ROOT)
                  + " "
                  + (PLACES.contains(type) ? "LOCATION" : type),
              1,
              Integer::sum);
        }
      }
    }
    return mentions;
  }
}

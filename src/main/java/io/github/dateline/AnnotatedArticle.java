package io.github.dateline;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.internal.text.Text;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An article with its sentences and the mentions in them.
 *
 * <p>Sentences stand in reading order: the headline's, if there is one, then the body's by rising
 * offset; none overlap. Paragraphs of the body count from 0 without a gap, and a paragraph is what
 * has a sentence. Immutable and thread-safe.
 */
public final class AnnotatedArticle {
  private final Article article;
  private final String annotator;
  private final long tokens;
  private final List<Sentence> sentences;
  private final SortedMap<Entity, Entity> entities;

  /**
   * An article with what an annotator found in it.
   *
   * @param article the article
   * @param annotator the {@linkplain io.github.dateline.annotate.Annotator#identity() identity} of
   *     the annotator
   * @param tokens how many tokens it read, at least 0
   * @param sentences the sentences in reading order
   * @throws IllegalArgumentException if sentences overlap, leave the text or are out of order, if a
   *     paragraph is passed over, or if a mention holds nothing but white space
   */
  public AnnotatedArticle(
      Article article, String annotator, long tokens, List<Sentence> sentences) {
    this.article = Objects.requireNonNull(article, "article must not be null");
    this.annotator = Objects.requireNonNull(annotator, "annotator must not be null");
    if (tokens < 0) {
      throw new IllegalArgumentException("tokens must be >= 0, got " + tokens);
    }
    this.tokens = tokens;
    this.sentences = List.copyOf(sentences);
    this.entities = new TreeMap<>();
    Sentence before = null;
    for (Sentence sentence : this.sentences) {
      checkOrder(before, sentence);
      checkText(sentence);
      before = sentence;
    }
  }

  private static void checkOrder(@Nullable Sentence before, Sentence s) {
    boolean first = before == null || before.field() != s.field();
    if (before != null
        && (before.field().compareTo(s.field()) > 0
            || (before.field() == s.field()
                && (before.end() > s.start() || s.field() == Article.Field.HEADLINE)))) {
      throw new IllegalArgumentException(
          "sentences must be one of the headline, then those of the body in order, got "
              + place(before)
              + " before "
              + place(s));
    }
    int step = s.paragraph() - (before == null || first ? 0 : before.paragraph());
    if (step < 0 || step > (first ? 0 : 1)) {
      throw new IllegalArgumentException(
          "paragraphs must count from 0 without a gap, got paragraph "
              + s.paragraph()
              + " at "
              + place(s));
    }
  }

  private static String place(Sentence s) {
    return s.field().key() + " [" + s.start() + ", " + s.end() + ")";
  }

  private void checkText(Sentence sentence) {
    // What an earlier version did not mask, it may have annotated.
    String text = sentence.field() == Article.Field.HEADLINE ? article.headline() : article.body();
    if (sentence.end() > text.length()) {
      throw new IllegalArgumentException(
          "sentence "
              + place(sentence)
              + " must lie within the text, which has "
              + text.length()
              + " characters");
    }
    for (Mention mention : sentence.mentions()) {
      if (Text.isBlank(text.substring(mention.start(), mention.end()))) {
        throw new IllegalArgumentException(
            "mention " + mention + " must hold a character that is not blank");
      }
      mention.entity().ifPresent(entity -> entities.putIfAbsent(entity, entity));
    }
  }

  /**
   * The article.
   *
   * @return the article
   */
  public Article article() {
    return article;
  }

  /**
   * Which annotator found the sentences and mentions.
   *
   * @return the annotator's identity
   */
  public String annotator() {
    return annotator;
  }

  /**
   * How many tokens the annotator read.
   *
   * @return the number, at least 0
   */
  public long tokens() {
    return tokens;
  }

  /**
   * All sentences, with and without mentions.
   *
   * @return the sentences in reading order, unmodifiable, empty if the article has no text
   */
  public List<Sentence> sentences() {
    return sentences;
  }

  /**
   * The entities of the article, each once.
   *
   * @return the entities by type, then name in UTF-8 byte order; a new set
   */
  public SortedSet<Entity> entities() {
    return new TreeSet<>(entities.values());
  }

  /**
   * What stands at a mention, on one line, masked text left out.
   *
   * @param sentence the sentence that the mention is of
   * @param mention the mention
   * @return the text, runs of white space as single spaces
   */
  public String text(Sentence sentence, Mention mention) {
    return Text.oneLine(article.text(sentence.field()).substring(mention.start(), mention.end()));
  }

  /**
   * A sentence as it is shown: on one line, masked text left out.
   *
   * @param sentence the sentence
   * @return the text, runs of white space as single spaces
   */
  public String text(Sentence sentence) {
    return Text.oneLine(article.text(sentence.field()).substring(sentence.start(), sentence.end()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AnnotatedArticle a
        && article.equals(a.article)
        && annotator.equals(a.annotator)
        && tokens == a.tokens
        && sentences.equals(a.sentences);
  }

  @Override
  public int hashCode() {
    return Objects.hash(article, annotator, tokens, sentences);
  }

  @Override
  public String toString() {
    return article + ": " + sentences.size() + " sentences, " + entities.size() + " entities";
  }

  /**
   * A mention: a span {@code [start, end)} of the headline or the body that names an entity or
   * states a value such as a date, in UTF-16 code units.
   *
   * <p>Titles, numbers, dates and money are mentions without an entity. Immutable and thread-safe.
   */
  public static final class Mention {
    private final int start;
    private final int end;
    private final EntityType type;
    private final @Nullable Entity entity;
    private final @Nullable String value;

    private Mention(
        int start, int end, EntityType type, @Nullable Entity entity, @Nullable String value) {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "start must be >= 0 and below end, got [" + start + ", " + end + ")");
      }
      this.start = start;
      this.end = end;
      this.type = Objects.requireNonNull(type, "type must not be null");
      this.entity = entity;
      this.value = value;
    }

    /**
     * A mention of an entity.
     *
     * @param start offset of its first UTF-16 code unit, at least 0
     * @param end offset after its last UTF-16 code unit, above {@code start}
     * @param entity what is named
     * @return the mention, its type the entity's
     */
    public static Mention of(int start, int end, Entity entity) {
      return new Mention(start, end, entity.type(), entity, null);
    }

    /**
     * A mention without an entity and without a value, such as a title.
     *
     * @param start offset of its first UTF-16 code unit, at least 0
     * @param end offset after its last UTF-16 code unit, above {@code start}
     * @param type what kind of expression it is
     * @return the mention
     */
    public static Mention of(int start, int end, EntityType type) {
      return new Mention(start, end, type, null, null);
    }

    /**
     * A mention of a value, such as a date or an amount.
     *
     * @param start offset of its first UTF-16 code unit, at least 0
     * @param end offset after its last UTF-16 code unit, above {@code start}
     * @param type what kind of value it is
     * @param value the normalised value, such as {@code 2025-07-31}
     * @return the mention
     */
    public static Mention of(int start, int end, EntityType type, String value) {
      return new Mention(start, end, type, null, Text.wellFormed(value));
    }

    /**
     * Offset of the first UTF-16 code unit.
     *
     * @return the offset, at least 0
     */
    public int start() {
      return start;
    }

    /**
     * Offset after the last UTF-16 code unit.
     *
     * @return the offset, above {@link #start()}
     */
    public int end() {
      return end;
    }

    /**
     * What kind of expression it is.
     *
     * @return the type; the entity's, if there is one
     */
    public EntityType type() {
      return type;
    }

    /**
     * What is named.
     *
     * @return the entity, empty for titles, numbers, dates and the like
     */
    public Optional<Entity> entity() {
      return Optional.ofNullable(entity);
    }

    /**
     * The normalised value.
     *
     * @return the value, such as {@code 2025-07-31}, empty if there is none
     */
    public Optional<String> value() {
      return Optional.ofNullable(value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Mention m
          && start == m.start
          && end == m.end
          && type.equals(m.type)
          && Objects.equals(entity, m.entity)
          && Objects.equals(value, m.value);
    }

    @Override
    public int hashCode() {
      return Objects.hash(start, end, type, entity, value);
    }

    @Override
    public String toString() {
      return "["
          + start
          + ", "
          + end
          + ") "
          + (entity != null ? entity : value == null ? type : type + "=" + value);
    }
  }

  /**
   * A sentence of an article, with the mentions in it. A headline is a single sentence and a
   * paragraph of its own.
   *
   * <p>Immutable and thread-safe.
   *
   * @param field whether it stands in the headline or in the body
   * @param start offset of its first UTF-16 code unit, at least 0
   * @param end offset after its last UTF-16 code unit, above {@code start}
   * @param paragraph number of its paragraph within the field, from 0
   * @param mentions the mentions, all within the sentence, by start and then by falling end
   */
  public record Sentence(
      Article.Field field, int start, int end, int paragraph, List<Mention> mentions) {

    /** Checks the offsets and that the mentions lie within. */
    public Sentence {
      Objects.requireNonNull(field, "field must not be null");
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException(
            "start must be >= 0 and below end, got [" + start + ", " + end + ")");
      }
      if (paragraph < 0 || (field == Article.Field.HEADLINE && paragraph > 0)) {
        throw new IllegalArgumentException(
            "paragraph must be >= 0, and 0 in the headline, got " + paragraph);
      }
      mentions = List.copyOf(mentions);
      Mention before = null;
      for (Mention mention : mentions) {
        if (mention.start() < start || mention.end() > end) {
          throw new IllegalArgumentException(
              "mention " + mention + " must lie within its sentence [" + start + ", " + end + ")");
        }
        if (before != null
            && (before.start() > mention.start()
                || (before.start() == mention.start() && before.end() < mention.end()))) {
          throw new IllegalArgumentException(
              "mentions must be in order of their offsets, got " + before + " before " + mention);
        }
        before = mention;
      }
    }
  }
}

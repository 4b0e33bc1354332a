package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.store.OutputStreamDataOutput;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Encodes the evidence column of an article: the offsets of its sentences and mentions, its form of
 * each entity, and its number of tokens.
 *
 * <p>With the stored article this gives back the whole annotated article.
 *
 * <p>Layout, integers of variable length: tokens; for each entity of the article's sorted list 0,
 * or, where the entity is linked, 1 or 2 plus the hundredths of how surely, and the article's full
 * form; the number of sentences; for each one {@code gap from the end of the one before << 2 |
 * headline << 1 | new paragraph}, its length, its number of mentions; for each of these the gap
 * from the start of the one before, its length, and its entity's position plus 1, or 0, a tag, and
 * 0 or 1 and a value.
 */
public final class SpanColumn {
  /** Of an entity that is linked, it is not known how surely. */
  private static final int LINKED = 1;

  private SpanColumn() {}

  private static int link(Entity entity) {
    return entity.linkCertainty().isEmpty()
        ? LINKED
        : LINKED + 1 + (int) Math.round(entity.linkCertainty().getAsDouble() * 100);
  }

  static BytesRef encode(AnnotatedArticle article, Map<Entity, Integer> positions) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStreamDataOutput out = new OutputStreamDataOutput(bytes)) {
      out.writeVLong(article.tokens());
      for (Entity entity : article.entities()) {
        boolean linked = entity.wikipedia().isPresent();
        out.writeVInt(linked ? link(entity) : 0);
        if (linked) {
          out.writeString(entity.label());
        }
      }
      out.writeVInt(article.sentences().size());
      Sentence before = null;
      for (Sentence sentence : article.sentences()) {
        boolean sameField = before != null && before.field() == sentence.field();
        int gap = sentence.start() - (before != null && sameField ? before.end() : 0);
        int opens =
            before != null && sameField && before.paragraph() == sentence.paragraph() ? 0 : 1;
        int head = sentence.field() == Article.Field.HEADLINE ? 2 : 0;
        out.writeVLong((long) gap << 2 | head | opens);
        out.writeVInt(sentence.end() - sentence.start());
        writeMentions(out, sentence, positions);
        before = sentence;
      }
    } catch (IOException e) {
      throw new AssertionError("writing to memory", e);
    }
    return new BytesRef(bytes.toByteArray());
  }

  private static void writeMentions(
      DataOutput out, Sentence sentence, Map<Entity, Integer> positions) throws IOException {
    out.writeVInt(sentence.mentions().size());
    int start = sentence.start();
    for (Mention mention : sentence.mentions()) {
      out.writeVInt(mention.start() - start);
      out.writeVInt(mention.end() - mention.start());
      start = mention.start();
      if (mention.entity().isPresent()) {
        out.writeVInt(Objects.requireNonNull(positions.get(mention.entity().get())) + 1);
      } else {
        out.writeVInt(0);
        out.writeString(mention.type().tag());
        out.writeVInt(mention.value().isPresent() ? 1 : 0);
        if (mention.value().isPresent()) {
          out.writeString(mention.value().get());
        }
      }
    }
  }

  /**
   * What a column holds.
   *
   * @param tokens how many tokens the annotator read
   * @param entities the article's sorted entities, with what the article calls them
   * @param sentences the sentences in reading order
   */
  public record Spans(long tokens, List<Entity> entities, List<Sentence> sentences) {}

  /**
   * Decodes a column.
   *
   * @param column the column's bytes
   * @param names the article's entities as {@code TYPE/Name}, sorted
   */
  static Spans decode(BytesRef column, List<String> names) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(column.bytes, column.offset, column.length);
    long tokens = in.readVLong();
    List<Entity> entities = new ArrayList<>(names.size());
    for (String name : names) {
      Entity plain = EntityTerms.entity(name);
      int link = in.readVInt();
      if (link == 0) {
        entities.add(plain);
      } else if (link == LINKED) {
        entities.add(Entity.linked(plain.type(), plain.name(), in.readString()));
      } else {
        double certainty = (link - LINKED - 1) / 100.0;
        entities.add(Entity.linked(plain.type(), plain.name(), in.readString(), certainty));
      }
    }
    return new Spans(tokens, entities, readSentences(in, entities, true));
  }

  /**
   * Decodes the sentences of a column with the mentions of a few entities only.
   *
   * @param column the column's bytes
   * @param entities the article's entities, null for those whose mentions are passed over
   */
  public static List<Sentence> decodeSome(BytesRef column, List<@Nullable Entity> entities)
      throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(column.bytes, column.offset, column.length);
    skipEntities(in, entities.size());
    return readSentences(in, entities, false);
  }

  /** Sees a sentence. */
  public interface SentenceVisitor {
    /**
     * Sees it.
     *
     * @param sentence its number among all sentences
     * @param paragraph the number of its paragraph, the headline being one
     * @param mentions its mentions, to be read now
     */
    void sentence(int sentence, int paragraph, Mentions mentions) throws IOException;
  }

  /**
   * The mentions of entities in a sentence, one after the other. Offsets are from the start of the
   * sentence. Not thread-safe.
   */
  public static final class Mentions {
    private final ByteArrayDataInput in;
    private int left;

    /** Its entity's position in the article's sorted list. */
    public int position;

    public int start;
    public int end;

    private Mentions(ByteArrayDataInput in) {
      this.in = in;
    }

    /** Goes on to the next; false if there is none. */
    public boolean next() throws IOException {
      while (left > 0) {
        left--;
        start += in.readVInt();
        end = start + in.readVInt();
        position = in.readVInt() - 1;
        if (position >= 0) {
          return true;
        }
        skipUnnamed(in);
      }
      return false;
    }
  }

  /**
   * Hands on some sentences of a column.
   *
   * @param column the column's bytes
   * @param entities how many entities the article has
   * @param some the sentences
   */
  public static void forEach(
      BytesRef column, int entities, FixedBitSet some, SentenceVisitor visitor) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(column.bytes, column.offset, column.length);
    skipEntities(in, entities);
    int last = some.prevSetBit(Math.min(in.readVInt(), some.length()) - 1);
    Mentions mentions = new Mentions(in);
    int paragraph = -1;
    for (int i = 0; i <= last; i++) {
      paragraph += (int) (in.readVLong() & 1);
      in.readVInt();
      mentions.left = in.readVInt();
      mentions.start = 0;
      if (some.get(i)) {
        visitor.sentence(i, paragraph, mentions);
      }
      while (mentions.next()) {}
    }
  }

  private static void skipUnnamed(ByteArrayDataInput in) {
    in.skipBytes(in.readVInt());
    if (in.readVInt() != 0) {
      in.skipBytes(in.readVInt());
    }
  }

  private static void skipEntities(ByteArrayDataInput in, int entities) {
    in.readVLong();
    for (int i = 0; i < entities; i++) {
      if (in.readVInt() != 0) {
        in.skipBytes(in.readVInt());
      }
    }
  }

  private static List<Sentence> readSentences(
      ByteArrayDataInput in, List<@Nullable Entity> entities, boolean unnamed) throws IOException {
    int count = in.readVInt();
    List<Sentence> sentences = new ArrayList<>(count);
    Sentence before = null;
    for (int i = 0; i < count; i++) {
      long head = in.readVLong();
      Article.Field field = (head & 2) != 0 ? Article.Field.HEADLINE : Article.Field.BODY;
      boolean sameField = before != null && before.field() == field;
      int start = (int) (head >>> 2) + (before != null && sameField ? before.end() : 0);
      int paragraph = before != null && sameField ? before.paragraph() + (int) (head & 1) : 0;
      int end = start + in.readVInt();
      List<Mention> mentions = readMentions(in, start, entities, unnamed);
      before = new Sentence(field, start, end, paragraph, mentions);
      sentences.add(before);
    }
    return sentences;
  }

  /** Those of entities that are wanted and, if wanted, those without an entity. */
  private static List<Mention> readMentions(
      ByteArrayDataInput in, int sentenceStart, List<@Nullable Entity> entities, boolean unnamed)
      throws IOException {
    int count = in.readVInt();
    List<Mention> mentions = unnamed ? new ArrayList<>(count) : List.of();
    int start = sentenceStart;
    for (int i = 0; i < count; i++) {
      start += in.readVInt();
      int end = start + in.readVInt();
      int code = in.readVInt();
      if (code > 0) {
        Entity entity = entities.get(code - 1);
        if (entity != null) {
          // Few sentences of many have one that is wanted.
          mentions = mentions.isEmpty() ? new ArrayList<>() : mentions;
          mentions.add(Mention.of(start, end, entity));
        }
      } else if (unnamed) {
        EntityType type = new EntityType(in.readString());
        mentions.add(
            in.readVInt() == 0
                ? Mention.of(start, end, type)
                : Mention.of(start, end, type, in.readString()));
      } else {
        skipUnnamed(in);
      }
    }
    return mentions;
  }
}

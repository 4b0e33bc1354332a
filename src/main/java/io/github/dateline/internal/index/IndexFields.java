package io.github.dateline.internal.index;

import io.github.dateline.internal.text.MaskedText;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;

/**
 * The names of the Lucene fields, a document an article.
 *
 * <p>An entity is written {@code TYPE/Name}: the solidus sorts before every character that a tag
 * may hold, so that terms and ordinals stand in the order of types, then names in UTF-8 bytes, and
 * each type is one range of ordinals.
 */
public final class IndexFields {
  /** The article's id: an exact term, and sorted doc values. */
  public static final String ID = "id";

  /** The article as given, as JSON: stored. */
  static final String ARTICLE = "article";

  /** Digest of the stored article: binary doc values. An equal digest is an unchanged article. */
  public static final String DIGEST = "digest";

  /** {@link StateColumn}: numeric doc values, 0 where missing. */
  public static final String STATE = "state";

  /** {@link StateColumn}: binary doc values of articles that were replaced. */
  public static final String SINCE = "since";

  /** The masked headline: analysed, with positions and offsets. */
  public static final String HEADLINE = "headline";

  /** The masked body: analysed, with positions and offsets. */
  public static final String BODY = "body";

  /** Seconds from 1970-01-01T00:00 to the local stamp: point and doc values. */
  public static final String PUBLISHED = "published";

  /** The days that dates in the text speak of, from the first to the last: a range of days. */
  public static final String ABOUT = "about";

  /** Who published it: folded, exact; a term, and sorted doc values. */
  public static final String SOURCE = "source";

  /** Where in the source: folded, exact. */
  public static final String SECTION = "section";

  /** Who wrote it: folded, exact. */
  public static final String AUTHOR = "author";

  /** The dateline's place: folded, exact. */
  public static final String FILED_FROM = "filed";

  /** What the masked markers say: folded, exact. */
  public static final String MARKER = "marker";

  /**
   * The entities: terms with the number of sentences as term frequency, and sorted-set doc values.
   */
  public static final String ENTITY = "entity";

  /**
   * {@code folded form NUL TYPE/Name}: every form written for an entity leads to it; and so do,
   * after a mark, those {@linkplain EntityKeys keys} of the form that are not the form itself.
   */
  public static final String FORM = "form";

  /** Comes before a key among the forms. */
  static final char KEY_MARK = '\u0001';

  /**
   * {@code key NUL TYPE/Name NUL 0|1}: the {@linkplain EntityKeys keys} of each entity's name; 1
   * where it is linked.
   */
  public static final String KEY = "key";

  /**
   * {@code TYPE/Name NUL 0|1 full form}: what an article calls the entity; 1 where it is linked.
   */
  public static final String LABEL = "label";

  /** {@link UnitColumn}: binary doc values. */
  public static final String UNITS = "units";

  /** {@link SpanColumn}: binary doc values. */
  public static final String SPANS = "spans";

  /** {@link MaskColumn}: binary doc values; missing where an earlier version wrote. */
  public static final String MASKED = "masked";

  /** By which {@link MaskedText#RULES} the text was masked: numeric doc values, 1 where missing. */
  public static final String MASKS = "masks";

  /** {@link MinHashSignature}: binary doc values. */
  public static final String SIGNATURE = "signature";

  /** {@link SentenceHashColumn}: binary doc values. */
  public static final String SENTENCE_HASHES = "sentenceHashes";

  /** How many sentences, the headline's included: numeric doc values. */
  public static final String SENTENCES = "sentences";

  /** How many paragraphs, the headline included: numeric doc values. */
  public static final String PARAGRAPHS = "paragraphs";

  /** Parts the strings of a compound term. No name holds it: names have no control characters. */
  public static final char SEPARATOR = '\u0000';

  private static final long SECONDS_PER_DAY = 24 * 60 * 60;

  private IndexFields() {}

  /** The day, counted from 1970, of a {@linkplain #PUBLISHED stamp}. */
  public static long day(long published) {
    return Math.floorDiv(published, SECONDS_PER_DAY);
  }

  /** The {@linkplain #PUBLISHED stamp} at which a day begins. */
  public static long startOf(LocalDate day) {
    return day.toEpochDay() * SECONDS_PER_DAY;
  }

  /** The entities of a segment's articles, as {@code TYPE/Name}. */
  public static SortedSetDocValues entities(LeafReaderContext leaf) throws IOException {
    return DocValues.getSortedSet(leaf.reader(), ENTITY);
  }
}

package io.github.dateline.internal.index;

import io.github.dateline.Article;
import io.github.dateline.internal.text.Text;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.apache.lucene.util.ArrayUtil;
import org.apache.lucene.util.BytesRef;

/**
 * The MinHash signature of an article's body: a sample of the hashes of its shingles (runs of five
 * words), from which resemblance and containment are estimated (Broder 1997,
 * doi:10.1109/SEQUEN.1997.666900).
 *
 * <p>Five words, because in a report with other figures every fifth word differs. It depends on the
 * article alone; masked text and wire credits are not read. Not thread-safe; its buffers are
 * reused.
 *
 * <p>Kept is every hash below a limit that falls with the number of shingles, so that some {@value
 * #EXPECTED_HASHES} are kept of any body, and those below the lower limit of two bodies are a fair
 * sample of the union of both.
 *
 * <p>A body of less than {@value #MIN_BODY_WORDS} words, or a quarter of whose words have digits (a
 * table), says too little by its shingles: it is kept as one hash of headline and body, and has no
 * copies but its equals; one that has less than {@value #MIN_WORDS_WITH_HEADLINE} with its headline
 * has none.
 *
 * <p>Layout: the number of distinct shingles as a variable-length integer; if it is not 0 the kept
 * hashes, rising, each as the variable-length gap to the one before; else the hash of eight bytes,
 * or nothing.
 */
public final class MinHashSignature {
  private static final int WORDS_PER_SHINGLE = 5;
  private static final int MIN_BODY_WORDS = 20;
  private static final int MIN_WORDS_WITH_HEADLINE = 5;
  private static final int MIN_SHINGLES = MIN_BODY_WORDS - WORDS_PER_SHINGLE + 1;

  /** Hashes kept of a body, give or take their square root: some 150 bytes. */
  private static final int EXPECTED_HASHES = 48;

  /** How many of these, the smallest, a text is looked up by that others may be copies of. */
  public static final int LOOKUP_KEYS = 16;

  /** Gaps take three bytes and not four, and chance meetings are still rare. */
  private static final int HASH_BITS = 28;

  /** With fewer hashes nothing is concluded. */
  private static final int MIN_HASHES_COMPARED = 8;

  /** Below this many shingles, notices with other names and figures look alike. */
  private static final int MIN_SHINGLES_MEDIUM = 64;

  /** From this many on, only texts about the same event have so much in common. */
  private static final int MIN_SHINGLES_LONG = 128;

  /** A body that is longer by more than this has the other one as a part: it is a round-up. */
  private static final int MAX_LENGTH_RATIO = 3;

  /** The same for two texts of one source and day, of which the shorter may be an early version. */
  private static final int MAX_LENGTH_RATIO_OF_STORY = 6;

  /** What per cent of an early version must stand in a later one of its source and day. */
  private static final int MIN_CONTAINED_PERCENT_OF_STORY = 55;

  /** Two texts are related if the longer has at least one in this many of the other's shingles. */
  private static final int RELATED_IF_ONE_IN = 3;

  /** Longest credit, in words, that a line of its own may be. */
  private static final int MAX_CREDIT_WORDS = 8;

  /** Longest credit in brackets, in UTF-16 code units. */
  private static final int MAX_CREDIT_LENGTH = 40;

  /** Most words after the dash of a credit that ends the body. */
  private static final int MAX_AGENCY_WORDS = 4;

  /** How many distinct shingles the body has; 0 if it has no copies but its equals. */
  public int shingles;

  /** What equal articles share; of others it is most unlikely. */
  public long wholeTextHash;

  /** Whether it can have a copy. */
  public boolean comparable;

  /** The kept hashes, rising. */
  public int[] hashes = new int[2 * EXPECTED_HASHES];

  /** How many are kept. */
  public int size;

  public static BytesRef encode(Article article) {
    WordHashes text = new WordHashes();
    addBody(text, article.text(Article.Field.BODY));
    int[] all = new int[Math.max(0, text.count - WORDS_PER_SHINGLE + 1)];
    int distinct = 0;
    if (text.count >= MIN_BODY_WORDS && 4 * text.wordsWithDigits <= text.count) {
      for (int i = 0; i < all.length; i++) {
        all[i] = (int) (text.ofRun(i, i + WORDS_PER_SHINGLE) >>> 64 - HASH_BITS);
      }
      Arrays.sort(all);
      for (int i = 0; i < all.length; i++) {
        if (i == 0 || all[i] != all[i - 1]) {
          all[distinct++] = all[i];
        }
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (distinct < MIN_SHINGLES) {
      writeWhole(out, text, article.text(Article.Field.HEADLINE));
      return new BytesRef(out.toByteArray());
    }
    UnitColumn.writeVInt(out, distinct);
    int limit = hashLimit(distinct);
    int before = 0;
    for (int i = 0; i < distinct && all[i] < limit; i++) {
      UnitColumn.writeVInt(out, all[i] - before);
      before = all[i];
    }
    return new BytesRef(out.toByteArray());
  }

  private static void writeWhole(ByteArrayOutputStream out, WordHashes text, String headline) {
    int body = text.count;
    text.add(headline, 0, headline.length());
    UnitColumn.writeVInt(out, 0);
    if (text.count >= MIN_WORDS_WITH_HEADLINE) {
      long hash =
          WordHashes.mixed(text.ofRun(0, body) ^ WordHashes.mixed(text.ofRun(body, text.count)));
      for (int shift = 56; shift >= 0; shift -= 8) {
        out.write((int) (hash >>> shift));
      }
    }
  }

  /** Line by line: a line that is a credit is left out, and so is what stands in brackets. */
  private static void addBody(WordHashes text, String body) {
    int end = withoutAgency(body);
    for (int start = 0; start < end; ) {
      int lineEnd = start;
      while (lineEnd < end && body.charAt(lineEnd) != '\n') {
        lineEnd++;
      }
      if (!isCredit(body, start, lineEnd)) {
        addLine(text, body, start, lineEnd);
      }
      start = lineEnd + 1;
    }
  }

  /** "(AP)", "(Meridian Wire)"; what else is in brackets is missed as little. */
  private static void addLine(WordHashes text, String body, int start, int end) {
    int from = start;
    int next = start;
    for (int open = body.indexOf('(', next, end); open >= 0; open = body.indexOf('(', next, end)) {
      int close = body.indexOf(')', open, Math.min(end, open + MAX_CREDIT_LENGTH));
      next = open + 1;
      if (close >= 0) {
        text.add(body, from, open);
        from = close + 1;
        next = from;
      }
    }
    text.add(body, from, end);
  }

  /** "By JANE DOE", "— Reuters". */
  private static boolean isCredit(String body, int start, int end) {
    int at = start;
    while (at < end && Text.isBlank(body.charAt(at))) {
      at++;
    }
    boolean by = body.regionMatches(true, at, "by ", 0, 3);
    return at < end
        && (by || isDash(body.charAt(at)))
        && hasAtMost(MAX_CREDIT_WORDS, body, at, end);
  }

  /** Where the body ends if not with "... on board. — Meridian Wire". */
  private static int withoutAgency(String body) {
    int end = body.length();
    while (end > 0 && Text.isBlank(body.charAt(end - 1))) {
      end--;
    }
    int dash = end - 1;
    while (dash >= 0 && end - dash <= MAX_CREDIT_LENGTH && !isDash(body.charAt(dash))) {
      dash--;
    }
    boolean credit =
        dash > 0
            && isDash(body.charAt(dash))
            && Text.isBlank(body.charAt(dash - 1))
            && hasAtMost(MAX_AGENCY_WORDS, body, dash, end);
    return credit ? dash : end;
  }

  private static boolean isDash(char c) {
    return c == '-' || c >= '\u2012' && c <= '\u2015';
  }

  private static boolean hasAtMost(int words, String text, int start, int end) {
    if (end - start > 20 * words) {
      return false;
    }
    WordHashes line = new WordHashes();
    line.add(text, start, end);
    return line.count <= words;
  }

  /**
   * What per cent of a body's shingles stand in a text that it is a copy of: found by reading pairs
   * of Reuters stories of 1987, where below these shares there are weekly notices and reports on
   * other companies in the same words.
   */
  private static int minContainedPercent(int shingles, boolean sameDay) {
    if (sameDay && shingles >= MIN_SHINGLES_MEDIUM) {
      return MIN_CONTAINED_PERCENT_OF_STORY;
    }
    return shingles < MIN_SHINGLES_MEDIUM ? 90 : shingles < MIN_SHINGLES_LONG ? 80 : 70;
  }

  /** Below this, hashes are kept of a body of so many shingles. */
  private static int hashLimit(int shingles) {
    return shingles <= EXPECTED_HASHES
        ? 1 << HASH_BITS
        : (int) (((long) EXPECTED_HASHES << HASH_BITS) / shingles);
  }

  /** Turns to another signature. */
  public void read(BytesRef column) {
    int at = column.offset;
    int end = column.offset + column.length;
    int[] values = ArrayUtil.growNoCopy(hashes, column.length);
    int count = 0;
    int value = 0;
    int shift = 0;
    int before = 0;
    boolean first = true;
    shingles = 0;
    wholeTextHash = 0;
    while (at < end && (first || shingles > 0)) {
      byte b = column.bytes[at++];
      value |= (b & 0x7F) << shift;
      shift += 7;
      if (b >= 0) {
        if (first) {
          shingles = value;
          first = false;
        } else {
          before += value;
          values[count++] = before;
          wholeTextHash = WordHashes.mixed(wholeTextHash + before);
        }
        value = 0;
        shift = 0;
      }
    }
    comparable = shingles > 0 || at < end;
    while (at < end) {
      wholeTextHash = wholeTextHash << 8 | column.bytes[at++] & 0xFF;
    }
    hashes = values;
    size = count;
  }

  private int countBelow(int limit) {
    int found = Arrays.binarySearch(hashes, 0, size, limit);
    return found < 0 ? -found - 1 : found;
  }

  /**
   * Whether a text may be a copy of one with so many shingles, as many or more.
   *
   * @param sameDay whether both are of one source and day
   */
  public static boolean canBeCopy(int shingles, int ofOther, boolean sameDay) {
    return (long) (sameDay ? MAX_LENGTH_RATIO_OF_STORY : MAX_LENGTH_RATIO) * shingles >= ofOther;
  }

  /**
   * How surely this is a copy of a text that has as many shingles, or more.
   *
   * @param sameDay whether both are of one source and day: then this may be an early version
   * @return the share of this one's shingles that the other has, in (0, 1]; 0 if it is no copy
   */
  public double copyContainment(MinHashSignature other, boolean sameDay) {
    if (!canBeCopy(shingles, other.shingles, sameDay)) {
      return 0;
    }
    int compared = sampleSize(other);
    if (compared < MIN_HASHES_COMPARED) {
      return 0;
    }
    // Of a much longer text few hashes are compared: too few to conclude from half of them.
    boolean version = sameDay && canBeCopy(shingles, other.shingles, false);
    int missing = (int) (compared * (100L - minContainedPercent(shingles, version)) / 100);
    int shared = shared(other, compared, missing);
    return shared < 0 ? 0 : (double) shared / compared;
  }

  /** Whether much of this stands in a text that has as many shingles, or more. */
  public boolean isRelatedTo(MinHashSignature other) {
    int compared = sampleSize(other);
    return compared >= MIN_HASHES_COMPARED
        && RELATED_IF_ONE_IN * shared(other, compared, compared) >= compared;
  }

  private int sampleSize(MinHashSignature other) {
    return shingles == 0 ? 0 : countBelow(hashLimit(other.shingles));
  }

  /**
   * How many of the first hashes the other has, too.
   *
   * @param first how many are looked for
   * @param most how many may be missing
   * @return the number; -1 as soon as more are missing
   */
  private int shared(MinHashSignature other, int first, int most) {
    int missing = 0;
    int[] others = other.hashes;
    for (int i = 0, j = 0; i < first; i++) {
      int hash = hashes[i];
      while (j < other.size && others[j] < hash) {
        j++;
      }
      if (j == other.size || others[j] != hash) {
        if (++missing > most) {
          return -1;
        }
      }
    }
    return first - missing;
  }
}

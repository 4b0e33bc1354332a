package io.github.dateline.annotate.internal.cache;

/**
 * A rolling hash of a piece of a feature name: the hash of two pieces in a row follows from theirs,
 * so a feature is looked up without spelling out its name.
 *
 * <p>Features are told apart by 64 bits of a polynomial over their UTF-16 code units. Within a
 * model that is checked when it is compiled; that a name unknown to the model has the hash of a
 * known one happens once in some 10<sup>13</sup> look-ups.
 *
 * @param hash the polynomial's value
 * @param power the base to the power of the piece's length
 */
public record RollingHash(long hash, long power) {
  /** No text. */
  static final RollingHash EMPTY = new RollingHash(0, 1);

  /** Odd, so that no character is ever lost, and without pattern in its bits. */
  private static final long BASE = 0x9E6C63D0876A9A47L;

  public static RollingHash of(String text) {
    long hash = 0;
    long power = 1;
    for (int i = 0; i < text.length(); i++) {
      hash = append(hash, text.charAt(i));
      power *= BASE;
    }
    return new RollingHash(hash, power);
  }

  /** The hash of a text and a character after it. */
  public static long append(long hash, char next) {
    return hash * BASE + next + 1;
  }

  /** The hash of a character and a text after it, of which the power is given. */
  public static long prepend(char first, long hash, long power) {
    return (first + 1) * power + hash;
  }

  /** The power of a text one character longer. */
  public static long longer(long power) {
    return power * BASE;
  }

  /** This piece and another after it. */
  public RollingHash then(RollingHash next) {
    return new RollingHash(hashWith(next), power * next.power);
  }

  /** This piece and a text after it. */
  public RollingHash then(String next) {
    return then(of(next));
  }

  /** The hash of this piece and another after it. */
  public long hashWith(RollingHash next) {
    return hash * next.power + next.hash;
  }
}

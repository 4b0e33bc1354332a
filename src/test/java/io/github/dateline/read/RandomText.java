package io.github.dateline.read;

import java.util.Random;

/** Random text to write and read back. */
final class RandomText {
  private static final String[] PIECES = {
    "Nasa",
    "the",
    "Zürich",
    "東京",
    "\ud83d\ude80",
    ":",
    "\"",
    "\\",
    "{",
    "}",
    "[[nid:1]]",
    "'",
    "&",
    "\u00a0x",
    "\u2028x",
    "\ufeffx",
    "e\u0301",
    "/",
    "<b>",
    "0"
  };

  private RandomText() {}

  /** Text on one line, neither beginning nor ending with a space. */
  static String line(Random random) {
    StringBuilder line = new StringBuilder("x");
    for (int i = random.nextInt(8); i > 0; i--) {
      line.append(random.nextBoolean() ? " " : "").append(piece(random, PIECES));
    }
    return line.append('x').toString().replace('\u00a0', '_').replace('\u2028', '_');
  }

  /** Text of any characters but those that no file can hold. */
  static String text(Random random) {
    StringBuilder text = new StringBuilder("Text");
    for (int i = random.nextInt(40); i > 0; i--) {
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x20));
        case 1 -> text.append(random.nextBoolean() ? "\n" : "\r\n");
        case 2 -> text.appendCodePoint(0x10000 + random.nextInt(0xffff));
        default -> text.append(piece(random, PIECES));
      }
    }
    return text.toString();
  }

  private static String piece(Random random, String[] pieces) {
    return pieces[random.nextInt(pieces.length)];
  }
}

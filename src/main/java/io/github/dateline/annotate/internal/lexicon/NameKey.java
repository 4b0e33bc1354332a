package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.cache.KindMap;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Computes the key of a name, the same for all its spellings: "Nasa" and "NASA", "U.S." and "US",
 * "São Paulo" and "Sao Paulo", "Kennedy Space Centre" and "Kennedy Space Center".
 *
 * <p>A key is in lower case, without accents, full stops, apostrophes, a leading "the" and a
 * trailing possessive; other punctuation parts words, and British spellings are American ones.
 */
public final class NameKey {
  /** Words that British and American papers spell differently, and common abbreviations. */
  private static final Map<String, String> SPELLINGS =
      Map.ofEntries(
          Map.entry("centre", "center"),
          Map.entry("centres", "centers"),
          Map.entry("defence", "defense"),
          Map.entry("labour", "labor"),
          Map.entry("harbour", "harbor"),
          Map.entry("theatre", "theater"),
          Map.entry("programme", "program"),
          Map.entry("organisation", "organization"),
          Map.entry("organisations", "organizations"),
          Map.entry("colour", "color"),
          Map.entry("honour", "honor"),
          Map.entry("aluminium", "aluminum"),
          Map.entry("tyre", "tire"),
          Map.entry("fibre", "fiber"),
          Map.entry("mount", "mt"),
          Map.entry("saint", "st"));

  private NameKey() {}

  /** The key of a name; empty if it has no letter or digit that is known here. */
  public static String of(String form) {
    String bare = form;
    int last = bare.length() - 1;
    if (last > 1 && bare.charAt(last) == 's' && isApostrophe(bare.charAt(last - 1))) {
      bare = bare.substring(0, last - 1);
    }
    String plain = isAscii(bare) ? bare : Normalizer.normalize(bare, Normalizer.Form.NFKD);
    StringBuilder key = new StringBuilder(plain.length());
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      add(plain.charAt(i), word, key);
    }
    end(word, key);
    return key.length() > 4 && key.indexOf("the ") == 0 ? key.substring(4) : key.toString();
  }

  private static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void add(char c, StringBuilder word, StringBuilder key) {
    if (c < 0x80) {
      if (c >= 'A' && c <= 'Z') {
        word.append((char) (c + 'a' - 'A'));
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word.append(c);
      } else if (c == '&') {
        end(word, key);
        word.append("and");
        end(word, key);
      } else if (c != '.' && c != '\'') {
        end(word, key);
      }
    } else if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\u2019') {
      switch (Character.toLowerCase(c)) {
        case 'ø' -> word.append('o');
        case 'ł' -> word.append('l');
        case 'đ', 'ð' -> word.append('d');
        case 'æ' -> word.append("ae");
        case 'œ' -> word.append("oe");
        case 'ß' -> word.append("ss");
        case 'þ' -> word.append("th");
        case 'ı' -> word.append('i');
        default -> {
          if (Character.isLetterOrDigit(c)) {
            word.append(Character.toLowerCase(c));
          } else {
            end(word, key);
          }
        }
      }
    }
  }

  private static void end(StringBuilder word, StringBuilder key) {
    if (!word.isEmpty()) {
      if (!key.isEmpty()) {
        key.append(' ');
      }
      String form = word.toString();
      key.append(SPELLINGS.getOrDefault(form, form));
      word.setLength(0);
    }
  }

  /** A hash of a text, all of whose bits are as good: FNV-1a over UTF-8, mixed once more. */
  public static long hash(String text) {
    return KindMap.hash(text);
  }

  /** The words of a key. */
  static String[] words(String key) {
    return key.toLowerCase(Locale.ROOT).split(" ");
  }
}

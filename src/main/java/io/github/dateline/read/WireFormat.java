package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.Bylines;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.TextDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages of news wires between control characters: IPTC 7901, and ANPA 1312 as the American wires
 * send it. A message is SOH header STX text ETX, and a file has any number of them.
 */
final class WireFormat implements ArticleFormat {
  private static final char SOH = 1;
  private static final char STX = 2;
  private static final char ETX = 3;
  private static final char EOT = 4;
  private static final char US = 31;

  private static final int MAX_LENGTH = 8 << 20;

  /** "dpa1234 4 pl 250 Berlin": source and number, priority, category, words, keyword. */
  private static final Pattern IPTC =
      Pattern.compile(
          "\\s*([A-Za-z]{2,6})\\s?(\\d{1,5})\\s+(\\d)\\s+(\\S{1,4})(?:\\s+(\\d+))?(?:\\s+(.*))?");

  /** "f0714 US reute": service level and number, format. */
  private static final Pattern ANPA = Pattern.compile("\\s*([a-z])(\\d{4})\u001f?(.*)");

  /** "u f BC-TALKING-POINT/BANKAME 02-26 0105": what, category, slug, day, words. */
  private static final Pattern SLUG =
      Pattern.compile(
          "\\s*([a-z]) +([a-z]{1,2}) *(\\S.*?)\\s+(?:(\\d{2})-(\\d{2})(?:-(\\d{2,4}))?)?\\s*(\\d{4})?\\s*");

  /** "AP-NY-02-26-05 1408EST", the last line of a message. */
  private static final Pattern TRAILER =
      Pattern.compile(
          "(?m)^\\s*([A-Z]{2,5})-[A-Z]{2,3}-(\\d{2})-(\\d{2})-(\\d{2})\\s+(\\d{2})(\\d{2})(?:GMT|[A-Z]{3})?\\W*\\z");

  /** "261408 Feb 05", after the text of IPTC 7901: day, time, month, year. */
  private static final Pattern SENT =
      Pattern.compile(
          "\\s*(\\d{2})(\\d{2})(\\d{2})(?:GMT|Z)?\\s+(\\p{L}{3})\\p{L}*\\.?\\s+(\\d{2,4})");

  private static final Pattern BY = Pattern.compile("(?i)by:? \\p{L}.*");

  private static final Map<String, String> CATEGORIES =
      new TreeMap<>(
          Map.of(
              "a",
              "domestic",
              "b",
              "special events",
              "e",
              "entertainment",
              "f",
              "finance",
              "i",
              "international",
              "l",
              "lifestyle",
              "n",
              "state and regional",
              "p",
              "politics",
              "s",
              "sports",
              "w",
              "Washington"));

  @Override
  public String title() {
    return "IPTC 7901 or ANPA 1312";
  }

  @Override
  public List<String> endings() {
    return List.of(".txt", ".iptc", ".anpa", ".ana", ".7901");
  }

  @Override
  public boolean matches(Beginning beginning) {
    byte[] bytes = beginning.bytes();
    int at = 0;
    // Before the header there may be SYN, NUL, line ends and letters of a line's test.
    while (at < Math.min(bytes.length, 200) && bytes[at] != SOH) {
      at++;
    }
    if (at >= bytes.length || bytes[at] != SOH) {
      return false;
    }
    int end = at + 1;
    while (end < bytes.length && bytes[end] != STX && bytes[end] != SOH) {
      end++;
    }
    String header =
        new String(bytes, at + 1, Math.max(0, end - at - 1), StandardCharsets.ISO_8859_1);
    String first = header.strip().split("\\r?\\n|\\r", 2)[0];
    return end < bytes.length
        && bytes[end] == STX
        && (ANPA.matcher(first).lookingAt() || IPTC.matcher(first).lookingAt());
  }

  @Override
  public Articles read(Input input) {
    OpenInput open = (OpenInput) input;
    return new Messages(open);
  }

  private static final class Messages implements Articles {
    private final OpenInput input;
    private final InputStream in;
    private long number;
    private boolean begun;
    private boolean ended;

    Messages(OpenInput input) {
      this.input = input;
      in = input.content();
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (!ended) {
        byte[] message = message();
        if (message == null) {
          break;
        }
        number++;
        try {
          RawArticle raw = new RawArticle(input.rules(), where());
          fill(text(message), raw);
          return raw.build(input.places(), input.idAt(where()));
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
      if (number == 0) {
        number = 1;
        input.setAside(input.name(), "a wire message without text");
      }
      return null;
    }

    /** What follows a SOH, up to the next; null if there is none. */
    private byte @Nullable [] message() throws IOException {
      int b = in.read();
      while (!begun && b >= 0 && b != SOH) {
        b = in.read();
      }
      if (b < 0) {
        ended = true;
        return null;
      }
      b = begun ? b : in.read();
      begun = true;
      byte[] bytes = new byte[1 << 12];
      int length = 0;
      while (b >= 0 && b != SOH) {
        if (length < MAX_LENGTH) {
          bytes = length < bytes.length ? bytes : Arrays.copyOf(bytes, 2 * length);
          bytes[length++] = (byte) b;
        }
        b = in.read();
      }
      ended = b < 0;
      return Arrays.copyOf(bytes, length);
    }

    private String text(byte[] bytes) {
      Charset charset =
          input
              .options()
              .encoding()
              .orElse(
                  TextDecoder.isUtf8(bytes)
                      ? StandardCharsets.UTF_8
                      : Charset.forName("windows-1252"));
      return new String(bytes, charset).replaceAll("\\r\\n?", "\n");
    }

    @Override
    public String where() {
      return input.name() + (number > 1 || !ended ? "#" + number : "");
    }
  }

  private static void fill(String message, RawArticle raw) {
    int text = message.indexOf(STX);
    if (text < 0) {
      throw new IllegalArgumentException("a wire message without text");
    }
    int end = message.indexOf(ETX, text);
    String header = message.substring(0, text).strip();
    String story = message.substring(text + 1, end < 0 ? message.length() : end);
    String after = end < 0 ? "" : message.substring(end + 1).replace(EOT, ' ');
    String[] lines = header.split("\\n", -1);
    Matcher anpa = ANPA.matcher(lines[0]);
    Matcher iptc = IPTC.matcher(lines[0]);
    if (anpa.lookingAt() && (lines[0].indexOf(US) >= 0 || !iptc.lookingAt())) {
      anpa(anpa, lines, story, raw);
    } else {
      iptc(iptc, story, after, raw);
    }
  }

  private static void iptc(Matcher header, String story, String after, RawArticle raw) {
    String id = "";
    if (header.lookingAt()) {
      id = header.group(1) + header.group(2);
      raw.set(ArticleField.SOURCE, header.group(1));
      raw.keep("priority", header.group(3));
      raw.set(ArticleField.SECTION, header.group(4));
      raw.keep("keyword", header.group(6));
    }
    Matcher sent = SENT.matcher(after);
    if (sent.lookingAt()) {
      String day = sent.group(1) + " " + sent.group(4) + " " + year(sent.group(5));
      raw.set(ArticleField.PUBLISHED, day + " " + sent.group(2) + ":" + sent.group(3));
      // Numbers begin again each day.
      raw.set(ArticleField.ID, id.isEmpty() ? "" : id + " " + day);
    }
    story(story, raw);
  }

  private static void anpa(Matcher header, String[] lines, String story, RawArticle raw) {
    raw.keep("number", header.group(1) + header.group(2));
    Matcher slug = SLUG.matcher(lines.length > 1 ? clean(lines[1]) : "");
    if (slug.matches()) {
      String category = slug.group(2).substring(0, 1);
      raw.set(ArticleField.SECTION, CATEGORIES.getOrDefault(category, category));
      raw.keep("slug", slug.group(3));
    }
    Matcher trailer = TRAILER.matcher(story);
    String body = story;
    if (trailer.find()) {
      raw.set(ArticleField.SOURCE, trailer.group(1));
      raw.set(
          ArticleField.PUBLISHED,
          year(trailer.group(4))
              + "-"
              + trailer.group(2)
              + "-"
              + trailer.group(3)
              + " "
              + trailer.group(5)
              + ":"
              + trailer.group(6));
      body = story.substring(0, trailer.start());
    } else if (slug.matches() && slug.group(6) != null) {
      raw.set(
          ArticleField.PUBLISHED, year(slug.group(6)) + "-" + slug.group(4) + "-" + slug.group(5));
    }
    story(body, raw);
  }

  private static String year(String digits) {
    return digits.length() != 2 ? digits : (Integer.parseInt(digits) < 70 ? "20" : "19") + digits;
  }

  /** A slug with its number of words, notes to editors, and the numbers of pictures. */
  private static final Pattern NO_HEADLINE =
      Pattern.compile(
          "(?i)eds:.*|.*\\bLEAD\\b.*\\d|\\S+,\\d{2,4}|(?:with )?ap (?:photos?|graphics?)\\b.*");

  /**
   * The text: a headline, bylines, and paragraphs that begin with an indent. The American wires
   * begin lines above the text with "^" and end them with a "<" or "=".
   */
  private static void story(String story, RawArticle raw) {
    List<String> head = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    boolean marked = story.lines().anyMatch(line -> line.startsWith("^"));
    boolean above = true;
    int headLines = 1;
    List<String> begin =
        story.lines().map(String::strip).filter(l -> !l.isEmpty()).limit(3).toList();
    for (int i = begin.size() - 1; i > 0; i--) {
      headLines = begin.get(i).endsWith("=") && headLines == 1 ? i + 1 : headLines;
    }
    for (String given : story.split("\\n", -1)) {
      String line = clean(given).stripTrailing();
      String bare = line.strip();
      if (above && marked) {
        if (bare.startsWith("^") || bare.isEmpty()) {
          head.add(bare.replaceAll("^\\^+|[<=]+$", "").strip());
          continue;
        }
      } else if (above) {
        // The first line is the headline, or the lines up to one that ends with "=".
        if (bare.isEmpty() && head.isEmpty()) {
          continue;
        }
        if (head.size() < headLines) {
          head.add(bare.replaceAll("\\s*=$", ""));
          continue;
        }
      }
      above = false;
      boolean opens = line.startsWith("   ") || line.startsWith("\t");
      if (opens && !rest.isEmpty() && !rest.getLast().isEmpty()) {
        rest.add("");
      }
      rest.add(bare);
    }
    if (!marked && rest.stream().allMatch(String::isEmpty)) {
      rest.addAll(head);
      head.clear();
    }
    List<String> headline = new ArrayList<>();
    boolean by = false;
    for (String line : head) {
      if (BY.matcher(line).matches()) {
        by = true;
        raw.authors("authors", Bylines.names(line));
      } else if (!by && !line.isEmpty() && !NO_HEADLINE.matcher(line).matches()) {
        headline.add(line);
      } else if (!line.isEmpty()) {
        raw.keep("byline", line);
      }
    }
    raw.set(ArticleField.HEADLINE, String.join(" ", headline));
    raw.set(ArticleField.BODY, String.join("\n", rest).replaceAll("\\n{3,}", "\n\n").strip());
  }

  /** Without control characters; those for typesetting stand within words, too. */
  private static String clean(String line) {
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!Character.isISOControl(c) || c == '\t') {
        out.append(c);
      }
    }
    return out.toString();
  }
}

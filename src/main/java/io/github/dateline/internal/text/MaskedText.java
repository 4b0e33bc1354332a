package io.github.dateline.internal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A headline or body with everything masked that is not prose: markers such as {@code
 * [[nid:720192]]}, the byline and the dateline ("WASHINGTON — ") at the start of a body, and
 * credits and other lines about who made it.
 *
 * <p>Masked characters become spaces, so that offsets hold; they are not annotated, searched or
 * shown.
 *
 * @param text the text with what is masked blanked out, as long as the text given
 * @param filedFrom the dateline's place as written, empty if there is none
 * @param markers what the markers say, {@code key:value}, in order
 * @param authors whom the byline at the start of a body names
 * @param spans what was masked, {@code [start, end)}, in order and apart from each other
 */
public record MaskedText(
    String text, String filedFrom, List<String> markers, List<String> authors, List<int[]> spans) {
  /** What is masked and what is not: another number if a text may be masked otherwise. */
  public static final int RULES = 7;

  private static final int MAX_MARKER_LENGTH = 200;

  private static final Pattern MARKER =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,30}:[^\\[\\]\\r\\n]{1," + MAX_MARKER_LENGTH + "}");

  private static final String SLUG_BEGINS = "(?:\\p{Lu}{2,12} )?(?:BC|AM|PM)-{1,2}\\p{Lu}";

  /**
   * What a wire calls a story, with its number of words or on a line of its own:
   * "BC-US--Harbor-Strike,120".
   */
  private static final Pattern SLUG =
      Pattern.compile(
          (SLUG_BEGINS + "[\\p{L}\\p{N}' -]{1,80}(?:,[\\p{L}\\p{N} -]{1,30}){0,2},\\d{2,5}(?!\\S)")
              + "|(?:\\p{Lu}{2,12} )?(?:BC-{1,2}|[AP]M--)\\p{Lu}[^\\n.]{1,100}(?=\\n|$)");

  /** Masks the markers of a headline. */
  public static MaskedText ofHeadline(String given) {
    String headline = LegibleText.of(given);
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(headline, spans, markers);
    Matcher slug = SLUG.matcher(headline);
    if (slug.lookingAt()) {
      spans.add(new int[] {0, slug.end()});
    }
    return new MaskedText(
        Text.blanked(headline, spans.toArray(int[][]::new)),
        "",
        List.copyOf(markers),
        List.of(),
        List.of());
  }

  /** Masks the markers and the dateline of a body. */
  public static MaskedText ofBody(String given) {
    String legible = LegibleText.of(given);
    LineLayout layout = LineLayout.of(legible);
    String body = layout.unwrapped();
    boolean eachLine = layout.linesAreParagraphs();
    List<int[]> spans = new ArrayList<>();
    List<String> markers = new ArrayList<>();
    findMarkers(body, spans, markers);
    int first = slug(body, firstWord(body, spans), spans);
    int marked = spans.size();
    List<String> authors = new ArrayList<>();
    first = Credits.head(body, eachLine, first, spans, authors, at -> Datelines.begins(body, at));
    Datelines.Filed filed = Datelines.find(body, first);
    for (int paragraph = 0; filed == null && first >= 0 && paragraph < 2; paragraph++) {
      first = Datelines.nextParagraph(body, first);
      if (first >= 0) {
        first =
            Credits.head(body, eachLine, first, spans, authors, at -> Datelines.begins(body, at));
        Datelines.Filed later = Datelines.find(body, first);
        filed = later != null && later.certain() ? later : null;
      }
    }
    if (filed != null) {
      spans.add(new int[] {filed.from(), filed.to()});
    }
    Credits.find(Text.blanked(body, spans.toArray(int[][]::new)), eachLine, spans, authors);
    if (Text.isBlank(Text.blanked(body, spans.toArray(int[][]::new)))) {
      // What is nothing but a credit is the story.
      spans.subList(marked, spans.size()).clear();
      authors.clear();
      if (filed != null) {
        spans.add(new int[] {filed.from(), filed.to()});
      }
    }
    return new MaskedText(
        Text.blanked(legible, spans.toArray(int[][]::new)),
        filed == null ? "" : filed.place(),
        List.copyOf(markers),
        List.copyOf(authors),
        joined(body, spans));
  }

  /** Masks the slug that a text begins with; where the first word after it is. */
  private static int slug(String text, int first, List<int[]> spans) {
    Matcher slug = SLUG.matcher(text).region(Math.max(0, first), text.length());
    if (first < 0 || !slug.lookingAt()) {
      return first;
    }
    int at = slug.end();
    while (at < text.length() && Text.isBlank(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return first;
    }
    spans.add(new int[] {first, slug.end()});
    return at;
  }

  /** Spans in order, those that touch as one, without blanks at their edges. */
  private static List<int[]> joined(String body, List<int[]> spans) {
    if (spans.isEmpty()) {
      return List.of();
    }
    List<int[]> sorted = new ArrayList<>(spans);
    sorted.sort(Comparator.comparingInt((int[] span) -> span[0]));
    List<int[]> joined = new ArrayList<>();
    for (int[] span : sorted) {
      int from = span[0];
      int to = span[1];
      while (from < to && Text.isBlank(body.charAt(from))) {
        from++;
      }
      while (to > from && Text.isBlank(body.charAt(to - 1))) {
        to--;
      }
      if (from == to) {
        continue;
      }
      if (!joined.isEmpty() && joined.getLast()[1] >= from) {
        joined.getLast()[1] = Math.max(joined.getLast()[1], to);
      } else {
        joined.add(new int[] {from, to});
      }
    }
    return List.copyOf(joined);
  }

  /** One pass: each "[[" is looked at once, as far as a marker may reach. */
  private static void findMarkers(String text, List<int[]> spans, List<String> markers) {
    for (int open = text.indexOf("[["); open >= 0; open = text.indexOf("[[", open + 1)) {
      int limit = Math.min(text.length(), open + MAX_MARKER_LENGTH + 40);
      int close = text.indexOf("]]", open + 2, limit);
      if (close < 0) {
        continue;
      }
      String said = text.substring(open + 2, close);
      if (MARKER.matcher(said).matches()) {
        spans.add(new int[] {open, close + 2});
        markers.add(said);
      }
    }
  }

  private static int firstWord(String body, List<int[]> markers) {
    int at = 0;
    int next = 0;
    while (at < body.length()) {
      if (next < markers.size() && markers.get(next)[0] == at) {
        at = markers.get(next++)[1];
      } else if (Text.isBlank(body.charAt(at))) {
        at++;
      } else {
        break;
      }
    }
    return at;
  }
}

package io.github.dateline.annotate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the interviews of the GUM corpus (CoNLL-U): the text, and who and what is named in it.
 *
 * <p>A gold mention counts as a name if it begins with a capital, ends with a proper noun and holds
 * nothing but capitalised words and a few small ones.
 */
final class GumInterviews {
  private static final Pattern BRACKETS = Pattern.compile("\\(([^()]*)\\)|\\(([^()]*)|([^()]+)\\)");

  private static final Set<String> SMALL = Set.of("of", "and", "the", "for", "de", "-", ".");

  private static final Map<String, String> TYPES =
      Map.of("person", "PERSON", "organization", "ORGANIZATION", "place", "LOCATION");

  /** A name of the gold, and the entity that it names. */
  record Named(int start, int end, String type, String entity) {}

  /** An interview; the titles are those of the Wikipedia pages of entities that have one. */
  record Interview(String id, String text, List<Named> names, Map<String, String> titles) {
    /** A text in which no page is told. */
    Interview(String id, String text, List<Named> names) {
      this(id, text, names, Map.of());
    }
  }

  /** A mention that is read. */
  private record Open(String entity, String type, int start, List<String> tags) {}

  private final StringBuilder text = new StringBuilder();
  private final Map<String, List<Open>> open = new HashMap<>();
  private final List<Named> names = new ArrayList<>();
  private final Map<String, String> titles = new HashMap<>();
  private boolean newParagraph;
  private int at;

  private GumInterviews() {}

  static Interview read(Path file) throws IOException {
    GumInterviews reading = new GumInterviews();
    for (String line : Files.readAllLines(file)) {
      reading.line(line);
    }
    return new Interview(
        file.getFileName().toString(),
        reading.text.toString(),
        List.copyOf(reading.names),
        Map.copyOf(reading.titles));
  }

  private void line(String line) {
    if (line.startsWith("# newpar")) {
      newParagraph = true;
    } else if (line.startsWith("# text = ")) {
      if (text.length() > 0) {
        text.append(newParagraph ? "\n\n" : " ");
      }
      newParagraph = false;
      at = text.length();
      text.append(line.substring(9));
    } else if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
      String[] columns = line.split("\t");
      if (columns[0].indexOf('.') < 0 && columns[0].indexOf('-') < 0) {
        token(columns[1], columns[4], columns[9]);
      }
    }
  }

  private void token(String word, String tag, String more) {
    int found = text.indexOf(word, at);
    int start = found >= 0 && found - at <= 3 ? found : at;
    at = Math.min(text.length(), start + word.length());
    String entities = "";
    for (String part : more.split("\\|")) {
      entities = part.startsWith("Entity=") ? part.substring(7) : entities;
    }
    List<Open> ended = new ArrayList<>();
    Matcher bracket = BRACKETS.matcher(entities);
    while (bracket.find()) {
      if (bracket.group(3) != null) {
        String entity = bracket.group(3).split("-")[0];
        ended.add(open.get(entity).removeLast());
      } else {
        String[] parts =
            (bracket.group(1) != null ? bracket.group(1) : bracket.group(2)).split("-", 8);
        if (parts.length == 8) {
          titles.put(parts[0], parts[7]);
        }
        Open mention = new Open(parts[0], parts[1], start, new ArrayList<>());
        if (bracket.group(1) != null) {
          ended.add(mention);
        } else {
          open.computeIfAbsent(parts[0], key -> new ArrayList<>()).add(mention);
        }
      }
    }
    open.values().forEach(mentions -> mentions.forEach(mention -> mention.tags().add(tag)));
    ended.forEach(mention -> end(mention, tag));
  }

  private void end(Open mention, String lastTag) {
    String type = TYPES.getOrDefault(mention.type(), "MISC");
    String form = text.substring(mention.start(), at);
    int start = mention.start();
    if (form.toLowerCase(Locale.ROOT).startsWith("the ")) {
      start += 4;
    }
    int end = at;
    String tag = lastTag;
    if (tag.equals("POS")) {
      end = text.substring(0, end).endsWith("s") ? end - 2 : end - 1;
      tag = "NNP";
    }
    if (end <= start || !tag.startsWith("NNP")) {
      return;
    }
    for (String word : text.substring(start, end).split("\\s+")) {
      if (!Character.isUpperCase(word.codePointAt(0)) && !SMALL.contains(word)) {
        return;
      }
    }
    names.add(new Named(start, end, type, mention.entity()));
  }
}

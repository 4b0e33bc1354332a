package io.github.dateline.annotate.internal.names;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.read.internal.CsvRows;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A user's own list of names: entities with the forms that stand for them, which are found wherever
 * they stand as whole words, to the letter, ahead of all else.
 *
 * <p>Immutable and thread-safe.
 */
public final class ListedNames {
  private static final Comparator<Form> LONGEST_FIRST =
      Comparator.comparingInt((Form form) -> -form.text.length()).thenComparing(Form::text);

  private static final List<String> KNOWN =
      EntityType.coOccurring().stream().map(EntityType::tag).sorted().toList();

  /** The most white space that may stand for a space of a form: a masked text is more. */
  private static final int MAX_SPACE = 4;

  /** Forms by their first word. */
  private final Map<String, List<Form>> forms = new HashMap<>();

  private final String identity;

  /**
   * A form of a listed entity.
   *
   * @param text the form
   * @param word where its first word begins
   * @param entity what it stands for
   */
  private record Form(String text, int word, Entity entity) {}

  /** A place of a text that has a form. */
  private record Found(int start, int end, Entity entity) {}

  private ListedNames(String identity) {
    this.identity = identity;
  }

  /**
   * Reads a list: JSON lines ({@code {"name", "type", "forms": []}}), or a table with a head line
   * and columns {@code name}, {@code type} and {@code forms}, parted by semicolons. A type is a
   * tag, which may be one of the user's own, or a word such as person or org. Other keys and
   * columns are attributes, and do not matter here. Where two entities have one form, it stands for
   * that which has it as its name, or else for the first.
   *
   * @throws DatelineException if the file is no such list
   */
  public static ListedNames read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file");
    }
    byte[] bytes = Files.readAllBytes(file);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    ListedNames list = new ListedNames(String.format(Locale.ROOT, "names-%08x", crc.getValue()));
    String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    List<Map.Entry<Entity, List<String>>> entities = new ArrayList<>();
    if (text.stripLeading().startsWith("{")) {
      readJson(file, text, entities);
    } else {
      readTable(file, text, entities);
    }
    Map<String, Form> byText = new HashMap<>();
    entities.forEach(entry -> add(byText, entry.getKey().name(), entry.getKey()));
    entities.forEach(entry -> entry.getValue().forEach(form -> add(byText, form, entry.getKey())));
    byText.values().stream()
        .sorted(LONGEST_FIRST)
        .forEach(form ->
            list.forms
                .computeIfAbsent(word(form.text, form.word), word -> new ArrayList<>())
                .add(form));
    return list;
  }

  private static void add(Map<String, Form> forms, String written, Entity entity) {
    String text = written.strip().replaceAll("\\s+", " ").replace('\u2019', '\'');
    int word = 0;
    while (word < text.length() && !Character.isLetterOrDigit(text.charAt(word))) {
      word++;
    }
    if (word < text.length()) {
      forms.putIfAbsent(text, new Form(text, word, entity));
    }
  }

  private static void readTable(
      Path file, String text, List<Map.Entry<Entity, List<String>>> entities) throws IOException {
    CsvRows rows = new CsvRows(new StringReader(text), CsvRows.separator(text), true);
    List<String> head = rows.next();
    List<String> keys =
        head == null
            ? List.of()
            : head.stream().map(key -> key.strip().toLowerCase(Locale.ROOT)).toList();
    if (!keys.contains("name") || !keys.contains("type")) {
      throw fault(file, 1, "a list of names has the columns name and type, and perhaps forms");
    }
    for (List<String> row = rows.next(); row != null; row = rows.next()) {
      Map<String, String> values = new HashMap<>();
      for (int i = 0; i < Math.min(keys.size(), row.size()); i++) {
        values.put(keys.get(i), row.get(i));
      }
      entities.add(entry(file, rows.line(), values, List.of()));
    }
  }

  private static void readJson(
      Path file, String text, List<Map.Entry<Entity, List<String>>> entities) throws IOException {
    JsonFactory json = new JsonFactory();
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      Map<String, String> values = new HashMap<>();
      List<String> others = new ArrayList<>();
      try (JsonParser parser = json.createParser(line)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          JsonToken value = parser.nextToken();
          if (key.equals("forms") && value == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
              others.add(form(parser, file, number));
            }
          } else if (key.equals("forms") && value != JsonToken.VALUE_NULL) {
            values.put(key, form(parser, file, number));
          } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            values.put(key, parser.getText());
          } else {
            parser.skipChildren();
          }
        }
      } catch (JsonProcessingException e) {
        throw fault(file, number, "not valid JSON");
      }
      entities.add(entry(file, number, values, others));
    }
  }

  private static String form(JsonParser parser, Path file, long line) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw fault(file, line, "forms must be strings");
    }
    return parser.getText();
  }

  private static Map.Entry<Entity, List<String>> entry(
      Path file, long line, Map<String, String> values, List<String> others) {
    String name = values.getOrDefault("name", "");
    List<String> forms = new ArrayList<>(others);
    for (String form : values.getOrDefault("forms", "").split(";")) {
      if (!form.isBlank()) {
        forms.add(form);
      }
    }
    try {
      return Map.entry(Entity.of(type(file, line, values.getOrDefault("type", "")), name), forms);
    } catch (IllegalArgumentException e) {
      throw fault(file, line, String.valueOf(e.getMessage()));
    }
  }

  private static EntityType type(Path file, long line, String typed) {
    Set<EntityType> types;
    try {
      types = EntityType.parse(typed.strip().replace(' ', '_'));
    } catch (DatelineException e) {
      throw fault(file, line, e.problem());
    }
    EntityType type = types.iterator().next();
    if (types.size() > 1 || KNOWN.stream().anyMatch(known -> isSlip(type.tag(), known))) {
      throw fault(
          file, line, "\"" + typed + "\" is no type; known are " + String.join(", ", KNOWN));
    }
    return type;
  }

  /** Whether a type differs from a known one in a letter or two in a row: it is mistyped. */
  private static boolean isSlip(String typed, String known) {
    int least = Math.min(typed.length(), known.length());
    int start = 0;
    while (start < least && typed.charAt(start) == known.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < least - start
        && typed.charAt(typed.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
      end++;
    }
    int wrong = Math.max(typed.length(), known.length()) - start - end;
    return wrong == 1 || wrong == 2;
  }

  private static DatelineException fault(Path file, long line, String why) {
    return new DatelineException(file + ":" + line + ": " + why);
  }

  /** What tells this list from others. */
  public String identity() {
    return identity;
  }

  /**
   * Mentions the listed entities of an article in place of what was found there. What the article
   * means by another name of an entity that a listed form was taken for is the listed one too.
   */
  public void take(Draft draft) {
    Map<SentenceDraft, List<Found>> found = new HashMap<>();
    Map<Entity, Entity> listed = new HashMap<>();
    for (SentenceDraft sentence : draft.lines()) {
      List<Found> places = find(sentence);
      if (!places.isEmpty()) {
        found.put(sentence, places);
        for (Found place : places) {
          for (Mention mention : sentence.mentions()) {
            if (mention.start() == place.start && mention.end() == place.end) {
              mention.entity().ifPresent(entity -> listed.putIfAbsent(entity, place.entity));
            }
          }
        }
      }
    }
    if (found.isEmpty()) {
      return;
    }
    for (SentenceDraft sentence : draft.lines()) {
      List<Found> places = found.getOrDefault(sentence, List.of());
      List<Mention> mentions = new ArrayList<>();
      for (Mention mention : sentence.mentions()) {
        if (places.stream().noneMatch(p -> p.start < mention.end() && mention.start() < p.end)) {
          Entity entity = mention.entity().map(listed::get).orElse(null);
          mentions.add(
              entity == null ? mention : Mention.of(mention.start(), mention.end(), entity));
        }
      }
      places.forEach(p -> mentions.add(Mention.of(p.start, p.end, p.entity)));
      mentions.sort(Comparator.comparingInt(Mention::start));
      sentence.mention(mentions);
    }
  }

  /** The places of a sentence that have a form: the leftmost, and of these the longest. */
  private List<Found> find(SentenceDraft sentence) {
    List<Found> found = new ArrayList<>();
    String text = sentence.text;
    int end = sentence.tokens.getLast().end();
    int from = sentence.tokens.getFirst().start();
    int i = from;
    while (i < end) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      String word = word(text, i);
      int next = i + word.length();
      for (Form form : forms.getOrDefault(word, List.of())) {
        int start = i - form.word;
        int to = start < from ? -1 : matchEnd(form.text, text, start, end);
        if (to >= 0) {
          found.add(new Found(start, to, form.entity));
          next = to;
          from = to;
          break;
        }
      }
      i = next;
    }
    return found;
  }

  /** The letters and digits from a place on. */
  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }

  /** Where a form that begins at a place of a text ends; -1 if it does not stand there. */
  private static int matchEnd(String form, String text, int start, int end) {
    int at = start;
    for (int i = 0; i < form.length(); i++) {
      char wanted = form.charAt(i);
      if (wanted == ' ') {
        int spaces = at;
        while (spaces < end
            && spaces - at < MAX_SPACE
            && (Character.isWhitespace(text.charAt(spaces)) || text.charAt(spaces) == '\u00a0')) {
          spaces++;
        }
        if (spaces == at) {
          return -1;
        }
        at = spaces;
      } else {
        if (at >= end || wanted != (text.charAt(at) == '\u2019' ? '\'' : text.charAt(at))) {
          return -1;
        }
        at++;
      }
    }
    boolean open =
        Character.isLetterOrDigit(form.charAt(form.length() - 1))
            && at < text.length()
            && Character.isLetterOrDigit(text.charAt(at));
    return open ? -1 : at;
  }
}

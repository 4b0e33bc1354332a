package io.github.dateline.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.read.internal.CsvRows;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * A list of names of one's own: entities, the forms that stand for them, and attributes such as a
 * party or a sector.
 *
 * <p>Immutable and thread-safe.
 */
public final class NameList {
  private static final Set<String> OWN_KEYS = Set.of("name", "type", "forms");

  private static final List<String> KNOWN =
      EntityType.coOccurring().stream().map(EntityType::tag).sorted().toList();

  private final String identity;
  private final List<Entry> entries;

  /**
   * An entity of a list.
   *
   * @param entity the entity
   * @param forms what stands for it apart from its name, perhaps none
   * @param attributes its attributes, by their names in small letters; those without a value are
   *     left out
   */
  public record Entry(Entity entity, List<String> forms, Map<String, String> attributes) {
    /** Copies the list and the map. */
    public Entry {
      forms = List.copyOf(forms);
      attributes = Map.copyOf(attributes);
    }
  }

  private NameList(String identity, List<Entry> entries) {
    this.identity = identity;
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads a list: JSON lines, {@code {"name": "Ada Roe", "type": "PERSON", "forms": ["A. Roe"],
   * "party": "Greens"}}, or a table with a head line and columns of these names, forms parted by
   * semicolons. A type is a tag, which may be one of the user's own, or a word such as person or
   * org. Other keys and columns are attributes.
   *
   * @param file the list
   * @return what it holds
   * @throws DatelineException if the file is no such list; the message says where and why
   * @throws IOException if it cannot be read
   */
  public static NameList read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException(file + " is a folder, not a file");
    }
    byte[] bytes = Files.readAllBytes(file);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    List<Entry> entries = new ArrayList<>();
    if (text.stripLeading().startsWith("{")) {
      readJson(file, text, entries);
    } else {
      readTable(file, text, entries);
    }
    return new NameList(String.format(Locale.ROOT, "names-%08x", crc.getValue()), entries);
  }

  /**
   * Tells this list from others.
   *
   * @return a word that differs with any byte of the file, but for a chance of 1 in 4 billion
   */
  public String identity() {
    return identity;
  }

  /**
   * What the list holds.
   *
   * @return the entities in the order of the file, unmodifiable
   */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * What attributes there are.
   *
   * @return the names in small letters, sorted
   */
  public Set<String> attributes() {
    Set<String> names = new TreeSet<>();
    entries.forEach(entry -> names.addAll(entry.attributes().keySet()));
    return names;
  }

  /**
   * The groups that an attribute divides the entities into.
   *
   * @param attribute its name, in any case
   * @return the value of each entity that has one, of an entity that stands twice the first; in the
   *     order of the file
   */
  public Map<Entity, String> groups(String attribute) {
    Map<Entity, String> groups = new LinkedHashMap<>();
    for (Entry entry : entries) {
      String value = entry.attributes().get(attribute.toLowerCase(Locale.ROOT));
      if (value != null) {
        groups.putIfAbsent(entry.entity(), value);
      }
    }
    return groups;
  }

  private static void readTable(Path file, String text, List<Entry> entries) throws IOException {
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
      entries.add(entry(file, rows.line(), values, List.of()));
    }
  }

  private static void readJson(Path file, String text, List<Entry> entries) throws IOException {
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
            values.put(key.toLowerCase(Locale.ROOT), parser.getText());
          } else {
            parser.skipChildren();
          }
        }
      } catch (JsonProcessingException e) {
        throw fault(file, number, "not valid JSON");
      }
      entries.add(entry(file, number, values, others));
    }
  }

  private static String form(JsonParser parser, Path file, long line) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw fault(file, line, "forms must be strings");
    }
    return parser.getText();
  }

  private static Entry entry(
      Path file, long line, Map<String, String> values, List<String> others) {
    String name = values.getOrDefault("name", "");
    List<String> forms = new ArrayList<>(others);
    for (String form : values.getOrDefault("forms", "").split(";")) {
      if (!form.isBlank()) {
        forms.add(form);
      }
    }
    Map<String, String> attributes = new TreeMap<>(values);
    attributes.keySet().removeAll(OWN_KEYS);
    attributes.values().removeIf(String::isBlank);
    attributes.replaceAll((key, value) -> value.strip());
    try {
      EntityType type = type(file, line, values.getOrDefault("type", ""));
      return new Entry(Entity.of(type, name), forms, attributes);
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
}

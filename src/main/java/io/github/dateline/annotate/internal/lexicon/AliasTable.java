package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.EntityType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The alias table, {@code aliases.txt}: common names of countries, cities and world bodies, and
 * names often in the news that CoreNLP's models give another type.
 *
 * <p>Immutable and thread-safe.
 */
public final class AliasTable {
  private static final Set<EntityType> PLACES = EntityType.parse("places");
  private static final Set<EntityType> TOWNS = Set.of(EntityType.CITY, EntityType.LOCATION);

  /** Keys of one word up to this length are words as well ("who", "us"): their case matters. */
  private static final int MAX_CASE_SENSITIVE_LENGTH = 4;

  /** How sure the table is. */
  private static final double SURE = 0.98;

  private static final AliasTable ENGLISH = read();

  private final Map<String, Alias> forms;
  private final Map<String, Alias> keys;

  private AliasTable(Map<String, Alias> forms, Map<String, Alias> keys) {
    this.forms = forms;
    this.keys = keys;
  }

  /**
   * What a name is known to stand for.
   *
   * @param type its type
   * @param title the Wikipedia title that CoreNLP's dictionary has for it
   * @param certainty how probable it is that it stands for that, in [0, 1]
   */
  public record Alias(EntityType type, String title, double certainty) {
    /** What a name stands for as good as always. */
    public Alias(EntityType type, String title) {
      this(type, title, SURE);
    }

    /** Whether a name that was taken for a type can be this. */
    private boolean canBe(EntityType taken, boolean exact) {
      if (type.equals(EntityType.COUNTRY)) {
        return PLACES.contains(taken);
      }
      if (type.equals(EntityType.CITY)) {
        return TOWNS.contains(taken);
      }
      return exact
          || taken.equals(EntityType.ORGANIZATION)
          || taken.equals(EntityType.LOCATION)
          || taken.equals(EntityType.MISC);
    }
  }

  /** The names of English. */
  public static AliasTable english() {
    return ENGLISH;
  }

  /** What a name stands for, empty if it is not known or was taken for what it cannot be. */
  public Optional<Alias> find(String form, EntityType type) {
    Alias exact = forms.get(form);
    if (exact != null) {
      return exact.canBe(type, true) ? Optional.of(exact) : Optional.empty();
    }
    String key = NameKey.of(form);
    return key.length() <= MAX_CASE_SENSITIVE_LENGTH
        ? Optional.empty()
        : Optional.ofNullable(keys.get(key)).filter(known -> known.canBe(type, false));
  }

  /**
   * What a name, as it is written, is known to be: a person, an organisation or a place; or null.
   */
  public @Nullable EntityType type(String form) {
    Alias known = forms.get(form);
    if (known == null) {
      return null;
    }
    return PLACES.contains(known.type()) ? EntityType.LOCATION : known.type();
  }

  private static AliasTable read() {
    Map<String, Alias> forms = new HashMap<>();
    Map<String, Alias> keys = new HashMap<>();
    try (InputStream file = AliasTable.class.getResourceAsStream("aliases.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      EntityType type = EntityType.ORGANIZATION;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          type = new EntityType(line.substring(1, line.length() - 1));
        } else if (!line.startsWith("#") && !line.isBlank()) {
          int equals = line.indexOf('=');
          Alias known = new Alias(type, line.substring(0, equals).strip().replace(' ', '_'));
          for (String form : line.substring(equals + 1).split(";")) {
            forms.put(form.strip(), known);
            keys.putIfAbsent(NameKey.of(form), known);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new AliasTable(forms, keys);
  }
}

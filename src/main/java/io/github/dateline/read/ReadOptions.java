package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How files are read: which of their keys stands for which field, their encoding, and whether an
 * article with a date that cannot be read is kept. Immutable and thread-safe.
 */
public final class ReadOptions {
  /** Keys by their common names, UTF-8 or what the file says, and a wrong date is a warning. */
  public static final ReadOptions DEFAULT = new ReadOptions(Map.of(), null, false);

  private final Map<String, String> keys;
  private final @Nullable Charset encoding;
  private final boolean strict;

  private ReadOptions(Map<String, String> keys, @Nullable Charset encoding, boolean strict) {
    this.keys = keys;
    this.encoding = encoding;
    this.strict = strict;
  }

  /**
   * Reads a key or column of the files as a field of an article.
   *
   * @param field the field: id, headline, body, published, source, section, authors, url or
   *     filedFrom
   * @param key the key or column as the files have it; dots lead into objects
   * @return these options and this key
   * @throws IllegalArgumentException if there is no such field
   */
  public ReadOptions map(String field, String key) {
    List<String> names = new ArrayList<>();
    for (ArticleField known : ArticleField.values()) {
      names.add(known.key());
    }
    names.remove(ArticleField.TEASER.key());
    if (!names.contains(field)) {
      throw new IllegalArgumentException(
          "no field is called \"" + field + "\"; there are " + String.join(", ", names));
    }
    Map<String, String> all = new TreeMap<>(keys);
    all.put(Objects.requireNonNull(key, "key must not be null"), field);
    return new ReadOptions(Map.copyOf(all), encoding, strict);
  }

  /**
   * Reads text files in an encoding, where neither a byte-order mark nor the file itself says
   * another.
   *
   * @param newEncoding the encoding
   * @return these options and this encoding
   */
  public ReadOptions encoding(Charset newEncoding) {
    return new ReadOptions(keys, newEncoding, strict);
  }

  /**
   * Sets an article aside whose date cannot be read.
   *
   * @return these options, strict
   */
  public ReadOptions strictDates() {
    return new ReadOptions(keys, encoding, true);
  }

  /**
   * Which keys stand for which fields.
   *
   * @return fields by key, unmodifiable, empty if none was given
   */
  public Map<String, String> keys() {
    return keys;
  }

  /**
   * The encoding of text files.
   *
   * @return the encoding, empty if it is to be told from the file
   */
  public Optional<Charset> encoding() {
    return Optional.ofNullable(encoding);
  }

  /**
   * Whether an article is set aside whose date cannot be read.
   *
   * @return true if it is
   */
  public boolean isStrict() {
    return strict;
  }
}

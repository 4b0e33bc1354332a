package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How files are read: which of their keys stands for which field, their encoding, whether an
 * article with a date that cannot be read is kept, and what is there already. Immutable, and
 * thread-safe if that last one is.
 */
public final class ReadOptions {
  /** Keys by their common names, UTF-8 or what the file says, and a wrong date is a warning. */
  public static final ReadOptions DEFAULT =
      new ReadOptions(Map.of(), null, false, id -> Optional.empty());

  private final Map<String, String> keys;
  private final @Nullable Charset encoding;
  private final boolean strict;
  private final Function<String, Optional<Article>> present;

  private ReadOptions(
      Map<String, String> keys,
      @Nullable Charset encoding,
      boolean strict,
      Function<String, Optional<Article>> present) {
    this.keys = keys;
    this.encoding = encoding;
    this.strict = strict;
    this.present = present;
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
    return new ReadOptions(Map.copyOf(all), encoding, strict, present);
  }

  /**
   * Reads text files in an encoding, where neither a byte-order mark nor the file itself says
   * another.
   *
   * @param newEncoding the encoding
   * @return these options and this encoding
   */
  public ReadOptions encoding(Charset newEncoding) {
    return new ReadOptions(keys, newEncoding, strict, present);
  }

  /**
   * Sets an article aside whose date cannot be read.
   *
   * @return these options, strict
   */
  public ReadOptions strictDates() {
    return new ReadOptions(keys, encoding, true, present);
  }

  /**
   * Says what an archive holds. An article without an id of its own, or whose id is no more than
   * its number in its table, is known again by its text wherever it stands in its file now; where
   * the archive has another article at its place, it is kept apart, so that neither is lost.
   *
   * @param newPresent the article of the archive with an id, empty if there is none; asked by the
   *     thread that reads
   * @return these options and that archive
   */
  public ReadOptions present(Function<String, Optional<Article>> newPresent) {
    return new ReadOptions(
        keys, encoding, strict, Objects.requireNonNull(newPresent, "present must not be null"));
  }

  /**
   * The article with an id that an archive holds.
   *
   * @return looks it up; always empty if no archive was given
   */
  public Function<String, Optional<Article>> present() {
    return present;
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

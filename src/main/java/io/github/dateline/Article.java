package io.github.dateline;

import io.github.dateline.internal.text.MaskedText;
import io.github.dateline.internal.text.Text;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A news article as it was read: id, headline and body, with the date, source, section and authors
 * as far as they are known.
 *
 * <p>The {@linkplain #body() body} is kept to the letter. Markers such as {@code [[nid:720192]]},
 * the byline and the dateline ("WASHINGTON — "), and credits stay in it, so that offsets hold, but
 * {@link #text} has spaces in their place: they are not annotated, not searched and not shown. What
 * they say is kept as {@link #markers}, {@link #authors} and {@link #filedFrom}.
 *
 * <p>All offsets are UTF-16 code units. A lone surrogate, which no UTF-8 file can hold, is replaced
 * by U+FFFD in every text. Two articles are equal if all that was given is equal. Immutable and
 * thread-safe.
 */
public final class Article {
  /** The two texts of an article. */
  public enum Field {
    /** The headline: one sentence, and a paragraph of its own. */
    HEADLINE,
    /** The body. */
    BODY;

    /**
     * The name in JSON and in queries.
     *
     * @return {@code headline} or {@code body}
     */
    public String key() {
      return this == HEADLINE ? "headline" : "body";
    }
  }

  private static final int MAX_ID_LENGTH = 1000;

  private final String id;
  private final String headline;
  private final String body;
  private final @Nullable String published;
  private final @Nullable String source;
  private final @Nullable String section;
  private final @Nullable String url;
  private final List<String> givenAuthors;
  private final Map<String, String> metadata;

  /** Null until it is asked for; threads that find it at the same time find the same. */
  private @Nullable MaskedText maskedHeadline;

  /** The same. */
  private @Nullable MaskedText maskedBody;

  private final @Nullable LocalDateTime stamp;

  private Article(Builder from) {
    id = from.id;
    headline = from.headline;
    body = from.body;
    published = from.published;
    stamp = published == null ? null : stampOf(published);
    source = from.source;
    section = from.section;
    url = from.url;
    metadata = Collections.unmodifiableMap(new TreeMap<>(from.metadata));
    givenAuthors = List.copyOf(from.authors);
  }

  private MaskedText maskedHeadline() {
    MaskedText masked = maskedHeadline;
    if (masked == null) {
      masked = MaskedText.ofHeadline(headline);
      maskedHeadline = masked;
    }
    return masked;
  }

  private MaskedText maskedBody() {
    MaskedText masked = maskedBody;
    if (masked == null) {
      masked = MaskedText.ofBody(body);
      maskedBody = masked;
    }
    return masked;
  }

  /**
   * An article of a body and nothing else.
   *
   * @param id the id, unique within an archive
   * @param body the body
   * @return the article
   * @throws IllegalArgumentException if the id is blank, longer than 1,000 UTF-16 code units, or
   *     has half of a surrogate pair
   */
  public static Article of(String id, String body) {
    return builder(id).body(body).build();
  }

  /**
   * Starts an article.
   *
   * @param id the id, unique within an archive: an article with an id that is known replaces the
   *     one before
   * @return a builder: no headline, an empty body, nothing else known
   * @throws IllegalArgumentException if the id is blank, longer than 1,000 UTF-16 code units, or
   *     has half of a surrogate pair
   */
  public static Builder builder(String id) {
    return new Builder(id);
  }

  /**
   * What tells the article from every other.
   *
   * @return the id, never blank
   */
  public String id() {
    return id;
  }

  /**
   * The headline as given.
   *
   * @return the headline, empty if there is none
   */
  public String headline() {
    return headline;
  }

  /**
   * The body as given, markers and dateline included.
   *
   * @return the body, may be empty
   */
  public String body() {
    return body;
  }

  /**
   * What is annotated, searched and shown: the headline or body with each masked UTF-16 code unit
   * replaced by a space.
   *
   * @param field which text
   * @return the text, as long as the one given
   */
  public String text(Field field) {
    return field == Field.HEADLINE ? maskedHeadline().text() : maskedBody().text();
  }

  /**
   * The day or moment of publication as given.
   *
   * @return an ISO date, or a date-time with or without an offset; empty if not known
   */
  public Optional<String> published() {
    return Optional.ofNullable(published);
  }

  /**
   * The day of publication: the local day of the stamp as given.
   *
   * @return the day, empty if not known
   */
  public Optional<LocalDate> day() {
    return dateTime().map(LocalDateTime::toLocalDate);
  }

  /**
   * The local date and time of publication, which articles are ordered by.
   *
   * @return the date and time as {@link #published} gives them, without the offset; midnight for a
   *     date alone; empty if not known
   */
  public Optional<LocalDateTime> dateTime() {
    return Optional.ofNullable(stamp);
  }

  /**
   * The moment of publication.
   *
   * @return the moment with its offset; empty if only the day or the local time is known
   */
  public Optional<OffsetDateTime> moment() {
    try {
      return published().map(OffsetDateTime::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Who published it.
   *
   * @return the newspaper, agency or site, empty if not known
   */
  public Optional<String> source() {
    return Optional.ofNullable(source);
  }

  /**
   * Where in the source it stood.
   *
   * @return the section or desk, empty if not known
   */
  public Optional<String> section() {
    return Optional.ofNullable(section);
  }

  /**
   * Where it can be read.
   *
   * @return the address as given, unchecked; empty if not known
   */
  public Optional<String> url() {
    return Optional.ofNullable(url);
  }

  /**
   * Who wrote it.
   *
   * @return the authors in the order given, or if none was given those of the byline that the body
   *     begins with; unmodifiable, empty if not known
   */
  public List<String> authors() {
    return givenAuthors.isEmpty() ? maskedBody().authors() : givenAuthors;
  }

  /**
   * What else the article came with, such as a header or a JSON value that Dateline has no name
   * for.
   *
   * @return names and values, sorted by name, unmodifiable, empty if there is nothing
   */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * The place of the dateline, as written: {@code WASHINGTON} where the body begins with
   * "WASHINGTON — ", or else what the metadata call {@code filedFrom}.
   *
   * @return the place, empty if there is no dateline
   */
  public Optional<String> filedFrom() {
    return maskedBody().filedFrom().isEmpty()
        ? Optional.ofNullable(metadata.get("filedFrom"))
        : Optional.of(maskedBody().filedFrom());
  }

  /**
   * What of the body is no part of the story and was masked: markers, byline, dateline, credits,
   * teasers and the like.
   *
   * @return the parts in order, unmodifiable, none of them empty or next to another
   */
  public List<Masked> masked() {
    List<Masked> masked = new ArrayList<>();
    for (int[] span : maskedBody().spans()) {
      masked.add(new Masked(span[0], span[1]));
    }
    return Collections.unmodifiableList(masked);
  }

  /**
   * What the masked markers say, such as {@code nid:720192}.
   *
   * @return the markers of headline and body in order, unmodifiable, empty if there is none
   */
  public List<String> markers() {
    if (maskedHeadline().markers().isEmpty()) {
      return maskedBody().markers();
    }
    List<String> markers = new ArrayList<>(maskedHeadline().markers());
    markers.addAll(maskedBody().markers());
    return Collections.unmodifiableList(markers);
  }

  /**
   * Whether there is anything to read: a character in the masked headline or body that is no white
   * space.
   *
   * @return true if there is
   */
  public boolean hasText() {
    return !Text.isBlank(text(Field.HEADLINE)) || !Text.isBlank(text(Field.BODY));
  }

  private static LocalDateTime stampOf(String published) {
    try {
      if (published.indexOf('T') < 0) {
        return LocalDate.parse(published).atStartOfDay();
      }
      int time = published.indexOf('T');
      boolean offset =
          published.endsWith("Z")
              || published.endsWith("z")
              || published.indexOf('+', time) >= 0
              || published.indexOf('-', time) >= 0;
      return offset
          ? OffsetDateTime.parse(published).toLocalDateTime()
          : LocalDateTime.parse(published);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "published must be an ISO date or date-time such as 2025-07-31 or"
              + " 2025-07-31T18:40:00+08:00, got \""
              + Text.excerpt(published)
              + "\"",
          e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Article a
        && id.equals(a.id)
        && headline.equals(a.headline)
        && body.equals(a.body)
        && Objects.equals(published, a.published)
        && Objects.equals(source, a.source)
        && Objects.equals(section, a.section)
        && Objects.equals(url, a.url)
        && authors().equals(a.authors())
        && metadata.equals(a.metadata);
  }

  @Override
  public int hashCode() {
    // Few articles share an id, and authors may have to be read from the body.
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id + (headline.isEmpty() ? "" : " (" + Text.excerpt(headline) + ")");
  }

  /** Collects what is known of an article. Not thread-safe. */
  public static final class Builder {
    private final String id;
    private String headline = "";
    private String body = "";
    private @Nullable String published;
    private @Nullable String source;
    private @Nullable String section;
    private @Nullable String url;
    private final List<String> authors = new ArrayList<>();
    private final Map<String, String> metadata = new TreeMap<>();

    private Builder(String id) {
      if (Text.isBlank(id)) {
        throw new IllegalArgumentException("id must not be blank");
      }
      if (id.length() > MAX_ID_LENGTH) {
        throw new IllegalArgumentException(
            "id must be at most " + MAX_ID_LENGTH + " characters, got " + id.length());
      }
      // Made well-formed, two ids could become one.
      if (!Text.wellFormed(id).equals(id)) {
        throw new IllegalArgumentException("id must be valid text, got half of a surrogate pair");
      }
      this.id = id;
    }

    /**
     * Sets the headline.
     *
     * @param newHeadline the headline, empty for none
     * @return this builder
     */
    public Builder headline(String newHeadline) {
      headline = Text.wellFormed(newHeadline);
      return this;
    }

    /**
     * Sets the body.
     *
     * @param newBody the body, kept to the letter
     * @return this builder
     */
    public Builder body(String newBody) {
      body = Text.wellFormed(newBody);
      return this;
    }

    /**
     * Sets the day or moment of publication.
     *
     * @param isoStamp an ISO date ({@code 2025-07-31}) or date-time ({@code
     *     2025-07-31T18:40:00+08:00}); the day that counts is the local day written
     * @return this builder
     * @throws IllegalArgumentException if it is neither
     */
    public Builder published(String isoStamp) {
      String trimmed = isoStamp.strip();
      stampOf(trimmed);
      published = trimmed;
      return this;
    }

    /**
     * Sets the day of publication.
     *
     * @param day the day
     * @return this builder
     */
    public Builder published(LocalDate day) {
      return published(day.toString());
    }

    /**
     * Sets the moment of publication.
     *
     * @param moment the moment; the day that counts is the local day at its offset
     * @return this builder
     */
    public Builder published(OffsetDateTime moment) {
      return published(moment.toString());
    }

    /**
     * Sets who published it.
     *
     * @param newSource the newspaper, agency or site; blank for not known
     * @return this builder
     */
    public Builder source(String newSource) {
      source = known(newSource);
      return this;
    }

    /**
     * Sets where in the source it stood.
     *
     * @param newSection the section or desk; blank for not known
     * @return this builder
     */
    public Builder section(String newSection) {
      section = known(newSection);
      return this;
    }

    /**
     * Sets where it can be read.
     *
     * @param newUrl the address; blank for not known
     * @return this builder
     */
    public Builder url(String newUrl) {
      url = known(newUrl);
      return this;
    }

    /**
     * Adds an author after those already given.
     *
     * @param author the author; blank adds none
     * @return this builder
     */
    public Builder author(String author) {
      String line = known(author);
      if (line != null) {
        authors.add(line);
      }
      return this;
    }

    /**
     * Keeps something else that the article came with.
     *
     * @param name its name
     * @param value its value; a second value of a name follows the first after a line break
     * @return this builder
     */
    public Builder metadata(String name, String value) {
      metadata.merge(
          Text.wellFormed(name), Text.wellFormed(value), (first, next) -> first + "\n" + next);
      return this;
    }

    /**
     * The article.
     *
     * @return an article of what has been set so far
     */
    public Article build() {
      return new Article(this);
    }

    private static @Nullable String known(String text) {
      String line = Text.wellFormed(Text.oneLine(text));
      return line.isEmpty() ? null : line;
    }
  }

  /**
   * A part of a body that is no part of the story. Immutable and thread-safe.
   *
   * @param start offset of its first UTF-16 code unit in the body
   * @param end offset after its last UTF-16 code unit, above {@code start}
   */
  public record Masked(int start, int end) {}

  /**
   * An input that was skipped because it could not be read or annotated, and the reason.
   *
   * <p>The rest is processed. Immutable and thread-safe.
   *
   * @param where what it was: a file, a file and line ({@code news.jsonl:12}) or an article's id
   * @param why the reason, on one line
   */
  public record SetAside(String where, String why) {
    /** Puts both on one line. */
    public SetAside {
      where = Text.oneLine(Objects.requireNonNull(where, "where must not be null"));
      why = Text.oneLine(Objects.requireNonNull(why, "why must not be null"));
    }

    /**
     * The message for people.
     *
     * @return where and why, as in {@code news.jsonl:12: not a JSON object}
     */
    @Override
    public String toString() {
      return where + ": " + why;
    }
  }
}

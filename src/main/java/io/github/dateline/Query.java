package io.github.dateline;

import io.github.dateline.internal.query.SyntaxParser;
import io.github.dateline.internal.text.Text;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A condition on articles: on their text, the entities that they mention, and what is known about
 * them.
 *
 * <p>{@link #parse} reads Lucene's query syntax:
 *
 * <table>
 * <caption>Query syntax</caption>
 * <tr><th>pattern</th><th>matches articles</th><th>example</th></tr>
 * <tr><td>{@code word}</td><td>with the word in headline or body, in any case</td><td>{@code
 * moon}</td></tr>
 * <tr><td>{@code "words in order"}</td><td>with the phrase</td><td>{@code "space agency"}</td></tr>
 * <tr><td>{@code "two words"~5}</td><td>with the words at most five moves apart</td><td>{@code
 * "moon programme"~5}</td></tr>
 * <tr><td>{@code AT&T}, {@code F-16}</td><td>with all of it in a row; initials, hyphens and large
 * numbers however they are set: {@code JK} finds J.K., {@code F16} F-16, {@code cooperation}
 * co-operation, {@code 1200} 1,200; so are apostrophes that were left out, as in {@code dont} and,
 * where articles mostly write Macy's, in {@code Macys}</td><td>
 * {@code "US Coast Guard"}</td></tr>
 * <tr><td>{@code wo*}, {@code w?rd}, {@code word~}</td><td>with a word of that form, also in
 * phrases. At the end of a word ? may stand for nothing: it may just be a question</td><td>{@code
 * cosmonaut*}</td></tr>
 * <tr><td>{@code headline:}, {@code body:}</td><td>with it there</td><td>{@code
 * headline:launch}</td></tr>
 * <tr><td>{@code person:}, {@code org:}, {@code place:}, {@code entity:}</td><td>that name the
 * entity: its name, label or any form written for it, whole, in any case, with wildcards, also with
 * 's, with a title, or with the surname first; all that fit; nothing if none does, of which {@link Archive#warnings} tells</td><td>{@code person:"Sean Duffy"}</td></tr>
 * <tr><td>{@code country:}, {@code misc:} ...</td><td>the same for any one type's tag</td><td>{@code
 * country:japan}</td></tr>
 * <tr><td>{@code entity:"TYPE/Name"}</td><td>that name just this entity</td><td>{@code
 * entity:"PERSON/Sean Duffy"}</td></tr>
 * <tr><td>{@code published:}</td><td>of a day, month or year, or from one through another</td><td>
 * {@code published:[2025-07-01 TO 2025-07-31]}, {@code published:2025-07}; {@code published:*}
 * for any day</td></tr>
 * <tr><td>{@code about:}</td><td>whose text speaks of a day, month or year, or of any from one
 * through another, by the dates in it: days, weeks, months, seasons, quarters, halves and years, as
 * resolved against the day of publication; an error unless the articles were annotated with
 * dates</td><td>{@code about:[2025-07-31 TO 2025-08-02]}, {@code about:2025-07}</td></tr>
 * <tr><td>{@code source:}, {@code section:}, {@code author:}, {@code filed:}, {@code marker:}, {@code
 * id:}</td><td>with that value, whole, with wildcards; in any case but for the id</td><td>{@code
 * source:"Meridian Wire"}</td></tr>
 * <tr><td>{@code a AND b}, {@code a OR b}, {@code NOT a}, {@code +a -b}, {@code (a b)}</td><td>as
 * sets, at any depth: NOT before AND, AND before OR; side by side means OR, where - and NOT
 * take away, from all or, where AND or OR follows, from what is before</td><td>{@code moon AND NOT mars}</td></tr>
 * <tr><td>{@code *:*}, or nothing</td><td>all</td><td></td></tr>
 * </table>
 *
 * Queries are values: they compare, print as they are parsed, and can be asked of any archive.
 * Immutable and thread-safe.
 */
public sealed interface Query extends Serializable {
  /** All articles. */
  record All() implements Query {
    @Override
    public String toString() {
      return "*:*";
    }
  }

  /**
   * The articles that a text in query syntax matches.
   *
   * @param text the text
   */
  record Syntax(String text) implements Query {
    /** Checks the text. */
    public Syntax {
      SyntaxParser.check(Objects.requireNonNull(text, "text must not be null"));
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * The articles that name an entity.
   *
   * @param entity the entity
   */
  record Mentions(Entity entity) implements Query {
    /** Checks the entity. */
    public Mentions {
      Objects.requireNonNull(entity, "entity must not be null");
    }

    @Override
    public String toString() {
      return "entity:\"" + entity.toString().replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
  }

  /**
   * The articles of a span of days.
   *
   * @param from the first day
   * @param to the last day, not before the first
   */
  record Published(LocalDate from, LocalDate to) implements Query {
    /** Checks the order. */
    public Published {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("from must not be after to, got " + from + " to " + to);
      }
    }

    @Override
    public String toString() {
      return "published:[" + from + " TO " + to + "]";
    }
  }

  /**
   * The articles whose text speaks of a span of days, as {@code about:} in query syntax.
   *
   * @param from the first day
   * @param to the last day, not before the first
   */
  record About(LocalDate from, LocalDate to) implements Query {
    /** Checks the order. */
    public About {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("from must not be after to, got " + from + " to " + to);
      }
    }

    @Override
    public String toString() {
      return "about:[" + from + " TO " + to + "]";
    }
  }

  /**
   * The articles that all of several queries match.
   *
   * @param parts the queries, at least one
   */
  record And(List<Query> parts) implements Query {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("parts must not be empty");
      }
    }

    @Override
    public String toString() {
      return parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" AND "));
    }
  }

  /**
   * The articles that any of several queries matches.
   *
   * @param parts the queries, at least one
   */
  record Or(List<Query> parts) implements Query {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("parts must not be empty");
      }
    }

    @Override
    public String toString() {
      return parts.stream().map(part -> "(" + part + ")").collect(Collectors.joining(" OR "));
    }
  }

  /**
   * The articles that a query does not match.
   *
   * @param part the query
   */
  record Not(Query part) implements Query {
    @Override
    public String toString() {
      return "NOT (" + part + ")";
    }
  }

  /**
   * All articles.
   *
   * @return the query
   */
  static Query all() {
    return new All();
  }

  /**
   * Reads the syntax above.
   *
   * @param text the text; blank for all articles
   * @return the query
   * @throws DatelineException if the text cannot be read, with the place; names of entities are
   *     looked up, and refused, only when an archive is asked
   */
  static Query parse(String text) {
    return Text.isBlank(text) ? all() : new Syntax(text);
  }

  /**
   * The articles that name an entity.
   *
   * @param entity the entity
   * @return the query
   */
  static Query mentions(Entity entity) {
    return new Mentions(entity);
  }

  /**
   * The articles of a span of days.
   *
   * @param from the first day
   * @param to the last day
   * @return the query
   * @throws IllegalArgumentException if the last day is before the first
   */
  static Query published(LocalDate from, LocalDate to) {
    return new Published(from, to);
  }

  /**
   * The articles whose text speaks of a span of days, or of a span of at most a year that overlaps
   * it. An archive of articles annotated without dates refuses it.
   *
   * @param from the first day
   * @param to the last day
   * @return the query
   * @throws IllegalArgumentException if the last day is before the first
   */
  static Query about(LocalDate from, LocalDate to) {
    return new About(from, to);
  }

  /**
   * The articles that this and another query match.
   *
   * @param other the other query
   * @return the query
   */
  default Query and(Query other) {
    return new And(List.of(this, other));
  }

  /**
   * The articles that this or another query matches.
   *
   * @param other the other query
   * @return the query
   */
  default Query or(Query other) {
    return new Or(List.of(this, other));
  }

  /**
   * The articles that this query does not match.
   *
   * @return the query
   */
  default Query not() {
    return new Not(this);
  }
}

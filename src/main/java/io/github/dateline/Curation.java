package io.github.dateline;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Names mended by hand: the decisions beside an archive that merge entities, rename them, change
 * their type, hide them or keep them apart.
 *
 * <p>Decisions are lines of {@code curation.txt} in the archive's folder, a text file that people
 * may edit and share. They are taken in their order whenever the archive is {@linkplain
 * Archive#open opened}, and every answer is then exactly as if the articles had been annotated so;
 * what they were annotated with stays as it is. A line is only ever added: undoing adds one too.
 * Any number of processes may decide at once, and nothing is lost.
 *
 * {@snippet :
 * try (Curation curation = Curation.open(Path.of("archive"), "anna")) {
 *   curation.merge(
 *       List.of(curation.entity("M. Gorbachev")), curation.entity("Mikhail Gorbachev"));
 * }
 * }
 *
 * <p>Thread-safe; close it when no more is to be decided.
 */
public final class Curation implements Closeable {
  private final Path folder;
  private final Optional<String> by;
  private final InstantSource clock;
  private final Archive archive;
  private List<CurationFile.Entry> entries = List.of();
  private CurationReplay.Outcome outcome;

  private Curation(Path folder, Optional<String> by, InstantSource clock) throws IOException {
    this.folder = folder;
    this.by = by;
    this.clock = clock;
    archive = Archive.open(folder);
    try {
      entries = CurationFile.read(folder);
      outcome = CurationReplay.of(entries, archive.snapshot().indexed);
    } catch (IOException e) {
      archive.close();
      throw e;
    }
  }

  /** What can be decided. */
  public enum Action {
    /** Several entities are one. */
    MERGE,
    /** An entity has another name. */
    RENAME,
    /** An entity is of another type. */
    TYPE,
    /** An entity is none: its mentions do not count. */
    HIDE,
    /** Entities that look alike are not one. */
    APART;

    /** As a line of the file begins. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A line of the file.
   *
   * @param line its number, from 1
   * @param undo whether it undoes the decision instead of taking it
   * @param action what is decided
   * @param names the entities that it is about, as written; for a merge those that are merged
   * @param to the entity that others are merged into, or the new name; else empty
   * @param type the new type, empty if that stays
   * @param by who decided, empty if that is not known
   * @param at when, as in {@code 2025-07-31T18:40:00Z}, empty if that is not known
   * @param undoneBy the number of the line that undoes it, empty if none does
   * @param problem why it is passed over, whole or in part, in one sentence; empty if it is not
   */
  public record Decision(
      int line,
      boolean undo,
      Action action,
      List<String> names,
      Optional<String> to,
      Optional<EntityType> type,
      Optional<String> by,
      Optional<String> at,
      OptionalInt undoneBy,
      Optional<String> problem) {
    /** Copies the list. */
    public Decision {
      names = List.copyOf(names);
    }

    /**
     * The decision as it is written, without who and when.
     *
     * @return the line, such as {@code hide "PERSON/Madam"}
     */
    public String text() {
      return (undo ? "undo " : "") + lineOf().decision();
    }

    private CurationLine lineOf() {
      return new CurationLine(undo, action, names, to, type, by, at);
    }
  }

  /**
   * Two entities that may be one.
   *
   * @param entity the one that would be merged
   * @param entityArticles in how many articles it is named
   * @param into the one that it may be: the fuller, linked or more frequent name
   * @param intoArticles in how many articles that is named
   * @param score how likely, in (0, 1); it orders suggestions and is no probability
   * @param reasons what speaks for it and against it, the likeness of the names first
   */
  public record Suggestion(
      Entity entity,
      long entityArticles,
      Entity into,
      long intoArticles,
      double score,
      List<Reason> reasons) {
    /** Copies the list. */
    public Suggestion {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * What speaks for two entities being one, or against it.
   *
   * @param inFavour whether it speaks for it
   * @param sentence what it is
   * @param passages sentences of articles that show it; empty if there are none to show
   */
  public record Reason(boolean inFavour, String sentence, List<Passage> passages) {
    /** Copies the list. */
    public Reason {
      passages = List.copyOf(passages);
    }
  }

  /**
   * Opens the decisions of an archive.
   *
   * @param folder the archive's folder
   * @param by who decides, which is written beside each decision; blank for nobody in particular
   * @return the decisions, to be closed
   * @throws IOException if there is no archive, or if the disk fails
   */
  public static Curation open(Path folder, String by) throws IOException {
    return open(folder, by, InstantSource.system());
  }

  static Curation open(Path folder, String by, InstantSource clock) throws IOException {
    String who = Text.wellFormed(Text.oneLine(by));
    return new Curation(folder, who.isEmpty() ? Optional.empty() : Optional.of(who), clock);
  }

  /**
   * The one entity that somebody means, as decided so far.
   *
   * @param name its name, its label or any form written for it, now or before a decision, whole, in
   *     any case; as {@code TYPE/Name} where that fits several
   * @return the entity, labelled
   * @throws QueryException if no entity fits, with the nearest, or if several fit, with all of them
   * @throws IOException if the disk fails
   */
  public synchronized Entity entity(String name) throws IOException {
    return new Names(archive.snapshot().indexed, outcome.names()).one(name, Set.of());
  }

  /**
   * Decides that several entities of one type are one.
   *
   * @param entities those that are merged
   * @param into the one that they are, whose name, label and link stay
   * @return the decision
   * @throws IllegalArgumentException if that cannot be: an entity is unknown, hidden, the same, of
   *     another type or kept apart
   * @throws IOException if the disk fails
   */
  public Decision merge(List<Entity> entities, Entity into) throws IOException {
    return decide(Action.MERGE, entities, Optional.of(into.toString()), Optional.empty());
  }

  /**
   * Decides that several entities, of whatever types, are one.
   *
   * @param entities those that are merged
   * @param into the one that they are, whose name, label and link stay
   * @param type the type that it has from now on
   * @return the decision
   * @throws IllegalArgumentException if that cannot be: an entity is unknown, hidden, the same or
   *     kept apart
   * @throws IOException if the disk fails
   */
  public Decision merge(List<Entity> entities, Entity into, EntityType type) throws IOException {
    return decide(Action.MERGE, entities, Optional.of(into.toString()), Optional.of(type));
  }

  /**
   * Gives an entity another name, which is its label too. It is not linked to Wikipedia any more,
   * unless the name is that of its page. Where an entity has that name already, they are one.
   *
   * @param entity the entity
   * @param name the new name
   * @return the decision
   * @throws IllegalArgumentException if that cannot be: the entity is unknown, hidden or has the
   *     name, or it is kept apart from the one that has
   * @throws IOException if the disk fails
   */
  public Decision rename(Entity entity, String name) throws IOException {
    return decide(
        Action.RENAME,
        List.of(entity),
        Optional.of(Entity.of(entity.type(), name).name()),
        Optional.empty());
  }

  /**
   * Gives an entity another type. Where an entity has that type and this name already, they are
   * one.
   *
   * @param entity the entity
   * @param type the new type
   * @return the decision
   * @throws IllegalArgumentException if that cannot be: the entity is unknown, hidden or of that
   *     type, or it is kept apart from the one that has this type and name
   * @throws IOException if the disk fails
   */
  public Decision retype(Entity entity, EntityType type) throws IOException {
    return decide(Action.TYPE, List.of(entity), Optional.empty(), Optional.of(type));
  }

  /**
   * Decides that an entity is none: its mentions do not count and are not shown. The number of all
   * units stays.
   *
   * @param entity the entity
   * @return the decision
   * @throws IllegalArgumentException if the entity is unknown or hidden
   * @throws IOException if the disk fails
   */
  public Decision hide(Entity entity) throws IOException {
    return decide(Action.HIDE, List.of(entity), Optional.empty(), Optional.empty());
  }

  /**
   * Decides that entities are not one: they are not suggested as such, and a later decision that
   * would make them one is refused.
   *
   * @param entities the entities, at least two
   * @return the decision
   * @throws IllegalArgumentException if one is unknown or hidden, or if two are one
   * @throws IOException if the disk fails
   */
  public Decision apart(List<Entity> entities) throws IOException {
    return decide(Action.APART, entities, Optional.empty(), Optional.empty());
  }

  private Decision decide(
      Action action, List<Entity> entities, Optional<String> to, Optional<EntityType> type)
      throws IOException {
    if (entities.size() < (action == Action.APART ? 2 : 1)) {
      throw new IllegalArgumentException("entities are too few, got " + entities);
    }
    return add(
        new CurationLine(
            false,
            action,
            entities.stream().map(Entity::toString).toList(),
            to,
            type,
            by,
            Optional.of(now())));
  }

  /**
   * Undoes a decision: all is as if it had not been taken. Later ones that make no sense without it
   * are passed over, which {@link #problems} tells.
   *
   * @param decision the decision
   * @return the undoing
   * @throws IllegalArgumentException if it is no decision of this archive that stands
   * @throws IOException if the disk fails
   */
  public Decision undo(Decision decision) throws IOException {
    if (decision.undo()) {
      throw new IllegalArgumentException(
          "line " + decision.line() + " is an undoing; decide anew instead");
    }
    return add(
        new CurationLine(
            true,
            decision.action(),
            decision.names(),
            decision.to(),
            decision.type(),
            by,
            Optional.of(now())));
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Adds a line, unless it would be passed over. */
  private synchronized Decision add(CurationLine line) throws IOException {
    return CurationFile.alone(
        folder,
        () -> {
          List<CurationFile.Entry> all = new ArrayList<>(CurationFile.read(folder));
          int number = all.isEmpty() ? 1 : all.getLast().number() + 1;
          all.add(new CurationFile.Entry(number, Optional.of(line), Optional.empty()));
          CurationReplay.Outcome tried = CurationReplay.of(all, archive.snapshot().indexed);
          String problem = tried.problems().get(number);
          if (problem != null) {
            throw new IllegalArgumentException(problem);
          }
          CurationFile.append(folder, line);
          entries = CurationFile.read(folder);
          outcome = CurationReplay.of(entries, archive.snapshot().indexed);
          return decisions().getLast();
        });
  }

  /**
   * The decisions, those undone and the undoings too.
   *
   * @return the lines that can be read, in the file's order; empty if there is none
   */
  public synchronized List<Decision> decisions() {
    List<Decision> decisions = new ArrayList<>();
    for (CurationFile.Entry entry : entries) {
      entry
          .line()
          .ifPresent(line -> {
            Integer undoneBy = outcome.undone().get(entry.number());
            decisions.add(
                new Decision(
                    entry.number(),
                    line.undo(),
                    line.action(),
                    line.names(),
                    line.to(),
                    line.type(),
                    line.by(),
                    line.at(),
                    undoneBy == null ? OptionalInt.empty() : OptionalInt.of(undoneBy),
                    Optional.ofNullable(outcome.problems().get(entry.number()))));
          });
    }
    return decisions;
  }

  /**
   * What of the file is passed over, and why.
   *
   * @return a sentence for each such line, after the file and the line's number; in the file's
   *     order
   */
  public synchronized List<String> problems() {
    return problems(folder, outcome);
  }

  static List<String> problems(Path folder, CurationReplay.Outcome outcome) {
    return outcome.problems().entrySet().stream()
        .map(e -> folder.resolve(CurationFile.FILE) + ":" + e.getKey() + ": " + e.getValue())
        .toList();
  }

  /**
   * Entities that may be one: their names are alike, articles write the same for both, they are
   * linked to one page under two types; and the company that they keep in articles speaks for it.
   * What has been merged or is kept apart is not suggested. Of more than 200,000 entities those in
   * most articles are looked at.
   *
   * @param limit how many at most, at least 1
   * @return first what is likely and changes much: by score times the logarithm of 1 + the articles
   *     that name the one in fewer, then by name; empty if there is none
   * @throws IOException if the disk fails
   */
  public List<Suggestion> suggestions(int limit) throws IOException {
    return suggestions(Optional.empty(), limit);
  }

  /**
   * Who may be the same as an entity.
   *
   * @param entity the entity
   * @param limit how many at most, at least 1
   * @return in the order of {@link #suggestions(int)}, also those that are less likely
   * @throws IOException if the disk fails
   */
  public List<Suggestion> suggestions(Entity entity, int limit) throws IOException {
    return suggestions(Optional.of(entity), limit);
  }

  private List<Suggestion> suggestions(Optional<Entity> entity, int limit) throws IOException {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be >= 1, got " + limit);
    }
    CurationReplay.Outcome now = outcome();
    Snapshot snapshot = archive.snapshot().under(now.names());
    return MergeSuggestions.of(snapshot, now.apart(), entity, limit);
  }

  private synchronized CurationReplay.Outcome outcome() {
    return outcome;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}

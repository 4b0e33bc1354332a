package io.github.dateline;

import io.github.dateline.Decision.Suggestion;
import io.github.dateline.internal.index.ArchiveFiles;
import io.github.dateline.internal.names.CuratedDecision;
import io.github.dateline.internal.names.CurationFile;
import io.github.dateline.internal.names.CurationLine;
import io.github.dateline.internal.names.CurationReplay;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.names.IndexedNames;
import io.github.dateline.internal.scope.CountingIndex;
import io.github.dateline.internal.scope.CountingOptions;
import io.github.dateline.internal.scope.ScopeCache;
import io.github.dateline.internal.search.OpenIndex;
import io.github.dateline.internal.suggest.MergeSuggestions;
import io.github.dateline.internal.text.Text;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The curation of an archive's entities: decisions that merge, rename, retype or hide them, or keep
 * them apart.
 *
 * <p>Decisions are lines of {@code curation.txt} in the archive's folder, a text file that people
 * may edit and share. They are taken in their order whenever the archive is {@linkplain
 * Archive#open opened}, and every answer is then exactly as if the articles had been annotated so;
 * what they were annotated with stays as it is. A line is only ever added: undoing adds one too.
 * Any number of processes may decide at once, and nothing is lost.
 *
 * {@snippet class="io.github.dateline.ExamplesTest" region="curation"}
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
      outcome = CurationReplay.of(entries, archive.open().indexed);
    } catch (IOException e) {
      archive.close();
      throw e;
    }
  }

  /**
   * Opens the decisions of an archive.
   *
   * @param folder the archive's folder
   * @param by who decides, which is written next to each decision; blank if it need not be known
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
   * The one entity that a name means, as decided so far.
   *
   * @param name its name, its label or any form written for it, now or before a decision, whole, in
   *     any case; as {@code TYPE/Name} where that fits several
   * @return the entity, labelled
   * @throws DatelineException if no entity fits, with the nearest, or if several fit, with all of
   *     them
   * @throws IOException if the disk fails
   */
  public synchronized Entity entity(String name) throws IOException {
    IndexedNames indexed = archive.open().indexed;
    try {
      return new EntityLookup(indexed, outcome.names()).resolve(name, Set.of());
    } catch (DatelineException e) {
      Integer line =
          hiding(name, new EntityLookup(indexed, CurationReplay.withoutDecisions(indexed)));
      if (line == null) {
        throw e;
      }
      throw new DatelineException(
          "\"" + Text.excerpt(name) + "\" is hidden by line " + line + "; undo that line first");
    }
  }

  /** The line that hides what articles call so; null if none does. */
  private @Nullable Integer hiding(String name, EntityLookup annotated) throws IOException {
    try {
      return outcome.hidden().get(annotated.resolve(name, Set.of()));
    } catch (DatelineException e) {
      return null;
    }
  }

  /**
   * Decides that several entities of one type are one.
   *
   * @param entities those that are merged
   * @param into the one that they are, whose name, label and link stay
   * @return the decision
   * @throws DatelineException if that cannot be: an entity is unknown, hidden, the same, of another
   *     type or kept apart
   * @throws IOException if the disk fails
   */
  public Decision merge(List<Entity> entities, Entity into) throws IOException {
    return decide(Decision.Action.MERGE, entities, Optional.of(into.toString()), Optional.empty());
  }

  /**
   * Decides that several entities, of whatever types, are one.
   *
   * @param entities those that are merged
   * @param into the one that they are, whose name, label and link stay
   * @param type the type that it has from now on
   * @return the decision
   * @throws DatelineException if that cannot be: an entity is unknown, hidden, the same or kept
   *     apart
   * @throws IOException if the disk fails
   */
  public Decision merge(List<Entity> entities, Entity into, EntityType type) throws IOException {
    return decide(Decision.Action.MERGE, entities, Optional.of(into.toString()), Optional.of(type));
  }

  /**
   * Gives an entity another name, which is its label too. It is not linked to Wikipedia any more,
   * unless the name is that of its page. Where an entity has that name already, they are one.
   *
   * @param entity the entity
   * @param name the new name
   * @return the decision
   * @throws DatelineException if that cannot be: the name is blank or longer than 1,000 UTF-16 code
   *     units, the entity is unknown, hidden or has the name, or it is kept apart from the one that
   *     has
   * @throws IOException if the disk fails
   */
  public Decision rename(Entity entity, String name) throws IOException {
    return decide(
        Decision.Action.RENAME,
        List.of(entity),
        Optional.of(Text.wellFormed(Text.oneLine(name))),
        Optional.empty());
  }

  /**
   * Gives an entity another type. Where an entity has that type and this name already, they are
   * one.
   *
   * @param entity the entity
   * @param type the new type
   * @return the decision
   * @throws DatelineException if that cannot be: the entity is unknown, hidden or of that type, or
   *     it is kept apart from the one that has this type and name
   * @throws IOException if the disk fails
   */
  public Decision retype(Entity entity, EntityType type) throws IOException {
    return decide(Decision.Action.TYPE, List.of(entity), Optional.empty(), Optional.of(type));
  }

  /**
   * Decides that an entity is none: its mentions do not count and are not shown. The number of all
   * units stays.
   *
   * @param entity the entity
   * @return the decision
   * @throws DatelineException if the entity is unknown or hidden
   * @throws IOException if the disk fails
   */
  public Decision hide(Entity entity) throws IOException {
    return decide(Decision.Action.HIDE, List.of(entity), Optional.empty(), Optional.empty());
  }

  /**
   * Decides that entities are not one: they are not suggested as such, and a later decision that
   * would make them one is refused.
   *
   * @param entities the entities, at least two
   * @return the decision
   * @throws DatelineException if one is unknown or hidden, or if two are one
   * @throws IOException if the disk fails
   */
  public Decision apart(List<Entity> entities) throws IOException {
    return decide(Decision.Action.APART, entities, Optional.empty(), Optional.empty());
  }

  private Decision decide(
      Decision.Action action, List<Entity> entities, Optional<String> to, Optional<EntityType> type)
      throws IOException {
    if (entities.size() < (action == Decision.Action.APART ? 2 : 1)) {
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
   * @throws DatelineException if it is no decision of this archive that stands
   * @throws IOException if the disk fails
   */
  public Decision undo(Decision decision) throws IOException {
    if (decision.undo()) {
      throw new DatelineException(
          "line " + decision.line() + " is itself an undo; make the decision again instead");
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
    return CurationFile.withLock(
        folder,
        () -> {
          List<CurationFile.Entry> all = new ArrayList<>(CurationFile.read(folder));
          int number = all.isEmpty() ? 1 : all.getLast().number() + 1;
          all.add(new CurationFile.Entry(number, Optional.of(line), Optional.empty()));
          CurationReplay.Outcome tried = CurationReplay.of(all, archive.open().indexed);
          String problem = tried.problems().get(number);
          if (problem != null) {
            throw new DatelineException(problem);
          }
          CurationFile.append(folder, line);
          entries = CurationFile.read(folder);
          outcome = CurationReplay.of(entries, archive.open().indexed);
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
                new CuratedDecision(
                    entry.number(),
                    line,
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
        .map(e -> folder.resolve(ArchiveFiles.CURATION) + ":" + e.getKey() + ": " + e.getValue())
        .toList();
  }

  /**
   * Entities that may be one: their names are alike, articles write the same for both, they are
   * linked to one page under two types; and their contexts in articles are similar (cosine of
   * context vectors). What has been merged or is kept apart is not suggested. Of more than 200,000
   * entities those in most articles are looked at.
   *
   * @param limit how many at most, at least 1
   * @return by falling score, in hundredths; of those as likely first what is named in most
   *     articles, as the one in fewer is; empty if there is none
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
    OpenIndex index = archive.open().under(now.names());
    ScopeCache scopes = new ScopeCache(new CountingIndex(index, CountingOptions.standard()));
    return MergeSuggestions.of(scopes, now.apart(), entity, limit);
  }

  private synchronized CurationReplay.Outcome outcome() {
    return outcome;
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}

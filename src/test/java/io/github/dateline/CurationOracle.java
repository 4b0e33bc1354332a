package io.github.dateline;

import io.github.dateline.internal.names.CuratedDecision;
import io.github.dateline.internal.names.CurationLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slow, obvious way to take decisions: what each annotated entity is now, changed step by step.
 * Picks decisions at random and tells what they should do.
 */
final class CurationOracle {
  private static final List<EntityType> TYPES =
      List.of(
          EntityType.PERSON, EntityType.ORGANIZATION, EntityType.CITY, new EntityType("VESSEL"));

  private final Random random;
  private final boolean knowsAll;
  private final Map<Entity, Optional<Entity>> start = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();

  /** What is decided; undone by leaving it out. */
  private record Step(
      Decision.Action action, List<Entity> names, Entity result, Decision decision) {}

  /**
   * Starts from the entities of an archive, labelled as it shows them. Where others have decided
   * before, what they keep apart is not known.
   */
  CurationOracle(Random random, Path folder, Archive archive) throws Exception {
    this.random = random;
    try (Curation curation = Curation.open(folder, "")) {
      knowsAll = curation.decisions().isEmpty();
    }
    TreeSet<Entity> named = new TreeSet<>();
    archive.articles().forEach(article -> named.addAll(article.entities()));
    for (Entity entity : named) {
      start.put(entity, Optional.of(archive.entity(entity.toString())));
    }
  }

  /** What each entity is now. */
  Map<Entity, Optional<Entity>> now() {
    Map<Entity, Optional<Entity>> now = new TreeMap<>(start);
    for (Step step : steps) {
      now = after(now, step);
    }
    return now;
  }

  private static Map<Entity, Optional<Entity>> after(
      Map<Entity, Optional<Entity>> before, Step step) {
    if (step.action() == Decision.Action.APART) {
      return before;
    }
    Optional<Entity> result = Optional.empty();
    if (step.action() != Decision.Action.HIDE) {
      // Who has the name already keeps label and link.
      result =
          before.values().stream()
              .flatMap(Optional::stream)
              .filter(entity -> entity.equals(step.result()))
              .findFirst()
              .or(() -> Optional.of(step.result()));
    }
    Map<Entity, Optional<Entity>> after = new TreeMap<>();
    for (Map.Entry<Entity, Optional<Entity>> entry : before.entrySet()) {
      boolean meant = entry.getValue().isPresent() && step.names().contains(entry.getValue().get());
      after.put(entry.getKey(), meant ? result : entry.getValue());
    }
    return after;
  }

  /** Whether a step would make one what an earlier one keeps apart. */
  private boolean joinsApart(Step step) {
    Map<Entity, Optional<Entity>> now = new TreeMap<>(start);
    Map<Entity, Optional<Entity>> then = after(now(), step);
    for (Step kept : steps) {
      if (kept.action() == Decision.Action.APART) {
        Map<Entity, Entity> seen = new HashMap<>();
        for (Map.Entry<Entity, Optional<Entity>> entry : now.entrySet()) {
          Entity side = entry.getValue().orElse(null);
          Entity is = then.get(entry.getKey()).orElse(null);
          if (is != null && side != null && kept.names().contains(side)) {
            Entity other = seen.putIfAbsent(is, side);
            if (other != null && !other.equals(side)) {
              return true;
            }
          }
        }
      }
      now = after(now, kept);
    }
    return false;
  }

  /** Decides something at random, or undoes the last decision, here and there. */
  void step(Curation curation) throws Exception {
    if (!steps.isEmpty() && random.nextInt(5) == 0) {
      curation.undo(steps.removeLast().decision());
      return;
    }
    List<Entity> visible =
        new ArrayList<>(new TreeSet<>(now().values().stream().flatMap(Optional::stream).toList()));
    if (visible.size() < 3) {
      return;
    }
    Entity one = pick(visible);
    Entity other = pick(visible);
    Step step =
        switch (random.nextInt(6)) {
          case 0, 1 -> merge(visible, one);
          case 2 -> rename(one, other);
          case 3 -> type(one);
          case 4 -> step(Decision.Action.HIDE, List.of(one), one);
          default ->
              one.equals(other) ? null : step(Decision.Action.APART, List.of(one, other), one);
        };
    if (step == null) {
      return;
    }
    boolean refused = joinsApart(step);
    Decision decision;
    try {
      decision = decide(curation, step);
    } catch (DatelineException e) {
      if (!refused && knowsAll) {
        throw new AssertionError("refused: " + step, e);
      }
      return;
    }
    if (refused) {
      throw new AssertionError("joins what is kept apart: " + step);
    }
    steps.add(new Step(step.action(), step.names(), step.result(), decision));
  }

  private Entity pick(Collection<Entity> visible) {
    return visible.stream().skip(random.nextInt(visible.size())).findFirst().orElseThrow();
  }

  private static Step step(Decision.Action action, List<Entity> names, Entity result) {
    return new Step(
        action,
        names,
        result,
        new CuratedDecision(
            0,
            new CurationLine(
                false,
                action,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            OptionalInt.empty(),
            Optional.empty()));
  }

  private Step merge(List<Entity> visible, Entity into) {
    TreeSet<Entity> names = new TreeSet<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      names.add(pick(visible));
    }
    names.remove(into);
    if (names.isEmpty()) {
      return null;
    }
    names.add(into);
    EntityType type = random.nextBoolean() ? into.type() : TYPES.get(random.nextInt(TYPES.size()));
    return step(Decision.Action.MERGE, List.copyOf(names), typed(into, type));
  }

  private static Entity typed(Entity entity, EntityType type) {
    return entity.wikipedia().isPresent()
        ? Entity.linked(type, entity.wikipedia().get(), entity.label())
        : Entity.of(type, entity.name()).withLabel(entity.label());
  }

  private Step rename(Entity one, Entity other) {
    String name = random.nextInt(3) == 0 ? other.name() : "New \"" + random.nextInt(9) + "\" \\ é";
    return name.equals(one.name())
        ? null
        : step(Decision.Action.RENAME, List.of(one), Entity.of(one.type(), name));
  }

  private Step type(Entity one) {
    EntityType type = TYPES.get(random.nextInt(TYPES.size()));
    return type.equals(one.type())
        ? null
        : step(Decision.Action.TYPE, List.of(one), typed(one, type));
  }

  private static Decision decide(Curation curation, Step step) throws Exception {
    Entity one = step.names().get(0);
    return switch (step.action()) {
      case MERGE -> {
        // The result may be of another type than the one that the others are merged into.
        Entity into =
            step.names().stream()
                .filter(name -> name.name().equals(step.result().name()))
                .filter(name -> name.label().equals(step.result().label()))
                .filter(name -> name.wikipedia().equals(step.result().wikipedia()))
                .findFirst()
                .orElseThrow();
        List<Entity> parts = step.names().stream().filter(name -> !name.equals(into)).toList();
        yield curation.merge(parts, into, step.result().type());
      }
      case RENAME -> curation.rename(one, step.result().name());
      case TYPE -> curation.retype(one, step.result().type());
      case HIDE -> curation.hide(one);
      case APART -> curation.apart(step.names());
    };
  }
}

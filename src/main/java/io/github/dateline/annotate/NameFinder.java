package io.github.dateline.annotate;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Mention;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the names in the lines of an article. Thread-safe. */
final class NameFinder {
  private final Combination models;
  private final Gazetteer gazetteer;
  private final NationalNames nations;

  NameFinder(Labeller leading, List<Labeller> others, Gazetteer gazetteer) {
    this.models = new Combination(leading, others);
    this.gazetteer = gazetteer;
    this.nations = new NationalNames(gazetteer);
  }

  /** The mentions of each line in order. */
  List<List<Mention>> mentions(List<Line> lines) {
    Map<String, String> meanings = rules(lines);
    Judge.read(lines, evidence(lines));
    lines.forEach(People::mend);
    nations.read(lines);
    SameName same = SameName.of(lines, meanings);
    List<List<Mention>> mentions = new ArrayList<>();
    for (Line line : lines) {
      mentions.add(mentions(line, same.names(line)));
    }
    return mentions;
  }

  /**
   * Reads the models and takes the names that the rules make.
   *
   * @return from acronyms and other short forms to the keys of the names that they are short for
   */
  Map<String, String> rules(List<Line> lines) {
    for (Line line : lines) {
      models.read(line);
      Phrases.read(line);
      People.read(line);
    }
    Map<String, String> meanings = new HashMap<>(Consistency.read(lines, nations));
    lines.forEach(People::trim);
    meanings.putAll(Acronyms.read(lines));
    return meanings;
  }

  /** What there is about everything that may be a name, once the rules have been read. */
  Evidence evidence(List<Line> lines) {
    return new Evidence(lines, gazetteer);
  }

  private List<Mention> mentions(Line line, List<String> names) {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Candidate name = line.names.get(i);
      EntityType type =
          name.type().equals(EntityType.LOCATION) ? nations.place(names.get(i)) : name.type();
      mentions.add(
          Mention.of(
              line.tokens.get(name.from()).start(),
              line.tokens.get(name.to() - 1).end(),
              Entity.of(type, names.get(i))));
    }
    return mentions;
  }
}

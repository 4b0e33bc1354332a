package io.github.dateline.annotate.internal.names;

import io.github.dateline.Article;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.scoring.Evidence;
import io.github.dateline.annotate.internal.draft.Findings;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.scoring.Judge;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.Mention;
import io.github.dateline.annotate.internal.draft.MentionFinder;
import io.github.dateline.annotate.internal.crf.Models;
import io.github.dateline.annotate.internal.lexicon.WordLists;

import java.util.ArrayList;
import java.util.List;

/** Finds the names in the lines of an article. Thread-safe. */
public final class NameFinder implements MentionFinder {
  private final Combination models;
  private final Gazetteer gazetteer;
  private final WordLists lists;
  private final NationalNames nations;

  public NameFinder(Models models, Gazetteer gazetteer, WordLists lists) {
    this.lists = lists;
    this.models = new Combination(models);
    this.gazetteer = gazetteer;
    this.nations = new NationalNames(gazetteer);
  }

  @Override
  public List<List<Mention>> mentions(Article article, List<Line> lines) {
    Findings findings = rules(lines);
    Judge.read(lines, evidence(lines, findings), findings.told());
    lines.forEach(People::mend);
    Acronyms.agree(lines, findings.meanings());
    nations.read(lines);
    SameName same = SameName.of(lines, findings.meanings());
    List<List<Mention>> mentions = new ArrayList<>();
    for (Line line : lines) {
      mentions.add(mentions(line, same.names(line)));
    }
    return mentions;
  }

  /** Reads the models and takes the names that the rules make. */
  public Findings rules(List<Line> lines) {
    for (Line line : lines) {
      models.read(line);
      Phrases.read(line);
      People.read(line);
    }
    Findings findings = Consistency.read(lines, gazetteer);
    lines.forEach(People::trim);
    findings.meanings().putAll(Acronyms.read(lines));
    return findings;
  }

  /** What there is about everything that may be a name, once the rules have been read. */
  public Evidence evidence(List<Line> lines, Findings findings) {
    return new Evidence(lines, gazetteer, lists, findings);
  }

  private List<Mention> mentions(Line line, List<String> names) {
    List<Mention> mentions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Candidate name = line.names.get(i);
      EntityType type =
          name.type().equals(EntityType.LOCATION) ? gazetteer.place(names.get(i)) : name.type();
      mentions.add(
          Mention.of(
              line.tokens.get(name.from()).start(),
              line.tokens.get(name.to() - 1).end(),
              Entity.of(type, names.get(i))));
    }
    return mentions;
  }
}

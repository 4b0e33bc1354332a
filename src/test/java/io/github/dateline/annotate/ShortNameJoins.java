package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Article;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.GumInterviews.Interview;
import io.github.dateline.annotate.GumInterviews.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How people's short names are joined to the full ones of the same interview, against the gold's
 * groups of mentions.
 *
 * <p>A short name counts if the annotator found it, exactly, as a person's, and found a longer name
 * of the same person elsewhere in the text. It is joined right if its entity is that of one of
 * those. A join is wrong if the entity's name is that of a mention of somebody else.
 */
final class ShortNameJoins {
  private int shortNames;
  private int right;
  private int joins;
  private int wrong;
  private final List<String> faults = new ArrayList<>();

  /** Annotates an interview and counts. */
  void add(Annotator annotator, Interview interview) {
    AnnotatedArticle annotated = annotator.annotate(Article.of(interview.id(), interview.text()));
    Map<String, Set<String>> entities = new HashMap<>();
    Map<String, Set<String>> owners = new HashMap<>();
    List<Mention> mentions =
        annotated.sentences().stream().flatMap(s -> s.mentions().stream()).toList();
    for (Mention mention : mentions) {
      String owner = owner(interview, mention);
      if (owner != null) {
        String form = form(interview, mention);
        owners.computeIfAbsent(form, key -> new HashSet<>()).add(owner);
        if (form.indexOf(' ') > 0) {
          entities.computeIfAbsent(owner, key -> new HashSet<>()).add(name(mention));
        }
      }
    }
    for (Mention mention : mentions) {
      String owner = owner(interview, mention);
      if (owner != null && mention.type().equals(EntityType.PERSON)) {
        count(interview, mention, entities.getOrDefault(owner, Set.of()), owners, owner);
      }
    }
  }

  private void count(
      Interview interview,
      Mention mention,
      Set<String> fuller,
      Map<String, Set<String>> owners,
      String owner) {
    String form = form(interview, mention);
    if (form.indexOf(' ') < 0 && !fuller.isEmpty()) {
      shortNames++;
      if (fuller.contains(name(mention))) {
        right++;
      } else {
        faults.add("apart: " + form + " in " + interview.id());
      }
    }
    if (!name(mention).equals(form)) {
      joins++;
      if (!owners.getOrDefault(name(mention), Set.of(owner)).contains(owner)) {
        wrong++;
        faults.add("wrong: " + form + " = " + name(mention) + " in " + interview.id());
      }
    }
  }

  /** Whom the gold has where the mention ends; null if it has nobody there. */
  private static @org.jspecify.annotations.Nullable String owner(
      Interview interview, Mention mention) {
    return interview.names().stream()
        .filter(n -> n.type().equals("PERSON"))
        .filter(n -> n.end() == mention.end() && n.start() <= mention.start())
        .map(Named::entity)
        .findFirst()
        .orElse(null);
  }

  private static String name(Mention mention) {
    return mention.entity().orElseThrow().label();
  }

  private static String form(Interview interview, Mention mention) {
    return interview.text().substring(mention.start(), mention.end()).replaceAll("\\s+", " ");
  }

  /** Share of the short names that are joined right. */
  double rightShare() {
    return (double) right / shortNames;
  }

  /** Share of the joins that are wrong. */
  double wrongShare() {
    return (double) wrong / joins;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "short names of people joined right %d of %d; joins wrong %d of %d %s",
        right,
        shortNames,
        wrong,
        joins,
        faults);
  }
}

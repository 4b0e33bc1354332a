package io.github.dateline.annotate.internal.passes;

import static io.github.dateline.annotate.internal.passes.Pass.Part.DOUBTS;
import static io.github.dateline.annotate.internal.passes.Pass.Part.FINDINGS;
import static io.github.dateline.annotate.internal.passes.Pass.Part.FULL_NAMES;
import static io.github.dateline.annotate.internal.passes.Pass.Part.MEANINGS;
import static io.github.dateline.annotate.internal.passes.Pass.Part.MENTIONS;
import static io.github.dateline.annotate.internal.passes.Pass.Part.NAMES;
import static io.github.dateline.annotate.internal.passes.Pass.Part.READINGS;
import static io.github.dateline.annotate.internal.passes.Pass.Part.RIVALS;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.crf.Models;
import io.github.dateline.annotate.internal.dates.Times;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.labels.DefaultFinder;
import io.github.dateline.annotate.internal.labels.DefaultLabels;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.WordLists;
import io.github.dateline.annotate.internal.linking.Linker;
import io.github.dateline.annotate.internal.names.Acronyms;
import io.github.dateline.annotate.internal.names.Combination;
import io.github.dateline.annotate.internal.names.Consistency;
import io.github.dateline.annotate.internal.names.NameMentions;
import io.github.dateline.annotate.internal.names.NationalNames;
import io.github.dateline.annotate.internal.names.People;
import io.github.dateline.annotate.internal.names.Phrases;
import io.github.dateline.annotate.internal.names.SameName;
import io.github.dateline.annotate.internal.passes.Pass.Part;
import io.github.dateline.annotate.internal.scoring.Evidence;
import io.github.dateline.annotate.internal.scoring.Judge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * All passes over an article, in order: what each needs of those before it, what it adds, and what
 * it may delete of what they added.
 */
public final class Passes {
  /** The pass that takes names anew on all that those before it found. */
  public static final String SCORING = "scoring";

  private Passes() {}

  /**
   * The passes of the profile {@code news}.
   *
   * @param linker links names to Wikipedia; empty to leave them as the article writes them
   * @param times finds dates; empty for none
   */
  public static List<Pass> news(
      Models models,
      Gazetteer gazetteer,
      WordLists words,
      Optional<Linker> linker,
      Optional<Times> times) {
    Combination combination = new Combination(models);
    NationalNames nations = new NationalNames(gazetteer);
    List<Pass> passes = new ArrayList<>();

    // From the tokens alone: what the models see, and which of it is taken, doubted or contested.
    passes.add(
        new Pass(
            "models",
            needs(),
            adds(READINGS, NAMES, DOUBTS, RIVALS),
            mayDelete(),
            each(combination::combine)));

    // Adds "Kruger National Park"; deletes the parts of it that were names, and other types.
    passes.add(
        new Pass(
            "telling nouns", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(Phrases::take)));

    // Adds people whose title tells what they are; deletes titles, within a name or alone.
    passes.add(
        new Pass("titles", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(People::takeTitled)));

    // One name gets one type, and is added wherever it stands. After the titles, which speak
    // for people.
    passes.add(
        new Pass(
            "agreement",
            needs(NAMES, DOUBTS, RIVALS),
            adds(NAMES, MEANINGS, FINDINGS),
            mayDelete(NAMES),
            draft -> Consistency.agree(draft, gazetteer)));

    // Deletes the titles of names that the agreement made names of people.
    passes.add(
        new Pass(
            "titles again", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(People::dropTitles)));

    // Adds "Economic and Financial Crimes Commission (EFCC)", and EFCC wherever it stands.
    passes.add(
        new Pass(
            "acronyms",
            needs(NAMES),
            adds(NAMES, MEANINGS),
            mayDelete(NAMES, MEANINGS),
            Acronyms::take));

    // Deletes all names, each of which is one more piece of evidence, and adds those that weigh
    // most.
    passes.add(
        new Pass(
            SCORING,
            needs(READINGS, NAMES, FINDINGS),
            adds(NAMES),
            mayDelete(NAMES),
            draft ->
                Judge.decode(
                    draft.lines(),
                    new Evidence(draft.lines(), gazetteer, words, draft.findings()),
                    draft.findings().told())));

    // "Kofi Anyidoho" becomes "Kofi Anyidoho-Mensah", and loses its title; what it runs into is
    // deleted.
    passes.add(
        new Pass(
            "whole people", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(People::complete)));

    // An acronym gets the type that the scoring gave to what it is short for.
    passes.add(
        new Pass(
            "types of acronyms",
            needs(NAMES, MEANINGS),
            adds(NAMES),
            mayDelete(NAMES),
            Acronyms::agree));

    // Adds nationalities, religions and ideologies, and completes places; deletes what they were
    // taken for.
    passes.add(
        new Pass(
            "peoples",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            draft -> nations.take(draft.lines())));

    passes.add(fullNames(NAMES, MEANINGS));

    // Each name becomes a mention, and a place is a country, a state or a city if it is known.
    passes.add(
        new Pass(
            "mentions",
            needs(NAMES, FULL_NAMES),
            adds(MENTIONS),
            mayDelete(),
            each(line ->
                NameMentions.add(
                    line,
                    (type, name) ->
                        type.equals(EntityType.LOCATION) ? gazetteer.place(name) : type))));

    // The Wikipedia page that a name means takes the place of the name.
    linker.ifPresent(it ->
        passes.add(
            new Pass(
                "links",
                needs(MENTIONS),
                adds(MENTIONS),
                mayDelete(MENTIONS),
                draft -> it.link(draft.lines()))));

    // Last, since the names of people, organisations and places hide the dates within them.
    times.ifPresent(
        it -> passes.add(new Pass("dates", needs(MENTIONS), adds(MENTIONS), mayDelete(), it::add)));
    return List.copyOf(passes);
  }

  /** The passes of the profile {@code full}. */
  public static List<Pass> full(DefaultLabels labels) {
    DefaultFinder finder = new DefaultFinder(labels);
    return List.of(
        // From the tokens alone: names, and mentions of numbers, dates, titles and the like.
        new Pass("default labels", needs(), adds(NAMES, MENTIONS), mayDelete(), finder::read),
        fullNames(NAMES),
        // Each name becomes a mention of the type of its label.
        new Pass(
            "mentions",
            needs(NAMES, FULL_NAMES, MENTIONS),
            adds(MENTIONS),
            mayDelete(),
            each(line -> NameMentions.add(line, (type, name) -> type))));
  }

  /** Finds the fullest form of each name, once all have the type that they keep. */
  private static Pass fullNames(Part... needed) {
    return new Pass(
        "full names", needs(needed), adds(FULL_NAMES), mayDelete(), SameName::nameInFull);
  }

  private static Set<Part> needs(Part... parts) {
    return Set.of(parts);
  }

  private static Set<Part> adds(Part... parts) {
    return Set.of(parts);
  }

  private static Set<Part> mayDelete(Part... parts) {
    return Set.of(parts);
  }

  private static Consumer<Draft> each(Consumer<Line> work) {
    return draft -> draft.lines().forEach(work);
  }
}

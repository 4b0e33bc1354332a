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
import io.github.dateline.annotate.internal.crf.JointModels;
import io.github.dateline.annotate.internal.crf.WordClasses;
import io.github.dateline.annotate.internal.dates.TimeMentionFinder;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.labels.DefaultLabeller;
import io.github.dateline.annotate.internal.labels.DefaultMentionFinder;
import io.github.dateline.annotate.internal.lexicon.AnimacyLexicon;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import io.github.dateline.annotate.internal.lexicon.KnownNames;
import io.github.dateline.annotate.internal.linking.EntityLinker;
import io.github.dateline.annotate.internal.names.AcronymResolver;
import io.github.dateline.annotate.internal.names.DocumentConsistency;
import io.github.dateline.annotate.internal.names.EventNames;
import io.github.dateline.annotate.internal.names.FalseNames;
import io.github.dateline.annotate.internal.names.FamiliarNames;
import io.github.dateline.annotate.internal.names.GazetteerRules;
import io.github.dateline.annotate.internal.names.ListedNames;
import io.github.dateline.annotate.internal.names.MatchReports;
import io.github.dateline.annotate.internal.names.ModelEnsemble;
import io.github.dateline.annotate.internal.names.NameCoreference;
import io.github.dateline.annotate.internal.names.NameEdges;
import io.github.dateline.annotate.internal.names.NameMentions;
import io.github.dateline.annotate.internal.names.PersonNameRules;
import io.github.dateline.annotate.internal.names.RunTogether;
import io.github.dateline.annotate.internal.names.TabularNames;
import io.github.dateline.annotate.internal.names.TeamNicknames;
import io.github.dateline.annotate.internal.names.TriggerNounRules;
import io.github.dateline.annotate.internal.passes.Pass.Part;
import io.github.dateline.annotate.internal.scoring.ClassFeatures;
import io.github.dateline.annotate.internal.scoring.SpanDecoder;
import io.github.dateline.annotate.internal.scoring.SpanFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * All passes over an article, in order: what each needs of those before it, what it adds, and what
 * it may delete of what they added.
 */
public final class Passes {
  /** The pass that takes names again, on all that those before it found. */
  public static final String SCORING = "scoring";

  /** The pass that finds the names of a user's own list, in articles of any language. */
  public static final String LISTED = "own names";

  private Passes() {}

  /**
   * The passes of the profile {@code news}.
   *
   * @param linker links names to Wikipedia; empty to leave them as the article writes them
   * @param times finds dates; empty for none
   */
  public static List<Pass> news(
      JointModels models,
      Gazetteer gazetteer,
      AnimacyLexicon words,
      WordClasses classes,
      Optional<EntityLinker> linker,
      Optional<TimeMentionFinder> times) {
    ModelEnsemble combination = new ModelEnsemble(models);
    GazetteerRules nations = new GazetteerRules(gazetteer);
    ClassFeatures likeness = new ClassFeatures(classes);
    KnownNames known = linker.<KnownNames>map(it -> it).orElse(KnownNames.NONE);
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
            "telling nouns",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            each(TriggerNounRules::accept)));

    // Adds people whose title tells what they are; deletes titles, within a name or alone.
    passes.add(
        new Pass(
            "titles",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            each(PersonNameRules::takeTitled)));

    // One name gets one type, and is added wherever it stands. After the titles, which speak
    // for people.
    passes.add(
        new Pass(
            "agreement",
            needs(NAMES, DOUBTS, RIVALS),
            adds(NAMES, MEANINGS, FINDINGS),
            mayDelete(NAMES),
            draft -> DocumentConsistency.unifyTypes(draft, gazetteer)));

    // Deletes the titles of names that the agreement made names of people.
    passes.add(
        new Pass(
            "titles again",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            each(PersonNameRules::dropTitles)));

    // Adds "Economic and Financial Crimes Commission (EFCC)", and EFCC wherever it stands.
    passes.add(
        new Pass(
            "acronyms",
            needs(NAMES),
            adds(NAMES, MEANINGS),
            mayDelete(NAMES, MEANINGS),
            AcronymResolver::take));

    // Deletes all names, each of which is one more piece of evidence, and adds those that weigh
    // most.
    passes.add(
        new Pass(
            SCORING,
            needs(READINGS, NAMES, FINDINGS),
            adds(NAMES),
            mayDelete(NAMES),
            draft ->
                SpanDecoder.decode(
                    draft.lines(),
                    new SpanFeatures(draft.lines(), gazetteer, words, likeness, draft.findings()),
                    draft.findings().statedTypes())));

    // "Kofi Anyidoho" becomes "Kofi Anyidoho-Mensah", and loses its title; what it runs into is
    // deleted.
    passes.add(
        new Pass(
            "whole people",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            each(PersonNameRules::complete)));

    // An acronym gets the type that the scoring gave to what it is short for.
    passes.add(
        new Pass(
            "types of acronyms",
            needs(NAMES, MEANINGS),
            adds(NAMES),
            mayDelete(NAMES),
            AcronymResolver::unifyTypes));

    // Adds nationalities, religions and ideologies, and completes places; deletes what they were
    // taken for.
    passes.add(
        new Pass(
            "peoples",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            draft -> nations.take(draft.lines())));

    // A name becomes a person's whose page is a person's, and no person's whose page is another's.
    linker.ifPresent(it ->
        passes.add(
            new Pass(
                "people with a page",
                needs(NAMES),
                adds(NAMES),
                mayDelete(NAMES),
                draft -> it.takePeople(draft.lines(), words))));

    // "City of" becomes a part of "City of Leeds", and "party" of the Conservative party.
    passes.add(
        new Pass("edges", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(NameEdges::trim)));

    // "RID Taweesak Tanadechopol" becomes two names, the agency's and that of someone in it.
    passes.add(
        new Pass(
            "names run together",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            draft -> RunTogether.part(draft, known)));

    // Deletes what stands in brackets for a company's shares or a person's country, and forms of
    // address; makes a company of what stands before its shares.
    passes.add(
        new Pass(
            "false names", needs(NAMES), adds(NAMES), mayDelete(NAMES), each(FalseNames::drop)));

    // Adds the clubs of results and the cells of tables; deletes what they were taken for.
    passes.add(
        new Pass(
            "results and tables",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            draft -> TabularNames.take(draft, gazetteer, known)));

    // A town becomes the club that a report calls by it.
    passes.add(
        new Pass(
            "clubs of matches",
            needs(NAMES),
            adds(NAMES),
            mayDelete(NAMES),
            draft -> MatchReports.take(draft, gazetteer)));

    // A word becomes the team that the article has with its town before it.
    passes.add(
        new Pass(
            "nicknames of teams",
            needs(NAMES),
            adds(NAMES, MEANINGS),
            mayDelete(NAMES),
            draft -> TeamNicknames.take(draft, gazetteer)));

    // Adds "May", once Theresa May is named, and the two of "Trump-Putin" and "Fox-Disney";
    // "Washington" becomes a person's name; deletes families. "DP" means Duff and Phelps.
    passes.add(
        new Pass(
            "people of the article",
            needs(NAMES),
            adds(NAMES, MEANINGS),
            mayDelete(NAMES),
            draft -> FamiliarNames.take(draft, known)));

    // Deletes events, prizes and laws that were taken for organisations.
    passes.add(
        new Pass("events", needs(NAMES, MEANINGS), adds(), mayDelete(NAMES), EventNames::drop));

    passes.add(
        fullNames(name -> linker.flatMap(it -> it.pageOfPerson(name)), known, NAMES, MEANINGS));

    // Each name becomes a mention, and a place is a country, a state or a city if it is known, or
    // a city if the article says so.
    passes.add(
        new Pass(
            "mentions",
            needs(NAMES, FULL_NAMES),
            adds(MENTIONS),
            mayDelete(),
            draft -> mention(draft, gazetteer)));

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
  public static List<Pass> full(DefaultLabeller labels) {
    DefaultMentionFinder finder = new DefaultMentionFinder(labels);
    return List.of(
        // From the tokens alone: names, and mentions of numbers, dates, titles and the like.
        new Pass("default labels", needs(), adds(NAMES, MENTIONS), mayDelete(), finder::read),
        fullNames(name -> Optional.empty(), KnownNames.NONE, NAMES),
        // Each name becomes a mention of the type of its label.
        new Pass(
            "mentions",
            needs(NAMES, FULL_NAMES, MENTIONS),
            adds(MENTIONS),
            mayDelete(),
            each(sentence -> NameMentions.add(sentence, (type, name) -> type))));
  }

  private static void mention(Draft draft, Gazetteer gazetteer) {
    Set<String> towns = NameMentions.statedTowns(draft);
    BiFunction<EntityType, String, EntityType> types =
        (type, name) -> {
          EntityType known = type.equals(EntityType.LOCATION) ? gazetteer.placeType(name) : type;
          return known.equals(EntityType.LOCATION) && towns.contains(name)
              ? EntityType.CITY
              : known;
        };
    draft.lines().forEach(sentence -> NameMentions.add(sentence, types));
  }

  /** Finds the fullest form of each name, once all have the type that they keep. */
  private static Pass fullNames(
      Function<String, Optional<String>> pages, KnownNames known, Part... needed) {
    return new Pass(
        "full names",
        needs(needed),
        adds(FULL_NAMES),
        mayDelete(),
        draft -> NameCoreference.nameInFull(draft, pages, known));
  }

  /** Takes what a user's own list has, ahead of what all passes before it found. */
  public static Pass listed(ListedNames list) {
    return new Pass(LISTED, needs(MENTIONS), adds(MENTIONS), mayDelete(MENTIONS), list::take);
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

  private static Consumer<Draft> each(Consumer<SentenceDraft> work) {
    return draft -> draft.lines().forEach(work);
  }
}

package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.names.Demonyms;
import io.github.dateline.internal.names.EntityOrdinals;
import io.github.dateline.internal.names.Leagues;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Knows pairs that say where, and not who with whom: two places or peoples; the people of a country
 * or party with anything; and a person with the place that texts put straight before or after the
 * name, as in "Florida Gov. Ron DeSantis" and "Liz Cheney of Wyoming", by any name of its country,
 * or with the chamber of a parliament that is put there; a person with the body whose officer or
 * player he is, as in "Rams quarterback Matthew Stafford"; a body with the town that mostly is
 * there, and with the body that it is part of, as in "NASA's Artemis". Not thread-safe.
 */
final class WherePairs {
  private static final Set<EntityType> WHERE =
      Set.of(
          EntityType.LOCATION,
          EntityType.CITY,
          EntityType.COUNTRY,
          EntityType.STATE_OR_PROVINCE,
          EntityType.NATIONALITY,
          EntityType.RELIGION,
          EntityType.IDEOLOGY);

  /** What texts put before or after a person to say of where. */
  private static final Set<EntityType> OF =
      Set.of(
          EntityType.LOCATION,
          EntityType.CITY,
          EntityType.COUNTRY,
          EntityType.STATE_OR_PROVINCE,
          EntityType.NATIONALITY);

  /** So many characters have room for an office, and for little else. */
  private static final int LONGEST_OFFICE = 30;

  /** And so many for "of" or a party. */
  private static final int LONGEST_OF = 4;

  /** Such a share of the sentences that have both, at least, puts the place at the person. */
  private static final double DESCRIBED = 0.2;

  /** And such a share an office of a body, or such a one the body and office before the name. */
  private static final double OFFICE = 0.5;

  private static final double OFFICE_BEFORE = 0.4;

  private static final double OFFICE_OF_FEW = 2.0 / 3;

  /** In so many sentences at least: of fewer, chance may put the two next to each other. */
  private static final int MIN_OFFICE = 4;

  /** Where few sentences have both, they must say so more often. */
  private static final int FEW = 2;

  /**
   * A person of whose units, if there are so many, such a share has the body is hardly named
   * without it, unless most have it anyhow; or such a one if the body is before the name.
   */
  private static final double ALWAYS = 0.9;

  private static final double MOSTLY = 0.75;

  private static final int MIN_ALWAYS = 5;

  /** And such a share the town at the body that is there, "the High Court in Cape Town". */
  private static final double SEATED = 0.5;

  /** Between a body and its own: "'s" and a blank. */
  private static final int OWN = 3;

  /** What has officers; facilities and sites are locations. */
  private static final Set<EntityType> BODIES =
      Set.of(EntityType.ORGANIZATION, EntityType.LOCATION);

  private static final Set<EntityType> SEATS =
      Set.of(EntityType.LOCATION, EntityType.CITY, EntityType.STATE_OR_PROVINCE);

  private final EntityOrdinals ordinals;
  private final PairSentences sentences;

  /** Stands for any place but the one that is asked for. */
  private static final Entity ELSEWHERE = Entity.of(EntityType.LOCATION, "elsewhere");

  /** By the number of a person: the countries that are put before the name. */
  private final Map<Integer, Set<String>> countries = new HashMap<>();

  /**
   * By the number of a person who is of a body of the state: of which. Half as often put before the
   * name, the country says where too.
   */
  private final Map<Integer, Set<String>> statesmen = new HashMap<>();

  /** By what {@link Demonyms#rows} gives: the numbers of all places and peoples that have it. */
  private final Map<Set<String>, Set<Integer>> numbers = new HashMap<>();

  WherePairs(EntityOrdinals ordinals, PairSentences sentences) {
    this.ordinals = ordinals;
    this.sentences = sentences;
  }

  /** Whether a pair says where. Whom texts describe is known from the pairs before. */
  boolean contain(CooccurrenceCounter.Pair pair, Entity first, Entity second) throws IOException {
    if (WHERE.contains(first.type()) && WHERE.contains(second.type())) {
      return true;
    }
    boolean isFirst = WHERE.contains(first.type()) || second.type().equals(EntityType.PERSON);
    Entity where = isFirst ? first : second;
    Entity who = isFirst ? second : first;
    boolean says = Demonyms.isPeople(where) || Demonyms.isEverywhere(where);
    boolean isWhere = WHERE.contains(where.type()) || Demonyms.isOfState(where);
    if (isWhere && who.type().equals(EntityType.PERSON)) {
      int person = isFirst ? pair.second() : pair.first();
      Set<String> known = countries.computeIfAbsent(person, any -> new HashSet<>());
      Set<String> its = Demonyms.rows(where);
      if (!Collections.disjoint(known, its)) {
        return true;
      }
      double share = shareDescribed(pair, isFirst, who, where);
      if (share >= DESCRIBED
          || share >= DESCRIBED / 2
              && (!Collections.disjoint(its, statesmen.getOrDefault(person, Set.of()))
                  || known.isEmpty() && isWith(ofPerson(pair, isFirst), ALWAYS))) {
        known.addAll(its);
        return true;
      }
    }
    if (BODIES.contains(where.type()) && who.type().equals(EntityType.PERSON)) {
      return isOf(pair, isFirst, who, where);
    }
    if (SEATS.contains(where.type()) && who.type().equals(EntityType.ORGANIZATION)) {
      says |= shareDescribed(pair, isFirst, who, where) >= SEATED;
      if (!says && where.type().equals(EntityType.LOCATION)) {
        Contingency articles = sentences.articles(pair);
        says =
            isWith(isFirst ? articles : articles.swapped(), ALWAYS)
                && said(
                            sentences.ofBoth(pair, first, second),
                            sentence -> areNext(sentence, who, where, false))
                        .share()
                    >= DESCRIBED;
      }
    } else if (where.type().equals(EntityType.ORGANIZATION)
        && who.type().equals(EntityType.ORGANIZATION)) {
      List<List<Sentence>> both = sentences.ofBoth(pair, first, second);
      says |= said(both, sentence -> owns(sentence, first, second)).share() >= DESCRIBED;
      if (Demonyms.isOfState(first) && Demonyms.isParty(second)
          || Demonyms.isOfState(second) && Demonyms.isParty(first)) {
        Said next = said(both, sentence -> areNext(sentence, first, second, false));
        says |= next.sentences() >= MIN_OFFICE && next.share() >= DESCRIBED;
      } else if (Leagues.isLeague(first) != Leagues.isLeague(second)) {
        says |= isOften(said(both, sentence -> areNext(sentence, first, second, false)));
      }
    }
    return says;
  }

  /**
   * Whether a person is an officer, player or employee of a body: with room for no more than an
   * office between the two in half of the sentences that have both, or with the body before the
   * name in two of five; in one of five where the body is a party or of the state, or where the
   * person is hardly named without it.
   */
  private boolean isOf(CooccurrenceCounter.Pair pair, boolean isFirst, Entity who, Entity body)
      throws IOException {
    int person = isFirst ? pair.second() : pair.first();
    int its = isFirst ? pair.first() : pair.second();
    List<List<Sentence>> all =
        sentences.of(pair, number -> number == person ? who : number == its ? body : ELSEWHERE);
    Said next = said(all, sentence -> areNext(sentence, who, body, false));
    if (Demonyms.isOfState(body) && next.sentences() > 1 && next.share() >= DESCRIBED) {
      statesmen.computeIfAbsent(person, any -> new HashSet<>()).addAll(Demonyms.rows(body));
      return true;
    }
    if (isOften(next)) {
      return true;
    }
    if (next.share() < DESCRIBED) {
      return false;
    }
    if (Demonyms.isParty(body) || Leagues.isLeague(body)) {
      return true;
    }
    double first = said(all, sentence -> areNext(sentence, body, who, true)).share();
    Contingency persons = ofPerson(pair, isFirst);
    boolean often = next.sentences() >= MIN_OFFICE && next.share() >= OFFICE_BEFORE;
    return next.sentences() >= MIN_OFFICE && first >= OFFICE_BEFORE
        || isWith(persons, first >= DESCRIBED || next.share() >= OFFICE ? MOSTLY : ALWAYS)
        || isWith(isFirst ? pair.counts().swapped() : pair.counts(), ALWAYS)
        || often && isWith(persons.swapped(), ALWAYS);
  }

  /** Whether half of the sentences say so, or two of three where few do. */
  private static boolean isOften(Said said) {
    return said.sentences() >= FEW && said.share() >= OFFICE_OF_FEW
        || said.sentences() >= MIN_OFFICE && said.share() >= OFFICE;
  }

  /** The articles of a pair, those of the person first. */
  private Contingency ofPerson(CooccurrenceCounter.Pair pair, boolean isFirst) throws IOException {
    Contingency articles = sentences.articles(pair);
    return isFirst ? articles.swapped() : articles;
  }

  /** Whether the first is in some articles, and in such a share of them with the second. */
  private static boolean isWith(Contingency articles, double share) {
    return articles.first() >= MIN_ALWAYS
        && 2 * articles.second() < articles.total()
        && articles.both() >= share * articles.first();
  }

  /** The share of the sentences with both that put the place, by any name of it, at the other. */
  private double shareDescribed(
      CooccurrenceCounter.Pair pair, boolean isFirst, Entity who, Entity where) throws IOException {
    FixedBitSet places = ordinals.ofTypes(OF);
    int person = isFirst ? pair.second() : pair.first();
    int place = isFirst ? pair.first() : pair.second();
    Set<Integer> same = numbers(Demonyms.rows(where));
    List<List<Sentence>> all =
        sentences.of(
            pair,
            number ->
                number == person
                    ? who
                    : number == place
                        ? where
                        : !places.get(number) ? null : same.contains(number) ? where : ELSEWHERE);
    return said(all, sentence -> describes(sentence, who, where)).share();
  }

  /** Tells whether a sentence says where or whose; null if it does not have both. */
  private interface Telling {
    @Nullable Boolean says(Sentence sentence);
  }

  /** In how many of the sentences with both, and in which share of them, it says so. */
  private record Said(long sentences, double share) {}

  private static Said said(List<List<Sentence>> articles, Telling telling) {
    long together = 0;
    long said = 0;
    for (List<Sentence> article : articles) {
      for (Sentence sentence : article) {
        Boolean found = telling.says(sentence);
        together += found == null ? 0 : 1;
        said += found != null && found ? 1 : 0;
      }
    }
    return new Said(said, said == 0 ? 0 : (double) said / together);
  }

  /**
   * Whether a sentence puts the place at the person or body, with no other between, or begins the
   * body with it, as "Cape Town - The High Court"; null if it does not have both.
   */
  private static @Nullable Boolean describes(Sentence sentence, Entity who, Entity where) {
    List<Mention> mentions = sentence.mentions();
    boolean hasPerson = false;
    boolean hasPlace = false;
    boolean describes = false;
    for (int i = 0; i < mentions.size(); i++) {
      Entity named = mentions.get(i).entity().orElseThrow();
      if (!named.equals(who)) {
        boolean isPlace = named.equals(where);
        hasPlace |= isPlace;
        describes |=
            isPlace
                && mentions.get(i).start() == 0
                && sentence.field() == Article.Field.BODY
                && !where.type().equals(EntityType.COUNTRY);
        continue;
      }
      hasPerson = true;
      boolean before =
          !where.type().equals(EntityType.STATE_OR_PROVINCE)
              || who.type().equals(EntityType.PERSON);
      describes |=
          before && leadsTo(mentions, i, -1, who, where) || leadsTo(mentions, i, 1, who, where);
    }
    return hasPerson && hasPlace ? describes : null;
  }

  /** Whether the place is next to a mention, or next to the place there: "Provo, Utah, lawyer". */
  private static boolean leadsTo(
      List<Mention> mentions, int from, int step, Entity who, Entity where) {
    int most = step < 0 ? LONGEST_OFFICE : LONGEST_OF;
    for (int at = from + step; at >= 0 && at < mentions.size(); at += step) {
      Mention before = mentions.get(step < 0 ? at : at - 1);
      Mention after = mentions.get(step < 0 ? at + 1 : at);
      Entity named = mentions.get(at).entity().orElseThrow();
      if (named.equals(who) || !isWithin(before, after, most)) {
        return false;
      }
      if (named.equals(where)) {
        return true;
      }
      most = LONGEST_OF;
    }
    return false;
  }

  /**
   * Whether a sentence has room for no more than an office between two, in either order or in this
   * one; null without both.
   */
  private static @Nullable Boolean areNext(
      Sentence sentence, Entity one, Entity other, boolean ordered) {
    return meet(
        sentence,
        one,
        other,
        (before, after) ->
            isWithin(before, after, LONGEST_OFFICE)
                && !(ordered && after.entity().orElseThrow().equals(one)));
  }

  /** Whether a sentence puts one of two bodies straight behind the other as its own. */
  private static @Nullable Boolean owns(Sentence sentence, Entity one, Entity other) {
    return meet(sentence, one, other, (before, after) -> after.start() - before.end() == OWN);
  }

  /** Whether one mention follows the other, none between, in such a way; null without both. */
  private static @Nullable Boolean meet(
      Sentence sentence, Entity one, Entity other, BiPredicate<Mention, Mention> way) {
    List<Mention> mentions = sentence.mentions();
    Set<Entity> named = new HashSet<>();
    boolean meet = false;
    for (int i = 0; i < mentions.size(); i++) {
      named.add(mentions.get(i).entity().orElseThrow());
      meet |=
          i > 0
              && isPair(mentions.get(i - 1), mentions.get(i), one, other)
              && way.test(mentions.get(i - 1), mentions.get(i));
    }
    return named.contains(one) && named.contains(other) ? meet : null;
  }

  private static boolean isPair(Mention before, Mention after, Entity one, Entity other) {
    Entity first = before.entity().orElseThrow();
    Entity second = after.entity().orElseThrow();
    return first.equals(one) ? second.equals(other) : first.equals(other) && second.equals(one);
  }

  private Set<Integer> numbers(Set<String> rows) throws IOException {
    Set<Integer> found = numbers.get(rows);
    if (found == null) {
      found = new HashSet<>();
      for (String name : Demonyms.names(rows)) {
        for (EntityType type : OF) {
          found.add(ordinals.number(Entity.of(type, name)));
        }
      }
      numbers.put(Set.copyOf(rows), found);
    }
    return found;
  }

  private static boolean isWithin(Mention before, Mention after, int most) {
    int gap = after.start() - before.end();
    return gap > 0 && gap <= most;
  }
}

package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.dateline.internal.chance.PairChance;
import io.github.dateline.internal.chance.Sizes;
import io.github.dateline.internal.count.FalseDiscovery;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Excess;
import io.github.dateline.stats.FisherExact;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
  @TempDir Path temp;

  private static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, Unit.parse("sentences:3"));

  /** Two sets of articles; those of the first are not in the second. */
  private record Sets(
      Query first, Query second, List<AnnotatedArticle> here, List<AnnotatedArticle> there) {
    static Sets random(Random random, Collection<AnnotatedArticle> articles) {
      LocalDate from = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(80));
      LocalDate to = from.plusDays(random.nextInt(60));
      List<AnnotatedArticle> here = articles.stream().filter(a -> in(a, from, to)).toList();
      if (random.nextBoolean()) {
        List<AnnotatedArticle> rest = articles.stream().filter(a -> !in(a, from, to)).toList();
        return new Sets(Query.published(from, to), Query.all(), here, rest);
      }
      // They may overlap.
      LocalDate since = from.minusDays(20);
      LocalDate until = from.plusDays(random.nextInt(20));
      List<AnnotatedArticle> before =
          articles.stream().filter(a -> in(a, since, until) && !in(a, from, to)).toList();
      return new Sets(Query.published(from, to), Query.published(since, until), here, before);
    }

    private static boolean in(AnnotatedArticle article, LocalDate from, LocalDate to) {
      return article
          .article()
          .day()
          .filter(day -> !day.isBefore(from) && !day.isAfter(to))
          .isPresent();
    }
  }

  @Test
  void pairsAreCountedTestedAndRankedAsByHand() {
    Seeds.times(50, random -> compare(random, true));
  }

  @Test
  void entitiesAreCountedTestedAndRankedAsByHand() {
    Seeds.times(50, random -> compare(random, false));
  }

  private void compare(Random random, boolean pairs) throws Exception {
    Path folder = Files.createTempDirectory(temp, "archive");
    Map<String, AnnotatedArticle> articles = CooccurrenceTest.randomArchive(folder, random);
    Sets sets = Sets.random(random, articles.values());
    Unit unit = UNITS.get(random.nextInt(UNITS.size()));
    long minimum = 1 + random.nextInt(4);
    CooccurrenceOracle here = new CooccurrenceOracle(sets.here(), unit);
    CooccurrenceOracle there = new CooccurrenceOracle(sets.there(), unit);
    List<Entity> named =
        new ArrayList<>(
            new TreeSet<>(articles.values().stream().flatMap(a -> a.entities().stream()).toList()));
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder()
            .scope(sets.first())
            .copies(Copies.PUBLISHED)
            .unit(unit)
            .minimumCount(minimum)
            .limit(Integer.MAX_VALUE);
    Entity anchor =
        pairs && !named.isEmpty() && random.nextInt(3) == 0
            ? named.get(random.nextInt(named.size()))
            : null;
    if (anchor != null) {
      question.anchor(anchor);
    }
    Map<List<Entity>, Contingency> expected = new HashMap<>();
    for (List<Entity> item : pairs ? pairsOf(named, anchor) : singles(named)) {
      Entity[] entities = item.toArray(Entity[]::new);
      long both = here.count(entities);
      long either = both + there.count(entities);
      if (either >= minimum && here.total() > 0 && there.total() > 0) {
        expected.put(
            item, new Contingency(both, here.total(), either, here.total() + there.total()));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      ComparisonTable table = ask(archive, question.build(), sets.second(), pairs);
      assertThat(table.articles()).isEqualTo(sets.here().size());
      assertThat(table.againstArticles()).isEqualTo(sets.there().size());
      assertThat(table.units()).isEqualTo(here.total());
      assertThat(table.againstUnits()).isEqualTo(there.total());
      assertThat(table.tests()).isEqualTo(expected.size());
      Map<List<Entity>, Contingency> found = new HashMap<>();
      table.forEach(row -> found.put(row.entities(), row.counts()));
      assertThat(found).isEqualTo(expected);
      checkRows(table, expected, pairs);
      if (unit.equals(Unit.ARTICLE)) {
        checkExcess(table, sets, pairs);
      }
      if (unit.equals(Unit.ARTICLE)) {
        double most = 0.01 + 0.9 * random.nextDouble();
        double least = random.nextInt(3);
        List<ComparisonTable.Row> kept =
            table.rows().stream()
                .filter(row -> row.excess().orElseThrow().qValue() <= most)
                .filter(row -> least == 0 || size(row, pairs) >= least)
                .toList();
        CooccurrenceQuery strict = question.maximumQ(most).minimumEffect(least).build();
        assertThat(ask(archive, strict, sets.second(), pairs).rows()).isEqualTo(kept);
      }
    }
  }

  private static double size(ComparisonTable.Row row, boolean pairs) {
    double effect = row.excess().orElseThrow().log2();
    return pairs ? Math.abs(effect) : effect;
  }

  private static void checkRows(
      ComparisonTable table, Map<List<Entity>, Contingency> expected, boolean pairs) {
    boolean byArticle = table.query().unit().equals(Unit.ARTICLE);
    ToDoubleFunction<Contingency> p =
        counts -> pairs ? FisherExact.of(counts).twoSided() : FisherExact.of(counts).greater();
    double[] pValues =
        table.rows().stream().mapToDouble(row -> p.applyAsDouble(row.counts())).toArray();
    double[] qValues = FalseDiscovery.benjaminiHochberg(pValues);
    int i = 0;
    for (ComparisonTable.Row row : table) {
      assertThat(row.significance().isPresent()).isEqualTo(byArticle);
      if (byArticle) {
        assertThat(row.significance().get().pValue()).isEqualTo(pValues[i], within(1e-14));
        assertThat(row.significance().get().qValue()).isEqualTo(qValues[i], within(1e-13));
      }
      i++;
      double here = (double) row.count() / table.units();
      double there = (double) row.againstCount() / table.againstUnits();
      boolean isSame = row.count() * table.againstUnits() == row.againstCount() * table.units();
      double effect = byArticle ? row.excess().orElseThrow().log2() : isSame ? 0 : here - there;
      boolean isUncertain = byArticle && !(Math.abs(row.score()) > 0);
      if (pairs && byArticle) {
        assertThat(row.excess().orElseThrow().qValue() > 0.05).isEqualTo(isUncertain);
      }
      assertThat(table.changeInWords(row).equals("may be chance")).isEqualTo(isUncertain);
      assertThat(row.change())
          .isEqualTo(
              isUncertain
                  ? ComparisonTable.Change.UNCERTAIN
                  : row.againstCount() == 0
                      ? ComparisonTable.Change.NEW
                      : row.count() == 0
                          ? ComparisonTable.Change.GONE
                          : effect > 0
                              ? ComparisonTable.Change.EMERGING
                              : effect < 0
                                  ? ComparisonTable.Change.FADING
                                  : ComparisonTable.Change.UNCHANGED);
      assertThat(table.explain(row)).noneMatch(line -> line.contains("NaN"));
    }
    List<ComparisonTable.Row> sorted = new ArrayList<>(table.rows());
    sorted.sort(
        Comparator.comparingDouble(
                (ComparisonTable.Row row) -> -(pairs ? Math.abs(row.score()) : row.score()))
            .thenComparingDouble(row -> row.excess().map(Excess::pValue).orElse(0.0))
            .thenComparingLong(row -> -row.counts().second())
            .thenComparing(row -> row.entities().get(0))
            .thenComparing(row -> row.entities().get(row.entities().size() - 1)));
    assertThat(table.rows()).isEqualTo(sorted);
  }

  /** P, q and bounds against a model of chance for each set, or for both together. */
  private static void checkExcess(ComparisonTable table, Sets sets, boolean pairs) {
    Set<EntityType> types = new HashSet<>(table.query().types());
    table.query().anchor().ifPresent(anchor -> types.add(anchor.type()));
    ChanceOracle here = new ChanceOracle(sets.here(), types);
    ChanceOracle there = new ChanceOracle(sets.there(), types);
    List<AnnotatedArticle> both = new ArrayList<>(sets.here());
    both.addAll(sets.there());
    ChanceOracle together = new ChanceOracle(both, types);
    List<ChanceOracle.Tested> tested = new ArrayList<>();
    List<Double> oneSided = new ArrayList<>();
    for (ComparisonTable.Row row : table) {
      List<Entity> named = row.entities();
      double first = row.byChance();
      double second = row.againstByChance();
      double[] more;
      double[] less;
      double[] moreTolerated;
      double[] lessTolerated;
      int all = (int) row.counts().second();
      if (pairs) {
        first = expected(here, named);
        second = expected(there, named);
        double share = first / (first + second);
        more = first > 0 && second > 0 ? binomial(all, share) : allAlike(all);
        less = first > 0 && second > 0 ? binomial(all, 1 - share) : allAlike(all);
        moreTolerated = first > 0 && second > 0 ? tolerated(all, share) : more;
        lessTolerated = first > 0 && second > 0 ? tolerated(all, 1 - share) : less;
      } else {
        int group = ChanceOracle.group(named.get(0));
        PairChance inPart = together.model.part(Sizes.of(here.sizes)).of(group, all);
        PairChance outside = together.model.part(Sizes.of(there.sizes)).of(group, all);
        boolean isTold = inPart.isTold() && outside.isTold();
        first = isTold ? inPart.expected() : 0;
        second = isTold ? outside.expected() : 0;
        more = isTold ? ChanceOracle.atLeast(inPart, all) : allAlike(all);
        moreTolerated =
            isTold ? ChanceOracle.atLeast(inPart.times(ChanceOracle.TOLERANCE), all) : more;
        less = allAlike(all);
        lessTolerated = less;
        assertThat(isTold ? first + second : all).isEqualTo(all, within(1e-6 * all));
      }
      tested.add(new ChanceOracle.Tested(more, moreTolerated, 0, 1));
      if (pairs) {
        tested.add(new ChanceOracle.Tested(less, lessTolerated, 0, 1));
      }
      double p = Math.min(more[(int) row.count()], less[(int) row.againstCount()]);
      Excess excess = row.excess().orElseThrow();
      oneSided.add(p);
      assertThat(excess.pValue())
          .isEqualTo(Math.min(1, pairs ? 2 * p : p), within(1e-9 + 1e-6 * p));
      if (first > 0 && second > 0) {
        assertThat(row.byChance()).isEqualTo(first, within(1e-9));
        assertThat(row.againstByChance()).isEqualTo(second, within(1e-9));
        assertThat(excess.expected()).isEqualTo(all * first / (first + second), within(1e-6 * all));
        assertThat(excess.ratio())
            .isCloseTo(row.count() / first / (row.againstCount() / second), withinPercentage(1e-6));
      } else {
        assertThat(row.byChance()).isNaN();
        assertThat(excess.ratio()).isNaN();
        assertThat(excess.pValue()).isOne();
      }
      double bound = excess.lower() > 0 ? excess.lower() : Math.min(0, excess.upper());
      assertThat(row.score()).isEqualTo(bound, within(0.0));
      assertThat(excess.lower()).isLessThanOrEqualTo(excess.upper());
    }
    Map<Double, Double> atLeast = ChanceOracle.qValues(oneSided, tested, 1);
    Map<Double, Double> atMost = ChanceOracle.qValues(oneSided, tested, Math.exp(1 / 100.0));
    for (int i = 0; i < oneSided.size(); i++) {
      Excess excess = table.rows().get(i).excess().orElseThrow();
      assertThat(excess.qValue())
          .isBetween(
              Math.max(excess.pValue(), atLeast.get(oneSided.get(i))) - 1e-6,
              Math.max(excess.pValue(), atMost.get(oneSided.get(i))) + 1e-6);
    }
  }

  private static double expected(ChanceOracle oracle, List<Entity> pair) {
    if (!oracle.counts.keySet().containsAll(pair)) {
      return 0;
    }
    PairChance chance = oracle.chance(pair.get(0), pair.get(1));
    boolean isCertain =
        chance.expected()
            >= Math.min(oracle.counts.get(pair.get(0)), oracle.counts.get(pair.get(1)));
    return chance.isTold() || isCertain ? chance.expected() : 0;
  }

  /** The chance of at least 0, 1, 2 ... of so many, each with the same chance. */
  private static double[] binomial(int all, double share) {
    double[] atLeast = new double[all + 2];
    for (int k = all; k >= 0; k--) {
      double ways = 1;
      for (int i = 0; i < k; i++) {
        ways = ways * (all - i) / (i + 1);
      }
      atLeast[k] = atLeast[k + 1] + ways * Math.pow(share, k) * Math.pow(1 - share, all - k);
    }
    return atLeast;
  }

  private static double[] tolerated(int all, double share) {
    return binomial(all, Math.min(1, share * ChanceOracle.TOLERANCE));
  }

  private static double[] allAlike(int all) {
    double[] atLeast = new double[all + 2];
    Arrays.fill(atLeast, 0, all + 1, 1);
    return atLeast;
  }

  private static ComparisonTable ask(
      Archive archive, CooccurrenceQuery query, Query against, boolean pairs) throws Exception {
    return pairs ? archive.compare(query, against) : archive.keyEntities(query, against);
  }

  private static List<List<Entity>> singles(List<Entity> named) {
    Set<EntityType> types = EntityType.coOccurring();
    return named.stream().filter(e -> types.contains(e.type())).map(List::of).toList();
  }

  private static List<List<Entity>> pairsOf(List<Entity> named, Entity anchor) {
    Set<EntityType> types = EntityType.coOccurring();
    List<List<Entity>> pairs = new ArrayList<>();
    for (Entity first : named) {
      for (Entity second : named) {
        if (anchor != null
            ? first.equals(anchor) && !second.equals(anchor) && types.contains(second.type())
            : first.compareTo(second) < 0
                && types.contains(first.type())
                && types.contains(second.type())) {
          pairs.add(List.of(first, second));
        }
      }
    }
    return pairs;
  }

  @Test
  void everythingAgainstItselfLeavesNothingToCompareWith() throws Exception {
    Path folder = temp.resolve("archive");
    RandomArticles make = new RandomArticles(new Random(3), 10);
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < 20; i++) {
        writer.add(make.article("a" + i, 8));
      }
    }
    try (Archive archive = Archive.open(folder)) {
      CooccurrenceQuery all = CooccurrenceQuery.builder().build();
      ComparisonTable table = archive.compare(all, Query.all());
      assertThat(table.articles()).isEqualTo(20);
      assertThat(table.againstArticles()).isZero();
      assertThat(table.tests()).isZero();
      assertThat(table).isEmpty();
      CooccurrenceQuery anchored =
          CooccurrenceQuery.builder().anchor(Entity.of(EntityType.PERSON, "Nobody")).build();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> archive.keyEntities(anchored, Query.all()))
          .withMessageContaining("PERSON/Nobody");
      assertThat(archive.compare(anchored, Query.parse("moon"))).isEmpty();
    }
  }
}

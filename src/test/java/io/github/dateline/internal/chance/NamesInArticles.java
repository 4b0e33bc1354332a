package io.github.dateline.internal.chance;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Articles of names, as numbers: random ones that nothing joins, and shuffles that keep how many
 * names each article has and in how many articles each name is.
 */
final class NamesInArticles {
  private static final List<Set<EntityType>> GROUPS =
      List.of(
          EntityType.parse("people"),
          EntityType.parse("organisations"),
          EntityType.parse("places"));

  final int[][] articles;
  final int names;

  /** The group of each name. */
  final int[] groups;

  NamesInArticles(int[][] articles, int names) {
    this(articles, new int[names]);
  }

  private NamesInArticles(int[][] articles, int[] groups) {
    this.articles = articles;
    this.names = groups.length;
    this.groups = groups;
  }

  /** How articles and names are made. */
  enum Shape {
    EQUAL,
    ROUND_UPS,
    LOG_NORMAL,
    ZIPF,
    HEAVY;

    NamesInArticles random(int articles, Random random) {
      return random(articles, 1, random);
    }

    /** The first half of the articles is so many times as long. */
    NamesInArticles random(int articles, int times, Random random) {
      IntUnaryOperator longer = i -> i < articles / 2 ? times : 1;
      return switch (this) {
        case EQUAL ->
            draw(
                articles,
                i -> 4 * longer.applyAsInt(i),
                Math.max(20, articles / 3),
                name -> 1,
                random);
        case ROUND_UPS ->
            draw(
                articles,
                i -> (i % 10 == 0 ? 30 : 2) * longer.applyAsInt(i),
                times * 200,
                name -> 1,
                random);
        case LOG_NORMAL ->
            draw(
                articles,
                i -> longer.applyAsInt(i) * logNormal(1.4, 0.8, random),
                articles / 2,
                name -> Math.exp(random.nextGaussian()),
                random);
        // Drawing by weight puts the most frequent names together, in long articles: shuffled.
        case ZIPF ->
            draw(
                    articles,
                    i -> longer.applyAsInt(i) * logNormal(1.2, 0.9, random),
                    articles,
                    name -> 1.0 / (name + 2),
                    random)
                .shuffled(20 * articles, random);
        // Three names are in most of the articles.
        case HEAVY ->
            draw(
                    articles,
                    i -> longer.applyAsInt(i) * (1 + logNormal(1.2, 0.6, random)),
                    articles / 2,
                    name -> name < 3 ? articles / (4.0 + name) : 1,
                    random)
                .shuffled(20 * articles, random);
      };
    }
  }

  static int logNormal(double mean, double deviation, Random random) {
    return (int) Math.max(1, Math.round(Math.exp(mean + deviation * random.nextGaussian())));
  }

  /** How often a name is drawn. */
  interface Weight {
    double of(int name);
  }

  static NamesInArticles draw(
      int articles, IntUnaryOperator sizes, int names, Weight weight, Random random) {
    double[] sums = new double[names];
    double sum = 0;
    for (int name = 0; name < names; name++) {
      sum += weight.of(name);
      sums[name] = sum;
    }
    int[][] drawn = new int[articles][];
    int[] last = new int[names];
    for (int i = 0; i < articles; i++) {
      int size = Math.min(Math.max(2, names / 3), sizes.applyAsInt(i));
      int[] article = new int[size];
      for (int j = 0; j < size; ) {
        int place = Arrays.binarySearch(sums, random.nextDouble() * sum);
        int name = Math.min(names - 1, place < 0 ? -place - 1 : place);
        if (last[name] != i + 1) {
          last[name] = i + 1;
          article[j++] = name;
        }
      }
      drawn[i] = article;
    }
    return new NamesInArticles(drawn, names);
  }

  /**
   * The people, organisations and places of the articles of an archive, or of a file with a line
   * for each article and names such as {@code PERSON/Kim} with tabs between them.
   *
   * @param inGroups whether they are told apart, or one group
   */
  static NamesInArticles read(Path path, boolean inGroups) throws IOException {
    List<Set<Entity>> all = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Archive archive = Archive.open(path)) {
        for (AnnotatedArticle article : archive.articles()) {
          all.add(kept(article.entities()));
        }
      }
    } else {
      for (String line : Files.readAllLines(path)) {
        List<Entity> named = new ArrayList<>();
        for (String name : line.split("\t")) {
          if (!name.isBlank()) {
            String[] parts = name.split("/", 2);
            EntityType type =
                switch (parts[0]) {
                  case "PER" -> EntityType.PERSON;
                  case "ORG" -> EntityType.ORGANIZATION;
                  case "LOC", "GPE" -> EntityType.LOCATION;
                  default -> new EntityType(parts[0]);
                };
            named.add(Entity.of(type, parts[1]));
          }
        }
        all.add(kept(named));
      }
    }
    Map<Entity, Integer> numbers = new HashMap<>();
    List<Integer> groups = new ArrayList<>();
    int[][] articles = new int[all.size()][];
    for (int i = 0; i < articles.length; i++) {
      int size = 0;
      articles[i] = new int[all.get(i).size()];
      for (Entity entity : all.get(i)) {
        int number = numbers.computeIfAbsent(entity, name -> numbers.size());
        if (number == groups.size()) {
          groups.add(inGroups ? group(entity) : 0);
        }
        articles[i][size++] = number;
      }
    }
    return new NamesInArticles(articles, groups.stream().mapToInt(Integer::intValue).toArray());
  }

  private static Set<Entity> kept(Collection<Entity> named) {
    Set<Entity> kept = new TreeSet<>(named);
    kept.removeIf(entity -> group(entity) < 0);
    return kept;
  }

  private static int group(Entity entity) {
    for (int group = 0; group < GROUPS.size(); group++) {
      if (GROUPS.get(group).contains(entity.type())) {
        return group;
      }
    }
    return -1;
  }

  /** So many of these articles, each drawn again and again, and shuffled. */
  NamesInArticles drawn(int number, Random random) {
    int[][] some = new int[number][];
    for (int i = 0; i < number; i++) {
      some[i] = articles[random.nextInt(articles.length)];
    }
    return new NamesInArticles(some, groups).shuffled(20 * number, random);
  }

  /** The same articles with other names in them, those of one group. */
  NamesInArticles with(int[][] others, int more) {
    return new NamesInArticles(others, Arrays.copyOf(groups, names + more));
  }

  /**
   * So many trades between two articles each: what only one of them has is dealt out again, within
   * each group. After Strona and others 2014, doi:10.1038/ncomms5114. The first of the two is taken
   * by its size, which no trade changes, so that all outcomes stay equally likely: a trade moves no
   * more names than the shorter article has, and long ones take many.
   */
  NamesInArticles shuffled(int trades, Random random) {
    int[][] shuffled = articles.clone();
    int[] articleOfEachName =
        IntStream.range(0, articles.length)
            .flatMap(i -> IntStream.generate(() -> i).limit(articles[i].length))
            .toArray();
    byte[] in = new byte[names];
    int groupCount = Arrays.stream(groups).max().orElse(0) + 1;
    int[] pool = new int[64];
    for (int trade = 0; trade < trades; trade++) {
      int i = articleOfEachName[random.nextInt(articleOfEachName.length)];
      int j = random.nextInt(shuffled.length);
      if (i == j) {
        continue;
      }
      int[] one = shuffled[i];
      int[] other = shuffled[j];
      for (int name : one) {
        in[name] |= 1;
      }
      for (int name : other) {
        in[name] |= 2;
      }
      int[] newOne = new int[one.length];
      int[] newOther = new int[other.length];
      int ofOne = 0;
      int ofOther = 0;
      pool =
          pool.length < one.length + other.length ? new int[2 * (one.length + other.length)] : pool;
      for (int group = 0; group < groupCount; group++) {
        int left = 0;
        int size = 0;
        for (int name : one) {
          if (groups[name] == group) {
            if (in[name] == 3) {
              newOne[ofOne++] = name;
              newOther[ofOther++] = name;
            } else {
              pool[size++] = name;
            }
          }
        }
        left = size;
        for (int name : other) {
          if (groups[name] == group && in[name] == 2) {
            pool[size++] = name;
          }
        }
        for (int k = 0; k < size; k++) {
          if (k < left) {
            int swap = k + random.nextInt(size - k);
            int name = pool[swap];
            pool[swap] = pool[k];
            pool[k] = name;
            newOne[ofOne++] = name;
          } else {
            newOther[ofOther++] = pool[k];
          }
        }
      }
      shuffled[i] = newOne;
      shuffled[j] = newOther;
      for (int name : one) {
        in[name] = 0;
      }
      for (int name : other) {
        in[name] = 0;
      }
    }
    return new NamesInArticles(shuffled, groups);
  }

  /**
   * Writes an archive of them, all names people; the first half of the articles is of one source.
   */
  void write(Path folder) throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      for (int i = 0; i < articles.length; i++) {
        StringBuilder body = new StringBuilder("Here");
        List<AnnotatedArticle.Mention> mentions = new ArrayList<>();
        for (int name : articles[i]) {
          int from = body.append(' ').length();
          int to = body.append("Name").append(name).length();
          mentions.add(AnnotatedArticle.Mention.of(from, to, entity(name)));
        }
        body.append('.');
        Article article =
            Article.builder("a" + i)
                .body(body.toString())
                .source(i < articles.length / 2 ? "First" : "Second")
                .build();
        writer.add(
            new AnnotatedArticle(
                article,
                "random 1",
                mentions.size(),
                List.of(
                    new AnnotatedArticle.Sentence(
                        Article.Field.BODY, 0, body.length(), 0, mentions))));
      }
    }
  }

  /** A name in an archive that was written. */
  static Entity entity(int name) {
    return Entity.of(EntityType.PERSON, "Name" + name);
  }

  /** In how many articles each name is. */
  int[] counts() {
    int[] counts = new int[names];
    for (int[] article : articles) {
      for (int name : article) {
        counts[name]++;
      }
    }
    return counts;
  }

  /** Sees two names that are in some articles together, the lower number first. */
  interface Pairs {
    void pair(int one, int other, int both);
  }

  /** All pairs of names that are together, both in at least so many articles. */
  void forEachPair(int minimum, Pairs visitor) {
    int[] counts = counts();
    int[][] articlesOfNames = new int[names][];
    for (int name = 0; name < names; name++) {
      articlesOfNames[name] = new int[counts[name]];
    }
    int[] filled = new int[names];
    for (int i = 0; i < articles.length; i++) {
      for (int name : articles[i]) {
        articlesOfNames[name][filled[name]++] = i;
      }
    }
    int[] both = new int[names];
    int[] others = new int[names];
    for (int one = 0; one < names; one++) {
      if (counts[one] < minimum) {
        continue;
      }
      int met = 0;
      for (int i : articlesOfNames[one]) {
        for (int other : articles[i]) {
          if (other > one && counts[other] >= minimum && both[other]++ == 0) {
            others[met++] = other;
          }
        }
      }
      for (int k = 0; k < met; k++) {
        visitor.pair(one, others[k], both[others[k]]);
        both[others[k]] = 0;
      }
    }
  }

  /** Pairs that the model cannot tell apart: of names in so many articles, and in both. */
  record Kind(int firstGroup, int first, int secondGroup, int second, int both) {
    PairChance chance(ChanceModel model) {
      return model.of(firstGroup, first, secondGroup, second);
    }

    /** The chance of as many articles with both, or more. */
    double p(ChanceModel model) {
      return chance(model).atLeast(both);
    }
  }

  Kind kind(int[] counts, int one, int other, int both) {
    return new Kind(groups[one], counts[one], groups[other], counts[other], both);
  }

  /** How many pairs are alike, of all that are together, both in at least so many articles. */
  Map<Kind, Long> kinds(int minimum) {
    int[] counts = counts();
    Map<Kind, Long> kinds = new HashMap<>();
    forEachPair(
        minimum, (one, other, both) -> kinds.merge(kind(counts, one, other, both), 1L, Long::sum));
    return kinds;
  }

  ChanceModel model() {
    List<Map<Long, Long>> namesByCount = new ArrayList<>();
    for (int group = 0; group < groupCount(); group++) {
      namesByCount.add(namesByCount(group, 1));
    }
    return new ChanceModel(sizes(articles), namesByCount);
  }

  /** How many articles have so many names of each group. */
  SizeCounts sizes(int[][] some) {
    Map<Long, Long> sizes = new HashMap<>();
    for (int[] article : some) {
      int[] ofGroups = new int[groupCount()];
      for (int name : article) {
        ofGroups[groups[name]]++;
      }
      sizes.merge(SizeCounts.size(ofGroups), 1L, Long::sum);
    }
    return SizeCounts.of(sizes);
  }

  int groupCount() {
    return Arrays.stream(groups).max().orElse(0) + 1;
  }

  /** How many names of a group are in so many articles, from a minimum on. */
  Map<Long, Long> namesByCount(int group, int minimum) {
    Map<Long, Long> found = new TreeMap<>();
    int[] counts = counts();
    for (int name = 0; name < names; name++) {
      if (groups[name] == group && counts[name] >= minimum) {
        found.merge((long) counts[name], 1L, Long::sum);
      }
    }
    return found;
  }

  /** Sees pairs that are alike. */
  interface PairClass {
    void pairs(int firstGroup, long first, int secondGroup, long second, double pairs);
  }

  /** All pairs of names, both in at least so many articles, those that are alike together. */
  void forEachPairClass(int minimum, PairClass visitor) {
    for (int a = 0; a < groupCount(); a++) {
      for (int b = a; b < groupCount(); b++) {
        int first = a;
        int second = b;
        Map<Long, Long> others = namesByCount(second, minimum);
        namesByCount(first, minimum)
            .forEach((one, ones) ->
                others.forEach((other, many) -> {
                  boolean isSame = first == second && one.equals(other);
                  double pairs = isSame ? ones * (ones - 1) / 2.0 : (double) ones * many;
                  if (pairs > 0 && (first < second || one <= other)) {
                    visitor.pairs(first, one, second, other, pairs);
                  }
                }));
      }
    }
  }

  /** What all pairs of names, both in at least so many articles, reach by chance. */
  NullPairs nulls(ChanceModel model, int minimum) {
    NullPairs nulls = new NullPairs();
    forEachPairClass(
        minimum, (a, one, b, other, pairs) -> nulls.add(model.of(a, one, b, other), pairs));
    nulls.finish();
    return nulls;
  }
}

package io.github.dateline.internal.count;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.stats.Contingency;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Knows two names that are the pieces of one, as "Duff and Phelps" is, or a paper and its site,
 * "Delaware Online/The News Journal": bodies, or what was taken for people of one word, that are
 * mostly named together, and then nearly always next to each other in one order. Not thread-safe.
 */
final class JoinedNames {
  /** Room for "and", or a slash and "the". */
  private static final int LONGEST_JOINT = 5;

  /** The room that "and the" takes: what is between two names is known by its length alone. */
  private static final int AND_THE = 9;

  private static final int LONGEST_PHRASE = 30;

  /** Of two names that are less often together, chance may put one behind the other. */
  private static final int MIN_TOGETHER = 8;

  /** In fewer sentences two that are listed may be so by chance. */
  private static final int MIN_LISTED = 4;

  /** In so many articles the name of both is known. */
  private static final int MIN_ARTICLES = 3;

  private final PairSentences sentences;

  JoinedNames(PairSentences sentences) {
    this.sentences = sentences;
  }

  /** Whether the names of a pair are pieces of one. */
  boolean contain(CooccurrenceCounter.Pair pair, Entity first, Entity second) throws IOException {
    Contingency counts = pair.counts();
    return mayBePieces(first)
        && mayBePieces(second)
        && (areMostlyTogether(counts)
                && areJoined(pair, first, second, LONGEST_JOINT, MIN_TOGETHER, 0.9)
            || areOneName(first, second) && areJoined(pair, first, second, LONGEST_JOINT, 1, 0.5));
  }

  /** Whether two bodies are nearly always in one phrase, as "the Space Office of the Republic". */
  boolean areInOnePhrase(CooccurrenceCounter.Pair pair, Entity first, Entity second)
      throws IOException {
    return first.type().equals(EntityType.ORGANIZATION)
        && second.type().equals(EntityType.ORGANIZATION)
        && areMostlyTogether(pair.counts())
        && areJoined(pair, first, second, LONGEST_PHRASE, MIN_TOGETHER, 0.9);
  }

  /**
   * Whether two bodies, each mostly named without the other, stand next to each other where both
   * are named, with room for "and", "and the" or a comma: "the IMF and the World Bank".
   */
  boolean areListed(CooccurrenceCounter.Pair pair, Entity first, Entity second) throws IOException {
    Contingency counts = pair.counts();
    if (!first.type().equals(EntityType.ORGANIZATION)
        || !second.type().equals(EntityType.ORGANIZATION)
        || 2 * counts.both() >= Math.min(counts.first(), counts.second())) {
      return false;
    }
    Map<Integer, Long> joints = joints(pair, first, second);
    long together = joints.values().stream().mapToLong(count -> count).sum();
    long next =
        joints.entrySet().stream()
            .filter(joint -> {
              int between = Math.abs(joint.getKey());
              return between <= LONGEST_JOINT || between == AND_THE;
            })
            .mapToLong(Map.Entry::getValue)
            .sum();
    return next >= MIN_LISTED && 2 * next >= together;
  }

  /** Whether a body of both names is known; two people with a page each may well found one. */
  private boolean areOneName(Entity first, Entity second) throws IOException {
    if (first.type().equals(EntityType.PERSON)
        && second.type().equals(EntityType.PERSON)
        && first.wikipedia().isPresent()
        && second.wikipedia().isPresent()) {
      return false;
    }
    for (String joint : List.of(" and ", " & ", "/")) {
      if (isBody(first.label() + joint + second.label())
          || isBody(second.label() + joint + first.label())) {
        return true;
      }
    }
    return false;
  }

  private boolean isBody(String name) throws IOException {
    return sentences.articles(Entity.of(EntityType.ORGANIZATION, name)) >= MIN_ARTICLES;
  }

  private static boolean areMostlyTogether(Contingency counts) {
    return counts.both() >= MIN_TOGETHER
        && 3 * counts.both() >= 2 * Math.min(counts.first(), counts.second());
  }

  private static boolean mayBePieces(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        || (entity.type().equals(EntityType.PERSON) && entity.label().indexOf(' ') < 0);
  }

  private boolean areJoined(
      CooccurrenceCounter.Pair pair,
      Entity first,
      Entity second,
      int longest,
      int least,
      double share)
      throws IOException {
    Map<Integer, Long> joints = joints(pair, first, second);
    long together = joints.values().stream().mapToLong(count -> count).sum();
    long most = 0;
    for (Map.Entry<Integer, Long> joint : joints.entrySet()) {
      most = Math.abs(joint.getKey()) > longest ? most : Math.max(most, joint.getValue());
    }
    return together >= least && most >= share * together;
  }

  /** In how many of the sentences with both so many characters are between the two. */
  private Map<Integer, Long> joints(CooccurrenceCounter.Pair pair, Entity first, Entity second)
      throws IOException {
    Map<Integer, Long> joints = new HashMap<>();
    for (List<Sentence> article : sentences.ofBoth(pair, first, second)) {
      for (Sentence sentence : article) {
        joints.merge(joint(sentence.mentions(), first), 1L, Long::sum);
      }
    }
    joints.remove(0);
    return joints;
  }

  /**
   * How many characters are between the two where these are fewest, negative if the second is
   * before; 0 if they are not both in the sentence, or nothing is between.
   */
  private static int joint(List<Mention> mentions, Entity first) {
    int least = 0;
    for (int i = 1; i < mentions.size(); i++) {
      boolean isFirst = mentions.get(i).entity().orElseThrow().equals(first);
      if (isFirst != mentions.get(i - 1).entity().orElseThrow().equals(first)) {
        int gap = mentions.get(i).start() - mentions.get(i - 1).end();
        if (least == 0 || gap < Math.abs(least)) {
          least = isFirst ? -gap : gap;
        }
      }
    }
    return least;
  }
}

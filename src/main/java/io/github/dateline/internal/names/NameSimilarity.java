package io.github.dateline.internal.names;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A reason why two names may refer to the same entity.
 *
 * @param kind in which way they are alike
 * @param sentence the same in words
 */
public record NameSimilarity(Kind kind, String sentence) {
  private static final Set<EntityType> PLACES = EntityType.parse("places");

  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

  /**
   * Ways to be alike, with how much each says before anything else is known: guesses, in (0, 1),
   * made by looking at news.
   */
  public enum Kind {
    /** Linked to one page, of different types. */
    SAME_PAGE(0.95),
    /** So alike, and so often together, that a table of pairs has them as one name twice. */
    TWICE(0.93),
    /** Other case, accents, punctuation or legal form. */
    SAME_NAME(0.9),
    /** The same name with different types. */
    SAME_NAME_OTHER_TYPE(0.75),
    /** A word is shortened to its first letter. */
    INITIALS(0.65),
    /** A name in the middle is left out. */
    MIDDLE_NAME(0.6),
    /** A letter or two differ. */
    SPELLING(0.6),
    /** It sounds alike, as after another transliteration. */
    SOUND(0.45),
    /** One is made of the first letters of the other. */
    ACRONYM(0.45),
    /** Articles write the same for both. */
    SHARED_FORM(0.3),
    /** A part of the name is left out. */
    PARTIAL_NAME(0.25);

    public final double score;

    Kind(double score) {
      this.score = score;
    }

    /** Whether both are full names, which an article that knows two people gives to two. */
    public boolean isFull() {
      return this != TWICE
          && this != SHARED_FORM
          && this != PARTIAL_NAME
          && this != ACRONYM
          && this != INITIALS;
    }
  }

  /**
   * An entity with its name and label made plain, once for all comparisons.
   *
   * @param names the name, and the label if that is another
   */
  public record ComparedEntity(Entity entity, List<NormalizedName> names) {
    public static ComparedEntity of(Entity entity) {
      NormalizedName name = NormalizedName.of(entity.name(), entity.type());
      NormalizedName label = NormalizedName.of(entity.label(), entity.type());
      return new ComparedEntity(entity, name.equals(label) ? List.of(name) : List.of(name, label));
    }

    /** Whether both are linked, to two pages. */
    public boolean haveTwoPages(ComparedEntity other) {
      return entity.wikipedia().isPresent()
          && other.entity.wikipedia().isPresent()
          && !entity.wikipedia().equals(other.entity.wikipedia());
    }
  }

  public static Optional<NameSimilarity> of(ComparedEntity one, ComparedEntity other) {
    if (!one.entity().type().equals(other.entity().type())) {
      return acrossTypes(one, other);
    }
    NameSimilarity best = null;
    boolean pages = one.haveTwoPages(other);
    if (pages && PLACES.contains(one.entity().type())) {
      return Optional.empty();
    }
    // What articles call them is alike for namesakes too, whom their pages tell apart.
    for (NormalizedName name : pages ? one.names().subList(0, 1) : one.names()) {
      for (NormalizedName otherName : pages ? other.names().subList(0, 1) : other.names()) {
        Optional<NameSimilarity> found = of(name, otherName, one.entity().type());
        if (found.isPresent() && (best == null || found.get().kind().compareTo(best.kind()) < 0)) {
          best = found.get();
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<NameSimilarity> acrossTypes(ComparedEntity one, ComparedEntity other) {
    Optional<String> page = one.entity().wikipedia();
    if (page.isPresent() && page.equals(other.entity().wikipedia())) {
      return found(Kind.SAME_PAGE, "both are linked to the Wikipedia page " + page.get());
    }
    boolean same =
        !one.haveTwoPages(other)
            && one.names().getLast().words().equals(other.names().getLast().words());
    return same
        ? found(
            Kind.SAME_NAME_OTHER_TYPE,
            "it is one name, of the types " + one.entity().type() + " and " + other.entity().type())
        : Optional.empty();
  }

  private static Optional<NameSimilarity> found(Kind kind, String sentence) {
    return Optional.of(new NameSimilarity(kind, sentence));
  }

  private static Optional<NameSimilarity> of(NormalizedName a, NormalizedName b, EntityType type) {
    if (!a.suffixes().isEmpty() && !b.suffixes().isEmpty() && !a.suffixes().equals(b.suffixes())
        || !numbers(a).equals(numbers(b))) {
      return Optional.empty();
    }
    if (a.joined().equals(b.joined())) {
      return found(
          Kind.SAME_NAME, "the names differ in nothing but case, accents, signs or legal form");
    }
    if (a.words().size() == b.words().size()) {
      return wordByWord(a, b);
    }
    NormalizedName full = a.words().size() > b.words().size() ? a : b;
    NormalizedName brief = full == a ? b : a;
    if (brief.capitals() && full.initials().equals(brief.first())) {
      return found(Kind.ACRONYM, "\"" + brief.joined() + "\" is made of the other's first letters");
    }
    return shortened(full, brief, type);
  }

  private static List<String> numbers(NormalizedName name) {
    return name.words().stream().filter(word -> word.chars().anyMatch(Character::isDigit)).toList();
  }

  private static Optional<NameSimilarity> wordByWord(NormalizedName a, NormalizedName b) {
    String differing = "";
    String other = "";
    int differences = 0;
    boolean initial = false;
    for (int i = 0; i < a.words().size(); i++) {
      String x = a.words().get(i);
      String y = b.words().get(i);
      if (x.equals(y)) {
        continue;
      }
      boolean last = i == a.words().size() - 1;
      if (!last && (isInitial(x, y) || isInitial(y, x))) {
        initial = true;
      } else {
        differences++;
        differing = x;
        other = y;
      }
    }
    if (differences == 0) {
      return found(
          Kind.INITIALS, "a word of one name is shortened to its first letter in the other");
    }
    if (differences > 1 && !soundsAlike(a, b)) {
      return Optional.empty();
    }
    int distance = differences > 1 ? -1 : DISTANCE.apply(differing, other);
    int length = Math.min(differing.length(), other.length());
    if (!initial && (distance == 1 && length >= 4 || distance == 2 && length >= 8)) {
      return found(
          Kind.SPELLING,
          "\""
              + differing
              + "\" and \""
              + other
              + "\" differ in "
              + (distance == 1 ? "one letter" : "two letters"));
    }
    return soundsAlike(a, b)
        ? found(Kind.SOUND, "the names sound alike, as one written in two transliterations")
        : Optional.empty();
  }

  private static boolean isInitial(String initial, String word) {
    return initial.length() == 1 && word.startsWith(initial);
  }

  /** Every word equal, shortened to a letter, or of one sound and not too far away. */
  private static boolean soundsAlike(NormalizedName a, NormalizedName b) {
    for (int i = 0; i < a.words().size(); i++) {
      String x = a.words().get(i);
      String y = b.words().get(i);
      int length = Math.min(x.length(), y.length());
      boolean near = length >= 5 && DISTANCE.apply(x, y) >= 0 && x.charAt(0) == y.charAt(0);
      if (!x.equals(y)
          && !isInitial(x, y)
          && !isInitial(y, x)
          && !(near && NormalizedName.sound(x).equals(NormalizedName.sound(y)))) {
        return false;
      }
    }
    return true;
  }

  private static Optional<NameSimilarity> shortened(
      NormalizedName full, NormalizedName brief, EntityType type) {
    int size = brief.words().size();
    boolean person = type.equals(EntityType.PERSON);
    if (size >= 2
        && full.last().equals(brief.last())
        && (full.first().equals(brief.first())
            || isInitial(brief.first(), full.first())
            || isInitial(full.first(), brief.first()))
        && isSubsequence(full.words(), brief.words())) {
      return found(
          Kind.MIDDLE_NAME, "one name has what the other has, and a word more in the middle");
    }
    if (person && size == 1 && full.last().equals(brief.last())) {
      return found(
          Kind.PARTIAL_NAME, "\"" + brief.last() + "\" is the last part of the other name");
    }
    boolean organization = type.equals(EntityType.ORGANIZATION);
    if (organization && full.words().subList(0, size).equals(brief.words())) {
      return found(Kind.PARTIAL_NAME, "one name begins as the other does");
    }
    return Optional.empty();
  }

  /** Whether the words stand in the other name in this order, all but the first to the letter. */
  private static boolean isSubsequence(List<String> words, List<String> part) {
    int next = 1;
    for (int i = 1; i < words.size() && next < part.size(); i++) {
      String word = part.get(next);
      next += words.get(i).equals(word) || isInitial(word, words.get(i)) ? 1 : 0;
    }
    return next == part.size();
  }
}

package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.draft.Names;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds which names of an article are one entity's: "Duffy" and "Sean Duffy", an acronym and what
 * it abbreviates. Each entity gets the fullest form that the article uses.
 *
 * <p>A short form joins a full one only if there is but one that it can be short for: two people
 * who share a surname stay two, and their surname alone is neither. A surname never joins an
 * organisation or a place. No title is part of a name, but "Mrs" does not join a man.
 */
public final class SameName {
  private static final Vocabulary WORDS = Vocabulary.english();

  /** The mentions of a form of a name, of one type and with titles of one gender. */
  private static final class Group {
    private final EntityType type;
    private final List<String> words;
    private final Map<String, Integer> spellings = new LinkedHashMap<>();
    private final Set<Kind> genders = new HashSet<>();
    private @Nullable Group whole;

    private Group(EntityType type, List<String> words) {
      this.type = type;
      this.words = words;
    }

    private Group root() {
      Group root = this;
      while (root.whole != null) {
        root = root.whole;
      }
      return root;
    }

    private void join(Group other) {
      if (other.root() != this && root() == this) {
        whole = other.root();
        other.root().genders.addAll(genders);
      }
    }

    /** The spelling used most, the first of those used as often; capitals throughout last. */
    private String name() {
      return spellings.entrySet().stream()
          .max(
              Comparator.comparing((Map.Entry<String, Integer> e) -> !isShout(e.getKey()))
                  .thenComparing(Map.Entry::getValue))
          .orElseThrow()
          .getKey();
    }

    private boolean isShout(String form) {
      return (words.size() > 1 || !type.equals(EntityType.ORGANIZATION))
          && form.equals(form.toUpperCase(Locale.ROOT));
    }
  }

  private final Map<String, Group> groups = new LinkedHashMap<>();

  private SameName() {}

  /** Says of each name of an article what its fullest form is. */
  public static void nameInFull(Draft draft) {
    SameName article = new SameName();
    List<List<Group>> ofLines = new ArrayList<>();
    for (Line line : draft.lines()) {
      ofLines.add(line.names().stream().map(name -> article.group(line, name)).toList());
    }
    article.joinPeople();
    article.joinAcronyms(draft.meanings());
    article.joinCompanies();
    for (int i = 0; i < ofLines.size(); i++) {
      draft
          .lines()
          .get(i)
          .nameInFull(ofLines.get(i).stream().map(group -> group.root().name()).toList());
    }
  }

  private Group group(Line line, Candidate name) {
    String spelling =
        Names.spaced(
            Names.visible(
                line.text.substring(
                    line.tokens.get(name.from()).start(), line.tokens.get(name.to() - 1).end())));
    List<String> words = words(spelling);
    Kind gender = name.type().equals(EntityType.PERSON) ? gender(line, name) : null;
    String key =
        name.type().tag() + "/" + String.join(" ", words) + "/" + (gender == null ? "" : gender);
    Group group = groups.computeIfAbsent(key, k -> new Group(name.type(), words));
    group.spellings.merge(spelling, 1, Integer::sum);
    if (gender != null) {
      group.genders.add(gender);
    }
    return group;
  }

  private static List<String> words(String form) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    String lower = form.toLowerCase(Locale.ROOT);
    for (int i = 0; i <= lower.length(); i++) {
      char c = i < lower.length() ? lower.charAt(i) : ' ';
      if (!parts(c)) {
        if (c != '.') {
          word.append(c == '\u2019' ? '\'' : c);
        }
      } else if (!word.isEmpty()) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    return words.isEmpty() ? List.of(form) : words;
  }

  /** White space and hyphens part words. */
  private static boolean parts(char c) {
    return c == ' ' || c == '-' || c == '\u2010' || c == '\u2011' || (c >= '\t' && c <= '\r');
  }

  private static @Nullable Kind gender(Line line, Candidate name) {
    for (int i = name.from() - 1; i >= 0 && i >= name.from() - 4; i--) {
      String word = line.lower(i);
      if (WORDS.is(Kind.WOMAN, word)) {
        return Kind.WOMAN;
      }
      if (WORDS.is(Kind.MAN, word)) {
        return Kind.MAN;
      }
      if (!word.equals(".") && !WORDS.is(Kind.HONORIFIC, word)) {
        return null;
      }
    }
    return null;
  }

  private void joinPeople() {
    List<Group> people =
        new ArrayList<>(
            groups.values().stream().filter(g -> g.type.equals(EntityType.PERSON)).toList());
    people.sort(Comparator.comparingInt((Group g) -> -g.words.size()));
    for (Group group : people) {
      for (int rank = 3; rank > 0 && group.whole == null; rank--) {
        joinPerson(group, people, rank);
      }
    }
  }

  private static void joinPerson(Group group, List<Group> people, int rank) {
    Set<Group> wholes = new HashSet<>();
    for (Group other : people) {
      if (other != group
          && other.root() != group
          && fit(group.words, other.words) == rank
          && canBe(group, other.root())) {
        wholes.add(other.root());
      }
    }
    if (wholes.size() == 1) {
      group.join(wholes.iterator().next());
    } else if (wholes.size() > 1) {
      // Ambiguous: not to be taken for a first name either.
      group.genders.add(Kind.COMMON);
    }
  }

  private static boolean canBe(Group group, Group whole) {
    boolean ambiguous = group.genders.contains(Kind.COMMON);
    boolean clash =
        (group.genders.contains(Kind.MAN) && whole.genders.contains(Kind.WOMAN))
            || (group.genders.contains(Kind.WOMAN) && whole.genders.contains(Kind.MAN));
    return !ambiguous && !clash;
  }

  /**
   * How well a form fits a fuller one: 3 for the same words or the same first and last name, 2 for
   * the surname, 1 for a first or middle name, 0 if it does not.
   */
  private static int fit(List<String> form, List<String> whole) {
    List<String> part = bare(form);
    List<String> all = bare(whole);
    if (part.equals(all)) {
      // "Sr" is not "Jr".
      return form.size() > part.size() && whole.size() > all.size() ? 0 : 3;
    }
    if (part.size() >= all.size()) {
      return 0;
    }
    if (part.size() == 1) {
      String word = part.getFirst();
      return word.length() < 2 ? 0 : word.equals(all.getLast()) ? 2 : all.contains(word) ? 1 : 0;
    }
    if (all.subList(all.size() - part.size(), all.size()).equals(part)) {
      return 2;
    }
    int at = 0;
    for (String word : part) {
      while (at < all.size() && !isShort(word, all.get(at))) {
        at++;
      }
      at++;
    }
    return at <= all.size() && part.getLast().length() > 1 ? 3 : 0;
  }

  private static boolean isShort(String word, String whole) {
    return word.equals(whole)
        || (word.length() == 1 && whole.startsWith(word))
        || (whole.length() == 1 && word.startsWith(whole));
  }

  private static List<String> bare(List<String> words) {
    int to = words.size();
    while (to > 1 && WORDS.is(Kind.SUFFIX, words.get(to - 1))) {
      to--;
    }
    return words.subList(0, to);
  }

  private void joinAcronyms(Map<String, String> meanings) {
    Map<String, Group> wholes = new TreeMap<>();
    for (Group group : groups.values()) {
      wholes.putIfAbsent(String.join(" ", group.words), group);
    }
    for (Group group : groups.values()) {
      if (group.words.size() == 1 && !group.type.equals(EntityType.PERSON)) {
        String letters = group.words.getFirst().toUpperCase(Locale.ROOT);
        String meaning = meanings.get(letters);
        Group whole = meaning == null ? null : wholes.get(String.join(" ", words(meaning)));
        if (whole != null && whole.type.equals(group.type)) {
          group.join(whole);
        }
      }
    }
  }

  /** "Boeing" and "Boeing Co" are one. */
  private void joinCompanies() {
    Set<String> endings =
        Set.of("co", "inc", "corp", "ltd", "plc", "llc", "limited", "ag", "sa", "nv", "group");
    for (Group group : groups.values()) {
      List<String> words = group.words;
      if (group.type.equals(EntityType.ORGANIZATION)
          && words.size() > 1
          && endings.contains(words.getLast())) {
        String key =
            group.type.tag() + "/" + String.join(" ", words.subList(0, words.size() - 1)) + "/";
        Group brief = groups.get(key);
        if (brief != null) {
          brief.join(group);
        }
      }
    }
  }
}

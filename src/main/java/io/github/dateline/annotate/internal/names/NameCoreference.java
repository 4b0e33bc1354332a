package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.LabelSpans;
import io.github.dateline.annotate.internal.draft.NameSpan;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon;
import io.github.dateline.annotate.internal.lexicon.TriggerLexicon.WordKind;
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
 * Resolves name coreference within an article: "Duffy" and "Sean Duffy", or an acronym and its long
 * form, are one entity.
 *
 * <p>Each entity gets the fullest form that the article uses.
 *
 * <p>A short form joins a full one only if there is but one that it can be short for: two people
 * who share a surname stay two, and their surname alone is neither. A surname never joins an
 * organisation or a place. No title is part of a name, but "Mrs" does not join a man.
 */
public final class NameCoreference {
  private static final TriggerLexicon LEXICON = TriggerLexicon.english();

  /** The mentions of a form of a name, of one type and with titles of one gender. */
  private static final class NameGroup {
    private final EntityType type;
    private final List<String> words;
    private final Map<String, Integer> spellings = new LinkedHashMap<>();
    private final Set<WordKind> genders = new HashSet<>();
    private @Nullable NameGroup whole;

    private NameGroup(EntityType type, List<String> words) {
      this.type = type;
      this.words = words;
    }

    private NameGroup root() {
      NameGroup root = this;
      while (root.whole != null) {
        root = root.whole;
      }
      return root;
    }

    private void join(NameGroup other) {
      if (other.root() != this && root() == this) {
        whole = other.root();
        other.root().genders.addAll(genders);
      }
    }

    /** The spelling used most, the first of those used as often; capitals throughout last. */
    private String name() {
      return spellings.entrySet().stream()
          .max(
              Comparator.comparing((Map.Entry<String, Integer> e) -> !isAllCaps(e.getKey()))
                  .thenComparing(Map.Entry::getValue))
          .orElseThrow()
          .getKey();
    }

    private boolean isAllCaps(String form) {
      return (words.size() > 1 || !type.equals(EntityType.ORGANIZATION))
          && form.equals(form.toUpperCase(Locale.ROOT));
    }
  }

  private final Map<String, NameGroup> groups = new LinkedHashMap<>();

  private NameCoreference() {}

  /** Says of each name of an article what its fullest form is. */
  public static void nameInFull(Draft draft) {
    NameCoreference article = new NameCoreference();
    List<List<NameGroup>> ofLines = new ArrayList<>();
    for (SentenceDraft sentence : draft.lines()) {
      ofLines.add(sentence.accepted().stream().map(name -> article.group(sentence, name)).toList());
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

  private NameGroup group(SentenceDraft sentence, NameSpan name) {
    String spelling =
        LabelSpans.singleSpaced(
            LabelSpans.withoutInvisible(
                sentence.text.substring(
                    sentence.tokens.get(name.from()).start(),
                    sentence.tokens.get(name.to() - 1).end())));
    List<String> words = words(spelling);
    WordKind gender = name.type().equals(EntityType.PERSON) ? gender(sentence, name) : null;
    String key =
        name.type().tag() + "/" + String.join(" ", words) + "/" + (gender == null ? "" : gender);
    NameGroup group = groups.computeIfAbsent(key, k -> new NameGroup(name.type(), words));
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

  private static @Nullable WordKind gender(SentenceDraft sentence, NameSpan name) {
    for (int i = name.from() - 1; i >= 0 && i >= name.from() - 4; i--) {
      String word = sentence.lower(i);
      if (LEXICON.is(WordKind.WOMAN, word)) {
        return WordKind.WOMAN;
      }
      if (LEXICON.is(WordKind.MAN, word)) {
        return WordKind.MAN;
      }
      if (!word.equals(".") && !LEXICON.is(WordKind.HONORIFIC, word)) {
        return null;
      }
    }
    return null;
  }

  private void joinPeople() {
    List<NameGroup> people =
        new ArrayList<>(
            groups.values().stream().filter(g -> g.type.equals(EntityType.PERSON)).toList());
    people.sort(Comparator.comparingInt((NameGroup g) -> -g.words.size()));
    for (NameGroup group : people) {
      for (int rank = 3; rank > 0 && group.whole == null; rank--) {
        joinPerson(group, people, rank);
      }
    }
  }

  private static void joinPerson(NameGroup group, List<NameGroup> people, int rank) {
    Set<NameGroup> wholes = new HashSet<>();
    for (NameGroup other : people) {
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
      group.genders.add(WordKind.COMMON);
    }
  }

  private static boolean canBe(NameGroup group, NameGroup whole) {
    boolean ambiguous = group.genders.contains(WordKind.COMMON);
    boolean clash =
        (group.genders.contains(WordKind.MAN) && whole.genders.contains(WordKind.WOMAN))
            || (group.genders.contains(WordKind.WOMAN) && whole.genders.contains(WordKind.MAN));
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
    while (to > 1 && LEXICON.is(WordKind.SUFFIX, words.get(to - 1))) {
      to--;
    }
    return words.subList(0, to);
  }

  private void joinAcronyms(Map<String, String> meanings) {
    Map<String, NameGroup> wholes = new TreeMap<>();
    for (NameGroup group : groups.values()) {
      wholes.putIfAbsent(String.join(" ", group.words), group);
    }
    for (NameGroup group : groups.values()) {
      if (group.words.size() == 1 && !group.type.equals(EntityType.PERSON)) {
        String letters = group.words.getFirst().toUpperCase(Locale.ROOT);
        String meaning = meanings.get(letters);
        NameGroup whole = meaning == null ? null : wholes.get(String.join(" ", words(meaning)));
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
    for (NameGroup group : groups.values()) {
      List<String> words = group.words;
      if (group.type.equals(EntityType.ORGANIZATION)
          && words.size() > 1
          && endings.contains(words.getLast())) {
        String key =
            group.type.tag() + "/" + String.join(" ", words.subList(0, words.size() - 1)) + "/";
        NameGroup brief = groups.get(key);
        if (brief != null) {
          brief.join(group);
        }
      }
    }
  }
}

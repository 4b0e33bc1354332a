package io.github.dateline.annotate.internal.names;

import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.draft.Candidate;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.Line;
import io.github.dateline.annotate.internal.lexicon.Vocabulary;
import io.github.dateline.annotate.internal.lexicon.Vocabulary.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Joins acronyms to the names that they abbreviate: where the article defines one in brackets, or
 * where the initials of a name fit. The acronym takes the name's type.
 */
public final class Acronyms {
  private static final Vocabulary WORDS = Vocabulary.english();
  private static final Set<String> SMALL =
      Set.of("of", "the", "and", "for", "in", "on", "de", "&", "-", "la", "du");

  /** From an acronym to the key of what it abbreviates; empty if that is not clear. */
  private final Map<String, String> meanings = new HashMap<>();

  private final Map<String, EntityType> types = new HashMap<>();

  private Acronyms() {}

  /** Takes the acronyms of an article, and says what they are short for. */
  public static void take(Draft draft) {
    List<Line> lines = draft.lines();
    Acronyms article = new Acronyms();
    lines.forEach(article::define);
    Map<String, String> defined = new HashMap<>(article.meanings);
    lines.forEach(article::abbreviate);
    article.meanings.putAll(defined);
    article.meanings.values().removeIf(String::isEmpty);
    lines.forEach(article::take);
    draft.abbreviate(article.meanings);
  }

  /** Gives acronyms the type of what they abbreviate. */
  public static void agree(Draft draft) {
    List<Line> lines = draft.lines();
    Map<String, String> meanings = draft.meanings();
    Map<String, EntityType> types = new HashMap<>();
    for (Line line : lines) {
      for (Candidate name : line.names()) {
        if (name.length() > 1 && !name.type().equals(EntityType.PERSON)) {
          types.putIfAbsent(line.key(name), name.type());
        }
      }
    }
    for (Line line : lines) {
      for (int i = 0; i < line.names().size(); i++) {
        Candidate name = line.names().get(i);
        String meaning = name.length() == 1 ? meanings.get(letters(line.form(name.from()))) : null;
        EntityType type = meaning == null ? null : types.get(meaning);
        if (type != null) {
          line.retype(i, type);
        }
      }
    }
  }

  /** "Economic and Financial Crimes Commission (EFCC)". */
  private void define(Line line) {
    for (int i = 2; i + 1 < line.size(); i++) {
      if (!isBracket(line.form(i - 1), '(') || !isBracket(line.form(i + 1), ')')) {
        continue;
      }
      String letters = letters(line.form(i));
      if (letters.length() < 2 || letters.length() > 9) {
        continue;
      }
      int end = i - 1;
      for (int from = end - 1; from >= 0 && from >= end - 12; from--) {
        if (line.isCapital(from) && fits(letters, line, from, end) && !line.is(Kind.COMMON, from)) {
          name(line, from, end, letters);
          break;
        }
      }
    }
  }

  private void name(Line line, int from, int end, String letters) {
    EntityType type =
        line.names().stream()
            .filter(n -> n.from() == from && n.to() == end)
            .map(Candidate::type)
            .findFirst()
            .orElse(EntityType.ORGANIZATION);
    if (type.equals(EntityType.PERSON)) {
      type = EntityType.ORGANIZATION;
    }
    Candidate whole = new Candidate(from, end, type);
    if (line.names().stream().allMatch(n -> !n.overlaps(whole) || whole.holds(n))) {
      line.take(whole);
      meanings.put(letters, line.key(whole));
      types.put(letters, type);
    }
  }

  /** Every name of two words or more might be abbreviated somewhere. */
  private void abbreviate(Line line) {
    for (Candidate name : line.names()) {
      if (name.length() > 1
          && !name.type().equals(EntityType.PERSON)
          && !line.isShouted()
          && line.isCapital(name.to() - 1)) {
        String key = line.key(name);
        for (boolean small : new boolean[] {false, true}) {
          String initials = initials(line, name.from(), name.to(), small);
          if (initials.length() > 1 && !meanings.getOrDefault(initials, key).equals(key)) {
            meanings.put(initials, "");
          } else if (initials.length() > 1) {
            meanings.put(initials, key);
            types.putIfAbsent(initials, name.type());
          }
        }
      }
    }
  }

  /** Takes the acronyms whose meaning is known. */
  private void take(Line line) {
    if (line.isShouted() || meanings.isEmpty()) {
      return;
    }
    for (int i = 0; i < line.size(); i++) {
      String form = line.form(i);
      String letters = letters(form);
      EntityType type = meanings.containsKey(letters) ? types.get(letters) : null;
      if (type == null) {
        continue;
      }
      int at = i;
      boolean free =
          line.names().stream().allMatch(n -> n.to() <= at || at < n.from() || n.length() == 1);
      boolean plain = !line.is(Kind.ACRONYM, i) && !WORDS.is(Kind.COMMON, form);
      if (free && plain) {
        line.take(new Candidate(i, i + 1, type));
      }
    }
  }

  /** The letters of an acronym without its points; empty if a word is none. */
  private static String letters(String form) {
    if (form.isEmpty() || Character.isLowerCase(form.charAt(0))) {
      return "";
    }
    String letters = form.replace(".", "");
    if (letters.length() < 2 || !Character.isUpperCase(letters.charAt(0))) {
      return "";
    }
    int capitals = 0;
    for (int i = 0; i < letters.length(); i++) {
      if (!Character.isLetter(letters.charAt(i))) {
        return "";
      }
      capitals += Character.isUpperCase(letters.charAt(i)) ? 1 : 0;
    }
    return 3 * capitals >= 2 * letters.length() ? letters.toUpperCase(Locale.ROOT) : "";
  }

  private static boolean fits(String letters, Line line, int from, int to) {
    return letters.equals(initials(line, from, to, false))
        || letters.equals(initials(line, from, to, true));
  }

  private static String initials(Line line, int from, int to, boolean small) {
    StringBuilder initials = new StringBuilder();
    for (int i = from; i < to; i++) {
      char first = line.form(i).isEmpty() ? '-' : line.form(i).charAt(0);
      if (Character.isLetter(first) && (small || !SMALL.contains(line.lower(i)))) {
        initials.append(Character.toUpperCase(first));
      }
    }
    return initials.toString();
  }

  private static boolean isBracket(String form, char bracket) {
    return form.length() == 1 && form.charAt(0) == bracket;
  }
}

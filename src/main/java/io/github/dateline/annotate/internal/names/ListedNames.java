package io.github.dateline.annotate.internal.names;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Entity;
import io.github.dateline.annotate.internal.draft.Draft;
import io.github.dateline.annotate.internal.draft.SentenceDraft;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's own list of names: entities with the forms that stand for them, which are found wherever
 * they stand as whole words, to the letter, ahead of all else.
 *
 * <p>Immutable and thread-safe.
 */
public final class ListedNames {
  private static final Comparator<Form> LONGEST_FIRST =
      Comparator.comparingInt((Form form) -> -form.text.length()).thenComparing(Form::text);

  /** The most white space that may stand for a space of a form: a masked text is more. */
  private static final int MAX_SPACE = 4;

  /** Forms by their first word. */
  private final Map<String, List<Form>> forms = new HashMap<>();

  private final String identity;

  /**
   * A form of a listed entity.
   *
   * @param text the form
   * @param word where its first word begins
   * @param entity what it stands for
   */
  private record Form(String text, int word, Entity entity) {}

  /** A place of a text that has a form. */
  private record Found(int start, int end, Entity entity) {}

  private ListedNames(String identity) {
    this.identity = identity;
  }

  /**
   * Takes a list. Where two entities have one form, it stands for that which has it as its name, or
   * else for the first.
   *
   * @param identity what tells this list from others
   * @param entities the entities and their further forms, in the order of the list
   */
  public static ListedNames of(String identity, List<Map.Entry<Entity, List<String>>> entities) {
    ListedNames list = new ListedNames(identity);
    Map<String, Form> byText = new HashMap<>();
    entities.forEach(entry -> add(byText, entry.getKey().name(), entry.getKey()));
    entities.forEach(entry -> entry.getValue().forEach(form -> add(byText, form, entry.getKey())));
    byText.values().stream()
        .sorted(LONGEST_FIRST)
        .forEach(form ->
            list.forms
                .computeIfAbsent(word(form.text, form.word), word -> new ArrayList<>())
                .add(form));
    return list;
  }

  private static void add(Map<String, Form> forms, String written, Entity entity) {
    String text = written.strip().replaceAll("\\s+", " ").replace('\u2019', '\'');
    int word = 0;
    while (word < text.length() && !Character.isLetterOrDigit(text.charAt(word))) {
      word++;
    }
    if (word < text.length()) {
      forms.putIfAbsent(text, new Form(text, word, entity));
    }
  }

  /** What tells this list from others. */
  public String identity() {
    return identity;
  }

  /**
   * Mentions the listed entities of an article in place of what was found there. What the article
   * means by another name of an entity that a listed form was taken for is the listed one too.
   */
  public void take(Draft draft) {
    Map<SentenceDraft, List<Found>> found = new HashMap<>();
    Map<Entity, Entity> listed = new HashMap<>();
    for (SentenceDraft sentence : draft.lines()) {
      List<Found> places = find(sentence);
      if (!places.isEmpty()) {
        found.put(sentence, places);
        for (Found place : places) {
          for (Mention mention : sentence.mentions()) {
            if (mention.start() == place.start && mention.end() == place.end) {
              mention.entity().ifPresent(entity -> listed.putIfAbsent(entity, place.entity));
            }
          }
        }
      }
    }
    if (found.isEmpty()) {
      return;
    }
    for (SentenceDraft sentence : draft.lines()) {
      List<Found> places = found.getOrDefault(sentence, List.of());
      List<Mention> mentions = new ArrayList<>();
      for (Mention mention : sentence.mentions()) {
        if (places.stream().noneMatch(p -> p.start < mention.end() && mention.start() < p.end)) {
          Entity entity = mention.entity().map(listed::get).orElse(null);
          mentions.add(
              entity == null ? mention : Mention.of(mention.start(), mention.end(), entity));
        }
      }
      places.forEach(p -> mentions.add(Mention.of(p.start, p.end, p.entity)));
      mentions.sort(Comparator.comparingInt(Mention::start));
      sentence.mention(mentions);
    }
  }

  /** The places of a sentence that have a form: the leftmost, and of these the longest. */
  private List<Found> find(SentenceDraft sentence) {
    List<Found> found = new ArrayList<>();
    String text = sentence.text;
    int end = sentence.tokens.getLast().end();
    int from = sentence.tokens.getFirst().start();
    int i = from;
    while (i < end) {
      if (!Character.isLetterOrDigit(text.charAt(i))) {
        i++;
        continue;
      }
      String word = word(text, i);
      int next = i + word.length();
      for (Form form : forms.getOrDefault(word, List.of())) {
        int start = i - form.word;
        int to = start < from ? -1 : matchEnd(form.text, text, start, end);
        if (to >= 0) {
          found.add(new Found(start, to, form.entity));
          next = to;
          from = to;
          break;
        }
      }
      i = next;
    }
    return found;
  }

  /** The letters and digits from a place on. */
  private static String word(String text, int from) {
    int to = from;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    return text.substring(from, to);
  }

  /** Where a form that begins at a place of a text ends; -1 if it does not stand there. */
  private static int matchEnd(String form, String text, int start, int end) {
    int at = start;
    for (int i = 0; i < form.length(); i++) {
      char wanted = form.charAt(i);
      if (wanted == ' ') {
        int spaces = at;
        while (spaces < end
            && spaces - at < MAX_SPACE
            && (Character.isWhitespace(text.charAt(spaces)) || text.charAt(spaces) == '\u00a0')) {
          spaces++;
        }
        if (spaces == at) {
          return -1;
        }
        at = spaces;
      } else {
        if (at >= end || wanted != (text.charAt(at) == '\u2019' ? '\'' : text.charAt(at))) {
          return -1;
        }
        at++;
      }
    }
    boolean open =
        Character.isLetterOrDigit(form.charAt(form.length() - 1))
            && at < text.length()
            && Character.isLetterOrDigit(text.charAt(at));
    return open ? -1 : at;
  }
}

package io.github.dateline.read.internal;

import io.github.dateline.Article;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is to be said of what was read: each thing once, with a count and the first example. */
public final class ReadingNotes {
  /** Kinds of notes beyond this number are not kept; keys of a wild file may be of any number. */
  private static final int MAX_KINDS = 1000;

  /**
   * A thing to be said.
   *
   * @param what what it is
   * @param count how often it was met
   * @param example where it was first met
   * @param warning whether something may be wrong
   */
  public record Note(String what, long count, String example, boolean warning) {}

  private final Map<String, Note> notes = new LinkedHashMap<>();
  private final Map<String, Note> keys = new LinkedHashMap<>();

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final int DIGITS = 20;

  private final Map<String, String> withdrawn = new LinkedHashMap<>();

  private final SeenIds seen = new SeenIds();

  /**
   * Says that the source has withdrawn an item.
   *
   * @param version the version of that word, empty if it has none; the highest counts
   */
  public void withdrawn(String id, String version) {
    if (!id.isBlank()) {
      withdrawn.merge(id, version, (a, b) -> comparable(a).compareTo(comparable(b)) < 0 ? b : a);
    }
  }

  /** A version with its numbers in a form that letters compare. */
  private static String comparable(String version) {
    return NUMBER
        .matcher(version)
        .replaceAll(
            found -> "0".repeat(Math.max(0, DIGITS - found.group().length())) + found.group());
  }

  /** The ids of what was withdrawn, and the versions of that word. */
  public Map<String, String> withdrawn() {
    return withdrawn;
  }

  /** Says that an article was read; one with the id of another and another text is told. */
  public void read(Article article, String where) {
    if (!article.metadata().containsKey("version") && seen.isOther(article)) {
      warn(
          "articles with the id of another one that was read before; the last one given stays",
          where + ": id " + article.id());
    }
  }

  /** Whether an article with the id was read. */
  boolean isSeen(String id) {
    return seen.isSeen(id);
  }

  /** Whether an article with the id and another headline or body was read. */
  boolean isTaken(String id, String headline, String body) {
    return seen.isTaken(id, headline, body);
  }

  /** Says that something may be wrong. */
  public void warn(String what, String where) {
    count(notes, what, where, true);
  }

  /** Says what is worth knowing. */
  public void remark(String what, String where) {
    count(notes, what, where, false);
  }

  /** Says that a key was not read. */
  public void keyNotRead(String key, String where) {
    count(keys, key, where, false);
  }

  private static void count(Map<String, Note> map, String what, String where, boolean warning) {
    Note before = map.get(what);
    if (before != null) {
      map.put(what, new Note(what, before.count() + 1, before.example(), warning));
    } else if (map.size() < MAX_KINDS) {
      map.put(what, new Note(what, 1, where, warning));
    }
  }

  /** All notes: warnings first, then in the order met; the keys that were not read come last. */
  public List<Note> all() {
    List<Note> all = new ArrayList<>();
    notes.values().stream().filter(Note::warning).forEach(all::add);
    notes.values().stream().filter(note -> !note.warning()).forEach(all::add);
    if (!keys.isEmpty()) {
      List<Note> most =
          keys.values().stream()
              .sorted((a, b) -> Long.compare(b.count(), a.count()))
              .limit(8)
              .toList();
      List<String> names = most.stream().map(note -> "\"" + note.what() + "\"").toList();
      int more = keys.size() - names.size();
      all.add(
          new Note(
              "keys kept but not searched: "
                  + String.join(", ", names)
                  + (more > 0 ? " and " + more + " more" : ""),
              keys.size(),
              most.getFirst().example(),
              false));
    }
    return all;
  }
}

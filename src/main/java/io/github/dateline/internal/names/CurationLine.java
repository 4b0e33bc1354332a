package io.github.dateline.internal.names;

import io.github.dateline.DatelineException;
import io.github.dateline.Decision;
import io.github.dateline.EntityType;
import io.github.dateline.internal.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A line of a curation file: a decision, or the undoing of one.
 *
 * @param undo whether it undoes the decision instead of taking it
 * @param action what is decided
 * @param names the entities that it is about, as written; for a merge those that are merged
 * @param to the entity that others are merged into, or the new name
 * @param type the new type
 * @param by who decided
 * @param at when
 */
public record CurationLine(
    boolean undo,
    Decision.Action action,
    List<String> names,
    Optional<String> to,
    Optional<EntityType> type,
    Optional<String> by,
    Optional<String> at) {
  private static final Set<String> KEYWORDS = Set.of("into", "to", "as", "by", "at");
  private static final String UNDO = "undo";

  public CurationLine {
    names = List.copyOf(names);
  }

  /** How a line of that action begins. */
  private static String word(Decision.Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  /** The decision without who and when, by which an undoing names it. */
  String decision() {
    StringBuilder line = new StringBuilder(word(action));
    names.forEach(name -> line.append(' ').append(quoted(name)));
    to.ifPresent(name ->
        line.append(action == Decision.Action.MERGE ? " into " : " to ").append(quoted(name)));
    type.ifPresent(
        tag -> line.append(action == Decision.Action.MERGE ? " as " : " to ").append(tag.tag()));
    return line.toString();
  }

  /** The line as it is written into a file, without its end. */
  String written() {
    return (undo ? UNDO + " " : "")
        + decision()
        + by.map(who -> " by " + quoted(who)).orElse("")
        + at.map(when -> " at " + when).orElse("");
  }

  private static String quoted(String name) {
    return '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /**
   * Reads a line.
   *
   * @return empty for a blank line and for a comment
   */
  static Optional<CurationLine> parse(String line) throws CurationException {
    Words words = new Words(line);
    if (words.atEnd()) {
      return Optional.empty();
    }
    boolean undo = words.takeIf(UNDO);
    Decision.Action action = action(words);
    List<String> names = words.names();
    String to = null;
    EntityType type = null;
    switch (action) {
      case MERGE -> {
        to = words.nameAfter("into", action);
        type = words.takeIf("as") ? type(words.take("a type after \"as\"")) : null;
      }
      case RENAME -> to = words.nameAfter("to", action);
      case TYPE -> type = type(words.nameAfter("to", action));
      case HIDE, APART -> {}
    }
    checkNumber(action, names);
    String by = words.takeIf("by") ? words.take("a name after \"by\"") : null;
    String at = words.takeIf("at") ? words.take("a time after \"at\"") : null;
    if (!words.atEnd()) {
      throw new CurationException("\"" + Text.excerpt(words.take("")) + "\" does not fit here");
    }
    return Optional.of(
        new CurationLine(
            undo,
            action,
            names,
            Optional.ofNullable(to),
            Optional.ofNullable(type),
            Optional.ofNullable(by),
            Optional.ofNullable(at)));
  }

  private static Decision.Action action(Words words) throws CurationException {
    String word = words.take("an action");
    for (Decision.Action action : Decision.Action.values()) {
      if (word(action).equals(word.toLowerCase(Locale.ROOT))) {
        return action;
      }
    }
    throw new CurationException(
        "\""
            + Text.excerpt(word)
            + "\" is no action; a line begins with merge, rename, type, hide, apart or undo");
  }

  private static void checkNumber(Decision.Action action, List<String> names)
      throws CurationException {
    int size = names.size();
    int fewest = action == Decision.Action.APART ? 2 : 1;
    boolean single = action == Decision.Action.RENAME || action == Decision.Action.TYPE;
    if (size < fewest || single && size > 1) {
      throw new CurationException(
          word(action)
              + " takes "
              + (single ? "one name" : fewest == 1 ? "at least one name" : "at least two names")
              + ", got "
              + size
              + (size > 1 ? "; a name of several words stands in quotation marks" : ""));
    }
  }

  /** The one type that a word stands for. */
  static EntityType type(String word) throws CurationException {
    Set<EntityType> types;
    try {
      types = EntityType.parse(word);
    } catch (DatelineException e) {
      throw new CurationException("\"" + Text.excerpt(word) + "\" is no type");
    }
    if (types.size() > 1) {
      throw new CurationException(
          "\""
              + Text.excerpt(word)
              + "\" stands for several types; name one of "
              + types.stream().sorted().map(EntityType::tag).collect(Collectors.joining(", ")));
    }
    return types.iterator().next();
  }

  /** The words of a line, one after the other. */
  private static final class Words {
    private final List<Word> words = new ArrayList<>();
    private int next;

    private record Word(String text, boolean quoted) {}

    Words(String line) throws CurationException {
      int at = 0;
      while (at < line.length() && line.charAt(at) != '#') {
        char c = line.charAt(at);
        if (Text.isBlank(c) || c == ',') {
          at++;
        } else if (c == '"' || c == '“') {
          at = quoted(line, at);
        } else {
          int from = at;
          while (at < line.length() && !Text.isBlank(line.charAt(at)) && line.charAt(at) != ',') {
            at++;
          }
          words.add(new Word(line.substring(from, at), false));
        }
      }
    }

    /** Word processors make curly marks of straight ones: either pair will do. */
    private int quoted(String line, int start) throws CurationException {
      char close = line.charAt(start) == '"' ? '"' : '”';
      StringBuilder text = new StringBuilder();
      for (int at = start + 1; at < line.length(); at++) {
        char c = line.charAt(at);
        if (c == close) {
          String name = Text.oneLine(text.toString());
          if (name.isEmpty()) {
            throw new CurationException("a name is empty");
          }
          words.add(new Word(name, true));
          return at + 1;
        }
        if (c == '\\' && at + 1 < line.length()) {
          c = line.charAt(++at);
        }
        text.append(c);
      }
      throw new CurationException("a quotation mark is not closed");
    }

    boolean atEnd() {
      return next == words.size();
    }

    private @Nullable Word peek() {
      return atEnd() ? null : words.get(next);
    }

    boolean takeIf(String keyword) {
      Word word = peek();
      boolean is =
          word != null && !word.quoted() && word.text().toLowerCase(Locale.ROOT).equals(keyword);
      next += is ? 1 : 0;
      return is;
    }

    String take(String what) throws CurationException {
      if (atEnd()) {
        throw new CurationException("the line ends where there should be " + what);
      }
      return words.get(next++).text();
    }

    List<String> names() {
      List<String> names = new ArrayList<>();
      for (Word word = peek(); word != null; word = peek()) {
        if (!word.quoted() && KEYWORDS.contains(word.text().toLowerCase(Locale.ROOT))) {
          break;
        }
        names.add(word.text());
        next++;
      }
      return names;
    }

    String nameAfter(String keyword, Decision.Action action) throws CurationException {
      if (!takeIf(keyword)) {
        throw new CurationException(
            word(action) + " needs \"" + keyword + "\" and what follows it");
      }
      return take("something after \"" + keyword + "\"");
    }
  }
}

package io.github.dateline.read.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A record of GDELT's Global Knowledge Graph 2.1: what one document names, and where, but not its
 * text.
 *
 * @param document the address of the document
 * @param stamp when GDELT saw it, as {@code 20250805101500}
 * @param source the site
 * @param headline the page's title, empty if it is not there
 * @param names its people, organisations and places, by offset
 */
public record GkgRecord(
    String document, String stamp, String source, String headline, List<Name> names) {
  /** Columns of a record, parted by tabs (codebook of version 2.1). */
  private static final int COLUMNS = 27;

  private static final int SEEN = 1;
  private static final int SOURCE = 3;
  private static final int DOCUMENT = 4;
  private static final int LOCATIONS = 10;
  private static final int PERSONS = 12;
  private static final int ORGANIZATIONS = 14;
  private static final int EXTRAS = 26;

  private static final Pattern BEGINNING = Pattern.compile("\\d{14}-T?\\d+\\t\\d{14}\\t\\d*\\t");
  private static final Pattern HEADER = Pattern.compile("(?i)GKGRECORDID\\t");
  private static final Pattern PAGE_TITLE =
      Pattern.compile("<PAGE_TITLE>([^<]*)</PAGE_TITLE>", Pattern.CASE_INSENSITIVE);

  /** Documents longer than this in characters are laid out without their gaps. */
  private static final int MAX_OFFSET = 1 << 20;

  /**
   * A name in a document.
   *
   * @param type the tag of its type, such as {@code PERSON}
   * @param name what it names: of a place all that GDELT says, {@code Leeds, Leeds, United Kingdom}
   * @param form how it is written, as far as that is known
   * @param offset about how many characters stand before it in the text that GDELT had
   */
  public record Name(String type, String name, String form, int offset) {}

  /** Whether a file that begins like this has such records. */
  public static boolean begins(String text) {
    return BEGINNING.matcher(text).lookingAt() || HEADER.matcher(text).lookingAt();
  }

  /**
   * The record of a line.
   *
   * @return empty for a header
   * @throws IllegalArgumentException if it is none, with the reason on one line
   */
  public static Optional<GkgRecord> of(String line) {
    if (HEADER.matcher(line).lookingAt()) {
      return Optional.empty();
    }
    String[] columns =
        line.substring(0, line.length() - (line.endsWith("\r") ? 1 : 0)).split("\t", -1);
    if (columns.length < EXTRAS || columns.length > COLUMNS || columns[DOCUMENT].isBlank()) {
      throw new IllegalArgumentException(
          "not a record of GDELT's GKG 2.1: " + columns.length + " columns, not " + COLUMNS);
    }
    List<Name> names = new ArrayList<>();
    for (String place : columns[LOCATIONS].split(";")) {
      addPlace(place.split("#", -1), names);
    }
    addNames("PERSON", columns[PERSONS], names);
    addNames("ORGANIZATION", columns[ORGANIZATIONS], names);
    names.sort(Comparator.comparingInt(Name::offset));
    Matcher title = PAGE_TITLE.matcher(columns.length > EXTRAS ? columns[EXTRAS] : "");
    return Optional.of(
        new GkgRecord(
            columns[DOCUMENT].strip(),
            columns[SEEN].strip(),
            columns[SOURCE].strip(),
            title.find() ? title.group(1).strip() : "",
            List.copyOf(names)));
  }

  /** "Jane Roe,52;John Doe,380". */
  private static void addNames(String type, String column, List<Name> names) {
    for (String one : column.split(";")) {
      int comma = one.lastIndexOf(',');
      String name = comma < 0 ? "" : one.substring(0, comma).strip();
      int offset = comma < 0 ? -1 : offset(one.substring(comma + 1));
      if (!name.isEmpty() && offset >= 0) {
        names.add(new Name(type, name, name, offset));
      }
    }
  }

  /** "4#Leeds, Leeds, United Kingdom#UK#UKH3#40117#53.8#-1.58#-2601889#17". */
  private static void addPlace(String[] parts, List<Name> names) {
    int offset = parts.length < 9 ? -1 : offset(parts[parts.length - 1]);
    if (offset < 0 || parts[1].isBlank()) {
      return;
    }
    String type =
        switch (parts[0].strip()) {
          case "1" -> "COUNTRY";
          case "2", "5" -> "STATE_OR_PROVINCE";
          case "3", "4" -> "CITY";
          default -> "LOCATION";
        };
    String name = parts[1].strip();
    int comma = name.indexOf(',');
    String form = comma < 0 ? name : name.substring(0, comma).strip();
    if (!form.isEmpty()) {
      names.add(new Name(type, name, form, offset));
    }
  }

  private static int offset(String digits) {
    try {
      return Integer.parseInt(digits.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The names at their offsets and blanks between them, in place of the text. */
  public String layout() {
    StringBuilder text = new StringBuilder();
    for (Name name : names) {
      int gap = name.offset() < MAX_OFFSET ? name.offset() - text.length() : 0;
      text.append(" ".repeat(Math.max(text.isEmpty() ? 0 : 1, gap))).append(name.form());
    }
    return text.toString();
  }
}

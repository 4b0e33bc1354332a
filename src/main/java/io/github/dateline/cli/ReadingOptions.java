package io.github.dateline.cli;

import io.github.dateline.internal.table.Formats;
import io.github.dateline.read.ArticleReader;
import io.github.dateline.read.ReadOptions;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of commands that read articles, and what they say of what was read. */
final class ReadingOptions {
  /** The noun that a note begins with. */
  private static final Pattern PLURAL =
      Pattern.compile("^(article|text|key|row|message|part|attachment)s\\b");

  static final String PATHS =
      "Files, or folders with files, of articles, each perhaps with .gz. The format is told by the"
          + " content: text (an article each); JSON (lines, arrays, answers of news APIs); CSV and"
          + " TSV; ninjs, NITF and NewsML-G2; Reuters-21578; exports of LexisNexis, Nexis Uni and"
          + " Factiva; RSS and Atom; HTML; e-mail; WARC; METS with ALTO; IPTC 7901 and ANPA 1312;"
          + " zip and tar of any of these.";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--map",
      split = ",",
      paramLabel = "FIELD=KEY",
      description =
          "Which key or column of the files is which field: --map headline=Kop,body=Tekst. Fields"
              + " are id, headline, body, published, source, section, authors, url, filedFrom.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "The encoding of text and CSV files, such as windows-1252; told by itself.")
  private @Nullable Charset encoding;

  @Option(
      names = "--strict",
      description = "Set articles aside whose date cannot be read, rather than leave them undated.")
  private boolean strict;

  ReadOptions options() {
    ReadOptions options = ReadOptions.DEFAULT;
    for (String key : keys) {
      int sign = key.indexOf('=');
      try {
        if (sign < 1 || sign == key.length() - 1) {
          throw new IllegalArgumentException("must be FIELD=KEY, got '" + key + "'");
        }
        options = options.map(key.substring(0, sign), key.substring(sign + 1));
      } catch (IllegalArgumentException e) {
        throw new ParameterException(
            spec.commandLine(), "Invalid value for option '--map': " + e.getMessage());
      }
    }
    if (encoding != null) {
      options = options.encoding(encoding);
    }
    return strict ? options.strictDates() : options;
  }

  /** What was passed over, what may be wrong and what is missing, a line each. */
  static List<String> summary(ArticleReader reader) {
    List<String> lines = new ArrayList<>();
    if (reader.filesPassedOver() > 0) {
      List<String> endings = new ArrayList<>();
      reader.passedOver().forEach((ending, count) -> endings.add(ending + " " + count));
      lines.add(
          Formats.count(reader.filesPassedOver(), "file", "files")
              + " passed over, by name no articles: "
              + String.join(", ", endings)
              + " (a file given itself is read whatever its name)");
    }
    reader.notes().forEach(note -> lines.add(line(note)));
    return lines;
  }

  static String line(ArticleReader.Note note) {
    return (note.warning() ? "warning: " : "")
        + Formats.count(note.count())
        + " "
        + (note.count() == 1 ? PLURAL.matcher(note.what()).replaceFirst("$1") : note.what())
        + " ("
        + note.example()
        + ")";
  }
}

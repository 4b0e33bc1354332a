package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.read.internal.FileErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the command line says when something went wrong, on one line. */
final class ErrorMessages {
  private ErrorMessages() {}

  /** What is wrong with what was typed. */
  static String ofUsage(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String problem = inWords(Formats.oneLine(String.valueOf(e.getMessage())));
    String suggestion = "";
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> words = unmatched.getUnmatched();
      String word = words.isEmpty() ? "" : Formats.oneLine(words.get(0));
      problem =
          unmatched.isUnknownOption()
              ? "unknown option '" + word + "'"
              : command.getParent() == null
                  ? "no command is called '" + word + "'"
                  : "'" + word + "' is one argument too many";
      Set<String> all =
          unmatched.isUnknownOption()
              ? command.getCommandSpec().optionsMap().keySet()
              : command.getParent() == null ? command.getSubcommands().keySet() : Set.of();
      String name = word.replaceFirst("=.*", "");
      suggestion =
          all.stream()
              .filter(known -> name.length() > 3 && isSlip(name, known))
              .min(Comparator.comparingInt(known -> slips(name, known)))
              .map(known -> ", did you mean " + known + "?")
              .orElse("");
    }
    if (suggestion.isEmpty() && mayBeQuery(e)) {
      suggestion = ", or a query, which stands after -- if it begins with a dash";
    }
    return problem.substring(0, 1).toLowerCase(Locale.ROOT)
        + problem.substring(1)
        + suggestion
        + "; see '"
        + command.getCommandSpec().qualifiedName()
        + " --help'";
  }

  /** Whether a word that was taken for an option may be a query's, as in {@code -moon}. */
  private static boolean mayBeQuery(ParameterException e) {
    if (e instanceof MissingParameterException missing) {
      return missing.getMissing().stream().anyMatch(ErrorMessages::isQuery);
    }
    return e instanceof UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()
        && unmatched.getUnmatched().get(0).matches("-[^-].*")
        && e.getCommandLine().getCommandSpec().positionalParameters().stream()
            .anyMatch(ErrorMessages::isQuery);
  }

  private static boolean isQuery(ArgSpec argument) {
    return argument.isPositional() && argument.paramLabel().equals("QUERY");
  }

  /** Whether one word was typed for another. */
  static boolean isSlip(String typed, String known) {
    return slips(typed, known) <= Math.max(1, typed.length() / 4);
  }

  /** How many letters differ, are missing or are too many, or stand in each other's place. */
  private static int slips(String typed, String known) {
    int[][] slips = new int[typed.length() + 1][known.length() + 1];
    slips[0] = IntStream.rangeClosed(0, known.length()).toArray();
    for (int i = 1; i <= typed.length(); i++) {
      slips[i][0] = i;
      for (int j = 1; j <= known.length(); j++) {
        int other = slips[i - 1][j - 1] + (typed.charAt(i - 1) == known.charAt(j - 1) ? 0 : 1);
        slips[i][j] = Math.min(other, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        if (i > 1
            && j > 1
            && typed.charAt(i - 1) == known.charAt(j - 2)
            && typed.charAt(i - 2) == known.charAt(j - 1)) {
          slips[i][j] = Math.min(slips[i][j], slips[i - 2][j - 2] + 1);
        }
      }
    }
    return slips[typed.length()][known.length()];
  }

  /** Says without the names of Java's types what a number must be. */
  private static String inWords(String problem) {
    return problem
        .replaceFirst("is not an? (?:int|long)$", "is not a whole number, or too large")
        .replaceFirst("is not a double$", "is not a number");
  }

  /**
   * What went wrong while a command ran; empty if that is a fault of Dateline's. Only a mistyped
   * query takes more than one line.
   */
  static Optional<String> of(Throwable e) {
    return switch (e) {
      case DatelineException mistake -> Optional.of(ofMistake(mistake));
      case UncheckedIOException unchecked -> of(Objects.requireNonNull(unchecked.getCause()));
      case IOException io -> Optional.of(reason(io));
      case OutOfMemoryError memory -> Optional.of(tooLittle(Runtime.getRuntime().maxMemory()));
      case StackOverflowError stack -> Optional.of("too deeply nested to be read");
      default -> Optional.empty();
    };
  }

  /** How much would do is not known; twice as much as there was is the next to try. */
  private static String tooLittle(long bytes) {
    long megabytes = Math.ceilDiv(bytes, 1L << 20);
    return "too little memory with "
        + megabytes
        + " MB of heap; give Java more: DATELINE_JAVA_OPTS=-Xmx"
        + 2 * megabytes
        + "m dateline ...";
  }

  /** The problem and what may be done about it in the shell, above the query if it is about one. */
  private static String ofMistake(DatelineException e) {
    String line = e.problem() + e.remedy().map(remedy -> "; " + inShell(remedy)).orElse("");
    if (e.offset().isEmpty()) {
      return Formats.oneLine(line);
    }
    String message = String.valueOf(e.getMessage());
    return line + message.substring(message.indexOf('\n'));
  }

  private static String inShell(DatelineException.Remedy remedy) {
    return switch (remedy) {
      case REANNOTATE -> "annotate again with 'dateline index --reannotate'";
      case ANNOTATE_DATES -> "'dateline index --dates --reannotate ARCHIVE' finds them";
      case MERGE -> "'dateline merge --shards K' makes a new archive of it";
    };
  }

  static String reason(IOException e) {
    return Formats.oneLine(FileErrors.message(e));
  }
}

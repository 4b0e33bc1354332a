package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What the command line says when something went wrong, on one line. */
final class ErrorMessages {
  private ErrorMessages() {}

  /** What is wrong with what was typed. */
  static String of(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String problem = inWords(Layout.oneLine(String.valueOf(e.getMessage())));
    String suggestion = "";
    if (e instanceof UnmatchedArgumentException unmatched) {
      List<String> words = unmatched.getUnmatched();
      String word = words.isEmpty() ? "" : Layout.oneLine(words.get(0));
      problem =
          unmatched.isUnknownOption()
              ? "unknown option '" + word + "'"
              : command.getParent() == null
                  ? "no command is called '" + word + "'"
                  : "'" + word + "' is one argument too many";
      List<String> suggestions = unmatched.getSuggestions();
      suggestion = suggestions.isEmpty() ? "" : ", did you mean " + suggestions.get(0) + "?";
    }
    return problem.substring(0, 1).toLowerCase(Locale.ROOT)
        + problem.substring(1)
        + suggestion
        + "; see '"
        + command.getCommandSpec().qualifiedName()
        + " --help'";
  }

  /** Not everybody knows what Java calls its numbers. */
  private static String inWords(String problem) {
    return problem
        .replaceFirst("is not an? (?:int|long)$", "is not a whole number, or too large")
        .replaceFirst("is not a double$", "is not a number");
  }

  /** What went wrong while a command ran. Only a mistyped query takes more than one line. */
  static String of(Throwable e) {
    return switch (e) {
      case DatelineException query when query.offset().isPresent() ->
          String.valueOf(query.getMessage());
      case DatelineException mistake -> Layout.oneLine(mistake.problem());
      case UncheckedIOException unchecked -> of(unchecked.getCause());
      case IOException io -> reason(io);
      case OutOfMemoryError memory ->
          "too little memory; give Java more: DATELINE_JAVA_OPTS=-Xmx8g dateline ...";
      case StackOverflowError stack -> "too deeply nested to be read";
      case IllegalArgumentException argument when argument.getMessage() != null ->
          Layout.oneLine(argument.getMessage());
      case IllegalStateException state when state.getMessage() != null ->
          Layout.oneLine(state.getMessage());
      default ->
          "unexpected, a fault of Dateline's; --verbose shows where: "
              + Layout.oneLine(e.toString());
    };
  }

  /** Java's messages for files are often nothing but the path. */
  static String reason(IOException e) {
    String message =
        switch (e) {
          case NoSuchFileException gone -> gone.getFile() + ": no such file or folder";
          case AccessDeniedException denied -> denied.getFile() + ": no permission";
          case FileSystemException file when file.getReason() == null ->
              file.getFile() + ": " + words(file);
          default -> e.getMessage() == null ? words(e) : e.getMessage();
        };
    return Layout.oneLine(message);
  }

  /** FileAlreadyExistsException: file already exists. */
  private static String words(IOException e) {
    return e.getClass()
        .getSimpleName()
        .replace("Exception", "")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toLowerCase(Locale.ROOT);
  }
}

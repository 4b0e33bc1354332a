package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Whatever is typed, the outcome is an answer or a mistake, and no fault of Dateline's. */
class TypedValuesTest {
  private static final List<String> VALUES =
      List.of(
          "0",
          "-1",
          "2147483647",
          "9223372036854775807",
          "99999999999999999999",
          "1e400",
          "NaN",
          "Infinity",
          "2",
          "",
          "unheard of",
          "*",
          "PERSON/",
          "PERSON/" + "x".repeat(2000),
          "sentences:0");

  @TempDir static Path folder;

  static Path archive;

  @BeforeAll
  static void index() throws IOException {
    archive = CommandLineRun.archive(folder);
  }

  /** A question to each command, and more than one where options change what is asked. */
  private static List<List<String>> questions() {
    String in = archive.toString();
    String articles = folder.resolve("articles").toString();
    return List.of(
        List.of("search", in, "moon"),
        List.of("entities", in),
        List.of("entities", in, "moon", "--against=*:*"),
        List.of("cooccur", in),
        List.of("cooccur", in, "--entity=nasa", "--explain"),
        List.of("cooccur", in, "moon", "--against=*:*"),
        List.of("timeline", in),
        List.of("changes", in, "--since=0"),
        List.of("report", in, "--output=" + folder.resolve("report.json")),
        List.of("annotate", articles),
        List.of("measures", "--both=2", "--first=3", "--second=4", "--total=10"),
        List.of("check", in),
        List.of("merge", folder.resolve("merged").toString(), in),
        List.of("export", in, "-o", folder.resolve("export").toString()),
        List.of("remove", in, "nobody-here"),
        List.of("index", in, articles),
        List.of("curate", in, "suggest"),
        List.of("curate", in, "list"),
        List.of("curate", in, "undo"),
        List.of("curate", in, "apart", "nasa", "houston"),
        List.of("curate", in, "rename", "nasa", "Nasa"),
        List.of("curate", in, "type", "houston", "city"),
        List.of("curate", in, "hide", "nobody"),
        List.of("curate", in, "merge", "nasa", "houston"));
  }

  @TestFactory
  List<DynamicTest> noValueOfAnOptionIsAFaultOfDatelines() {
    List<DynamicTest> tests = new ArrayList<>();
    for (List<String> question : questions()) {
      for (OptionSpec option : command(question).getCommandSpec().options()) {
        if (option.arity().max() > 0) {
          tests.add(
              DynamicTest.dynamicTest(
                  String.join(" ", question) + " " + option.longestName(),
                  () -> tryValues(question, option)));
        }
      }
    }
    return tests;
  }

  @Test
  void everyCommandIsAsked() {
    List<CommandLine> asked = questions().stream().map(TypedValuesTest::command).toList();
    assertThat(asked.stream().map(line -> line.getCommandSpec().qualifiedName()).distinct())
        .containsExactlyInAnyOrderElementsOf(withOptions(program(), new ArrayList<>()));
  }

  /** The commands that have an option with a value and no commands of their own. */
  private static List<String> withOptions(CommandLine line, List<String> found) {
    boolean takesValues =
        line.getCommandSpec().options().stream().anyMatch(option -> option.arity().max() > 0);
    if (line.getSubcommands().isEmpty() && takesValues) {
      found.add(line.getCommandSpec().qualifiedName());
    }
    line.getSubcommands().values().forEach(below -> withOptions(below, found));
    return found;
  }

  private static CommandLine program() {
    OutputStream nowhere = OutputStream.nullOutputStream();
    return new Dateline(Terminal.none(nowhere, nowhere), options -> null).commandLine();
  }

  private static CommandLine command(List<String> question) {
    CommandLine command = program().getSubcommands().get(question.get(0));
    return command.getSubcommands().isEmpty()
        ? command
        : command.getSubcommands().get(question.get(2));
  }

  private static void tryValues(List<String> question, OptionSpec option) {
    String name = option.longestName() + "=";
    List<String> others = question.stream().filter(word -> !word.startsWith(name)).toList();
    VALUES.forEach(value -> ask(others, name + value));
  }

  @TestFactory
  Stream<DynamicTest> noQueryOrNameIsAFaultOfDatelines() {
    Set<String> makingArchives = Set.of("index", "annotate", "merge");
    return questions().stream()
        .filter(question -> !makingArchives.contains(question.get(0)))
        .map(question ->
            DynamicTest.dynamicTest(
                String.join(" ", question),
                () -> {
                  List<String> all = question.subList(0, question.size() - 1);
                  VALUES.forEach(value -> ask(question, "--", value));
                  VALUES.forEach(value -> ask(all, "--", value));
                }));
  }

  private static void ask(List<String> question, String... more) {
    List<String> words = new ArrayList<>(question);
    words.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(words.toArray());
    assertThat(run.err()).as(words.toString()).doesNotContain("unexpected", "\tat ");
    assertThat(run.status())
        .as(words.toString())
        .isIn(Dateline.DONE, Dateline.IN_PART, Dateline.FAILED);
  }
}

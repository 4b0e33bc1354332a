package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.stats.Measure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "index",
        "search",
        "entities",
        "cooccur",
        "timeline",
        "changes",
        "report",
        "export",
        "curate",
        "annotate",
        "measures",
        "check",
        "merge",
        "mcp",
        "completion",
        "remove"
      })
  void helpOfEachCommandIsAsApproved(String command) throws IOException {
    PrintStream before = System.err;
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
    CommandLineRun help;
    try {
      help = CommandLineRun.of(command, "--help").succeeds();
    } finally {
      System.setErr(before);
    }
    // As picocli does, of a percent sign that is not doubled.
    assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out()).contains("Exit status:", "Examples:", "--help");
    Golden.check("help/" + command + ".txt", help.out());
    assertThat(CommandLineRun.of("help", command).succeeds().out()).isEqualTo(help.out());
  }

  @Test
  void helpOfAllIsAsApproved() throws IOException {
    CommandLineRun help = CommandLineRun.of("--help").succeeds();
    Golden.check("help/dateline.txt", help.out());
    assertThat(CommandLineRun.of("help").succeeds().out()).isEqualTo(help.out());
  }

  @Test
  void noCommandIsWrongUsage() {
    CommandLineRun run = CommandLineRun.of();
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: dateline");
  }

  @Test
  void versionIsOneLine() {
    assertThat(CommandLineRun.of("--version").succeeds().out()).matches("dateline .+\n");
  }

  @Test
  void measuresAreListedWithoutCounts() throws IOException {
    CommandLineRun run = CommandLineRun.of("measures").succeeds();
    Golden.check("measures-list.txt", run.out());
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    for (Measure measure : Measure.values()) {
      assertThat(run.out()).contains("  " + measure.key() + " ");
    }
    CommandLineRun.of("measures", "--both", "3").failsWith("--first is missing");
    CommandLineRun.of("measures", "--explain").failsWith("--both, --first, --second and --total");
  }

  @Test
  void shellsCompleteCommandsAndOptions() {
    String bash = CommandLineRun.of("completion", "bash").succeeds().out();
    assertThat(bash).startsWith("#!").contains("cooccur", "--min-count");
    assertThat(CommandLineRun.of("completion", "zsh").succeeds().out())
        .startsWith("autoload")
        .endsWith(bash);
    assertThat(CommandLineRun.of("completion", "fish").succeeds().out().lines())
        .anyMatch(
            line -> line.startsWith("complete -c dateline -n __fish_use_subcommand -a search"))
        .anyMatch(line -> line.contains("__fish_seen_subcommand_from cooccur' -l min-count -r -d "))
        .allMatch(line -> line.startsWith("complete -c dateline ") && line.length() < 180);
    CommandLineRun.of("completion", "tcsh").failsWith("bash, zsh or fish", "tcsh");
  }

  @Test
  void mistypedCommandsAndOptionsAreNamedWithWhatIsNear() {
    CommandLineRun.of("serch").failsWith("'serch'", "did you mean search?", "dateline --help");
    CommandLineRun.of("serach").failsWith("'serach'", "did you mean search?");
    CommandLineRun.of("cooccur", "x", "--uint=article").failsWith("did you mean --unit?");
    CommandLineRun.of("help", "serch").failsWith("'serch'");
    CommandLineRun far = CommandLineRun.of("withdraw");
    far.failsWith("no command is called 'withdraw'; see 'dateline --help'");
    CommandLineRun.of("search", "--limt", "3", "a", "b")
        .failsWith("'--limt'", "did you mean --limit?", "'dateline search --help'");
    CommandLineRun.of("search", "a").failsWith("missing required parameter: 'QUERY'");
    CommandLineRun.of("index", "a").failsWith("missing required parameter: 'PATH'");
    CommandLineRun.of("check", "a", "b").failsWith("'b' is one argument too many");
    CommandLineRun.of("search", "a", "b", "--limit", "x").failsWith("--limit", "'x'");
    CommandLineRun.of("search", "a", "b", "--format", "xml").failsWith("text, json or csv", "xml");
    CommandLineRun.of("search", "a", "b", "--order", "best").failsWith("relevance, newest");
    CommandLineRun.of("index", "a", "b", "--format", "csv").failsWith("text or json", "csv");
    CommandLineRun.of("cooccur", "a", "--unit", "page").failsWith("--unit", "sentences:K", "page");
    CommandLineRun.of("cooccur", "a", "--rank", "luck").failsWith("--rank", "luck", "logDice");
    CommandLineRun.of("cooccur", "a", "--copies", "some").failsWith("independent or published");
    CommandLineRun.of("timeline", "a", "--by", "hour")
        .failsWith("--by", "day, week, month, quarter or year", "hour");
  }
}

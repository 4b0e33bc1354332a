package io.github.dateline.cli;

import io.github.dateline.DatelineException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The command {@code dateline mcp}: lets an assistant ask an archive. */
@Command(
    name = "mcp",
    customSynopsis = "dateline mcp ARCHIVE",
    description = {
      "Let an assistant ask an archive: a server of the Model Context Protocol.",
      "",
      "It reads requests from standard input and writes answers to standard output, until the input"
          + " ends. Its tools read only: search, entities, who_with_whom, pair, timeline, compare,"
          + " changes, article. Each answer is that of the archive as it is then, and names the"
          + " command that gives the same numbers."
    },
    exitCodeList = {"0:the assistant hung up", "2:no archive or one that cannot be read"},
    footer = {
      "  dateline mcp archive",
      "  claude mcp add news -- dateline mcp /full/path/to/archive"
    })
final class McpCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Parameters(paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path folder;

  @Mixin private VerifyOption verify;

  @Override
  public Integer call() throws IOException {
    PrintStream protocol = System.out;
    // Whatever else is printed must not come between the lines of the protocol.
    System.setOut(System.err);
    try (AssistantTools tools =
        new AssistantTools(dateline.open(folder, verify), folder.toString())) {
      serve(
          tools,
          new ProtocolInput(
              new BufferedInputStream(System.in), line -> dateline.terminal().complain(line)),
          protocol);
    } finally {
      System.setOut(protocol);
    }
    return Dateline.DONE;
  }

  private static void serve(AssistantTools tools, ProtocolInput in, PrintStream out) {
    // That it logs nowhere is meant.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Runnable hangUp;
    try {
      hangUp = McpServing.start(tools, in, out);
    } catch (NoClassDefFoundError e) {
      throw new DatelineException("io.modelcontextprotocol.sdk:mcp is not on the class path");
    }
    try {
      in.awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hangUp.run();
    }
  }
}

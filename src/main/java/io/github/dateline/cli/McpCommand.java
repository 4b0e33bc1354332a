package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.DatelineException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
          + " article. Each answer names the command that gives the same numbers."
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
    try (Archive archive = dateline.open(folder, verify)) {
      serve(new AssistantTools(archive, folder.toString()), System.in, protocol);
    } finally {
      System.setOut(protocol);
    }
    return Dateline.DONE;
  }

  private static void serve(AssistantTools tools, InputStream in, PrintStream out) {
    CountDownLatch ended = new CountDownLatch(1);
    Runnable hangUp;
    try {
      hangUp = McpServing.start(tools, new Ending(in, ended), out);
    } catch (NoClassDefFoundError e) {
      throw new DatelineException("io.modelcontextprotocol.sdk:mcp is not on the class path");
    }
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      hangUp.run();
    }
  }

  /** An input that tells when it ends. */
  private static final class Ending extends FilterInputStream {
    private final CountDownLatch ended;

    Ending(InputStream in, CountDownLatch ended) {
      super(in);
      this.ended = ended;
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return told(super.read(bytes, from, length));
    }

    private int told(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }
  }
}

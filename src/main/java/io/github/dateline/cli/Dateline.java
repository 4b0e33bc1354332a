package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line: {@code dateline COMMAND ...}. */
@Command(
    name = "dateline",
    customSynopsis = "dateline COMMAND [ARGUMENT...]",
    description = "Finds who appears with whom in news articles, and shows the sentences.",
    commandListHeading = "%nCommands:%n",
    exitCodeList = {
      "0:done, also when nothing was found",
      "1:done in part: something was set aside and is listed; or 'check' found a fault",
      "2:nothing done: wrong usage, a mistyped query, no archive or one that cannot be read"
    },
    footer = {
      "  dateline index archive corpus",
      "  dateline cooccur archive --entity 'Sean Duffy' --evidence 1",
      "",
      "'dateline help COMMAND' tells more about a command."
    },
    versionProvider = Dateline.Version.class)
public final class Dateline implements Callable<Integer> {
  /** All is done. */
  static final int DONE = 0;

  /** Something was set aside, or is at fault. */
  static final int IN_PART = 1;

  /** Nothing is done. */
  static final int FAILED = 2;

  /** The commands, in the order in which help lists them. */
  private static final List<String> COMMANDS =
      List.of(
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
          "remove",
          "mcp",
          "completion",
          "help");

  /** The commands that tell about all others. */
  private static final Set<String> TELLING = Set.of("completion", "help");

  /** The commands that ask an archive, which may take a while; the others tell how far they are. */
  private static final Set<String> READING =
      Set.of("search", "entities", "cooccur", "timeline", "changes", "report", "export", "check");

  /** What Lucene has to say about its speed is not for the reader of an answer. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private static final String SLF4J_VERBOSITY = "slf4j.internal.verbosity";

  /** A file of decisions made for another archive must not bury the answer. */
  private static final int MAX_WARNINGS = 5;

  private final Terminal terminal;
  private final Function<AnnotatorOptions, AnnotatorOnDemand> annotators;

  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description =
          "When something fails, show where in the program; when articles are indexed, what took"
              + " the time.")
  private boolean verbose;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  Dateline(Terminal terminal, Function<AnnotatorOptions, AnnotatorOnDemand> annotators) {
    this.terminal = terminal;
    this.annotators = annotators;
  }

  /**
   * Runs the command line and ends the process with its exit status.
   *
   * @param args the arguments
   */
  public static void main(String... args) {
    String running = System.getProperty("dateline.running");
    if (running != null) {
      // A start that did not come to its end leaves it, and the launcher takes the hint.
      Path.of(running).toFile().deleteOnExit();
    }
    if (System.getProperty(SLF4J_VERBOSITY) == null) {
      // What CoreNLP logs while it looks for dates is not read: that no one reads it is no warning.
      System.setProperty(SLF4J_VERBOSITY, "ERROR");
    }
    Optional<URLClassLoader> withModels = ModelFiles.loader(args);
    if (withModels.isPresent()) {
      runIn(withModels.get(), args);
    } else {
      System.exit(run(Terminal.ofProcess(), args));
    }
  }

  /** Starts again with other classes on the path. */
  private static void runIn(ClassLoader classes, String... args) {
    Thread.currentThread().setContextClassLoader(classes);
    try {
      Class<?> main = Class.forName(Dateline.class.getName(), true, classes);
      main.getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs the command line.
   *
   * @param out where answers go, in UTF-8
   * @param err where complaints go, in UTF-8
   * @param args the arguments
   * @return the exit status: 0 done, 1 done in part, 2 nothing done
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return run(Terminal.none(out, err), args);
  }

  private static int run(Terminal terminal, String... args) {
    return run(
        terminal,
        options -> {
          try {
            return AnnotatorOnDemand.of(options, terminal);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        args);
  }

  static int run(
      Terminal terminal, Function<AnnotatorOptions, AnnotatorOnDemand> annotators, String... args) {
    Dateline dateline = new Dateline(terminal, annotators);
    int status;
    try {
      status = dateline.commandLine(args).execute(args);
    } catch (RuntimeException | Error e) {
      status = dateline.failed(e);
    }
    if (terminal.loss().isPresent()) {
      terminal.complain(
          "the output could not be written: " + ErrorMessages.reason(terminal.loss().get()));
      return FAILED;
    }
    return status;
  }

  /**
   * The command line with all commands, or with the one that is asked for: to read what all of them
   * take is a tenth of a short start.
   */
  CommandLine commandLine(String... args) {
    CommandLine line = new CommandLine(this);
    commands(args).forEach(name -> line.addSubcommand(command(name)));
    line.setExpandAtFiles(false);
    HelpLayout.apply(line);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    line.setOut(writer(terminal.out()));
    line.setErr(writer(terminal.err()));
    Converters.register(line);
    line.setParameterExceptionHandler((e, arguments) -> {
      terminal.complain(ErrorMessages.ofUsage(e));
      if (verbose) {
        e.printStackTrace(terminal.err());
      }
      return FAILED;
    });
    line.setExecutionStrategy(parsed -> {
      String command = parsed.hasSubcommand() ? parsed.subcommand().commandSpec().name() : "";
      if (READING.contains(command)) {
        terminal.startSpinner(command);
      }
      try {
        return new CommandLine.RunLast().execute(parsed);
      } finally {
        terminal.stopSpinner();
      }
    });
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
    return line;
  }

  private static List<String> commands(String... args) {
    boolean one = args.length > 0 && COMMANDS.contains(args[0]) && !TELLING.contains(args[0]);
    return one ? List.of(args[0]) : COMMANDS;
  }

  private static Class<?> command(String name) {
    return switch (name) {
      case "index" -> IndexCommand.class;
      case "search" -> SearchCommand.class;
      case "entities" -> EntitiesCommand.class;
      case "cooccur" -> CooccurCommand.class;
      case "timeline" -> TimelineCommand.class;
      case "changes" -> ChangesCommand.class;
      case "report" -> ReportCommand.class;
      case "export" -> ExportCommand.class;
      case "curate" -> CurateCommand.class;
      case "annotate" -> AnnotateCommand.class;
      case "measures" -> MeasuresCommand.class;
      case "check" -> CheckCommand.class;
      case "merge" -> MergeCommand.class;
      case "remove" -> RemoveCommand.class;
      case "mcp" -> McpCommand.class;
      case "completion" -> CompletionCommand.class;
      case "help" -> HelpCommand.class;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private int failed(Throwable e) {
    Optional<String> foreseen = ErrorMessages.of(e);
    terminal.complain(foreseen.orElse("unexpected, a fault of Dateline's:"));
    if (verbose || foreseen.isEmpty()) {
      e.printStackTrace(terminal.err());
    }
    return FAILED;
  }

  Terminal terminal() {
    return terminal;
  }

  /** Says on standard error what only those want to know who asked for more. */
  void explain(String what) {
    if (verbose) {
      terminal.complain(what);
    }
  }

  /** Opens an archive, and says what in it and in the queries for it may not be as it was meant. */
  Archive open(Path folder, VerifyOption verify, Query... queries) throws IOException {
    Path place = Checks.archive(folder);
    Archive archive = verify.isSet() ? Archive.openVerified(place) : Archive.open(place);
    try {
      warn(archive.curationProblems());
      archive.onNotice(sentence -> warn(List.of(sentence)));
      for (Query query : queries) {
        archive.warnings(query).stream().map(Formats::oneLine).forEach(terminal::complain);
      }
      return archive;
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** Says what is passed over. */
  void warn(List<String> problems) {
    problems.stream().limit(MAX_WARNINGS).map(Formats::oneLine).forEach(terminal::complain);
    if (problems.size() > MAX_WARNINGS) {
      terminal.complain(
          "and "
              + (problems.size() - MAX_WARNINGS)
              + " more such lines; 'dateline curate ARCHIVE list' shows them");
    }
  }

  AnnotatorOnDemand annotator(AnnotatorOptions options) throws IOException {
    options.check();
    try {
      return annotators.apply(options);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Without a command. */
  @Override
  public Integer call() {
    terminal.err().print(spec.commandLine().getUsageMessage());
    return FAILED;
  }

  /** The version, as Maven wrote it into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"dateline " + number()};
    }

    static String number() {
      String version = Dateline.class.getPackage().getImplementationVersion();
      return version == null ? "(not packaged)" : version;
    }
  }

  /** {@code dateline help COMMAND}. */
  @Command(
      name = "help",
      customSynopsis = "dateline help [COMMAND]",
      description = "Tell about a command.")
  static final class HelpCommand implements Callable<Integer> {
    @ParentCommand private Dateline dateline;

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command.")
    private @Nullable String command;

    @Override
    public Integer call() {
      CommandLine all = spec.commandLine().getParent();
      CommandLine one = command == null ? all : all.getSubcommands().get(command);
      if (one == null) {
        throw new ParameterException(all, "no command is called '" + command + "'");
      }
      dateline.terminal.out().print(one.getUsageMessage());
      return DONE;
    }
  }
}

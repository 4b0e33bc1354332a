package io.github.dateline.cli;

import static io.github.dateline.internal.table.Column.count;
import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.text;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import io.github.dateline.annotate.GivenAnnotations;
import io.github.dateline.annotate.Indexer;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.Json;
import io.github.dateline.read.ArticleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command {@code dateline index}: reads, annotates and adds articles. */
@Command(
    name = "index",
    customSynopsis = "dateline index [OPTION...] ARCHIVE PATH...",
    description = {
      "Read articles, find the names in them, and add them to an archive.",
      "",
      "Articles that the archive already holds are left alone, so the same command can be given"
          + " again, to add what is new or to go on after it was cut short."
    },
    exitCodeList = {
      "0:all articles are in the archive",
      "1:some are not: what was set aside is listed",
      "2:nothing was added, replaced or there already"
    },
    footer = {
      "  dateline index archive corpus",
      "  dateline index --format json archive monday.jsonl.gz tuesday.txt",
      "  dateline index --annotations names.jsonl archive corpus"
    })
final class IndexCommand implements Callable<Integer> {
  private static final ColumnList<List<SetAside>> SET_ASIDE =
      ColumnList.of(
          list(
              "setAside",
              list -> list,
              ColumnList.of(text("where", SetAside::where), text("why", SetAside::why))));

  private static final ColumnList<List<ArticleReader.Note>> WARNINGS =
      ColumnList.of(
          list(
              "warnings",
              list -> list,
              ColumnList.of(
                  text("what", ArticleReader.Note::what),
                  count("count", ArticleReader.Note::count),
                  text("example", ArticleReader.Note::example))));

  /** The archive's own list of names, in its folder. */
  static final String NAMES = "names.txt";

  private static final int KILOBYTE = 1024;

  @ParentCommand private Dateline dateline;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "ARCHIVE",
      description = "The archive's folder; made if it is not there.")
  private Path archive;

  @Parameters(index = "1..*", paramLabel = "PATH", description = ReadingOptions.PATHS)
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = "--reannotate",
      description =
          "First annotate all articles of the archive again; needed once when an archive was made"
              + " by another version. Until all is done the archive stays as it was.")
  private boolean reannotate;

  @Mixin private MirrorOptions mirror;

  @Mixin private AnnotatorOptions options;

  @Option(
      names = "--annotations",
      paramLabel = "FILE",
      description =
          "Take the names from this file and not from a text: what 'dateline annotate' printed,"
              + " CoNLL, CoreNLP's JSON or GDELT's GKG. May be given several times.")
  private List<Path> annotations = new ArrayList<>();

  @Option(
      names = "--annotator",
      paramLabel = "NAME",
      description =
          "The annotator that the annotations are by, instead of the one that their files name.")
  private Optional<String> annotatorName = Optional.empty();

  @Mixin private ReadingOptions reading;

  @Mixin private ShardsOption shards;

  @Mixin private TextOrJsonOption format;

  /** Chosen before anything is read. */
  private @Nullable AnnotatorOnDemand annotator;

  private long reannotated;
  private long removed;
  private long withdrawn;
  private final SortedMap<String, Long> foreign = new TreeMap<>();
  private boolean checkpoint;
  private long tokens;
  private double seconds;

  @Override
  public Integer call() throws IOException {
    if (paths.isEmpty() && !reannotate) {
      throw new ParameterException(spec.commandLine(), "Missing required parameter: 'PATH'");
    }
    if (!paths.isEmpty() && paths.stream().noneMatch(Files::exists)) {
      throw new IOException(paths.get(0) + ": no such file or folder; nothing was done");
    }
    Checks.that(
        annotatorName.isEmpty() || !annotations.isEmpty(),
        "--annotator goes with --annotations only");
    if (!annotations.isEmpty()) {
      options.refuse();
    }
    Predicate<String> stays = null;
    if (mirror.isAsked()) {
      if (reannotate) {
        throw new ParameterException(
            spec.commandLine(), "--mirror and --reannotate do not go together");
      }
      Terminal terminal = dateline.terminal();
      stays =
          mirror.look(
              archive,
              paths,
              reading.options(),
              terminal,
              format.isJson() ? terminal::complain : terminal::line);
      if (stays == null) {
        return Dateline.FAILED;
      }
    }
    if (annotations.isEmpty() && Archive.exists(archive)) {
      try (Archive present = Archive.open(archive)) {
        present.annotator().ifPresent(options::like);
      }
      options.keptNames(archive.resolve(NAMES));
    }
    annotator = annotations.isEmpty() ? dateline.annotator(options) : given();
    if (reannotate) {
      // Opened to be told in one line if there is no archive to annotate again.
      Archive.open(Checks.archive(archive)).close();
    }
    try (PresentArticles stored = new PresentArticles(archive, mirror.isAsked());
        ArticleReader reader =
            ArticleReader.open(paths, reading.options().present(stored::article));
        InterruptHandler interrupt = InterruptHandler.listen()) {
      return index(reader, interrupt, stays);
    }
  }

  /** Keeps the list of names with the archive, for the next run and for its attributes. */
  private void keepNames() throws IOException {
    Path kept = archive.resolve(NAMES);
    Path names = options.names();
    if (names != null && annotations.isEmpty() && !names.equals(kept)) {
      Files.copy(names, kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private AnnotatorOnDemand given() throws IOException {
    GivenAnnotations given = GivenAnnotations.read(annotations, annotatorName);
    return new AnnotatorOnDemand(given.identity(), () -> given);
  }

  private ArchiveWriter writer() throws IOException {
    if (reannotate) {
      return ArchiveWriter.rebuild(archive);
    }
    return shards.number().isPresent()
        ? ArchiveWriter.open(archive, shards.number().getAsInt())
        : ArchiveWriter.open(archive);
  }

  private int index(
      ArticleReader reader, InterruptHandler interrupt, @Nullable Predicate<String> stays)
      throws IOException {
    ArchiveWriter writer = writer();
    long before = size();
    Indexer.Outcome outcome;
    try (writer) {
      if (reannotate && !annotateAnew(writer, interrupt)) {
        return Dateline.FAILED;
      }
      outcome = add(writer, reader, interrupt);
      if (reannotate && interrupt.asked()) {
        return leftAlone("interrupted");
      }
      for (Map.Entry<String, String> item : reader.withdrawn().entrySet()) {
        withdrawn += writer.withdraw(item.getKey(), item.getValue()) ? 1 : 0;
      }
      if (stays != null && !interrupt.asked()) {
        removed = writer.retain(stays, mirror.most()).size();
      }
      writer.commit();
      keepNames();
    } catch (UncheckedIOException e) {
      // The models or the articles of old could not be read: no fault of the archive being written.
      throw e.getCause();
    } catch (IOException e) {
      return cutShort(e, before);
    }
    if (interrupt.asked()) {
      dateline
          .terminal()
          .complain("interrupted; what was added is safe, and the same command goes on from there");
    }
    List<SetAside> setAside = new ArrayList<>(reader.setAside());
    setAside.addAll(outcome.setAside());
    print(outcome, reader, setAside);
    boolean nothing =
        outcome.added()
                + outcome.replaced()
                + outcome.unchanged()
                + outcome.outdated()
                + reannotated
                + removed
                + withdrawn
            == 0;
    return nothing ? Dateline.FAILED : setAside.isEmpty() ? Dateline.DONE : Dateline.IN_PART;
  }

  /** Tells whether all articles of the archive were annotated. */
  private boolean annotateAnew(ArchiveWriter writer, InterruptHandler interrupt)
      throws IOException {
    try (Archive old = Archive.open(archive)) {
      long[] read = {0};
      Iterator<AnnotatedArticle> stored = old.articles().iterator();
      Iterator<Article> articles =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return stored.hasNext();
            }

            @Override
            public Article next() {
              read[0]++;
              return stored.next().article();
            }
          };
      Indexer.Outcome outcome;
      try (IndexProgress progress =
          new IndexProgress(
              dateline.terminal(), "annotating again", old.size(), "", 1, () -> read[0])) {
        outcome = run(writer, articles, progress, interrupt);
      }
      reannotated = outcome.added();
      if (interrupt.asked()) {
        leftAlone("interrupted");
        return false;
      }
      if (!outcome.setAside().isEmpty()) {
        outcome.setAside().forEach(one -> dateline.terminal().complain(one.toString()));
        leftAlone(Formats.articles(outcome.setAside().size()) + " could not be annotated again");
        return false;
      }
      return true;
    }
  }

  private int leftAlone(String why) {
    dateline.terminal().complain(why + "; archive " + archive + " is left as it was");
    return Dateline.FAILED;
  }

  private Indexer.Outcome add(
      ArchiveWriter writer, ArticleReader reader, InterruptHandler interrupt) throws IOException {
    try (IndexProgress progress =
        new IndexProgress(
            dateline.terminal(),
            "indexing",
            reader.bytesTotal(),
            " KB",
            KILOBYTE,
            reader::bytesRead)) {
      return run(writer, reader, progress, interrupt);
    }
  }

  private Indexer.Outcome run(
      ArchiveWriter writer,
      Iterator<Article> articles,
      IndexProgress progress,
      InterruptHandler interrupt)
      throws IOException {
    AnnotatorOnDemand chosen = Objects.requireNonNull(annotator);
    ArticleFeed feed =
        new ArticleFeed(
            articles, chosen, article -> !writer.holds(article), progress::begin, interrupt::asked);
    Indexer.Listener listener =
        new Indexer.Listener() {
          @Override
          public void done(long articles, long tokens) {
            progress.done(articles, tokens);
          }

          @Override
          public void committed(long articles) {
            checkpoint |= !reannotate;
          }
        };
    progress.say("loading the models");
    Indexer.Outcome outcome = Indexer.of(chosen, writer).listener(listener).add(feed);
    chosen.fallbacks().forEach(dateline.terminal()::complain);
    dateline.explain(timings(outcome));
    seconds += progress.seconds();
    tokens += outcome.tokens();
    outcome.foreign().forEach((language, count) -> foreign.merge(language, count, Long::sum));
    return outcome;
  }

  /** The disk is full or has failed. What was committed before is safe: that is worth saying. */
  private int cutShort(IOException e, long before) {
    long now = size();
    boolean some = checkpoint || now > before;
    dateline
        .terminal()
        .complain(
            "archive "
                + archive
                + " could not be written to the end: "
                + ErrorMessages.reason(e)
                + (now == 0 ? "" : "; the " + Formats.articles(now) + " that it holds are safe")
                + (some ? ", and the same command goes on from there" : ""));
    return some ? Dateline.IN_PART : Dateline.FAILED;
  }

  /** How many articles a reader of the archive sees. */
  private long size() {
    try (Archive open = Archive.open(archive)) {
      return open.size();
    } catch (IOException e) {
      return 0;
    }
  }

  private void print(Indexer.Outcome outcome, ArticleReader reader, List<SetAside> setAside)
      throws IOException {
    if (format.isJson()) {
      try (Json json = Json.indented(dateline.terminal().out())) {
        json.object()
            .number("added", outcome.added())
            .number("replaced", outcome.replaced())
            .number("unchanged", outcome.unchanged())
            .number("reannotated", reannotated)
            .number("removed", removed)
            .number("outdated", outcome.outdated())
            .number("withdrawn", withdrawn)
            .number("tokens", tokens)
            .number("filesPassedOver", reader.filesPassedOver())
            .fields(SET_ASIDE, setAside);
        List<ArticleReader.Note> warnings =
            reader.notes().stream().filter(ArticleReader.Note::warning).toList();
        if (!warnings.isEmpty()) {
          json.fields(WARNINGS, warnings);
        }
        if (!foreign.isEmpty()) {
          json.object("foreign");
          for (Map.Entry<String, Long> language : foreign.entrySet()) {
            json.number(language.getKey(), language.getValue());
          }
          json.endObject();
        }
        json.endObject().endLine();
      }
      return;
    }
    Terminal terminal = dateline.terminal();
    if (reannotate) {
      terminal.line(Formats.articles(reannotated) + " annotated again");
    }
    terminal.line(
        Formats.articles(outcome.added())
            + " added, "
            + Formats.count(outcome.replaced())
            + " replaced, "
            + Formats.count(outcome.unchanged())
            + " unchanged, "
            + Formats.count(setAside.size())
            + " set aside"
            + (mirror.isAsked() ? ", " + Formats.count(removed) + " taken out" : ""));
    if (tokens > 0) {
      terminal.line(
          "%s in %.1f s, %s tokens/s",
          Formats.count(tokens, "token", "tokens"),
          seconds,
          Formats.count((long) (tokens / Math.max(seconds, 0.001))));
    }
    if (outcome.outdated() > 0) {
      terminal.line(
          Formats.count(outcome.outdated(), "earlier version", "earlier versions")
              + " passed over: a later one is there, or it was withdrawn");
    }
    if (withdrawn > 0) {
      terminal.line(Formats.articles(withdrawn) + " taken out: withdrawn by the source");
    }
    if (!foreign.isEmpty()) {
      terminal.line(
          Formats.articles(foreign.values().stream().mapToLong(Long::longValue).sum())
              + " not in English, left without names: "
              + foreign.entrySet().stream()
                  .map(language -> language.getKey() + ' ' + Formats.count(language.getValue()))
                  .collect(Collectors.joining(", ")));
    }
    ReadingOptions.summary(reader).forEach(terminal::line);
    if (!setAside.isEmpty()) {
      terminal.line("set aside:");
      setAside.forEach(one -> terminal.line("  " + one));
    }
    terminal.line("archive " + archive + " now holds " + Formats.articles(size()));
  }

  /** How long the parts of a run took, and which was the slowest. */
  private static String timings(Indexer.Outcome outcome) {
    double reading = seconds(outcome.reading());
    double annotating = seconds(outcome.annotating());
    double writing = seconds(outcome.writing());
    String slowest =
        annotating >= Math.max(reading, writing)
            ? "annotating"
            : reading >= writing ? "reading" : "writing";
    return String.format(
        Locale.ROOT,
        "reading took %.1f s, annotating %.1f s on each thread, writing %.1f s, side by side: %s"
            + " is the slowest",
        reading,
        annotating,
        writing,
        slowest);
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}

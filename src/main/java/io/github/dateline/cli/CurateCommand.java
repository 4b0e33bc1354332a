package io.github.dateline.cli;

import io.github.dateline.Archive;
import io.github.dateline.Curation;
import io.github.dateline.DatelineException;
import io.github.dateline.Decision;
import io.github.dateline.Entity;
import io.github.dateline.EntityTable;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code dateline curate}: corrects entity names. */
@Command(
    name = "curate",
    customSynopsis = "dateline curate ARCHIVE ACTION [OPTION...] [NAME...]",
    description = {
      "Correct entity names. All searches and counts follow at once; nothing is indexed again.",
      "",
      "A NAME is a name, a label or any form of it, as TYPE/Name where that fits several. Decisions"
          + " are lines of ARCHIVE/curation.txt, which may be edited, shared and compared."
    },
    subcommands = {
      CurateCommand.Merge.class,
      CurateCommand.Rename.class,
      CurateCommand.Type.class,
      CurateCommand.Hide.class,
      CurateCommand.Apart.class,
      CurateCommand.Undo.class,
      CurateListCommand.class,
      CurateSuggestCommand.class
    },
    commandListHeading = "%nActions:%n",
    exitCodeList = {
      "0:done",
      "1:with 'list': some lines of the file are passed over",
      "2:nothing done: no such name, a decision that cannot be, or no archive"
    },
    footer = {
      "  dateline curate archive suggest",
      "  dateline curate archive merge 'M. Gorbachev' 'Mikhail Gorbachev'",
      "  dateline curate archive merge PERSON/Roscosmos Roscosmos --type org",
      "  dateline curate archive undo",
      "",
      "'dateline curate ARCHIVE ACTION --help' tells more about an action."
    })
final class CurateCommand implements Callable<Integer> {
  @ParentCommand private Dateline dateline;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "ARCHIVE", description = "The archive's folder.")
  private Path archive;

  @Option(
      names = "--by",
      paramLabel = "WHO",
      scope = ScopeType.INHERIT,
      description = "Who decides, kept with the decision (default: your user name).")
  private @Nullable String by;

  /** Without an action. */
  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Missing an action: merge, rename, type, hide, apart, undo, list, suggest");
  }

  Terminal terminal() {
    return dateline.terminal();
  }

  Curation open() throws IOException {
    return Curation.open(
        Checks.archive(archive),
        Objects.requireNonNullElseGet(by, () -> System.getProperty("user.name", "")));
  }

  /** What an action does. */
  private interface Work {
    List<Decision> done(Curation curation) throws IOException;
  }

  private Integer decide(Work work) throws IOException {
    try (Curation curation = open()) {
      List<String> before = curation.problems();
      for (Decision decision : work.done(curation)) {
        terminal().line(decision.line() + "  " + Formats.oneLine(decision.text()));
        tell(curation, decision);
      }
      List<String> now = new ArrayList<>(curation.problems());
      now.removeAll(new HashSet<>(before));
      dateline.warn(now);
    }
    return Dateline.DONE;
  }

  /** What the decision has come to: who is how frequent now, and how to go back. */
  private void tell(Curation curation, Decision decision) throws IOException {
    if (decision.undo()) {
      return;
    }
    String undo = "'dateline curate " + archive + " undo " + decision.line() + "' undoes it";
    boolean counted =
        decision.action() != Decision.Action.HIDE && decision.action() != Decision.Action.APART;
    if (!counted) {
      terminal().line(undo);
      return;
    }
    Entity entity = curation.entity(decision.names().get(0));
    try (Archive open = Archive.open(archive)) {
      EntityTable table = open.entities(Query.all()).only(List.of(entity)).table();
      long articles = table.rows().isEmpty() ? 0 : table.rows().get(0).articles();
      terminal().line(entity + " is in " + Formats.articles(articles) + " now; " + undo);
    }
  }

  private static List<Entity> entities(Curation curation, List<String> names) throws IOException {
    List<Entity> entities = new ArrayList<>();
    for (String name : names) {
      entities.add(curation.entity(name));
    }
    return entities;
  }

  private EntityType type(String word) throws IOException {
    try (Archive open = Archive.open(archive)) {
      TypeOption.check(open, word);
    }
    Set<EntityType> types = EntityType.parse(word);
    if (types.size() > 1) {
      throw new DatelineException(
          "'"
              + word
              + "' stands for several types; name one of "
              + types.stream().sorted().toList());
    }
    return types.iterator().next();
  }

  /** {@code merge}. */
  @Command(
      name = "merge",
      customSynopsis = "dateline curate ARCHIVE merge [OPTION...] NAME... INTO",
      description = "Count several names as the last one.")
  static final class Merge implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(
        arity = "2..*",
        paramLabel = "NAME",
        description = "Those that are one; the last is whose name, label and link stay.")
    private List<String> names;

    @Option(
        names = "--type",
        paramLabel = "TYPE",
        description = "Their type from now on; needed where they are of different types.")
    private @Nullable String type;

    @Override
    public Integer call() throws IOException {
      return curate.decide(curation -> {
        List<Entity> parts = entities(curation, names.subList(0, names.size() - 1));
        Entity into = curation.entity(names.getLast());
        return List.of(
            type == null
                ? curation.merge(parts, into)
                : curation.merge(parts, into, curate.type(type)));
      });
    }
  }

  /** {@code rename}. */
  @Command(
      name = "rename",
      customSynopsis = "dateline curate ARCHIVE rename [OPTION...] NAME NEW",
      description = "Rename an entity. If the name is taken, the two are merged.")
  static final class Rename implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(index = "0", paramLabel = "NAME", description = "Who is renamed.")
    private String name;

    @Parameters(index = "1", paramLabel = "NEW", description = "The new name, without a type.")
    private String to;

    @Override
    public Integer call() throws IOException {
      return curate.decide(curation -> List.of(curation.rename(curation.entity(name), to)));
    }
  }

  /** {@code type}. */
  @Command(
      name = "type",
      customSynopsis = "dateline curate ARCHIVE type [OPTION...] NAME TYPE",
      description =
          "Change the type of an entity. If the name and type are taken, the two are merged.")
  static final class Type implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(index = "0", paramLabel = "NAME", description = "Whose type is wrong.")
    private String name;

    @Parameters(
        index = "1",
        paramLabel = "TYPE",
        description = "person, organisation, or a tag such as CITY or MISC.")
    private String type;

    @Override
    public Integer call() throws IOException {
      return curate.decide(
          curation -> List.of(curation.retype(curation.entity(name), curate.type(type))));
    }
  }

  /** {@code hide}. */
  @Command(
      name = "hide",
      customSynopsis = "dateline curate ARCHIVE hide [OPTION...] NAME...",
      description = "Leave out what is no name, or not wanted.")
  static final class Hide implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(arity = "1..*", paramLabel = "NAME", description = "Who is hidden.")
    private List<String> names;

    @Override
    public Integer call() throws IOException {
      return curate.decide(curation -> {
        List<Decision> decisions = new ArrayList<>();
        for (Entity entity : entities(curation, names)) {
          decisions.add(curation.hide(entity));
        }
        return decisions;
      });
    }
  }

  /** {@code apart}. */
  @Command(
      name = "apart",
      customSynopsis = "dateline curate ARCHIVE apart [OPTION...] NAME NAME...",
      description =
          "Keep names apart that look alike: they are not suggested again, and not made one by"
              + " mistake.")
  static final class Apart implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(arity = "2..*", paramLabel = "NAME", description = "Who are not one.")
    private List<String> names;

    @Override
    public Integer call() throws IOException {
      return curate.decide(curation -> List.of(curation.apart(entities(curation, names))));
    }
  }

  /** {@code undo}. */
  @Command(
      name = "undo",
      customSynopsis = "dateline curate ARCHIVE undo [OPTION...] [LINE]",
      description = "Undo a decision: all is as if it had not been taken.")
  static final class Undo implements Callable<Integer> {
    @ParentCommand private CurateCommand curate;

    @Parameters(
        arity = "0..1",
        paramLabel = "LINE",
        description = "The decision's line, as 'list' shows it (default: the last that stands).")
    private @Nullable Integer line;

    @Override
    public Integer call() throws IOException {
      return curate.decide(curation -> List.of(curation.undo(decision(curation.decisions()))));
    }

    private Decision decision(List<Decision> decisions) {
      if (line == null) {
        return decisions.reversed().stream()
            .filter(decision -> !decision.undo() && decision.undoneBy().isEmpty())
            .findFirst()
            .orElseThrow(() -> new DatelineException("there is no decision to undo"));
      }
      return decisions.stream()
          .filter(decision -> decision.line() == line)
          .findFirst()
          .orElseThrow(() ->
              new DatelineException(
                  "there is no decision in line " + line + "; 'list' shows them"));
    }
  }
}

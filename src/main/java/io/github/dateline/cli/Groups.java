package io.github.dateline.cli;

import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.text;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.GroupPair;
import io.github.dateline.Query;
import io.github.dateline.annotate.NameList;
import io.github.dateline.internal.table.ColumnList;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.internal.table.GroupColumns;
import io.github.dateline.internal.table.Json;
import io.github.dateline.internal.table.OutputType;
import io.github.dateline.internal.table.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The pairs of the groups that an attribute of an archive's own list of names makes. */
final class Groups {
  private final Terminal terminal;
  private final CooccurrenceQuery query;
  private final String attribute;
  private final List<GroupPair> pairs;

  /**
   * Counts them.
   *
   * @param folder the archive's
   * @throws DatelineException if the archive has no list of names, or its list no such attribute
   */
  Groups(Terminal terminal, Archive archive, Path folder, CooccurrenceQuery query, String attribute)
      throws IOException {
    this.terminal = terminal;
    this.query = query;
    this.attribute = attribute;
    pairs = archive.groups(query, groups(folder.resolve(IndexCommand.NAMES), attribute));
  }

  private static Map<Entity, String> groups(Path kept, String attribute) throws IOException {
    if (!Files.isRegularFile(kept)) {
      throw new DatelineException(
          "--by counts by what a list of names of your own says, and the archive has none; give it"
              + " one with 'dateline index --names FILE --reannotate'");
    }
    NameList list = NameList.read(kept);
    Map<Entity, String> groups = list.groups(attribute);
    if (groups.isEmpty()) {
      throw new DatelineException(
          "the list of names says no \""
              + attribute
              + "\" of any name; "
              + (list.attributes().isEmpty()
                  ? "it has name, type and forms alone"
                  : "it has " + String.join(", ", list.attributes())));
    }
    return groups;
  }

  void print(FormatOption format) throws IOException {
    switch (format.chosen()) {
      case TEXT -> printText();
      case JSON -> Json.write(terminal.out(), document(), pairs);
      case CSV -> format.csv(terminal).write(GroupColumns.TABLE, pairs);
    }
  }

  private void printText() throws IOException {
    terminal.line(
        "Which "
            + attribute
            + " is named with which in the same "
            + query.unit()
            + ": "
            + Formats.count(pairs.size(), "pair", "pairs")
            + (query.scope().equals(Query.all())
                ? ""
                : ", in articles that match " + Formats.oneLine(query.scope().toString())));
    if (!pairs.isEmpty()) {
      terminal.line("");
      new TextTable<>(GroupColumns.TABLE, pairs).print(terminal.out(), terminal.style());
    }
  }

  private ColumnList<List<GroupPair>> document() {
    return ColumnList.of(
        text("query", any -> query.scope().toString()),
        text("by", any -> attribute),
        text("unit", any -> query.unit().toString()),
        text("copies", any -> Formats.constant(query.copies())),
        list("rows", rows -> rows, GroupColumns.TABLE.in(OutputType.JSON)));
  }
}

package io.github.dateline.internal.table;

import io.github.dateline.Changes;
import io.github.dateline.CooccurrenceTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Changes as they were found. */
public record FoundChanges(
    long since,
    long state,
    long added,
    long replaced,
    long removed,
    List<CooccurrenceTable.Row> sure,
    List<Changes.Answers> answers,
    List<Changes.Partner> partners)
    implements Changes {

  public FoundChanges {
    sure = List.copyOf(sure);
    answers = List.copyOf(answers);
    partners = List.copyOf(partners);
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, ChangeColumns.DOCUMENT, this);
  }

  @Override
  public String toString() {
    return TextLayout.joined(ChangeText.of(this, TextStyle.PLAIN));
  }
}

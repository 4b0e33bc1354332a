package io.github.dateline.internal.table;

import io.github.dateline.Hits;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hits as they were found. */
public record FoundHits(Query query, long total, int from, List<Hits.Hit> top) implements Hits {

  public FoundHits {
    top = List.copyOf(top);
  }

  @Override
  public void writeCsv(Path file) throws IOException {
    Csv.write(file, HitColumns.TABLE, HitColumns.rows(this));
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, HitColumns.document(query), this);
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(HitText.of(this, TextStyle.PLAIN));
    lines.add(HitText.total(this));
    return TextLayout.joined(lines);
  }
}

package io.github.dateline.internal.table;

import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A timeline as it was counted. */
public record CountedTimeline(
    Query scope,
    List<Entity> entities,
    Timeline.BinWidth by,
    long inScope,
    long articles,
    long undated,
    CountedArticles of,
    List<Timeline.Bin> bins,
    List<Timeline.Burst> bursts)
    implements Timeline {

  public CountedTimeline {
    entities = List.copyOf(entities);
    bins = List.copyOf(bins);
    bursts = List.copyOf(bursts);
  }

  @Override
  public List<String> made() {
    return how().lines();
  }

  Made how() {
    StringBuilder options = new StringBuilder("--by " + by);
    entities.forEach(entity -> options.append(" --entity ").append(Descriptions.quoted(entity)));
    return of.made(scope, options.toString());
  }

  @Override
  public void writeCsv(Path file) throws IOException {
    Csv.write(file, TimelineColumns.of(by), bins);
  }

  @Override
  public void writeJson(Path file) throws IOException {
    Json.write(file, TimelineColumns.DOCUMENT, this);
  }

  @Override
  public String toString() {
    return TextTable.printed(
        Headings.of(this), new TextTable<>(TimelineColumns.ofText(this), bins), made());
  }
}

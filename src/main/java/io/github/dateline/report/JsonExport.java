package io.github.dateline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Entity;
import io.github.dateline.Passage;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Interval;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The report as JSON: the rows as {@code dateline cooccur --format json} gives them, and besides
 * the entities and the articles quoted. Numbers that do not exist are null.
 */
final class JsonExport {
  /** Of the strongest pairs; the archive tells those of others. */
  private static final int MOST_TIMELINES = 6;

  private final Report report;
  private final CooccurrenceTable table;
  private final JsonGenerator out;

  private JsonExport(Report report, JsonGenerator out) {
    this.report = report;
    this.table = report.table();
    this.out = out;
  }

  static byte[] bytes(Report report) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    try (JsonGenerator out = new JsonFactory().createGenerator(bytes)) {
      out.setPrettyPrinter(printer);
      new JsonExport(report, out).write();
      out.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  private void write() throws IOException {
    out.writeStartObject();
    out.writeStringField("title", report.title());
    out.writeStringField("query", table.query().scope().toString());
    out.writeStringField("unit", table.query().unit().toString());
    out.writeStringField("copies", table.query().copies().name().toLowerCase(Locale.ROOT));
    out.writeStringField("rankedBy", Wording.measure(table.query().rankBy()));
    out.writeNumberField("minimumCount", table.query().minimumCount());
    out.writeStringField("lastChanged", report.lastChanged().toString());
    out.writeNumberField("articles", table.articles());
    out.writeNumberField("texts", table.texts());
    text("from", report.firstDay().map(Object::toString));
    text("to", report.lastDay().map(Object::toString));
    out.writeNumberField("units", table.units());
    // Significance is claimed for articles alone: sentences of one are not independent.
    if (table.query().unit().equals(Unit.ARTICLE)) {
      out.writeNumberField("tests", table.tests());
    } else {
      out.writeNullField("tests");
    }
    out.writeNumberField("pairs", table.pairs());
    out.writeArrayFieldStart("rows");
    for (CooccurrenceTable.Row row : table) {
      write(row);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("entities");
    int[] groups = report.communities().ofNodes();
    for (int number = 0; number < groups.length; number++) {
      Node node = report.nodes().get(number);
      out.writeStartObject();
      entity("entity", node.entity());
      out.writeNumberField("articles", node.articles());
      out.writeNumberField("sentences", node.sentences());
      out.writeNumberField("group", groups[number] + 1);
      out.writeArrayFieldStart("forms");
      for (String form : node.forms()) {
        out.writeString(form);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeArrayFieldStart("timelines");
    if (report.over().articles().isPresent()) {
      timeline(report.over().articles().get());
    }
    List<Timeline> pairs = report.over().pairs();
    for (Timeline timeline : pairs.subList(0, Math.min(MOST_TIMELINES, pairs.size()))) {
      timeline(timeline);
    }
    out.writeEndArray();
    text("laterFrom", report.over().middle().map(Object::toString));
    compared("change", report.over().change());
    compared("characteristic", report.over().characteristic());
    out.writeArrayFieldStart("quoted");
    for (Citation citation : report.citations().values()) {
      out.writeStartObject();
      out.writeStringField("article", citation.id());
      out.writeStringField("headline", citation.headline());
      text("published", citation.day().map(Object::toString));
      text("source", citation.source());
      text("url", citation.link());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(CooccurrenceTable.Row row) throws IOException {
    out.writeStartObject();
    entity("first", row.first());
    entity("second", row.second());
    counts("counts", row.counts());
    number("expected", row.counts().expected());
    out.writeObjectFieldStart("measures");
    for (Measure measure : Measure.values()) {
      number(measure.key(), table.score(measure, row));
    }
    out.writeEndObject();
    counts("independent", row.independent());
    counts("published", row.published());
    out.writeNumberField("sources", row.sources());
    if (row.significance().isPresent()) {
      Significance sure = row.significance().get();
      out.writeObjectFieldStart("intervals");
      interval("logRatio", sure.logRatio());
      interval("relativeRisk", sure.relativeRisk());
      interval("logOddsRatio", sure.logOddsRatio());
      out.writeEndObject();
      number("pValue", sure.pValue());
      number("qValue", sure.qValue());
    } else {
      out.writeNullField("intervals");
      out.writeNullField("pValue");
      out.writeNullField("qValue");
    }
    number("score", row.score());
    out.writeArrayFieldStart("evidence");
    for (Passage passage : row.evidence()) {
      write(passage);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Passage passage) throws IOException {
    out.writeStartObject();
    out.writeStringField("article", passage.article());
    out.writeStringField("field", passage.field().key());
    out.writeNumberField("start", passage.start());
    out.writeNumberField("end", passage.end());
    out.writeStringField("text", passage.text());
    out.writeArrayFieldStart("mentions");
    for (Passage.Highlight highlight : passage.highlights()) {
      out.writeStartObject();
      out.writeStringField("which", highlight.kind().name().toLowerCase(Locale.ROOT));
      out.writeNumberField("start", highlight.start());
      out.writeNumberField("end", highlight.end());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void entity(String name, Entity entity) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("type", entity.type().tag());
    out.writeStringField("name", entity.name());
    out.writeStringField("label", entity.label());
    text("wikipedia", entity.wikipedia());
    out.writeEndObject();
  }

  private void interval(String name, Interval interval) throws IOException {
    out.writeObjectFieldStart(name);
    number("low", interval.low());
    number("high", interval.high());
    number("level", interval.level());
    out.writeEndObject();
  }

  private void timeline(Timeline timeline) throws IOException {
    out.writeStartObject();
    out.writeStringField("by", timeline.by().toString());
    out.writeArrayFieldStart("entities");
    for (Entity entity : timeline.entities()) {
      out.writeString(entity.toString());
    }
    out.writeEndArray();
    out.writeArrayFieldStart("bins");
    for (Timeline.Bin bin : timeline) {
      out.writeStartObject();
      out.writeStringField("start", bin.start().toString());
      out.writeNumberField("articles", bin.articles());
      out.writeNumberField("total", bin.total());
      out.writeBooleanField("burst", bin.burst());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** The rows of a comparison; null where there was nothing to compare. */
  private void compared(String name, Optional<ComparisonTable> compared) throws IOException {
    if (compared.isEmpty()) {
      out.writeNullField(name);
      return;
    }
    out.writeArrayFieldStart(name);
    for (ComparisonTable.Row row : compared.get()) {
      out.writeStartObject();
      out.writeArrayFieldStart("entities");
      for (Entity entity : row.entities()) {
        out.writeString(entity.toString());
      }
      out.writeEndArray();
      out.writeStringField("change", row.change().name().toLowerCase(Locale.ROOT));
      counts("counts", row.counts());
      number("score", row.score());
      number("qValue", row.significance().map(Significance::qValue).orElse(Double.NaN));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private void counts(String name, Contingency counts) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeNumberField("both", counts.both());
    out.writeNumberField("first", counts.first());
    out.writeNumberField("second", counts.second());
    out.writeNumberField("total", counts.total());
    out.writeEndObject();
  }

  private void text(String name, Optional<String> value) throws IOException {
    out.writeStringField(name, value.orElse(null));
  }

  private void number(String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
    } else {
      out.writeNullField(name);
    }
  }
}

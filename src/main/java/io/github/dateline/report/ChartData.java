package io.github.dateline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Writes the data of the page's charts, as JSON that may stand inside a script element. */
final class ChartData {
  private final Report report;
  private final JsonGenerator out;

  private ChartData(Report report, JsonGenerator out) {
    this.report = report;
    this.out = out;
  }

  static String json(Report report) throws IOException {
    StringWriter text = new StringWriter();
    // Without letters beyond ASCII there is no line separator either, which ends a line in scripts.
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator out = factory.createGenerator(text)) {
      new ChartData(report, out).write();
    }
    // A "<" can only be inside of a text.
    return text.toString().replace("<", "\\u003c");
  }

  private void write() throws IOException {
    Network network = Network.of(report);
    out.writeStartObject();
    out.writeStringField("unit", new ReportText(report).units());
    out.writeStringField("measure", ReportText.words(report.table().rankedBy()));
    nodes(network);
    links(network);
    out.writeArrayFieldStart("groups");
    for (Communities.Community group : report.communities().groups()) {
      numbers(group.members().stream().mapToLong(Integer::longValue).toArray());
    }
    out.writeEndArray();
    if (!report.trends().pairs().isEmpty()) {
      time(report.trends().pairs());
    }
    out.writeEndObject();
  }

  private void nodes(Network network) throws IOException {
    out.writeArrayFieldStart("nodes");
    for (int i = 0; i < report.nodes().size(); i++) {
      NetworkNode node = report.nodes().get(i);
      out.writeStartArray();
      out.writeString(Formats.documentLine(node.entity().label()));
      out.writeString(node.kind().key());
      out.writeString(EntityNames.type(node.entity()));
      out.writeNumber(node.articles());
      out.writeNumber(Math.round(network.x()[i]));
      out.writeNumber(Math.round(network.y()[i]));
      out.writeNumber(Math.round(2 * network.radius()[i]));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void links(Network network) throws IOException {
    List<CooccurrenceTable.Row> rows = report.table().rows();
    out.writeArrayFieldStart("links");
    for (int i = 0; i < rows.size(); i++) {
      CooccurrenceTable.Row row = rows.get(i);
      out.writeStartArray();
      out.writeNumber(report.number(row.first()));
      out.writeNumber(report.number(row.second()));
      out.writeNumber(row.counts().both());
      out.writeNumber(Math.round(network.weights().values()[i] * 1000));
      out.writeString(Formats.PRINTED.number(row.score(), 2));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void time(List<Timeline> pairs) throws IOException {
    out.writeObjectFieldStart("time");
    out.writeStringField("by", pairs.get(0).by().toString());
    out.writeArrayFieldStart("starts");
    for (Timeline.Bin bin : pairs.get(0)) {
      out.writeString(TimelineBars.label(bin.start(), pairs.get(0).by()));
    }
    out.writeEndArray();
    out.writeFieldName("totals");
    numbers(pairs.get(0).bins().stream().mapToLong(Timeline.Bin::total).toArray());
    out.writeArrayFieldStart("pairs");
    for (Timeline pair : pairs) {
      numbers(pair.bins().stream().mapToLong(Timeline.Bin::articles).toArray());
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void numbers(long[] numbers) throws IOException {
    out.writeArray(numbers, 0, numbers.length);
  }
}

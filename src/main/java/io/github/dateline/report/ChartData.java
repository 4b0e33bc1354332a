package io.github.dateline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.dateline.CooccurrenceTable;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the page's script draws, as JSON that may stand inside a script element. */
final class ChartData {
  private ChartData() {}

  static String json(Report report) throws IOException {
    List<CooccurrenceTable.Row> rows = report.table().rows();
    double[] strength = strengths(rows);
    StringWriter text = new StringWriter();
    // Without letters beyond ASCII there is no line separator either, which ends a line in scripts.
    JsonFactory factory = JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.writeStartObject();
      out.writeStringField("unit", new Wording(report).units());
      out.writeStringField("measure", Wording.measure(report.table().query().rankBy()));
      writeNodes(out, report, strength);
      out.writeArrayFieldStart("links");
      for (int i = 0; i < rows.size(); i++) {
        CooccurrenceTable.Row row = rows.get(i);
        out.writeStartArray();
        out.writeNumber(report.number(row.first()));
        out.writeNumber(report.number(row.second()));
        out.writeNumber(row.counts().both());
        out.writeNumber(Math.round(strength[i] * 1000));
        out.writeString(Shown.number(row.score(), 2));
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    // A "<" can only be inside of a text.
    return text.toString().replace("<", "\\u003c");
  }

  private static void writeNodes(JsonGenerator out, Report report, double[] strength)
      throws IOException {
    List<Node> nodes = report.nodes();
    double most = nodes.stream().mapToLong(Node::articles).max().orElse(1);
    double[] radius = new double[nodes.size()];
    for (int i = 0; i < radius.length; i++) {
      // Many nodes are smaller, or they would cover one another.
      double room = Math.min(1, Math.sqrt(120.0 / nodes.size()));
      radius[i] = room * (5 + 17 * Math.sqrt(nodes.get(i).articles() / most));
    }
    List<NetworkLayout.Link> links = new ArrayList<>();
    List<CooccurrenceTable.Row> rows = report.table().rows();
    for (int i = 0; i < rows.size(); i++) {
      links.add(
          new NetworkLayout.Link(
              report.number(rows.get(i).first()),
              report.number(rows.get(i).second()),
              0.35 + 0.65 * strength[i]));
    }
    double[][] places = NetworkLayout.of(radius, links);
    out.writeArrayFieldStart("nodes");
    for (int i = 0; i < radius.length; i++) {
      Node node = nodes.get(i);
      out.writeStartArray();
      out.writeString(Shown.line(node.entity().label()));
      out.writeString(node.kind().name().toLowerCase(Locale.ROOT));
      out.writeString(HtmlPage.typeWords(node.entity()));
      out.writeNumber(node.articles());
      out.writeNumber(node.sentences());
      out.writeNumber(Math.round(places[0][i]));
      out.writeNumber(Math.round(places[1][i]));
      out.writeNumber(Math.round(2 * radius[i]));
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  /** Scores as parts of the way from the lowest to the highest, 0 where there is none. */
  private static double[] strengths(List<CooccurrenceTable.Row> rows) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (CooccurrenceTable.Row row : rows) {
      if (Double.isFinite(row.score())) {
        low = Math.min(low, row.score());
        high = Math.max(high, row.score());
      }
    }
    double[] strengths = new double[rows.size()];
    for (int i = 0; i < strengths.length; i++) {
      double score = rows.get(i).score();
      if (Double.isFinite(score)) {
        strengths[i] = high > low ? (score - low) / (high - low) : 1;
      } else {
        strengths[i] = score > 0 ? 1 : 0;
      }
    }
    return strengths;
  }
}

package io.github.dateline.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.internal.table.Formats;
import io.github.dateline.stats.Excess;
import java.io.IOException;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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
    ReportText wording = new ReportText(report);
    out.writeStartObject();
    out.writeStringField("title", Formats.documentLine(report.title()));
    out.writeStringField("unit", wording.units());
    out.writeStringField("one", wording.unit());
    out.writeStringField("measure", ReportText.words(report.table().rankedBy()));
    out.writeBooleanField("sureness", report.table().query().unit().equals(Unit.ARTICLE));
    out.writeStringField("query", wording.scopeOrAll());
    out.writeStringField("options", wording.options());
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
    if (report.articles().areCarried()) {
      articles(report.articles());
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
      out.writeString(EntityNames.id(node.entity()));
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
      out.writeNumber(
          row.excess().map(Excess::qValue).filter(q -> q <= ReportText.MAX_Q).isPresent() ? 1 : 0);
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
    out.writeArrayFieldStart("days");
    for (Timeline.Bin bin : pairs.get(0)) {
      out.writeString(bin.start().toString());
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

  /**
   * The articles, column by column, each as numbers in Base64: the days since the article before,
   * those without a date at the end; source and section; the group of copies; and the units that
   * name somebody, the names of each as the distance from the one before.
   */
  private void articles(ReportArticles articles) throws IOException {
    List<ReportArticles.Row> rows = articles.rows();
    ReportArticles.Numbers days = new ReportArticles.Numbers();
    ReportArticles.Numbers sources = new ReportArticles.Numbers();
    ReportArticles.Numbers sections = new ReportArticles.Numbers();
    ReportArticles.Numbers groups = new ReportArticles.Numbers();
    ReportArticles.Numbers units = new ReportArticles.Numbers();
    LocalDate first = null;
    LocalDate before = null;
    int dated = 0;
    for (ReportArticles.Row row : rows) {
      Optional<LocalDate> day = row.day();
      if (day.isPresent()) {
        first = first == null ? day.get() : first;
        days.add(before == null ? 0 : day.get().toEpochDay() - before.toEpochDay());
        before = day.get();
        dated++;
      }
      sources.add(articles.listed(row).source());
      sections.add(articles.listed(row).section());
      groups.add(row.group());
      units(row.units(), units);
    }
    out.writeObjectFieldStart("articles");
    out.writeNumberField("total", rows.size());
    out.writeNumberField("dated", dated);
    out.writeStringField("first", first == null ? "" : first.toString());
    out.writeBinaryField("days", days.bytes());
    out.writeBinaryField("source", sources.bytes());
    out.writeBinaryField("section", sections.bytes());
    out.writeBinaryField("group", groups.bytes());
    out.writeBinaryField("units", units.bytes());
    texts("sources", articles.sources());
    texts("sections", articles.sections());
    titles(articles);
    out.writeEndObject();
  }

  private static void units(int[] units, ReportArticles.Numbers into) {
    int runs = 0;
    for (int at = 0; at < units.length; at += 2 + units[at + 1]) {
      runs++;
    }
    into.add(runs);
    for (int at = 0; at < units.length; at += 2 + units[at + 1]) {
      into.add(units[at]);
      into.add(units[at + 1]);
      for (int i = 0; i < units[at + 1]; i++) {
        into.add(units[at + 2 + i] - (i == 0 ? 0 : units[at + 1 + i]));
      }
    }
  }

  /** By the article's place: its title, its address or nothing, and its text if it is there. */
  private void titles(ReportArticles articles) throws IOException {
    out.writeObjectFieldStart("titles");
    for (int i = 0; i < articles.rows().size(); i++) {
      ReportArticles.Listed listed = articles.listed(articles.rows().get(i));
      if (listed.citation() == null) {
        continue;
      }
      out.writeArrayFieldStart(Integer.toString(i));
      out.writeString(listed.citation().title());
      if (listed.citation().link().isPresent() || listed.text() != null) {
        out.writeString(listed.citation().link().orElse(""));
      }
      if (listed.text() != null) {
        out.writeString(listed.text());
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private void texts(String field, List<String> texts) throws IOException {
    out.writeArrayFieldStart(field);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }

  private void numbers(long[] numbers) throws IOException {
    out.writeArray(numbers, 0, numbers.length);
  }
}

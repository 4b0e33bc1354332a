package io.github.dateline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.github.dateline.Entity;
import io.github.dateline.SetAside;
import io.github.dateline.stats.Contingency;
import io.github.dateline.stats.Interval;
import io.github.dateline.stats.Measure;
import io.github.dateline.stats.Significance;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Writes JSON, each value ended by {@link #endLine}; numbers that do not exist are null. */
final class Json implements Closeable {
  private final JsonGenerator out;
  private final Terminal terminal;

  private Json(Terminal terminal) throws IOException {
    this.terminal = terminal;
    out = new JsonFactory().createGenerator(terminal.out());
    out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
  }

  /** One value over many lines. */
  static Json indented(Terminal terminal) throws IOException {
    Json json = new Json(terminal);
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("");
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
    printer.indentArraysWith(lines);
    printer.indentObjectsWith(lines);
    json.out.setPrettyPrinter(printer);
    return json;
  }

  /** Many values, a line each. */
  static Json lines(Terminal terminal) throws IOException {
    Json json = new Json(terminal);
    json.out.setPrettyPrinter(new MinimalPrettyPrinter(""));
    return json;
  }

  Json object() throws IOException {
    out.writeStartObject();
    return this;
  }

  Json object(String name) throws IOException {
    out.writeObjectFieldStart(name);
    return this;
  }

  Json endObject() throws IOException {
    out.writeEndObject();
    return this;
  }

  Json array(String name) throws IOException {
    out.writeArrayFieldStart(name);
    return this;
  }

  Json endArray() throws IOException {
    out.writeEndArray();
    return this;
  }

  Json item(String value) throws IOException {
    out.writeString(value);
    return this;
  }

  Json text(String name, String value) throws IOException {
    out.writeStringField(name, value);
    return this;
  }

  Json text(String name, Optional<String> value) throws IOException {
    out.writeStringField(name, value.orElse(null));
    return this;
  }

  Json truth(String name, boolean value) throws IOException {
    out.writeBooleanField(name, value);
    return this;
  }

  Json number(String name, long value) throws IOException {
    out.writeNumberField(name, value);
    return this;
  }

  Json number(String name, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumberField(name, value);
      return this;
    }
    return none(name);
  }

  Json none(String name) throws IOException {
    out.writeNullField(name);
    return this;
  }

  /** An entity of an archive. */
  Json entity(String name, Entity entity) throws IOException {
    return object(name).of(entity).endObject();
  }

  /** An entity in an array. */
  Json entity(Entity entity) throws IOException {
    return object().of(entity).endObject();
  }

  private Json of(Entity entity) throws IOException {
    return text("type", entity.type().tag())
        .text("name", entity.name())
        .text("label", entity.label())
        .text("wikipedia", entity.wikipedia());
  }

  Json counts(String name, Contingency counts) throws IOException {
    return object(name)
        .number("both", counts.both())
        .number("first", counts.first())
        .number("second", counts.second())
        .number("total", counts.total())
        .endObject();
  }

  /** All measures of a table that is one of several looked at together. */
  Json measures(Contingency counts, long tests) throws IOException {
    return measures(measure -> measure.score(counts, Math.max(1, tests)));
  }

  /** All measures, scored in one way. */
  Json measures(ToDoubleFunction<Measure> scored) throws IOException {
    object("measures");
    for (Measure measure : Measure.values()) {
      number(measure.key(), scored.applyAsDouble(measure));
    }
    return endObject();
  }

  /** How sure a row is; null where that is not claimed. */
  Json significance(Optional<Significance> claimed) throws IOException {
    if (claimed.isEmpty()) {
      return none("intervals").none("pValue").none("qValue");
    }
    Significance sure = claimed.get();
    return object("intervals")
        .interval("logRatio", sure.logRatio())
        .interval("relativeRisk", sure.relativeRisk())
        .interval("logOddsRatio", sure.logOddsRatio())
        .endObject()
        .number("pValue", sure.pValue())
        .number("qValue", sure.qValue());
  }

  Json interval(String name, Interval interval) throws IOException {
    return object(name)
        .number("low", interval.low())
        .number("high", interval.high())
        .number("level", interval.level())
        .endObject();
  }

  /** A row in words. */
  Json explanation(List<String> lines) throws IOException {
    array("explanation");
    for (String line : lines) {
      item(line);
    }
    return endArray();
  }

  Json setAside(List<SetAside> setAside) throws IOException {
    array("setAside");
    for (SetAside one : setAside) {
      object().text("where", one.where()).text("why", one.why()).endObject();
    }
    return endArray();
  }

  /** Ends a value and hands it on. */
  void endLine() throws IOException {
    out.flush();
    terminal.out().print('\n');
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

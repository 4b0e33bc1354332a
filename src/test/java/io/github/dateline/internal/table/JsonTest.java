package io.github.dateline.internal.table;

import static io.github.dateline.internal.table.Column.list;
import static io.github.dateline.internal.table.Column.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void columnsAreNested() throws IOException {
    Json.write(
        out,
        Sample.COLUMNS.in(OutputType.JSON),
        Sample.of("say \"İ\"\n", 12345, 12.5, new Sample.Part(-1, null)));
    assertThat(written())
        .isEqualTo(
            """
            {
              "name": "say \\"İ\\"\\n",
              "size": 12345,
              "weight": 12.5,
              "heavy": true,
              "part": {
                "low": -1.0,
                "note": null
              },
              "parts": [
                {
                  "low": -1.0,
                  "note": null
                },
                {
                  "low": null,
                  "note": "none"
                }
              ],
              "notes": [
                null,
                "none"
              ]
            }
            """);
  }

  @Test
  void whatDoesNotExistIsNull() throws IOException {
    ColumnList<Double> number = ColumnList.of(number("value", value -> value));
    ColumnList<List<Double>> columns =
        ColumnList.of(
            list("numbers", numbers -> numbers, number), list("none", numbers -> null, number));
    Json.write(
        out,
        columns,
        List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e-300));
    assertThat(written().replaceAll("\\s", ""))
        .isEqualTo(
            "{\"numbers\":[{\"value\":null},{\"value\":null},{\"value\":null},"
                + "{\"value\":1.0E-300}],\"none\":null}");
  }

  @Test
  void aGroupThatDoesNotExistIsNullAndListsMayBeEmpty() throws IOException {
    Json.write(out, Sample.COLUMNS.in(OutputType.JSON), Sample.of("b", 0, Double.NaN));
    assertThat(written())
        .contains("\"weight\": null", "\"part\": null", "\"parts\": [],", "\"notes\": []\n}\n");
  }

  @Test
  void manyValuesHaveALineEach() throws IOException {
    try (Json json = Json.lines(out)) {
      json.object().text("a", "x").text("b", Optional.empty()).endObject().endLine();
      json.object().array("c").item("y").endArray().none("d").endObject().endLine();
    }
    assertThat(written()).isEqualTo("{\"a\":\"x\",\"b\":null}\n{\"c\":[\"y\"],\"d\":null}\n");
  }

  @Test
  void theStreamStaysOpen() throws IOException {
    boolean[] closed = {false};
    try (Json json =
        Json.indented(
            new ByteArrayOutputStream() {
              @Override
              public void close() {
                closed[0] = true;
              }
            })) {
      json.object().endObject().endLine();
    }
    assertThat(closed[0]).isFalse();
  }
}

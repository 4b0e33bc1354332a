package io.github.dateline.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void tablesAreEscaped() throws IOException {
    StringBuilder out = new StringBuilder();
    Markdown.write(
        out,
        Sample.COLUMNS,
        List.of(
            Sample.of("a|b_c\n<b> & [x](y) *", 12345, -1234.56),
            Sample.of("d", 0, Double.NaN),
            Sample.of("e", 0, Double.NEGATIVE_INFINITY)));
    assertThat(out.toString())
        .isEqualTo(
            """
            | name | size | weight |
            |---|--:|--:|
            | a\\|b\\_c &lt;b&gt; &amp; \\[x\\](y) \\* | 12,345 | −1,234.6 |
            | d | 0 | – |
            | e | 0 | −∞ |
            """);
  }
}

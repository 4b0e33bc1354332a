package io.github.dateline.read.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.Seeds;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines as Java's own reader gives them, and the end of those that have none. */
class BoundedLinesTest {
  @Test
  void givesTheLinesThatJavaGives() {
    Seeds.times(
        200,
        random -> {
          StringBuilder text = new StringBuilder();
          for (int i = random.nextInt(40); i > 0; i--) {
            String[] parts = {"\n", "\r", "\r\n", "a", "bc".repeat(random.nextInt(9000)), ""};
            text.append(parts[random.nextInt(parts.length)]);
          }
          List<String> expected =
              new BufferedReader(new StringReader(text.toString())).lines().toList();
          List<String> found = new ArrayList<>();
          BoundedLines lines = new BoundedLines(new StringReader(text.toString()), 1 << 20);
          String line = lines.next();
          while (line != null) {
            found.add(line);
            line = lines.next();
          }
          assertThat(found).isEqualTo(expected);
        });
  }

  @Test
  void refusesALineWithoutEnd() throws IOException {
    Reader endless =
        new Reader() {
          private boolean first = true;

          @Override
          public int read(char[] into, int from, int length) {
            java.util.Arrays.fill(into, from, from + length, 'x');
            if (first) {
              into[from + 1] = '\n';
            }
            first = false;
            return length;
          }

          @Override
          public void close() {}
        };
    BoundedLines lines = new BoundedLines(endless, 100_000);
    assertThat(lines.next()).isEqualTo("x");
    assertThatThrownBy(lines::next).hasMessageContaining("a line longer than");
  }
}

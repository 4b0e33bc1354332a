package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ProtocolInputTest {
  private static final String ASK = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
  private static final String TELL =
      "{\"jsonrpc\":\"2.0\",\"method\":\"é\",\"params\":{\"a\":[1]}}";
  private static final String ANSWER = "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"result\":{}}";

  private final List<String> complaints = new ArrayList<>();

  private String read(String input) throws Exception {
    ProtocolInput in =
        new ProtocolInput(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), complaints::add);
    String read = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    assertThat(in.read()).isEqualTo(-1);
    in.awaitEnd();
    return read;
  }

  @Test
  void messagesGoThrough() throws Exception {
    String all = ASK + "\n" + TELL + "\n" + ANSWER + "\n";
    assertThat(read(all)).isEqualTo(all);
    assertThat(read(all.strip())).isEqualTo(all);
    assertThat(read("")).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void whatIsNoMessageIsLeftOut() throws Exception {
    List<String> bad =
        List.of(
            "hello",
            "7",
            "[" + ASK + "]",
            "{}",
            ASK + ASK,
            ASK.substring(1),
            "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":7}",
            "\u0000");
    for (String line : bad) {
      complaints.clear();
      assertThat(read(line + "\n" + ASK + "\n" + line)).as(line).isEqualTo(ASK + "\n");
      assertThat(complaints).as(line).hasSize(2);
    }
    complaints.clear();
    assertThat(read("\n \r\n\n" + ASK + "\r\n")).isEqualTo(ASK + "\r\n");
    assertThat(complaints).isEmpty();
  }

  @Test
  void longLinesAreNotHeld() throws Exception {
    String padded = ASK.replace("ping", "p".repeat(ProtocolInput.MAX_LINE));
    assertThat(read(padded + "\n" + ASK)).isEqualTo(ASK + "\n");
    assertThat(complaints)
        .containsExactly(
            "passed over a line of input with " + padded.length() + " bytes, more than 1048576");
  }
}

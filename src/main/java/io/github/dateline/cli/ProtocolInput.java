package io.github.dateline.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The input of a protocol that has a JSON object a line, without the lines that are none: blank
 * ones, those that are too long, and those that are no request, notification or answer of JSON-RPC.
 * The protocol's library waits for ever after such a line. Not thread-safe.
 */
final class ProtocolInput extends InputStream {
  /** More than any question that the tools take. */
  static final int MAX_LINE = 1 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream in;
  private final Consumer<String> complaints;
  private final CountDownLatch ended = new CountDownLatch(1);
  private byte[] line = new byte[0];
  private int next;

  /**
   * Reads an input.
   *
   * @param complaints is told of each line that is left out, blank ones aside
   */
  ProtocolInput(InputStream in, Consumer<String> complaints) {
    this.in = in;
    this.complaints = complaints;
  }

  /** Waits for the end of the input. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public int read() throws IOException {
    return fill() ? line[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, line.length - next);
    System.arraycopy(line, next, bytes, from, count);
    next += count;
    return count;
  }

  @Override
  public int available() {
    return line.length - next;
  }

  /** Reads the next good line, unless there is something left of the last one. */
  private boolean fill() throws IOException {
    if (next < line.length) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    while (true) {
      bytes.reset();
      long length = 0;
      int read;
      try {
        for (read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
          if (++length <= MAX_LINE) {
            bytes.write(read);
          }
        }
      } catch (IOException e) {
        ended.countDown();
        throw e;
      }
      if (length > MAX_LINE) {
        complaints.accept(
            "passed over a line of input with " + length + " bytes, more than " + MAX_LINE);
      } else if (isMessage(bytes.toByteArray())) {
        bytes.write('\n');
        line = bytes.toByteArray();
        next = 0;
        return true;
      } else if (!bytes.toString(StandardCharsets.UTF_8).isBlank()) {
        complaints.accept("passed over a line of input that is no message of the protocol");
      }
      if (read < 0) {
        ended.countDown();
        return false;
      }
    }
  }

  /** Whether a line is one object that asks for something, tells something, or answers. */
  private static boolean isMessage(byte[] bytes) {
    boolean asks = false;
    boolean answers = false;
    boolean isSound = true;
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        switch (key) {
          case "jsonrpc" -> isSound &= value == JsonToken.VALUE_STRING;
          case "id" ->
              isSound &= value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
          case "method" -> {
            asks = true;
            isSound &= value == JsonToken.VALUE_STRING;
          }
          case "params" -> isSound &= value == JsonToken.START_OBJECT;
          case "result", "error" -> answers = true;
          default -> {}
        }
        json.skipChildren();
      }
      return isSound && (asks || answers) && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}

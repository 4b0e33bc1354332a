package io.github.dateline.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output stream that remembers why writing failed, which a {@link java.io.PrintStream} does not
 * tell, and drops what comes after.
 */
final class FailureRecordingOutputStream extends OutputStream {
  private final OutputStream to;
  private @Nullable IOException failure;

  FailureRecordingOutputStream(OutputStream to) {
    this.to = to;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    if (failure != null) {
      return;
    }
    try {
      to.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  public synchronized void flush() {
    if (failure != null) {
      return;
    }
    try {
      to.flush();
    } catch (IOException e) {
      failure = e;
    }
  }

  /** Why nothing is written any more, empty while all is well. */
  synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }
}

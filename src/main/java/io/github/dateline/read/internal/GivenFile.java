package io.github.dateline.read.internal;

import io.github.dateline.internal.file.PlainFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file of articles that somebody has named. */
public final class GivenFile {
  private GivenFile() {}

  /** Opens it; it may be a pipe. */
  public static InputStream open(Path file) throws IOException {
    return PlainFiles.open(file);
  }
}

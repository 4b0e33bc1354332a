package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.cache.ModelResource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Tables in the form of CoreNLP's dictionary, made for a test. */
final class SmallDictionary {
  private SmallDictionary() {}

  /** A table of the lines given, each a name, a title and a probability parted by bars. */
  static ModelResource table(Path folder, String... lines) throws IOException {
    return gzipped(folder, (String.join("\n", lines) + "\n").replace('|', '\t'));
  }

  /** A table with any text. */
  static ModelResource gzipped(Path folder, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file(folder, bytes.toByteArray());
  }

  /** A table with any bytes. */
  static ModelResource file(Path folder, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("names.tab.gz"), bytes);
    return new ModelResource("wikidict", file.toUri().toURL());
  }

  /** What such a table is compiled to. */
  static LinkSource links(Path folder, ModelResource table) {
    return LinkSource.of(table, Optional.of(folder.resolve("cache")), done -> {});
  }
}

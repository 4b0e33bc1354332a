package io.github.dateline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an archive consists of: {@code archive.json} in its folder. What it does not name is not
 * read. It is replaced whole, by writing beside it and renaming.
 *
 * @param shards the folders of the Lucene indexes, at least one
 * @param annotator the identity of the annotator whose work the archive holds, empty while it holds
 *     none
 */
record Manifest(List<String> shards, Optional<String> annotator) {
  /** The file's name. */
  static final String FILE = "archive.json";

  /** The version of the fields and columns that this code reads and writes. */
  static final int FORMAT = 2;

  private static final JsonFactory JSON = new JsonFactory();

  Manifest {
    shards = List.copyOf(shards);
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  void write(Path folder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
      out.writeStartObject();
      out.writeNumberField("format", FORMAT);
      out.writeArrayFieldStart("shards");
      for (String shard : shards) {
        out.writeString(shard);
      }
      out.writeEndArray();
      out.writeStringField("annotator", annotator.orElse(null));
      out.writeStringField("analyzer", NewsAnalyzer.NAME);
      out.writeEndObject();
    }
    bytes.write('\n');
    WholeFile.replace(folder.resolve(FILE), bytes.toByteArray());
  }

  static Manifest read(Path folder) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(FILE));
    } catch (NoSuchFileException e) {
      throw new IOException(
          folder
              + (Files.isDirectory(folder) ? " is no archive" : ": there is no such archive")
              + "; build one with 'dateline index "
              + folder
              + " PATH...'",
          e);
    }
    long format = -1;
    List<String> shards = new ArrayList<>();
    String annotator = null;
    String analyzer = null;
    try (JsonParser in = JSON.createParser(bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw damaged(folder, null);
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String key = in.currentName();
        in.nextToken();
        switch (key) {
          case "format" -> format = in.getValueAsLong(-1);
          case "annotator" -> annotator = in.getValueAsString(null);
          case "analyzer" -> analyzer = in.getValueAsString(null);
          case "shards" -> {
            while (in.nextToken() == JsonToken.VALUE_STRING) {
              shards.add(in.getText());
            }
          }
          default -> in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw damaged(folder, e);
    }
    return checked(folder, format, analyzer, new Manifest(shards, Optional.ofNullable(annotator)));
  }

  private static Manifest checked(
      Path folder, long format, @Nullable String analyzer, Manifest read) throws IOException {
    if (format == -1 || analyzer == null) {
      throw damaged(folder, null);
    }
    if (format != FORMAT) {
      throw new IOException(
          "archive "
              + folder
              + " has format "
              + format
              + ", this version of Dateline reads format "
              + FORMAT);
    }
    if (!analyzer.equals(NewsAnalyzer.NAME)) {
      throw new IOException(
          "archive "
              + folder
              + " was written with the analyzer "
              + analyzer
              + ", this version of Dateline has "
              + NewsAnalyzer.NAME);
    }
    if (read.shards.isEmpty() || read.shards.stream().distinct().count() < read.shards.size()) {
      throw damaged(folder, null);
    }
    for (String shard : read.shards) {
      if (!shard.matches("shard-[0-9A-Za-z.-]{1,80}")) {
        throw damaged(folder, null);
      }
      if (!Files.isDirectory(folder.resolve(shard))) {
        throw new IOException(
            "archive " + folder + " lacks " + shard + ", which its " + FILE + " names");
      }
    }
    return read;
  }

  private static IOException damaged(Path folder, @Nullable Exception cause) {
    return new IOException(folder.resolve(FILE) + " is damaged: no manifest of an archive", cause);
  }
}

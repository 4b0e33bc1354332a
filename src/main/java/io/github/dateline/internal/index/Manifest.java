package io.github.dateline.internal.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.internal.file.AtomicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of an archive, {@code archive.json}: its id, its shards and its annotator.
 *
 * <p>Shards that it does not name are not read. It is replaced as a whole, by writing a new file
 * and renaming it.
 *
 * @param id what the archive's shards are known by
 * @param shards the folders of the Lucene indexes, at least one, in the order of their numbers
 * @param annotator the identity of the annotator whose work the archive holds, empty while it holds
 *     none
 * @param commits which commit of each shard is the archive's state, in the order of the shards;
 *     empty if that is the last one of each
 */
public record Manifest(
    String id, List<String> shards, Optional<String> annotator, List<String> commits) {
  /** The version of the fields and columns that this code reads and writes. */
  static final int FORMAT = 3;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern COMMIT = Pattern.compile("segments_[0-9a-z]+");

  public Manifest {
    shards = List.copyOf(shards);
    commits = List.copyOf(commits);
  }

  /** A manifest that takes the last commit of each shard. */
  Manifest(String id, List<String> shards, Optional<String> annotator) {
    this(id, shards, annotator, List.of());
  }

  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(ArchiveFiles.MANIFEST));
  }

  /** The manifest of an archive that is about to be made, without articles. */
  public static Manifest fresh(int shards) {
    return new Manifest(
        UUID.randomUUID().toString(),
        IntStream.range(0, shards).mapToObj(ShardIdentity::folder).toList(),
        Optional.empty());
  }

  /** The same archive with other shards, empty ones. */
  public Manifest with(List<String> newShards) {
    return new Manifest(id, newShards, Optional.empty());
  }

  /** The same archive with an annotator's work. */
  public Manifest by(String newAnnotator) {
    return new Manifest(id, shards, Optional.of(newAnnotator), commits);
  }

  /** The same archive in the state of these commits. */
  public Manifest at(List<String> newCommits) {
    return new Manifest(id, shards, annotator, newCommits);
  }

  /** The commit of a shard that belongs to this state, empty if that is the last one. */
  public Optional<String> commit(int shard) {
    return shard < commits.size() ? Optional.of(commits.get(shard)) : Optional.empty();
  }

  /** What a shard of the archive has to say of itself. */
  public ShardIdentity identity(int shard) {
    return new ShardIdentity(id, shard, shards.size());
  }

  public void write(Path folder) throws IOException {
    AtomicFiles.replace(folder.resolve(ArchiveFiles.MANIFEST), bytes());
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes).useDefaultPrettyPrinter()) {
      out.writeStartObject();
      out.writeNumberField("format", FORMAT);
      out.writeStringField("id", id);
      out.writeArrayFieldStart("shards");
      for (String shard : shards) {
        out.writeString(shard);
      }
      out.writeEndArray();
      if (!commits.isEmpty()) {
        out.writeArrayFieldStart("commits");
        for (String commit : commits) {
          out.writeString(commit);
        }
        out.writeEndArray();
      }
      out.writeStringField("annotator", annotator.orElse(null));
      out.writeStringField("analyzer", NewsAnalyzer.NAME);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  public static Manifest read(Path folder) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(ArchiveFiles.MANIFEST));
    } catch (NoSuchFileException e) {
      throw new IOException(
          folder
              + (Files.isDirectory(folder) ? " is no archive" : ": there is no such archive")
              + "; ArchiveWriter.open makes one",
          e);
    }
    long format = -1;
    String id = "";
    List<String> shards = new ArrayList<>();
    List<String> commits = new ArrayList<>();
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
          case "id" -> id = in.getValueAsString("");
          case "annotator" -> annotator = in.getValueAsString(null);
          case "analyzer" -> analyzer = in.getValueAsString(null);
          case "shards" -> {
            while (in.nextToken() == JsonToken.VALUE_STRING) {
              shards.add(in.getText());
            }
          }
          case "commits" -> {
            while (in.nextToken() == JsonToken.VALUE_STRING) {
              commits.add(in.getText());
            }
          }
          default -> in.skipChildren();
        }
      }
    } catch (IOException e) {
      throw damaged(folder, e);
    }
    return checked(
        folder,
        format,
        analyzer,
        new Manifest(id, shards, Optional.ofNullable(annotator), commits));
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
    if (read.shards.isEmpty()
        || !read.commits.stream().allMatch(commit -> COMMIT.matcher(commit).matches())) {
      throw damaged(folder, null);
    }
    Set<String> seen = new HashSet<>();
    for (String shard : read.shards) {
      if (!ShardIdentity.isFolder(shard)) {
        throw damaged(folder, null);
      }
      if (!seen.add(shard)) {
        throw new IOException(folder.resolve(ArchiveFiles.MANIFEST) + " names " + shard + " twice");
      }
      if (!Files.isDirectory(folder.resolve(shard))) {
        throw new IOException(
            "archive "
                + folder
                + " lacks "
                + shard
                + ", which its "
                + ArchiveFiles.MANIFEST
                + " names");
      }
    }
    return read;
  }

  private static IOException damaged(Path folder, @Nullable Exception cause) {
    return new IOException(
        folder.resolve(ArchiveFiles.MANIFEST) + " is damaged: no manifest of an archive", cause);
  }
}

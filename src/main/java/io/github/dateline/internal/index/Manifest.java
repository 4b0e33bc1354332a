package io.github.dateline.internal.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.internal.file.AtomicFiles;
import io.github.dateline.internal.file.PlainFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The manifest of an archive, {@code archive.json}: its id, its shards, their commits and its
 * annotator.
 *
 * <p>Shards and commits that it does not name are not read. It is replaced as a whole, by writing a
 * new file and renaming it, and that rename is what takes the archive from one state to the next.
 * Its last line is a checksum of those above.
 *
 * @param id what the archive's shards are known by
 * @param shards the folders of the Lucene indexes, at least one, in the order of their numbers
 * @param annotator the identity of the annotator whose work the archive holds, empty while it holds
 *     none
 * @param commits which commit of each shard is the archive's state, in the order of the shards;
 *     empty if that is the last one of each, as after a merge
 * @param state how often articles have changed: it grows by one with each commit that changed some
 */
public record Manifest(
    String id, List<String> shards, Optional<String> annotator, List<String> commits, long state) {
  /** The version of the fields and columns that this code reads and writes. */
  static final int FORMAT = 3;

  private static final JsonFactory JSON = new JsonFactory();

  private static final Pattern COMMIT = Pattern.compile("segments_[0-9a-z]+");

  /** The last field, over all bytes before it. */
  private static final String CHECKSUM = "checksum";

  private static final Pattern CHECKED =
      Pattern.compile(",\\r?\\n  \"" + CHECKSUM + "\" : \"([0-9a-f]{8})\"\\r?\\n\\}\\n\\z");

  public Manifest {
    shards = List.copyOf(shards);
    commits = List.copyOf(commits);
  }

  /** The manifest of an archive that is made at once, and takes the last commit of each shard. */
  Manifest(String id, List<String> shards, Optional<String> annotator) {
    this(id, shards, annotator, List.of(), 1);
  }

  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(ArchiveFiles.MANIFEST));
  }

  /**
   * Reads the manifest of a folder that may be no archive yet.
   *
   * @return empty if it is certain that there is none
   * @throws IOException as {@link #read} does
   */
  public static Optional<Manifest> find(Path folder) throws IOException {
    return Files.notExists(folder.resolve(ArchiveFiles.MANIFEST))
        ? Optional.empty()
        : Optional.of(read(folder));
  }

  /** The manifest of an archive that is about to be made, without articles. */
  public static Manifest fresh(int shards) {
    return new Manifest(
        UUID.randomUUID().toString(),
        IntStream.range(0, shards).mapToObj(ShardIdentity::folder).toList(),
        Optional.empty(),
        List.of(),
        0);
  }

  /** The same archive with other shards, empty ones. */
  public Manifest with(List<String> newShards) {
    return new Manifest(id, newShards, Optional.empty(), List.of(), state);
  }

  /** The same archive with an annotator's work. */
  public Manifest by(String newAnnotator) {
    return new Manifest(id, shards, Optional.of(newAnnotator), commits, state);
  }

  /** The same archive, whose articles are those of other commits. */
  public Manifest at(List<String> newCommits) {
    return new Manifest(id, shards, annotator, newCommits, state);
  }

  /** The same archive in another state, after its articles have changed. */
  public Manifest in(long newState) {
    return new Manifest(id, shards, annotator, commits, newState);
  }

  /** The commit of a shard that belongs to this state, empty if that is the last one. */
  public Optional<String> commit(int shard) {
    return shard < commits.size() ? Optional.of(commits.get(shard)) : Optional.empty();
  }

  /** What a shard of the archive has to say of itself. */
  public ShardIdentity identity(int shard) {
    return new ShardIdentity(id, shard, shards.size());
  }

  /** Writes it to the disk; the shards' folders first, whose commits are there already. */
  public void write(Path folder) throws IOException {
    AtomicFiles.sync(folder);
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
      out.writeNumberField("state", state);
      out.flush();
      out.writeStringField(CHECKSUM, checksum(bytes.toByteArray(), bytes.size()));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot be written", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static String checksum(byte[] bytes, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /** One that tells its state has a checksum, too: earlier versions of Dateline wrote neither. */
  private static boolean holds(byte[] bytes, boolean tellsState) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Matcher checked = CHECKED.matcher(text);
    return checked.find()
        ? checked.group(1).equals(checksum(bytes, checked.start()))
        : !tellsState && !text.contains(CHECKSUM);
  }

  /**
   * Reads the manifest of an archive.
   *
   * @throws IOException if there is none, if it is damaged, or if it is of another format
   */
  public static Manifest read(Path folder) throws IOException {
    byte[] bytes;
    try {
      bytes = PlainFiles.own(folder.resolve(ArchiveFiles.MANIFEST));
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
    long state = -1;
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
          case "state" -> state = in.getValueAsLong(-2);
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
    if (state < -1 || !holds(bytes, state >= 0)) {
      throw damaged(folder, null);
    }
    return checked(
        folder,
        format,
        analyzer,
        new Manifest(id, shards, Optional.ofNullable(annotator), commits, Math.max(0, state)));
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
              + FORMAT
              + "; index its articles into a new folder");
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
    }
    return read;
  }

  /**
   * Checks that the shards' folders are there.
   *
   * @throws IOException if one is missing
   */
  public void requireShards(Path folder) throws IOException {
    for (String shard : shards) {
      if (!PlainFiles.isFolder(folder.resolve(shard))) {
        throw new IOException(
            "archive "
                + folder
                + " has no "
                + shard
                + ", which its "
                + ArchiveFiles.MANIFEST
                + " names");
      }
    }
  }

  private static IOException damaged(Path folder, @Nullable Exception cause) {
    return new DamagedException(
        folder.resolve(ArchiveFiles.MANIFEST)
            + " is damaged: no manifest of an archive as it was written; "
            + ArchiveCheck.REMEDY,
        cause);
  }

  /** Thrown where there is a manifest that was not written so. */
  static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message, @Nullable Exception cause) {
      super(message, cause);
    }
  }
}

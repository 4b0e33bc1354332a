package io.github.dateline.internal.index;

import io.github.dateline.DatelineException;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The plan of an archive that is merged from others: how many shards it will have, which
 * annotator's work it holds, and the id that its shards carry.
 *
 * <p>Each shard can be {@linkplain #merge merged} by itself, on any machine; the {@linkplain
 * #manifest manifest}, written last, makes them an archive. {@link #build} does all of it here. The
 * answers do not depend on how many shards there are. Immutable and thread-safe.
 *
 * @param id what the shards are known by: letters, digits and hyphens, at most 80
 * @param shards how many, from 1 to 1,024
 * @param annotator the identity of the annotator whose work it holds; empty if it has no articles
 */
public record ArchivePlan(String id, int shards, String annotator) implements Serializable {
  /** Checks the ranges. */
  public ArchivePlan {
    if (!id.matches("[0-9A-Za-z-]{1,80}")) {
      throw new IllegalArgumentException(
          "id must be letters, digits and hyphens, at most 80, got " + Text.excerpt(id));
    }
    if (shards < 1 || shards > ShardIdentity.MAX_SHARDS) {
      throw new IllegalArgumentException(
          "shards must be from 1 to " + ShardIdentity.MAX_SHARDS + ", got " + shards);
    }
  }

  /**
   * A plan to join archives.
   *
   * @param sources the archives' folders, at least one
   * @param shards how many shards the whole is to have, from 1 to 1,024
   * @return a plan with an id of its own
   * @throws DatelineException if they hold the work of different annotators
   * @throws IOException if one is no archive
   */
  public static ArchivePlan joining(List<Path> sources, int shards) throws IOException {
    Optional<String> annotator = Optional.empty();
    for (Path source : sources) {
      Optional<String> own = Manifest.read(source).annotator();
      if (own.isPresent() && annotator.isPresent() && !own.equals(annotator)) {
        throw new DatelineException(
            "archive "
                + source
                + " was annotated with "
                + own.get()
                + ", another one with "
                + annotator.get(),
            DatelineException.Remedy.REANNOTATE);
      }
      annotator = own.isPresent() ? own : annotator;
    }
    return new ArchivePlan(UUID.randomUUID().toString(), shards, annotator.orElse(""));
  }

  /**
   * Makes one shard of what archives have for it.
   *
   * @param shard its number, from 0
   * @param sources the archives' folders; of articles with one id the one in the last of these
   *     stays
   * @param folder the shard's folder, which is not there yet
   * @return how many articles the shard has
   * @throws IllegalArgumentException if there is no such shard
   * @throws IOException if a source is no archive or holds another annotator's work, or if the disk
   *     fails
   */
  public long merge(int shard, List<Path> sources, Path folder) throws IOException {
    if (shard < 0 || shard >= shards) {
      throw new IllegalArgumentException(
          "shard must be from 0 to " + (shards - 1) + ", got " + shard);
    }
    try (ShardMerger merge = new ShardMerger(new ShardIdentity(id, shard, shards))) {
      for (Path source : sources) {
        Manifest manifest = Manifest.read(source);
        if (!manifest.annotator().orElse(annotator).equals(annotator)) {
          throw new IOException(
              "archive "
                  + source
                  + " was annotated with "
                  + manifest.annotator().orElse("")
                  + ", not with "
                  + annotator);
        }
        merge.add(source, manifest);
      }
      return merge.write(folder);
    }
  }

  /**
   * The file {@value ArchiveFiles#MANIFEST}, which makes an archive of a folder with shards in it.
   *
   * @param folders the names of the shards' folders in the order of their numbers: {@code shard-N},
   *     or {@code shard-N.} and letters, digits and hyphens
   * @return its content
   * @throws IllegalArgumentException if a name has another form, or another number of them is given
   */
  public byte[] manifest(List<String> folders) {
    if (folders.size() != shards) {
      throw new IllegalArgumentException(
          "folders must be " + shards + ", one a shard, got " + folders.size());
    }
    for (int shard = 0; shard < shards; shard++) {
      String name = folders.get(shard);
      String own = ShardIdentity.folder(shard);
      if (!ShardIdentity.isFolder(name) || !(name.equals(own) || name.startsWith(own + "."))) {
        throw new IllegalArgumentException(name + " is no name for the folder of shard " + shard);
      }
    }
    return toManifest(folders).bytes();
  }

  private Manifest toManifest(List<String> folders) {
    return new Manifest(
        id, folders, annotator.isEmpty() ? Optional.empty() : Optional.of(annotator));
  }

  /**
   * Joins archives into a new one.
   *
   * @param folder the new archive's folder, which is not there yet or is empty
   * @param sources the archives' folders; of articles with one id the one in the last of these
   *     stays
   * @return how many articles the whole has
   * @throws IOException if the folder holds something, if a source is no archive or holds another
   *     annotator's work, or if the disk fails; then there is no new archive
   */
  public long build(Path folder, List<Path> sources) throws IOException {
    if (Manifest.isIn(folder)) {
      throw new IOException("archive " + folder + " already exists; name a new folder");
    }
    long articles = 0;
    try (ArchiveLock lock = ArchiveLock.of(folder)) {
      lock.sweep(List.of());
      List<String> folders = IntStream.range(0, shards).mapToObj(ShardIdentity::folder).toList();
      for (int shard = 0; shard < shards; shard++) {
        articles += merge(shard, sources, folder.resolve(folders.get(shard)));
      }
      WithdrawnArticles.join(folder, sources);
      toManifest(folders).write(folder);
    }
    return articles;
  }
}

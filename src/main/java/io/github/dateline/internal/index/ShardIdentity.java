package io.github.dateline.internal.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The identity of a shard, kept with its Lucene commits, so that one shard is never read in place
 * of another.
 *
 * <p>An article belongs into the shard that a hash of its id tells, so that articles with one id
 * meet in one shard however they came.
 *
 * @param archive the id of the archive that it is a shard of
 * @param shard its number, from 0
 * @param of how many shards the archive has
 */
public record ShardIdentity(String archive, int shard, int of) {
  /** More shards than these have no use, and each costs memory. */
  public static final int MAX_SHARDS = 1024;

  private static final String ARCHIVE_KEY = "archive";
  private static final String SHARD_KEY = "shard";
  private static final String OF_KEY = "of";

  /** FNV-1a, 64 bits. */
  private static final long FNV_BASIS = 0xCBF29CE484222325L;

  private static final long FNV_PRIME = 0x100000001B3L;

  /**
   * The shard that an article belongs into. Fixed for ever: archives rest on it.
   *
   * @param id the article's id
   * @param shards how many shards there are
   */
  public static int of(String id, int shards) {
    if (shards == 1) {
      return 0;
    }
    long hash = FNV_BASIS;
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ b & 0xFF) * FNV_PRIME;
    }
    return (int) Long.remainderUnsigned(WordHashes.mixed(hash), shards);
  }

  /** The folder of a shard that has not been rebuilt. */
  static String folder(int shard) {
    return "shard-" + shard;
  }

  /** shard-0, shard-0.2, shard-0.3 ...: each rebuilding writes next to what it replaces. */
  public static String next(String folder) {
    int dot = folder.indexOf('.');
    String generation = folder.substring(dot + 1);
    return dot < 0
        ? folder + ".2"
        : folder.substring(0, dot + 1)
            + (generation.matches("[0-9]{1,8}") ? Integer.parseInt(generation) + 1 : 2);
  }

  static boolean isFolder(String name) {
    return name.matches("shard-[0-9]{1,4}(\\.[0-9A-Za-z-]{1,80})?");
  }

  Map<String, String> toCommit() {
    return Map.of(
        ARCHIVE_KEY, archive, SHARD_KEY, String.valueOf(shard), OF_KEY, String.valueOf(of));
  }

  /**
   * Compares with what a commit says.
   *
   * @param folder the shard's folder, for the message
   * @param commit the data of the commit
   * @throws IOException if it is another shard, or another archive's
   */
  void check(String folder, Map<String, String> commit) throws IOException {
    if (commit.entrySet().containsAll(toCommit().entrySet())) {
      return;
    }
    if (!archive.equals(commit.get(ARCHIVE_KEY))) {
      throw new IOException(folder + " is a shard of another archive");
    }
    throw new IOException(
        folder
            + " should be shard "
            + shard
            + " of "
            + of
            + ", but is shard "
            + commit.get(SHARD_KEY)
            + " of "
            + commit.get(OF_KEY));
  }
}

package io.github.dateline.spark;

import io.github.dateline.internal.index.ArchivePlan;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The plan of a {@link SparkIndexer} run: the archive to be made, and the splits of the input.
 *
 * <p>The same inputs, annotator and numbers give the same plan with the same id, by which a
 * restarted run finds what an earlier one has done.
 *
 * @param archive the archive's folder
 * @param plan what it is to be
 * @param splits what each task reads, in the order of path and offset
 */
record IndexPlan(String archive, ArchivePlan plan, List<Split> splits) implements Serializable {
  /**
   * A part of a file.
   *
   * @param number its place in the order
   * @param path the file
   * @param from where it begins, in bytes
   * @param to where it ends
   */
  record Split(int number, String path, long from, long to) implements Serializable {}

  /** Characters of the plan's id: 128 bits. */
  private static final int ID_BYTES = 16;

  static IndexPlan of(
      String archive,
      List<HadoopFolder.HadoopFile> files,
      String annotator,
      int shards,
      long splitBytes) {
    List<Split> splits = new ArrayList<>();
    StringBuilder told = new StringBuilder();
    told.append(annotator).append('\n').append(shards).append('\n').append(splitBytes).append('\n');
    for (HadoopFolder.HadoopFile file : files) {
      told.append(file).append('\n');
      long step = file.isPacked() ? Long.MAX_VALUE : splitBytes;
      long from = 0;
      while (file.length() - from > step) {
        splits.add(new Split(splits.size(), file.path(), from, from + step));
        from += step;
      }
      splits.add(new Split(splits.size(), file.path(), from, Long.MAX_VALUE));
    }
    return new IndexPlan(
        archive, new ArchivePlan(hash(told.toString()), shards, annotator), splits);
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The folder, within the archive's, for what is not part of it. */
  String workFolder() {
    return "_work-" + plan.id();
  }
}

package io.github.dateline.internal.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;

/**
 * Holds the files of open shards against the checksums that they end with. Lucene looks at them
 * when it opens small files, and when it merges, but not when it reads from large ones.
 */
final class Checksums {
  /**
   * The stored articles, of which each has a digest, and the positions of words, which only phrases
   * need and which are as long as all the rest: all other files are read to count.
   */
  private static final Set<String> NOT_COUNTED = Set.of("fdt", "fdx", "pos");

  private Checksums() {}

  /** The files of a shard, below the archive's folder, that are not as they were written. */
  static List<String> damaged(String shard, Directory directory, Collection<String> files)
      throws IOException {
    List<String> damaged = new ArrayList<>();
    for (String file : files) {
      if (!holds(directory, file)) {
        damaged.add(Path.of(shard, file).toString());
      }
    }
    return damaged;
  }

  /** The files of an open shard that are not as they were written. */
  static List<String> damaged(String shard, DirectoryReader reader) throws IOException {
    try {
      return damaged(shard, reader.directory(), reader.getIndexCommit().getFileNames());
    } catch (NoSuchFileException | FileNotFoundException e) {
      return damagedSegments(shard, reader.leaves());
    }
  }

  /**
   * Those of them that are read to count.
   *
   * @param verified segments that need no look any more, to which those that hold are added
   */
  static List<String> damagedCounts(String shard, DirectoryReader reader, Set<Object> verified)
      throws IOException {
    List<String> damaged = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      if (verified.contains(segment(leaf))) {
        continue;
      }
      List<String> ofSegment;
      try {
        ofSegment = damagedCounts(shard, ((SegmentReader) leaf.reader()).getSegmentInfo());
      } catch (NoSuchFileException | FileNotFoundException e) {
        ofSegment = damagedSegments(shard, List.of(leaf));
      }
      damaged.addAll(ofSegment);
      if (ofSegment.isEmpty()) {
        verified.add(segment(leaf));
      }
    }
    return damaged;
  }

  /** What stands for the open segments of an index, whatever is deleted in them. */
  static Set<Object> segments(IndexReader reader) {
    return reader.leaves().stream().map(Checksums::segment).collect(Collectors.toSet());
  }

  private static Object segment(LeafReaderContext leaf) {
    return leaf.reader().getCoreCacheHelper().getKey();
  }

  private static List<String> damagedCounts(String shard, SegmentCommitInfo segment)
      throws IOException {
    SegmentInfo info = segment.info;
    if (!info.getUseCompoundFile()) {
      return damaged(shard, info.dir, counted(List.copyOf(segment.files())));
    }
    try (Directory parts = info.getCodec().compoundFormat().getCompoundReader(info.dir, info)) {
      return damaged(shard, parts, counted(List.of(parts.listAll()))).isEmpty()
          ? List.of()
          : List.of(
              Path.of(shard, IndexFileNames.segmentFileName(info.name, "", "cfs")).toString());
    }
  }

  /** Segments whose files a writer has removed since, looked at through what is open of them. */
  private static List<String> damagedSegments(String shard, List<LeafReaderContext> leaves)
      throws IOException {
    List<String> damaged = new ArrayList<>();
    for (LeafReaderContext leaf : leaves) {
      SegmentReader segment = (SegmentReader) leaf.reader();
      try {
        segment.checkIntegrity();
      } catch (CorruptIndexException | EOFException e) {
        damaged.add(Path.of(shard, segment.getSegmentName()).toString());
      }
    }
    return damaged;
  }

  private static List<String> counted(List<String> files) {
    return files.stream()
        .filter(file -> !NOT_COUNTED.contains(IndexFileNames.getExtension(file)))
        .toList();
  }

  private static boolean holds(Directory directory, String file) throws IOException {
    try (IndexInput in = directory.openInput(file, IOContext.READONCE)) {
      CodecUtil.checksumEntireFile(in);
      return true;
    } catch (CorruptIndexException | EOFException e) {
      return false;
    }
  }
}

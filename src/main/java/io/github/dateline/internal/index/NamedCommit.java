package io.github.dateline.internal.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;

/**
 * A commit of a shard by its name. No other one is looked at, as Lucene does where it lists them:
 * after a loss of power there may be one whose files are gone.
 */
final class NamedCommit extends IndexCommit {
  private final Directory directory;
  private final SegmentInfos segments;

  private NamedCommit(Directory directory, SegmentInfos segments) {
    this.directory = directory;
    this.segments = segments;
  }

  /**
   * Finds a commit.
   *
   * @throws IOException if it is missing or damaged
   */
  static NamedCommit of(Directory directory, String name) throws IOException {
    try {
      return new NamedCommit(directory, SegmentInfos.readCommit(directory, name));
    } catch (NoSuchFileException | FileNotFoundException e) {
      IOException missing = new FileNotFoundException("commit " + name + " is missing");
      missing.initCause(e);
      throw missing;
    }
  }

  /** Removes all other commits of its shard, but not their files. */
  void alone() throws IOException {
    for (String file : directory.listAll()) {
      if (file.startsWith(IndexFileNames.SEGMENTS) && !file.equals(getSegmentsFileName())) {
        directory.deleteFile(file);
      }
    }
  }

  @Override
  public String getSegmentsFileName() {
    return segments.getSegmentsFileName();
  }

  @Override
  public Collection<String> getFileNames() throws IOException {
    return List.copyOf(segments.files(true));
  }

  @Override
  public Directory getDirectory() {
    return directory;
  }

  @Override
  public void delete() {
    throw new UnsupportedOperationException("the archive's state needs it");
  }

  @Override
  public boolean isDeleted() {
    return false;
  }

  @Override
  public int getSegmentCount() {
    return segments.size();
  }

  @Override
  public Map<String, String> getUserData() {
    return segments.getUserData();
  }

  @Override
  public long getGeneration() {
    return segments.getGeneration();
  }
}

package io.github.dateline.internal.index;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  private final String name;

  private NamedCommit(Directory directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /**
   * Finds a commit. It is not read here: Lucene reads it itself when it opens it.
   *
   * @throws IOException if it is missing
   */
  static NamedCommit of(Directory directory, String name) throws IOException {
    try {
      directory.fileLength(name);
      return new NamedCommit(directory, name);
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
    return name;
  }

  @Override
  public Collection<String> getFileNames() throws IOException {
    return List.copyOf(read().files(true));
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
    try {
      return read().size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Map<String, String> getUserData() throws IOException {
    return read().getUserData();
  }

  @Override
  public long getGeneration() {
    return SegmentInfos.generationFromSegmentsFileName(name);
  }

  private SegmentInfos read() throws IOException {
    return SegmentInfos.readCommit(directory, name);
  }
}

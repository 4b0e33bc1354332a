package io.github.dateline.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.StreamCapabilities;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/**
 * Files of this machine under addresses that begin with {@code faulty:}. Asking, listing, opening,
 * making, writing, syncing, renaming and deleting are operations; at one of choice it fails, or all
 * fail from then on, and then what was not synced can be lost.
 */
public final class FaultyStorage extends RawLocalFileSystem {
  private static final Set<Path> UNSYNCED = new HashSet<>();

  /** Whether each of the operations changes something. */
  private static final List<Boolean> DONE = new ArrayList<>();

  private static int from = Integer.MAX_VALUE;
  private static int to = Integer.MAX_VALUE;

  /** Lets operations fail, the next one being 1. */
  static synchronized void plan(int first, int last) {
    UNSYNCED.clear();
    DONE.clear();
    from = first;
    to = last;
  }

  /** The operations since the plan was made: whether each changes something. */
  static synchronized List<Boolean> operations() {
    return List.copyOf(DONE);
  }

  /** Cuts the files that were not synced, as a loss of power does. */
  static synchronized void lose(Random random) throws IOException {
    for (Path file : UNSYNCED) {
      java.nio.file.Path local = java.nio.file.Path.of(file.toUri().getPath());
      if (Files.exists(local)) {
        byte[] content = Files.readAllBytes(local);
        Files.write(local, Arrays.copyOf(content, random.nextInt(content.length + 1)));
      }
    }
  }

  private static synchronized void before(Path file, boolean changes) throws IOException {
    DONE.add(changes);
    if (DONE.size() >= from && DONE.size() <= to) {
      throw new IOException("planned fault at " + file);
    }
  }

  private static synchronized void made(Path file, boolean synced) {
    if (synced) {
      UNSYNCED.remove(file);
    } else {
      UNSYNCED.add(file);
    }
  }

  @Override
  public URI getUri() {
    return URI.create("faulty:///");
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    before(file, false);
    return super.open(file, bufferSize);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    before(file, true);
    OutputStream out = super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    made(file, false);
    return new FSDataOutputStream(new Out(file, out), null);
  }

  @Override
  public boolean rename(Path source, Path target) throws IOException {
    before(target, true);
    synchronized (FaultyStorage.class) {
      made(target, !UNSYNCED.remove(source));
    }
    return super.rename(source, target);
  }

  @Override
  public boolean delete(Path file, boolean recursive) throws IOException {
    before(file, true);
    return super.delete(file, recursive);
  }

  /** Hadoop would start a program for it, each time. */
  @Override
  public void setPermission(Path file, FsPermission permission) {
    // All are the user's.
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    before(folder, false);
    return super.listStatus(folder);
  }

  @Override
  public FileStatus getFileStatus(Path file) throws IOException {
    before(file, false);
    return super.getFileStatus(file);
  }

  @Override
  public boolean exists(Path file) throws IOException {
    try {
      getFileStatus(file);
      return true;
    } catch (FileNotFoundException e) {
      return false;
    }
  }

  /** Writing and syncing are operations. */
  private static final class Out extends OutputStream implements Syncable, StreamCapabilities {
    private final Path file;
    private final OutputStream out;

    Out(Path file, OutputStream out) {
      this.file = file;
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      before(file, true);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int at, int length) throws IOException {
      before(file, true);
      out.write(bytes, at, length);
    }

    @Override
    public void hflush() throws IOException {
      out.flush();
    }

    @Override
    public void hsync() throws IOException {
      before(file, true);
      out.flush();
      made(file, true);
    }

    @Override
    public boolean hasCapability(String capability) {
      return capability.equals(StreamCapabilities.HSYNC);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}

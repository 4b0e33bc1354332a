package io.github.dateline.disk;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardOpenOption;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A disk for tests: a file system over a real folder that counts its operations, and at one of
 * choice fails, fills up, stops or loses its power.
 *
 * <p>Every call is an operation: asking whether a file is there, opening, reading, writing,
 * syncing, renaming, deleting. Closing is none: it always succeeds, as it does when a process ends.
 */
public final class FaultyDisk extends FileSystem {
  /** What happens at the operation of choice. */
  public enum Fault {
    /** Nothing. */
    NONE,
    /** It fails; all others succeed. */
    FAILS,
    /** From then on nothing can be written or made, but files can be deleted, synced and read. */
    FULL,
    /** It and all that follow fail, as if the process was killed; what was written stays. */
    STOPS,
    /** As if the process was killed, and all is lost that was not synced. */
    LOSES_ALL,
    /** As if the process was killed, and some of what was not synced is lost, as chance has it. */
    LOSES_SOME
  }

  /** What an operation does. */
  public enum Kind {
    /** It changes nothing. */
    READS,
    /** It needs room on the disk. */
    WRITES,
    /** It changes what is there, or what stays there, and needs no room. */
    OTHER
  }

  private final Path root;
  private final FileSystem real;
  private final Provider provider = new Provider();
  private final SyncedFiles synced;
  private Fault fault = Fault.NONE;
  private long at = Long.MAX_VALUE;
  private final List<Kind> done = new ArrayList<>();
  private boolean happened;

  /** A disk over a folder, all of which is synced. */
  public FaultyDisk(Path folder) throws IOException {
    root = folder.toRealPath();
    real = root.getFileSystem();
    synced = new SyncedFiles(root);
  }

  /** Sets what is to happen at an operation, the next one being 1. */
  public void plan(Fault what, long operation) {
    fault = what;
    at = operation;
    done.clear();
    happened = false;
  }

  /** The operations that there have been since the plan was made. */
  public synchronized List<Kind> operations() {
    return List.copyOf(done);
  }

  /** Whether the fault that was planned has come to pass. */
  public synchronized boolean happened() {
    return happened;
  }

  /** Its folder, to be used by what is tested. */
  public Path folder() {
    return wrap(root);
  }

  /** Makes the real folder what it is after the fault: where power was lost, without what was. */
  public void end(Random random) throws IOException {
    if (happened && fault == Fault.LOSES_ALL) {
      synced.restore(null);
    } else if (happened && fault == Fault.LOSES_SOME) {
      synced.restore(random);
    }
    fault = Fault.NONE;
  }

  private synchronized void before(Kind kind, Path file) throws IOException {
    done.add(kind);
    int count = done.size();
    boolean hits =
        switch (fault) {
          case NONE -> false;
          case FAILS -> count == at;
          case FULL -> count >= at && kind == Kind.WRITES;
          case STOPS, LOSES_ALL, LOSES_SOME -> count >= at;
        };
    if (hits) {
      happened = true;
      throw new IOException(
          fault == Fault.FULL ? "No space left on device" : "planned fault at " + file);
    }
  }

  private Path wrap(Path path) {
    return (Path)
        Proxy.newProxyInstance(
            FaultyDisk.class.getClassLoader(),
            new Class<?>[] {Path.class},
            (proxy, method, arguments) -> onPath(path, method, arguments));
  }

  private @Nullable Object onPath(Path path, Method method, Object @Nullable [] arguments)
      throws Throwable {
    switch (method.getName()) {
      case "getFileSystem":
        return this;
      case "toFile":
        throw new UnsupportedOperationException("a path of another file system is no File");
      case "toRealPath":
        before(Kind.READS, path);
        break;
      default:
        break;
    }
    Object[] own = arguments == null ? new Object[0] : arguments.clone();
    for (int i = 0; i < own.length; i++) {
      own[i] = own[i] instanceof Path other ? unwrap(other) : own[i];
    }
    Object result;
    try {
      result = method.invoke(path, own);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (result instanceof Path other) {
      return wrap(other);
    }
    if (result instanceof Iterator<?> all) {
      List<Path> parts = new ArrayList<>();
      all.forEachRemaining(part -> parts.add(wrap((Path) part)));
      return parts.iterator();
    }
    return result;
  }

  /** The path on the real disk; it is told by its file system, since a proxy has no fields. */
  private Path unwrap(Path path) {
    return path.getFileSystem() == this ? real.getPath(path.toString()) : path;
  }

  /** A channel whose reading, writing and syncing are operations. */
  private final class Channel extends ForwardingChannel {
    private final Path file;

    Channel(Path file, FileChannel in) {
      super(in);
      this.file = file;
    }

    @Override
    void beforeReading() throws IOException {
      before(Kind.READS, file);
    }

    @Override
    void beforeWriting() throws IOException {
      before(Kind.WRITES, file);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      before(Kind.OTHER, file);
      in.force(metaData);
      synced.sync(file);
    }
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public void close() {
    throw new UnsupportedOperationException("the disk stays");
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public boolean isReadOnly() {
    return false;
  }

  @Override
  public String getSeparator() {
    return real.getSeparator();
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(wrap(root.getRoot()));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return real.getFileStores();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return real.supportedFileAttributeViews();
  }

  @Override
  public Path getPath(String first, String... more) {
    return wrap(real.getPath(first, more));
  }

  @Override
  public PathMatcher getPathMatcher(String pattern) {
    PathMatcher matcher = real.getPathMatcher(pattern);
    return path -> matcher.matches(unwrap(path));
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    return real.getUserPrincipalLookupService();
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nothing is watched");
  }

  /** Passes calls to the real disk, each as an operation. */
  private final class Provider extends FileSystemProvider {
    private FileSystemProvider in() {
      return real.provider();
    }

    @Override
    public String getScheme() {
      return "faulty";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
      throw new UnsupportedOperationException("there is one disk");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
      return FaultyDisk.this;
    }

    @Override
    public Path getPath(URI uri) {
      return wrap(Path.of(uri));
    }

    @Override
    public FileChannel newFileChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      Path file = unwrap(path);
      boolean makes =
          options.contains(StandardOpenOption.CREATE_NEW)
              || options.contains(StandardOpenOption.CREATE) && Files.notExists(file);
      before(makes ? Kind.WRITES : Kind.READS, file);
      FileChannel channel = in().newFileChannel(file, options, attributes);
      if (makes) {
        synced.made(file);
      }
      return new Channel(file, channel);
    }

    @Override
    public SeekableByteChannel newByteChannel(
        Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
        throws IOException {
      return newFileChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(
        Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
      before(Kind.READS, unwrap(folder));
      List<Path> entries = new ArrayList<>();
      try (DirectoryStream<Path> stream =
          in().newDirectoryStream(unwrap(folder), path -> filter.accept(wrap(path)))) {
        stream.forEach(path -> entries.add(wrap(path)));
      }
      return new DirectoryStream<>() {
        @Override
        public Iterator<Path> iterator() {
          return entries.iterator();
        }

        @Override
        public void close() {
          entries.clear();
        }
      };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
      before(Kind.WRITES, unwrap(folder));
      in().createDirectory(unwrap(folder), attributes);
      synced.madeFolder(unwrap(folder));
    }

    @Override
    public void delete(Path file) throws IOException {
      before(Kind.OTHER, unwrap(file));
      in().delete(unwrap(file));
      synced.deleted(unwrap(file));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) {
      throw new UnsupportedOperationException("nothing is copied");
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
      before(Kind.OTHER, unwrap(target));
      in().move(unwrap(source), unwrap(target), options);
      synced.moved(unwrap(source), unwrap(target));
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
      before(Kind.READS, unwrap(one));
      return in().isSameFile(unwrap(one), unwrap(other));
    }

    @Override
    public boolean isHidden(Path file) throws IOException {
      return in().isHidden(unwrap(file));
    }

    @Override
    public FileStore getFileStore(Path file) throws IOException {
      return in().getFileStore(unwrap(file));
    }

    @Override
    public void checkAccess(Path file, AccessMode... modes) throws IOException {
      before(Kind.READS, unwrap(file));
      in().checkAccess(unwrap(file), modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
        Path file, Class<V> type, LinkOption... options) {
      return in().getFileAttributeView(unwrap(file), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
        Path file, Class<A> type, LinkOption... options) throws IOException {
      before(Kind.READS, unwrap(file));
      return in().readAttributes(unwrap(file), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path file, String names, LinkOption... options)
        throws IOException {
      before(Kind.READS, unwrap(file));
      return in().readAttributes(unwrap(file), names, options);
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
      return wrap(in().readSymbolicLink(unwrap(link)));
    }

    @Override
    public void setAttribute(Path file, String name, Object value, LinkOption... options)
        throws IOException {
      before(Kind.OTHER, unwrap(file));
      in().setAttribute(unwrap(file), name, value, options);
    }
  }
}

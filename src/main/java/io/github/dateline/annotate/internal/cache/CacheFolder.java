package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cache folder, {@code $DATELINE_CACHE}, for what is compiled from models and
 * dictionaries.
 */
public final class CacheFolder {
  public static final String VARIABLE = "DATELINE_CACHE";

  private static final System.Logger LOG = System.getLogger("io.github.dateline");

  private static final Set<PosixFilePermission> OWN = PosixFilePermissions.fromString("rwx------");

  private static final Set<PosixFilePermission> OTHERS_WRITE =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /** Folders of others that were warned of. */
  private static final Set<Path> TOLD = ConcurrentHashMap.newKeySet();

  private CacheFolder() {}

  /**
   * The folder, which need not exist: by default {@code ~/.cache/dateline}; empty without a home,
   * and where others can write to it: what is there decides which names are found.
   */
  public static Optional<Path> find() {
    return find(System.getenv(VARIABLE), System.getProperty("user.home"), System.getenv("HOME"));
  }

  /**
   * The folder.
   *
   * @param named the folder that the user names, whose permissions are the user's matter
   * @param home the user's home; not a path where the system has no account for the user
   * @param otherHome the home in that case
   */
  static Optional<Path> find(
      @Nullable String named, @Nullable String home, @Nullable String otherHome) {
    try {
      if (named != null && !named.isBlank()) {
        return Optional.of(Path.of(named)).filter(CacheFolder::isTrusted);
      }
      for (String its : Arrays.asList(home, otherHome)) {
        if (its != null && Path.of(its).isAbsolute()) {
          Path folder = Path.of(its, ".cache", "dateline");
          takeFromOthers(folder);
          return Optional.of(folder).filter(CacheFolder::isTrusted);
        }
      }
      return Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Makes the folder, if it is not there, so that others cannot write to it. */
  public static void make(Path folder) throws IOException {
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWN));
    } else {
      Files.createDirectories(folder);
    }
  }

  /** Takes from others the right to write to a folder, if that is the user's to take. */
  private static void takeFromOthers(Path folder) {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null || Files.notExists(folder)) {
      return;
    }
    try {
      Set<PosixFilePermission> allowed = EnumSet.copyOf(view.readAttributes().permissions());
      if (allowed.removeAll(OTHERS_WRITE)) {
        view.setPermissions(allowed);
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "cache folder", e);
    }
  }

  /** Whether no one but the user and the administrator can write to a folder. */
  private static boolean isTrusted(Path folder) {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null || Files.notExists(folder)) {
      return true;
    }
    try {
      int owner = owner(folder);
      boolean own = owner == 0 || owner == user();
      if (own && Collections.disjoint(view.readAttributes().permissions(), OTHERS_WRITE)) {
        return true;
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "cache folder", e);
    }
    if (TOLD.add(folder)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "others can write to the cache folder "
              + folder
              + "; it is not used: name another in "
              + VARIABLE
              + ", or take that from them with chmod go-w if it is yours alone");
    }
    return false;
  }

  /** The number of a file's owner: in a container a user may have no name. */
  private static int owner(Path file) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:uid");
  }

  private static int user() throws IOException {
    Path self = Path.of("/proc/self");
    if (Files.exists(self)) {
      return owner(self);
    }
    Path made = Files.createTempFile("dateline", null);
    try {
      return owner(made);
    } finally {
      Files.delete(made);
    }
  }
}

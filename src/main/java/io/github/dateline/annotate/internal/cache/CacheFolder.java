package io.github.dateline.annotate.internal.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    String set = System.getenv(VARIABLE);
    String home = System.getProperty("user.home");
    try {
      if (set != null && !set.isBlank()) {
        return Optional.of(Path.of(set)).filter(CacheFolder::isTrusted);
      }
      return home == null || !Path.of(home).isAbsolute()
          ? Optional.empty()
          : Optional.of(Path.of(home, ".cache", "dateline")).filter(CacheFolder::isTrusted);
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

  /**
   * Whether nobody but the user and the administrator can write to a folder. One's own is made so.
   */
  static boolean isTrusted(Path folder) {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view == null || Files.notExists(folder)) {
      return true;
    }
    try {
      Set<PosixFilePermission> allowed = EnumSet.copyOf(view.readAttributes().permissions());
      // Only the owner of a folder can change this.
      if (allowed.removeAll(OTHERS_WRITE)) {
        view.setPermissions(allowed);
      }
      String owner = view.getOwner().getName();
      boolean own =
          owner.equals(System.getProperty("user.name"))
              || owner.equals("root")
              || owner.equals(Files.getOwner(Path.of(System.getProperty("user.home"))).getName());
      if (own) {
        return true;
      }
    } catch (IOException e) {
      // Another's.
      LOG.log(System.Logger.Level.DEBUG, "cache folder", e);
    }
    if (TOLD.add(folder)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "others can write to the cache folder " + folder + "; it is not used");
    }
    return false;
  }
}

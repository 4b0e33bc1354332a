package io.github.dateline.annotate.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
  @TempDir Path temp;

  private String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }

  @Test
  void itIsMadeForItsOwnerAlone() throws IOException {
    assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path folder = temp.resolve("a/b");
    CacheFolder.make(folder);
    assertThat(permissions(folder)).isEqualTo("rwx------");
    assertThat(named(folder)).contains(folder);
  }

  private static Optional<Path> named(Path folder) {
    return CacheFolder.find(folder.toString(), null, null);
  }

  @Test
  void oneThatOthersCanWriteToIsNotUsedAndStaysAsItIs() throws IOException {
    assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path folder = Files.createDirectory(temp.resolve("open"));
    for (String mode : List.of("rwxrwxrwx", "rwxrwxr-x", "rwxr-x-w-")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
      assertThat(named(folder)).as(mode).isEmpty();
      assertThat(permissions(folder)).isEqualTo(mode);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(named(folder)).contains(folder);
  }

  @Test
  void theFolderInOnesHomeIsTakenFromOthers() throws IOException {
    assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path folder = Files.createDirectories(temp.resolve(".cache/dateline"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(CacheFolder.find(" ", temp.toString(), null)).contains(folder);
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void withoutAnAccountHomeIsWhereTheEnvironmentSays() {
    Path folder = temp.resolve(".cache/dateline");
    assertThat(CacheFolder.find(null, "?", temp.toString())).contains(folder);
    assertThat(CacheFolder.find(null, null, temp.toString())).contains(folder);
    assertThat(CacheFolder.find(null, null, null)).isEmpty();
    assertThat(CacheFolder.find(null, "?", "relative")).isEmpty();
  }

  @Test
  void anothersIsNotTrusted() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path folder = Files.createDirectory(temp.resolve("foreign"));
    Files.setAttribute(folder, "unix:uid", 65_534);
    assertThat(named(folder)).isEmpty();
  }

  @Test
  void aModelHoldsNoOtherClasses() throws Exception {
    Object allowed = List.of("a").toArray();
    assertThat((Object[]) read(allowed)).containsExactly("a");
    for (Object foreign : List.of(new File("x"), new Object[] {new File("x")})) {
      assertThatThrownBy(() -> read(foreign)).isInstanceOf(InvalidClassException.class);
    }
  }

  private static Object read(Object object) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    try (ObjectInputStream in = ModelObjects.of(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }
}

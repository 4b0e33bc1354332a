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
    assertThat(CacheFolder.isTrusted(folder)).isTrue();
  }

  @Test
  void onesOwnIsTakenFromOthers() throws IOException {
    assumeThat(temp.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Path folder = Files.createDirectory(temp.resolve("open"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(CacheFolder.isTrusted(folder)).isTrue();
    assertThat(permissions(folder)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void anothersIsNotTrusted() throws IOException {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    Path folder = Files.createDirectory(temp.resolve("foreign"));
    Files.setAttribute(folder, "unix:uid", 65_534);
    assertThat(CacheFolder.isTrusted(folder)).isFalse();
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

package io.github.dateline.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of files, archives in archives, and traps. */
class ContainersTest {
  @TempDir Path folder;

  static byte[] zip(Map<String, byte[]> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  static byte[] tar(Map<String, byte[]> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] name = file.getKey().getBytes(UTF_8);
      if (name.length > 100) {
        if (name.length % 2 == 0) {
          entry(tar, "././@LongLink".getBytes(UTF_8), 'L', name);
        } else {
          String field = " path=" + file.getKey() + "\n";
          int length = field.getBytes(UTF_8).length + 3;
          entry(tar, "pax".getBytes(UTF_8), 'x', (length + field).getBytes(UTF_8));
        }
      }
      entry(tar, name, '0', file.getValue());
    }
    tar.writeBytes(new byte[1024]);
    return tar.toByteArray();
  }

  private static void entry(ByteArrayOutputStream tar, byte[] name, char type, byte[] content) {
    byte[] header = new byte[512];
    System.arraycopy(name, 0, header, 0, Math.min(100, name.length));
    put(header, 100, "0000644\0");
    put(header, 124, String.format(Locale.ROOT, "%011o\0", content.length));
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    tar.writeBytes(header);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(512 - content.length % 512) % 512]);
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private ReaderResult read(String name, byte[] bytes) throws IOException {
    return ReaderResult.read(Files.write(folder.resolve(name), bytes));
  }

  @Test
  void readsArchivesInArchivesAsTheFilesInThem() {
    Seeds.times(
        60,
        random -> {
          List<String> expected = new ArrayList<>();
          byte[] bytes = randomArchive(random, "a!/", 0, expected);
          ReaderResult result = read("a", bytes);
          assertThat(result.setAside()).isEmpty();
          assertThat(result.articles())
              .extracting(article -> article.id() + " " + article.body())
              .containsExactlyElementsOf(expected);
        });
  }

  private static byte[] randomArchive(
      Random random, String prefix, int depth, List<String> expected) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    Map<String, List<String>> texts = new TreeMap<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      List<String> inner = new ArrayList<>();
      String path = "x/".repeat(random.nextInt(3)) + "long".repeat(random.nextInt(2) * 40) + i;
      int kind = random.nextInt(depth < 3 ? 4 : 2);
      if (kind == 0) {
        path += ".txt";
        String text = "Nasa " + random.nextInt(1000) + " é.";
        files.put(path, random.nextBoolean() ? text.getBytes(UTF_8) : ReaderResult.gzip(text));
        inner.add(prefix + path + " " + text);
      } else if (kind == 1) {
        path += ".jsonl";
        files.put(
            path,
            String.format(Locale.ROOT, "{\"id\":\"%s\",\"body\":\"B\"}\n{\"body\":\"C\"}", i)
                .getBytes(UTF_8));
        inner.add(i + " B");
        inner.add(prefix + path + ":2 C");
      } else {
        path += kind == 2 ? ".zip" : ".tar";
        files.put(path, randomArchive(random, prefix + path + "!/", depth + 1, inner));
      }
      texts.put(path, inner);
    }
    texts.values().forEach(expected::addAll);
    return random.nextBoolean() ? zip(files) : tar(files);
  }

  /** Names in Latin-1: short ones, and long ones as GNU's tar and as pax store them. */
  @Test
  void namesThatAreNotUtf8StayApart() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    List<String> expected = new ArrayList<>();
    String start = "c".repeat(120);
    for (String last : new String[] {"\u00e9", "\u00e8"}) {
      byte[] none = new byte[0];
      entry(tar, latin(last + ".txt"), '0', latin("Short."));
      entry(tar, none, 'L', latin(start + last + ".txt"));
      entry(tar, none, '0', latin("Long."));
      entry(tar, none, 'x', latin("139 path=" + start + last + ".txt.txt\n"));
      entry(tar, none, '0', latin("Long, too."));
      String known = "\ufffd" + (last.equals("\u00e9") ? "E9" : "E8") + ".txt";
      expected.addAll(List.of(known, start + known, start + known + ".txt"));
    }
    tar.writeBytes(new byte[1024]);

    assertThat(read("a", tar.toByteArray()).ids())
        .containsExactlyElementsOf(expected.stream().map(name -> "a!/" + name).toList());
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void readsTarPackedWithGzip() throws IOException {
    byte[] tar = tar(Map.of("news/a.txt", "One.".getBytes(UTF_8), "README", new byte[9]));
    byte[] gzip = ReaderResult.gzip(new String(tar, StandardCharsets.ISO_8859_1));
    for (String name : new String[] {"a.tgz", "a.tar.gz", "a.tar"}) {
      Path file = Files.write(folder.resolve("in-" + name).resolveSibling(name), gzip);
      assertThat(ReaderResult.read(file).ids()).containsExactly(name + "!/news/a.txt");
    }
    assertThat(ReaderResult.read(folder).articles()).hasSize(3);
  }

  @Test
  void aFaultInAFileCostsNoOther() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("a.txt", "One.".getBytes(UTF_8));
    byte[] cut = ReaderResult.gzip("Two, which is cut short.");
    files.put("b.txt.gz", java.util.Arrays.copyOf(cut, cut.length - 10));
    files.put("c.xml", "<!DOCTYPE nitf [<!ENTITY a 'b'>]><nitf>&a;</nitf>".getBytes(UTF_8));
    files.put("d.docx", zip(Map.of("x.txt", new byte[3])));
    files.put("e.txt", "{\\rtf1 x}".getBytes(UTF_8));
    files.put("f.zip", java.util.Arrays.copyOf(zip(Map.of("a.txt", new byte[3])), 40));
    files.put("g.txt", "Last.".getBytes(UTF_8));
    for (byte[] archive : List.of(zip(files), tar(files))) {
      ReaderResult result = read("a", archive);
      assertThat(result.articles()).extracting(Article::body).containsExactly("One.", "Last.");
      assertThat(result.faults())
          .containsExactly(
              "damaged gzip: it ends too early",
              "cannot be read: XML that declares entities of its own is not read",
              "cannot be read: an Office file that is no DOCX: save it as text, CSV or DOCX",
              "an RTF file: not read yet; save it as text or DOCX",
              "damaged zip: what follows is not read");
      ReaderResult half =
          read("half", java.util.Arrays.copyOf(archive, archive.length - archive.length / 3));
      assertThat(half.articles().getFirst().body()).isEqualTo("One.");
    }
  }

  @Test
  void refusesTraps() throws IOException {
    byte[] bytes = zip(Map.of("a.txt", "One.".getBytes(UTF_8)));
    for (int i = 0; i < 6; i++) {
      bytes = zip(Map.of("a.zip", bytes));
    }
    assertThat(read("deep.zip", bytes).faults())
        .containsExactly("cannot be read: archives in archives, more than 4 deep");

    byte[] zeros = new byte[100 << 20];
    Map<String, byte[]> many = new TreeMap<>();
    for (int i = 0; i < 4; i++) {
      many.put(i + ".csv", zeros);
    }
    byte[] inner = zip(many);
    many.clear();
    for (int i = 0; i < 4; i++) {
      many.put(i + ".zip", inner);
    }
    many.put("0.txt", "One.".getBytes(UTF_8));
    ReaderResult bomb = read("bomb.zip", zip(many));
    assertThat(bomb.articles()).extracting(Article::body).contains("One.");
    assertThat(bomb.faults().getLast())
        .isEqualTo("cannot be read: it unpacks to more than 200 times its size: not read on");
  }
}

package io.github.dateline.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Article;
import io.github.dateline.Article.SetAside;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** All that a reader gave. */
record ReaderResult(List<Article> articles, List<SetAside> setAside, int filesPassedOver) {
  static ReaderResult read(Path... paths) {
    try (ArticleReader reader = ArticleReader.open(paths)) {
      List<Article> articles = new ArrayList<>();
      reader.forEachRemaining(articles::add);
      assertThat(reader.bytesRead()).isEqualTo(reader.bytesTotal());
      assertThat(reader.setAside()).noneMatch(fault -> fault.why().contains("Exception"));
      return new ReaderResult(articles, reader.setAside(), reader.filesPassedOver());
    }
  }

  List<String> ids() {
    return articles.stream().map(Article::id).toList();
  }

  List<String> faults() {
    return setAside.stream().map(SetAside::why).toList();
  }

  Article only() {
    assertThat(setAside).isEmpty();
    assertThat(articles).hasSize(1);
    return articles.getFirst();
  }

  static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, text.getBytes(UTF_8));
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}

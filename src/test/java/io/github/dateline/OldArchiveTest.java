package io.github.dateline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.internal.index.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An archive of three articles that an earlier version made, commit 09529b7, with a decision. */
class OldArchiveTest {
  private static final String DECISION = "hide \"PERSON/Dmitry Rogozin\"\n";

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void unpack() throws IOException {
    folder = temp.resolve("archive");
    try (InputStream file = OldArchiveTest.class.getResourceAsStream("/archives/09529b7.zip");
        ZipInputStream zip = new ZipInputStream(file)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path target = folder.resolve(entry.getName());
        Files.createDirectories(target.getParent());
        Files.copy(zip, target);
      }
    }
  }

  private static List<Article> articles(Path folder) throws IOException {
    List<Article> articles = new ArrayList<>();
    try (Archive archive = Archive.openVerified(folder)) {
      archive.articles().forEach(article -> articles.add(article.article()));
    }
    return articles;
  }

  @Test
  void isReadAsItIs() throws IOException {
    assertThat(Archive.check(folder)).isEmpty();
    try (Archive archive = Archive.open(folder)) {
      assertThat(archive.size()).isEqualTo(3);
      assertThat(archive.count(Query.parse("launch"))).isEqualTo(3);
      assertThat(archive.curationProblems()).isEmpty();
      assertThat(archive.find("Dmitry Rogozin")).isEmpty();
      assertThat(archive.find("Roscosmos")).isPresent();
    }
  }

  @Test
  void anotherAnnotatorIsRefusedWithTheWayOutAndNothingIsLost() throws IOException {
    List<Article> before = articles(folder);
    assertThatThrownBy(
            () -> {
              try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
                writer.add(
                    new AnnotatedArticle(Article.of("new", "New."), "other 1", 1, List.of()));
              }
            })
        .isInstanceOfSatisfying(
            DatelineException.class,
            e -> assertThat(e.remedy()).contains(DatelineException.Remedy.REANNOTATE));
    assertThat(articles(folder)).containsExactlyInAnyOrderElementsOf(before);
    try (ArchiveWriter writer = ArchiveWriter.rebuild(folder)) {
      for (Article article : before) {
        writer.add(new AnnotatedArticle(article, "other 1", 1, List.of()));
      }
      writer.commit();
    }
    assertThat(articles(folder)).containsExactlyInAnyOrderElementsOf(before);
    assertThat(folder.resolve("curation.txt")).hasContent(DECISION.strip());
    assertThat(Archive.check(folder)).isEmpty();
  }

  @Test
  void isWrittenOn() throws IOException {
    try (ArchiveWriter writer = ArchiveWriter.open(folder)) {
      String annotator = writer.annotator().orElseThrow();
      writer.add(new AnnotatedArticle(Article.of("new", "New."), annotator, 1, List.of()));
    }
    assertThat(articles(folder)).hasSize(4);
    assertThat(Manifest.read(folder).state()).isEqualTo(1);
    assertThat(folder.resolve("curation.txt")).hasContent(DECISION.strip());
    assertThat(Archive.check(folder)).isEmpty();
  }
}

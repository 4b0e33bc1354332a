package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.GkgRecord;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * GDELT's Global Knowledge Graph 2.1, a line for each document. It has no texts: the body is the
 * names at their offsets, so that the archive can be counted and searched by names when the same
 * file is given as annotations.
 */
final class GkgFormat implements ArticleFormat {
  @Override
  public String title() {
    return "GDELT GKG";
  }

  @Override
  public List<String> endings() {
    return List.of(".csv");
  }

  @Override
  public boolean matches(Beginning beginning) {
    return GkgRecord.begins(beginning.text());
  }

  @Override
  public Articles read(Input input) {
    return new Records((OpenInput) input);
  }

  private static final class Records implements Articles {
    private final OpenInput input;
    private final LineReader lines;

    Records(OpenInput input) {
      this.input = input;
      lines = new LineReader(input.content());
    }

    @Override
    public @Nullable Article next() throws IOException {
      while (lines.next()) {
        if (lines.firstByte() < 0) {
          continue;
        }
        try {
          if (lines.tooLong()) {
            throw new IllegalArgumentException("a line longer than 128 MiB");
          }
          Optional<GkgRecord> record =
              GkgRecord.of(new String(lines.bytes(), 0, lines.length(), StandardCharsets.UTF_8));
          if (record.isPresent()) {
            return article(record.get());
          }
        } catch (IllegalArgumentException e) {
          input.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
      return null;
    }

    private Article article(GkgRecord record) {
      RawArticle raw = new RawArticle(input.rules(), where());
      raw.set(ArticleField.ID, record.document());
      raw.set(ArticleField.URL, record.document());
      raw.set(ArticleField.HEADLINE, record.headline());
      raw.set(ArticleField.SOURCE, record.source());
      String stamp = record.stamp();
      raw.set(
          ArticleField.PUBLISHED,
          stamp.length() == 14 ? stamp.substring(0, 8) + "T" + stamp.substring(8) + "Z" : stamp);
      raw.body(record.layout());
      input.warn(
          "records of GDELT, names without a text: give the file as --annotations too",
          input.name());
      return raw.build(where());
    }

    @Override
    public String where() {
      return input.name() + ":" + lines.number();
    }
  }
}

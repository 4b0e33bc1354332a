package io.github.dateline.read;

import io.github.dateline.Article;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A format of somebody else: an article a line, after the word CARDS. */
public final class CardFormat implements ArticleFormat {
  @Override
  public String title() {
    return "cards";
  }

  @Override
  public List<String> endings() {
    return List.of(".cards");
  }

  @Override
  public boolean matches(Beginning beginning) {
    return beginning.text().startsWith("CARDS\n");
  }

  @Override
  public Articles read(Input input) throws IOException {
    String text = new String(input.content().readAllBytes(), StandardCharsets.UTF_8);
    String[] cards = text.split("\n");
    return new Articles() {
      private int at;

      @Override
      public @Nullable Article next() {
        while (++at < cards.length) {
          if (!cards[at].isBlank()) {
            return Article.of(input.id() + "/" + at, cards[at]);
          }
          input.setAside(where(), "a blank card");
        }
        return null;
      }

      @Override
      public String where() {
        return input.name() + ":" + (at + 1);
      }
    };
  }
}

package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.RawArticle;
import io.github.dateline.read.internal.TextDecoder;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The stories of the CNN and Daily Mail set: a text, and its highlights after signs. */
final class StoryFormat implements ArticleFormat {
  private static final String HIGHLIGHT = "@highlight";

  @Override
  public String title() {
    return "story";
  }

  @Override
  public List<String> endings() {
    return List.of(".story");
  }

  @Override
  public boolean matches(Beginning beginning) {
    return beginning.ending().equals(".story")
        || beginning.text().contains("\n" + HIGHLIGHT + "\n\n");
  }

  @Override
  public Articles read(Input input) {
    OpenInput open = (OpenInput) input;
    return new Articles() {
      private boolean done;

      @Override
      public @Nullable Article next() throws IOException {
        if (done) {
          return null;
        }
        done = true;
        try {
          byte[] bytes = open.content().readNBytes(MAX_BYTES);
          String text = TextDecoder.text(bytes, bytes.length).replace("\r\n", "\n");
          int end = (text + "\n").indexOf("\n" + HIGHLIGHT + "\n");
          RawArticle raw = new RawArticle(open.rules(), open.name());
          raw.set(ArticleField.BODY, text.substring(0, end < 0 ? text.length() : end).strip());
          String rest = end < 0 ? "" : text.substring(end);
          raw.keep("highlights", rest.replace(HIGHLIGHT, "").replaceAll("\\n+", "\n").strip());
          return raw.build(open.id());
        } catch (TextDecoder.MalformedException | IllegalArgumentException e) {
          open.setAside(open.name(), String.valueOf(e.getMessage()));
          return null;
        }
      }

      @Override
      public String where() {
        return open.name();
      }
    };
  }
}

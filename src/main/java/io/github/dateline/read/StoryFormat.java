package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.RawArticle;
import java.util.List;

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
    OpenInput file = (OpenInput) input;
    return new OneArticle(file, "", article -> fill(OneArticle.text(file), article));
  }

  private static void fill(String file, RawArticle article) {
    String text = file.replace("\r\n", "\n");
    int end = (text + "\n").indexOf("\n" + HIGHLIGHT + "\n");
    article.set(ArticleField.BODY, text.substring(0, end < 0 ? text.length() : end).strip());
    String rest = end < 0 ? "" : text.substring(end);
    article.keep("highlights", rest.replace(HIGHLIGHT, "").replaceAll("\\n+", "\n").strip());
  }
}

package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.MailMessage;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** E-mails, a story each: the subject is the headline, the text is that of the message. */
final class MailFormat implements ArticleFormat {
  private static final Pattern HEADER =
      Pattern.compile(
          "(?i)(?:Return-Path|Received|Delivered-To|From|Date|Message-ID|MIME-Version|To|Subject"
              + "|X-[\\w-]+|DKIM-Signature|Authentication-Results|Reply-To): [^\\r\\n]+\\r?\\n");

  @Override
  public String title() {
    return "e-mail";
  }

  @Override
  public List<String> endings() {
    return List.of(".eml");
  }

  @Override
  public boolean matches(Beginning beginning) {
    String text = beginning.text();
    if (!HEADER.matcher(text).lookingAt()) {
      return false;
    }
    String header = text.split("\\r?\\n\\r?\\n", 2)[0];
    return beginning.ending().equals(".eml")
        || (Pattern.compile("(?im)^From: .*@").matcher(header).find()
            && Pattern.compile("(?im)^(?:Message-ID|MIME-Version|Received): ")
                .matcher(header)
                .find());
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
          MailMessage mail = MailMessage.of(bytes);
          RawArticle raw = new RawArticle(open.rules(), open.name());
          raw.set(ArticleField.ID, mail.header("message-id").replaceAll("^<|>$", ""));
          raw.set(ArticleField.HEADLINE, mail.header("subject"));
          raw.set(
              ArticleField.PUBLISHED, mail.header("date").replaceAll("\\s*\\([^)]*\\)\\s*$", ""));
          raw.set(
              ArticleField.SOURCE,
              mail.header("from").replaceAll("\\s*<[^>]*>", "").replace("\"", ""));
          raw.set(ArticleField.BODY, mail.text());
          return raw.build(open.id());
        } catch (IllegalArgumentException e) {
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

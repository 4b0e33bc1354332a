package io.github.dateline.read;

import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.MailMessage;
import io.github.dateline.read.internal.RawArticle;
import java.util.List;
import java.util.regex.Pattern;

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
    return new OneArticle(
        (OpenInput) input, "", article -> fill(MailMessage.of(OneArticle.bytes(input)), article));
  }

  private static void fill(MailMessage mail, RawArticle article) {
    String day = mail.header("date").replaceAll("\\s*\\([^)]*\\)\\s*$", "");
    String sender = mail.header("from").replaceAll("\\s*<[^>]*>", "").replace("\"", "");
    article.set(ArticleField.ID, mail.header("message-id").replaceAll("^<|>$", ""));
    article.set(ArticleField.HEADLINE, mail.header("subject"));
    article.set(ArticleField.PUBLISHED, day);
    article.set(ArticleField.SOURCE, sender);
    article.set(ArticleField.BODY, mail.text());
  }
}

package io.github.dateline.read;

import io.github.dateline.Article;
import io.github.dateline.read.internal.ArticleField;
import io.github.dateline.read.internal.MailMessage;
import io.github.dateline.read.internal.RawArticle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * E-mails, a story each: the subject is the headline, the text is that of the message. Messages and
 * texts that are attached are stories too.
 */
final class MailFormat implements ArticleFormat {
  /** What programs put before the subject of a message that is handed on. */
  private static final Pattern FORWARDED =
      Pattern.compile("(?i)^(?:(?:fwd?|wg|tr|rv|i):\\s*+){1,9}");

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
    return new Messages((OpenInput) input);
  }

  /**
   * A message, or a text.
   *
   * @param by the message that a text is attached to, null for a message
   */
  private record Story(MailMessage mail, @Nullable MailMessage by) {}

  /** A message, and the messages and texts attached to it. */
  private static final class Messages implements Articles {
    private final OpenInput file;
    private @Nullable Iterator<Story> stories;
    private int number;

    Messages(OpenInput file) {
      this.file = file;
    }

    @Override
    public @Nullable Article next() throws IOException {
      Iterator<Story> left = stories;
      if (left == null) {
        List<Story> all = new ArrayList<>();
        stories = all.iterator();
        try {
          add(MailMessage.of(OneArticle.bytes(file)), all);
        } catch (IllegalArgumentException e) {
          file.setAside(file.name(), String.valueOf(e.getMessage()));
        }
        left = all.iterator();
        stories = left;
      }
      while (left.hasNext()) {
        number++;
        try {
          Story story = left.next();
          MailMessage by = story.by();
          return by == null ? article(story.mail()) : attached(story.mail(), by);
        } catch (IllegalArgumentException e) {
          file.setAside(where(), String.valueOf(e.getMessage()));
        }
      }
      return null;
    }

    /** A message that only brings others is no article. */
    private static void add(MailMessage mail, List<Story> all) {
      List<MailMessage> attached = mail.messages();
      if (attached.isEmpty() || !mail.text().isEmpty()) {
        all.add(new Story(mail, null));
      }
      mail.attachedTexts().forEach(text -> all.add(new Story(text, mail)));
      attached.forEach(one -> add(one, all));
    }

    /** A text that is attached is read like a file, and has day and sender of its message. */
    private Article attached(MailMessage text, MailMessage by) {
      RawArticle article = new RawArticle(file.rules(), where());
      try {
        PlainTextFormat.fill(text.text(), article);
      } catch (TextHeader.LineException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
      article.setIfMissing(ArticleField.PUBLISHED, day(by));
      article.setIfMissing(ArticleField.SOURCE, sender(by));
      return article.build(file.places(), file.idAt(where()));
    }

    private static String day(MailMessage mail) {
      return mail.header("date").replaceAll("\\s*\\([^)]*\\)\\s*$", "");
    }

    private static String sender(MailMessage mail) {
      return mail.header("from").replaceAll("\\s*<[^>]*>", "").replace("\"", "");
    }

    private Article article(MailMessage mail) {
      RawArticle article = new RawArticle(file.rules(), where());
      MailMessage told = mail.forwarded();
      String text = told.text();
      if (mail.isDamaged() && text.isEmpty()) {
        throw new IllegalArgumentException(
            "an e-mail whose text is not the base64 it is said to be");
      }
      if (mail.isDamaged()) {
        file.warn("messages with a part that could not be decoded", where());
      }
      article.set(ArticleField.ID, mail.header("message-id").replaceAll("^<|>$", ""));
      article.set(
          ArticleField.HEADLINE, FORWARDED.matcher(told.header("subject")).replaceFirst(""));
      article.set(ArticleField.PUBLISHED, day(told));
      article.set(ArticleField.SOURCE, sender(told));
      article.set(ArticleField.BODY, text);
      return article.build(file.places(), file.idAt(where()));
    }

    @Override
    public String where() {
      return file.name() + (number > 1 ? "#" + number : "");
    }
  }
}

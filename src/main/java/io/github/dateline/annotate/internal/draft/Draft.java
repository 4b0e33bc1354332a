package io.github.dateline.annotate.internal.draft;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.annotate.internal.text.Capitals;
import io.github.dateline.annotate.internal.text.ListSplitter;
import io.github.dateline.annotate.internal.text.ParagraphSplitter;
import io.github.dateline.annotate.internal.text.SentenceSplitter;
import io.github.dateline.annotate.internal.text.Span;
import io.github.dateline.annotate.internal.text.Token;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An article while what it mentions is looked for: its lines, and what holds for all of them. One
 * thread's.
 */
public final class Draft {
  private final Article article;
  private final List<SentenceDraft> lines = new ArrayList<>();
  private final Map<String, String> meanings = new HashMap<>();
  private RuleResults findings = new RuleResults(Map.of(), Map.of(), Set.of());
  private long tokens;

  private Draft(Article article) {
    this.article = article;
  }

  /** The draft of an article of which only the sentences and tokens are known. */
  public static Draft of(Article article, SentenceSplitter splitter) {
    return of(article, splitter, text -> text);
  }

  /**
   * The draft of an article of which only the sentences and tokens are known.
   *
   * @param casing gives a text in capitals mixed case, without a change of its length; asked only
   *     where the body is in capitals
   */
  public static Draft of(Article article, SentenceSplitter splitter, UnaryOperator<String> casing) {
    Draft draft = new Draft(article);
    String headline = article.text(Article.Field.HEADLINE);
    String body = article.text(Article.Field.BODY);
    boolean capitals = Capitals.areAll(body);
    draft.addHeadline(
        capitals && Capitals.areAll(headline) ? casing.apply(headline) : headline, splitter);
    draft.addBody(capitals ? casing.apply(body) : body, splitter);
    return draft;
  }

  private void addHeadline(String text, SentenceSplitter splitter) {
    splitter.pieces(
        text, new Span(0, text.length()), piece -> add(Article.Field.HEADLINE, text, 0, piece));
  }

  private void addBody(String text, SentenceSplitter splitter) {
    int paragraph = 0;
    int width = ListSplitter.wrapWidth(text);
    for (Span its : ParagraphSplitter.split(text)) {
      int number = paragraph;
      long before = tokens;
      for (Span part : ListSplitter.split(text, its, width)) {
        splitter.split(text, part, sentence -> add(Article.Field.BODY, text, number, sentence));
      }
      if (tokens > before) {
        paragraph++;
      }
    }
  }

  private void add(Article.Field field, String text, int paragraph, List<Token> sentence) {
    tokens += sentence.size();
    lines.add(new SentenceDraft(field, text, paragraph, sentence));
  }

  public Article article() {
    return article;
  }

  public List<SentenceDraft> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** How many tokens were read. */
  public long tokens() {
    return tokens;
  }

  /**
   * From acronyms and other short forms, in capitals, to the {@linkplain SentenceDraft#key keys} of
   * what they are short for.
   */
  public Map<String, String> meanings() {
    return Collections.unmodifiableMap(meanings);
  }

  /** Adds short forms, in place of those that were known otherwise. */
  public void abbreviate(Map<String, String> more) {
    meanings.putAll(more);
  }

  /** What the article says of its names. */
  public RuleResults findings() {
    return findings;
  }

  /** Keeps what the article says of its names. */
  public void keep(RuleResults newFindings) {
    findings = newFindings;
  }

  /** A sentence for each line of the body, and one for all of the headline. */
  public List<Sentence> sentences() {
    List<Sentence> sentences = new ArrayList<>();
    for (SentenceDraft sentence : lines) {
      int start = sentence.tokens.getFirst().start();
      List<Mention> mentions = sentence.mentions();
      if (sentence.field == Article.Field.HEADLINE && !sentences.isEmpty()) {
        Sentence before = sentences.removeLast();
        start = before.start();
        mentions = new ArrayList<>(before.mentions());
        mentions.addAll(sentence.mentions());
      }
      sentences.add(
          new Sentence(
              sentence.field,
              start,
              sentence.tokens.getLast().end(),
              sentence.paragraph,
              mentions));
    }
    return sentences;
  }
}

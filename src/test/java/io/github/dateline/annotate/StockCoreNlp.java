package io.github.dateline.annotate;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreEntityMention;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * CoreNLP as it comes, to be measured against. Numbers and dates are left out: they need libraries
 * that are not there, and name nobody. So are masked places, which no annotator can mark.
 */
final class StockCoreNlp implements Annotator {
  private final StanfordCoreNLP pipeline;

  private StockCoreNlp(String annotators, String... more) {
    Properties settings = new Properties();
    settings.setProperty("annotators", annotators);
    settings.setProperty("ner.useSUTime", "false");
    settings.setProperty("ner.applyNumericClassifiers", "false");
    for (int i = 0; i < more.length; i += 2) {
      settings.setProperty(more[i], more[i + 1]);
    }
    this.pipeline = new StanfordCoreNLP(settings);
  }

  /** All three models and the fine-grained rules. */
  static StockCoreNlp byDefault() {
    return new StockCoreNlp("tokenize,pos,lemma,ner");
  }

  /** The 3-class model alone. */
  static StockCoreNlp threeClass() {
    return new StockCoreNlp(
        "tokenize,pos,lemma,ner",
        "ner.model",
        "edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz",
        "ner.applyFineGrained",
        "false");
  }

  @Override
  public AnnotatedArticle annotate(Article article) {
    CoreDocument document = new CoreDocument(article.body());
    pipeline.annotate(document);
    List<Mention> mentions = new ArrayList<>();
    for (CoreEntityMention mention : document.entityMentions()) {
      List<CoreLabel> tokens = mention.tokens();
      boolean pronoun =
          tokens.size() == 1
              && tokens.getFirst().tag() != null
              && tokens.getFirst().tag().startsWith("PRP");
      int start = tokens.getFirst().beginPosition();
      int end = tokens.getLast().endPosition();
      if (!pronoun && !article.text(Article.Field.BODY).substring(start, end).isBlank()) {
        mentions.add(
            Mention.of(
                start, end, Entity.of(new EntityType(mention.entityType()), mention.text())));
      }
    }
    List<Sentence> whole =
        article.body().isEmpty()
            ? List.of()
            : List.of(new Sentence(Article.Field.BODY, 0, article.body().length(), 0, mentions));
    return new AnnotatedArticle(article, identity(), 0, whole);
  }

  @Override
  public String identity() {
    return "stock";
  }
}

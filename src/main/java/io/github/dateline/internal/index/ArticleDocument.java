package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.internal.text.MaskedText;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** Makes the Lucene document of an annotated article. */
public final class ArticleDocument {
  private static final FieldType TEXT = new FieldType();
  private static final FieldType ENTITY = new FieldType();

  static {
    TEXT.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    TEXT.setTokenized(true);
    TEXT.freeze();
    ENTITY.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    ENTITY.setTokenized(true);
    ENTITY.setOmitNorms(true);
    ENTITY.freeze();
  }

  private ArticleDocument() {}

  /** The document of an article, which is stored as it was serialized. */
  public static Document of(AnnotatedArticle annotated, SerializedArticle serialized) {
    Article article = annotated.article();
    Document document = new Document();
    document.add(new StringField(IndexFields.ID, article.id(), Field.Store.NO));
    document.add(new SortedDocValuesField(IndexFields.ID, new BytesRef(article.id())));
    document.add(new StoredField(IndexFields.ARTICLE, serialized.json()));
    document.add(new BinaryDocValuesField(IndexFields.DIGEST, serialized.digest()));
    document.add(new Field(IndexFields.HEADLINE, article.text(Article.Field.HEADLINE), TEXT));
    document.add(new Field(IndexFields.BODY, article.text(Article.Field.BODY), TEXT));
    article
        .dateTime()
        .ifPresent(stamp -> {
          long second = stamp.toEpochSecond(ZoneOffset.UTC);
          document.add(new LongPoint(IndexFields.PUBLISHED, second));
          document.add(new NumericDocValuesField(IndexFields.PUBLISHED, second));
        });
    BytesRef source = source(article);
    if (source.length > 0) {
      document.add(new StringField(IndexFields.SOURCE, source, Field.Store.NO));
      document.add(new SortedDocValuesField(IndexFields.SOURCE, source));
    }
    article.section().ifPresent(section -> addExact(document, IndexFields.SECTION, section));
    article.authors().forEach(author -> addExact(document, IndexFields.AUTHOR, author));
    article.filedFrom().ifPresent(place -> addExact(document, IndexFields.FILED_FROM, place));
    article.markers().forEach(marker -> addExact(document, IndexFields.MARKER, marker));
    addEntities(document, annotated);
    return document;
  }

  /** What articles of one source share; empty if it is not known. */
  static BytesRef source(Article article) {
    String folded = EntityTerms.folded(article.source().orElse(""));
    return new BytesRef(EntityTerms.canBeLookedUp(folded) ? folded : "");
  }

  private static void addExact(Document document, String field, String value) {
    String folded = EntityTerms.folded(value);
    if (EntityTerms.canBeLookedUp(folded)) {
      document.add(new StringField(field, folded, Field.Store.NO));
    }
  }

  private static void addEntities(Document document, AnnotatedArticle annotated) {
    SortedSet<Entity> entities = annotated.entities();
    if (entities.size() > UnitColumn.MAX_ENTITIES) {
      throw new DatelineException(
          annotated.article().id()
              + " names "
              + entities.size()
              + " entities, more than the "
              + UnitColumn.MAX_ENTITIES
              + " that an article can have");
    }
    Map<Entity, Integer> positions = new HashMap<>();
    for (Entity entity : entities) {
      positions.put(entity, positions.size());
      document.add(
          new SortedSetDocValuesField(IndexFields.ENTITY, new BytesRef(EntityTerms.term(entity))));
      document.add(new StringField(IndexFields.LABEL, EntityTerms.label(entity), Field.Store.NO));
    }
    Set<DayRange> days = new HashSet<>();
    Map<Entity, Integer> sentences = new HashMap<>();
    Set<String> forms = new HashSet<>();
    for (Sentence sentence : annotated.sentences()) {
      Set<Entity> present = new HashSet<>();
      for (Mention mention : sentence.mentions()) {
        DayRange.of(mention).ifPresent(days::add);
        mention
            .entity()
            .ifPresent(entity -> {
              present.add(entity);
              addForm(forms, annotated.text(sentence, mention), entity);
            });
      }
      present.forEach(entity -> sentences.merge(entity, 1, Integer::sum));
    }
    days.forEach(span -> document.add(span.field()));
    for (Entity entity : entities) {
      addForm(forms, entity.name(), entity);
      addForm(forms, entity.label(), entity);
      for (String key : EntityKeys.of(entity.type(), entity.name())) {
        document.add(
            new StringField(IndexFields.KEY, EntityKeys.term(key, entity), Field.Store.NO));
      }
    }
    forms.forEach(form -> document.add(new StringField(IndexFields.FORM, form, Field.Store.NO)));
    if (!entities.isEmpty()) {
      document.add(new Field(IndexFields.ENTITY, new CountedTerms(sentences), ENTITY));
    }
    document.add(
        new BinaryDocValuesField(
            IndexFields.UNITS, UnitColumn.encode(annotated.sentences(), positions)));
    document.add(
        new BinaryDocValuesField(IndexFields.SPANS, SpanColumn.encode(annotated, positions)));
    document.add(new NumericDocValuesField(IndexFields.MASKS, MaskedText.RULES));
    document.add(
        new BinaryDocValuesField(IndexFields.MASKED, MaskColumn.encode(annotated.article())));
    document.add(
        new BinaryDocValuesField(
            IndexFields.SIGNATURE, MinHashSignature.encode(annotated.article())));
    document.add(
        new BinaryDocValuesField(
            IndexFields.SENTENCE_HASHES, SentenceHashColumn.encode(annotated)));
    document.add(new NumericDocValuesField(IndexFields.SENTENCES, annotated.sentences().size()));
    document.add(
        new NumericDocValuesField(
            IndexFields.PARAGRAPHS, UnitColumn.paragraphs(annotated.sentences())));
  }

  private static void addForm(Set<String> forms, String form, Entity entity) {
    if (EntityTerms.canBeLookedUp(form) && forms.add(EntityTerms.form(form, entity))) {
      for (String key : EntityKeys.of(entity.type(), form)) {
        if (!key.equals(EntityTerms.folded(form))) {
          forms.add(EntityTerms.form(EntityKeys.form(key), entity));
        }
      }
    }
  }

  /** Each entity as a term, its number of sentences as term frequency. */
  private static final class CountedTerms extends TokenStream {
    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Map<Entity, Integer> counts;
    private Iterator<Map.Entry<Entity, Integer>> next;

    CountedTerms(Map<Entity, Integer> counts) {
      this.counts = counts;
      this.next = counts.entrySet().iterator();
    }

    @Override
    public void reset() throws IOException {
      super.reset();
      next = counts.entrySet().iterator();
    }

    @Override
    public boolean incrementToken() {
      if (!next.hasNext()) {
        return false;
      }
      clearAttributes();
      Map.Entry<Entity, Integer> entry = next.next();
      term.setBytesRef(new BytesRef(EntityTerms.term(entry.getKey())));
      frequency.setTermFrequency(entry.getValue());
      return true;
    }
  }
}

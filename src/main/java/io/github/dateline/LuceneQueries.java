package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Translates queries into Lucene's, names looked up in one archive. */
final class LuceneQueries {
  private final Names names;

  LuceneQueries(Names names) {
    this.names = names;
  }

  SyntaxParser.Parsed translate(Query query) throws IOException {
    List<Entity> mentioned = new ArrayList<>();
    return new SyntaxParser.Parsed(translate(query, mentioned), mentioned);
  }

  private org.apache.lucene.search.Query translate(Query query, List<Entity> mentioned)
      throws IOException {
    return switch (query) {
      case Query.All all -> MatchAllDocsQuery.INSTANCE;
      case Query.Syntax syntax -> {
        SyntaxParser.Parsed parsed = SyntaxParser.parse(syntax.text(), names);
        mentioned.addAll(parsed.mentioned());
        yield parsed.query();
      }
      case Query.Mentions mentions -> {
        mentioned.add(names.labelled(mentions.entity()));
        yield naming(mentions.entity());
      }
      case Query.Published published -> SyntaxParser.published(published.from(), published.to());
      case Query.And and -> combined(and.parts(), Occur.MUST, mentioned);
      case Query.Or or -> combined(or.parts(), Occur.SHOULD, mentioned);
      case Query.Not not ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(translate(not.part(), new ArrayList<>()), Occur.MUST_NOT)
              .build();
    };
  }

  private org.apache.lucene.search.Query combined(
      List<Query> parts, Occur occur, List<Entity> mentioned) throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Query part : parts) {
      all.add(translate(part, mentioned), occur);
    }
    return all.build();
  }

  /** The articles that the one matches and the other does not. */
  static org.apache.lucene.search.Query without(
      org.apache.lucene.search.Query one, org.apache.lucene.search.Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.MUST_NOT).build();
  }

  /** The articles that name an entity, by whatever name they were annotated with. */
  org.apache.lucene.search.Query naming(Entity entity) {
    return naming(names.terms(entity));
  }

  /** The articles that have one of some entities, which are given as terms. */
  static org.apache.lucene.search.Query naming(Collection<String> terms) {
    if (terms.size() == 1) {
      return new TermQuery(new Term(IndexFields.ENTITY, terms.iterator().next()));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(IndexFields.ENTITY);
    terms.forEach(term -> any.addTerm(new BytesRef(term), 1));
    return any.build();
  }
}

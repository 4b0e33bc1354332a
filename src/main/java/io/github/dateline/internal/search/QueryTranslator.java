package io.github.dateline.internal.search;

import io.github.dateline.DatelineException;
import io.github.dateline.Entity;
import io.github.dateline.Query;
import io.github.dateline.internal.index.DayRange;
import io.github.dateline.internal.index.EntityTerms;
import io.github.dateline.internal.names.EntityLookup;
import io.github.dateline.internal.query.HighlightTargets;
import io.github.dateline.internal.query.QueryWarning;
import io.github.dateline.internal.query.SyntaxParser;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/** Translates queries into Lucene queries, looking up the entity names of one archive. */
public final class QueryTranslator {
  private final EntityLookup names;
  private final boolean hasDays;

  /**
   * Translates for one archive.
   *
   * @param hasDays whether its articles say what days they speak of
   */
  QueryTranslator(EntityLookup names, boolean hasDays) {
    this.names = names;
    this.hasDays = hasDays;
  }

  public SyntaxParser.ParsedQuery translate(Query query) throws IOException {
    HighlightTargets targets = new HighlightTargets();
    List<QueryWarning> warnings = new ArrayList<>();
    org.apache.lucene.search.Query translated = translate(query, targets, warnings);
    Parts parts = new Parts();
    translated.visit(parts);
    if (parts.number > IndexSearcher.getMaxClauseCount()) {
      throw new DatelineException(
          "the query has "
              + parts.number
              + " parts, at most "
              + IndexSearcher.getMaxClauseCount()
              + " are read; a word is looked for in headlines and in bodies, which are two",
          Text.excerpt(query.toString()),
          0);
    }
    return new SyntaxParser.ParsedQuery(translated, targets, warnings);
  }

  /** Counts words, phrases and the like, of which Lucene refuses too many only as it searches. */
  private static final class Parts extends QueryVisitor {
    int number;

    @Override
    public void consumeTerms(org.apache.lucene.search.Query query, Term... terms) {
      number++;
    }

    @Override
    public void consumeTermsMatching(
        org.apache.lucene.search.Query query, String field, Supplier<ByteRunAutomaton> terms) {
      number++;
    }

    @Override
    public void visitLeaf(org.apache.lucene.search.Query query) {
      number++;
    }

    @Override
    public QueryVisitor getSubVisitor(Occur occur, org.apache.lucene.search.Query parent) {
      return this;
    }
  }

  private org.apache.lucene.search.Query translate(
      Query query, HighlightTargets targets, List<QueryWarning> warnings) throws IOException {
    return switch (query) {
      case Query.All all -> MatchAllDocsQuery.INSTANCE;
      case Query.Syntax syntax -> {
        SyntaxParser.ParsedQuery parsed = SyntaxParser.parse(syntax.text(), names, hasDays);
        targets.add(parsed.targets());
        warnings.addAll(parsed.warnings());
        yield parsed.query();
      }
      case Query.Mentions mentions -> {
        targets.entities().add(names.labelled(mentions.entity()));
        yield naming(mentions.entity());
      }
      case Query.Published published -> SyntaxParser.published(published.from(), published.to());
      case Query.About about -> {
        if (!hasDays) {
          throw new DatelineException(
              SyntaxParser.WITHOUT_DAYS,
              DatelineException.Remedy.ANNOTATE_DATES,
              about.toString(),
              0);
        }
        DayRange days = DayRange.between(about.from(), about.to());
        targets.days().add(days);
        yield days.query();
      }
      case Query.And and -> combined(and.parts(), Occur.MUST, targets, warnings);
      case Query.Or or -> combined(or.parts(), Occur.SHOULD, targets, warnings);
      case Query.Not not ->
          new BooleanQuery.Builder()
              .add(MatchAllDocsQuery.INSTANCE, Occur.FILTER)
              .add(translate(not.part(), new HighlightTargets(), warnings), Occur.MUST_NOT)
              .build();
    };
  }

  private org.apache.lucene.search.Query combined(
      List<Query> parts, Occur occur, HighlightTargets targets, List<QueryWarning> warnings)
      throws IOException {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Query part : parts) {
      all.add(translate(part, targets, warnings), occur);
    }
    return all.build();
  }

  /** The articles that the one matches and the other does not. */
  public static org.apache.lucene.search.Query without(
      org.apache.lucene.search.Query one, org.apache.lucene.search.Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.MUST_NOT).build();
  }

  /** The articles that name an entity, by whatever name they were annotated with. */
  public org.apache.lucene.search.Query naming(Entity entity) {
    return EntityTerms.naming(names.terms(entity));
  }
}

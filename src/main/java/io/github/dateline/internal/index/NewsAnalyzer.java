package io.github.dateline.internal.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The Lucene analyzer of headlines and bodies: Unicode word breaks, possessive 's dropped, lower
 * case, accents dropped.
 *
 * <p>No stop words and no stemming: a count of articles with a word means that word.
 */
public final class NewsAnalyzer extends Analyzer {
  /** Part of an archive's manifest: another analyzer cannot search it. */
  static final String NAME = "dateline-news-1";

  @Override
  protected TokenStreamComponents createComponents(String field) {
    StandardTokenizer words = new StandardTokenizer();
    return new TokenStreamComponents(
        words, new ASCIIFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(words))));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(in));
  }
}

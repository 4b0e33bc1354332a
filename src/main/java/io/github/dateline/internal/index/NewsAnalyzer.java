package io.github.dateline.internal.index;

import io.github.dateline.internal.text.LegibleText;
import java.io.IOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The Lucene analyzer of headlines and bodies: Unicode word breaks, possessive 's dropped, lower
 * case, accents dropped. A word hyphenated at a line's end, or with a tag in it, is one word: in
 * the text that is indexed, characters that count for nothing stand in place of the hyphen, the
 * line break or the tag, and terms are without them.
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
        words,
        new ASCIIFoldingFilter(
            new LowerCaseFilter(new EnglishPossessiveFilter(new WithoutFillers(words)))));
  }

  @Override
  protected TokenStream normalize(String field, TokenStream in) {
    return new ASCIIFoldingFilter(new LowerCaseFilter(new WithoutFillers(in)));
  }

  /** Letters to Unicode, and written for an apostrophe, as in Hawaiian. */
  private static final String APOSTROPHES = "\u02BC\u02BB\u02B9";

  /** Takes out of words what counts for nothing, and sets apostrophes; their offsets stay. */
  private static final class WithoutFillers extends TokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    WithoutFillers(TokenStream in) {
      super(in);
    }

    @Override
    public boolean incrementToken() throws IOException {
      if (!input.incrementToken()) {
        return false;
      }
      char[] word = term.buffer();
      int length = 0;
      for (int i = 0; i < term.length(); i++) {
        if (word[i] != LegibleText.FILLER && word[i] != LegibleText.TAG) {
          word[length++] = APOSTROPHES.indexOf(word[i]) < 0 ? word[i] : '\'';
        }
      }
      term.setLength(length);
      return true;
    }
  }
}

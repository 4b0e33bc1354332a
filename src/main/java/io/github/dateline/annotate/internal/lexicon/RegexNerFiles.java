package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/**
 * The files of CoreNLP's RegexNER tables of fine types, read one after the other.
 *
 * @param name what is made of them
 * @param uncased the one whose case does not count
 * @param cased the one whose case does
 */
public record RegexNerFiles(String name, ModelResource uncased, ModelResource cased)
    implements CompiledModels.Source {
  private static final String FOLDER = "edu/stanford/nlp/models/kbp/english/gazetteers/";
  private static final String UNCASED = "regexner_caseless.tab";
  private static final String CASED = "regexner_cased.tab";

  /**
   * Finds the English tables.
   *
   * @param name what is made of them
   * @throws FileNotFoundException if they are not on the class path
   */
  public static RegexNerFiles find(String name) throws FileNotFoundException {
    return new RegexNerFiles(
        name,
        ModelResource.find(UNCASED, FOLDER + UNCASED),
        ModelResource.find(CASED, FOLDER + CASED));
  }

  @Override
  public InputStream open() throws IOException {
    return new SequenceInputStream(uncased.open(), cased.open());
  }

  @Override
  public ModelResource.Fingerprint fingerprint() throws IOException {
    ModelResource.Fingerprint first = uncased.fingerprint();
    ModelResource.Fingerprint second = cased.fingerprint();
    return new ModelResource.Fingerprint(
        first.size() + second.size(), first.crc32() ^ second.crc32());
  }
}

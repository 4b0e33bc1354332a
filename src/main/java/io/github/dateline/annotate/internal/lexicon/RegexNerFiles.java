package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.ModelResources;
import java.io.FileNotFoundException;
import java.util.List;

/** Finds the files of CoreNLP's RegexNER tables of fine types. */
public final class RegexNerFiles {
  private static final String FOLDER = "edu/stanford/nlp/models/kbp/english/gazetteers/";
  private static final String UNCASED = "regexner_caseless.tab";
  private static final String CASED = "regexner_cased.tab";

  private RegexNerFiles() {}

  /**
   * The English tables: first the one whose case does not count, then the one whose case does.
   *
   * @param name what is made of them
   * @throws FileNotFoundException if they are not on the class path
   */
  public static ModelResources find(String name) throws FileNotFoundException {
    return new ModelResources(
        name,
        List.of(
            ModelResource.find(UNCASED, FOLDER + UNCASED),
            ModelResource.find(CASED, FOLDER + CASED)));
  }
}

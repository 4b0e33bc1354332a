package io.github.dateline.annotate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;

/**
 * CoreNLP's tables of fine types, one after the other.
 *
 * @param uncased the one whose case does not count
 * @param cased the one whose case does
 */
record RuleFiles(ModelResource uncased, ModelResource cased) implements CompiledModels.Source {
  private static final String FOLDER = "edu/stanford/nlp/models/kbp/english/gazetteers/";
  private static final String UNCASED = "regexner_caseless.tab";
  private static final String CASED = "regexner_cased.tab";

  /**
   * Finds the English tables.
   *
   * @throws FileNotFoundException if they are not on the class path
   */
  static RuleFiles find() throws FileNotFoundException {
    return new RuleFiles(
        ModelResource.find(UNCASED, FOLDER + UNCASED), ModelResource.find(CASED, FOLDER + CASED));
  }

  /** The tables, compiled. */
  RuleTables load(CompiledModels cache) throws IOException, UnknownModelException {
    return RuleTables.read(cache.load(this, this::compile));
  }

  private ByteBuffer compile(InputStream tables, int before)
      throws IOException, UnknownModelException {
    int size = Math.toIntExact(uncased.fingerprint().size());
    return RuleCompiler.compile(tables, size, before);
  }

  @Override
  public String name() {
    return "regexner";
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

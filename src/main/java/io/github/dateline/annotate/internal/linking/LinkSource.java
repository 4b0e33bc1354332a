package io.github.dateline.annotate.internal.linking;

import io.github.dateline.annotate.internal.cache.CacheFile;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.lexicon.AliasTable;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The source of links: CoreNLP's dictionary if it is on the class path, otherwise the alias table
 * alone.
 *
 * <p>It is chosen before any model is loaded, so that the annotator's identity can name it.
 */
public final class LinkSource {
  /** To be raised whenever anything changes how names are linked. */
  private static final int VERSION = 9;

  private static final String NAME = "wikidict";
  private static final String TABLE = "edu/stanford/nlp/models/kbp/english/wikidict.tab.gz";

  private final String identity;
  private final Optional<String> fallback;
  private final @Nullable Dictionary dictionary;

  /** The dictionary's original, and the file that is made of it. */
  private record Dictionary(ModelResource table, CacheFile file, DoubleConsumer progress) {
    void make() throws IOException {
      file.write(channel -> DictionaryCompiler.compile(table, channel, file::unfinished, progress));
    }
  }

  private LinkSource(String identity, Optional<String> fallback, @Nullable Dictionary dictionary) {
    this.identity = identity;
    this.fallback = fallback;
    this.dictionary = dictionary;
  }

  /**
   * Finds the dictionary, and makes what is kept of it if that is not there.
   *
   * @param artifact what to call the dictionary's Maven artifact
   * @param folder where it is kept
   * @param progress hears how much is made, from 0 to 1
   */
  public static LinkSource find(String artifact, Optional<Path> folder, DoubleConsumer progress) {
    ModelResource table;
    try {
      table = ModelResource.find(NAME, TABLE);
    } catch (FileNotFoundException e) {
      return aliasesOnly(artifact + " is not on the class path");
    }
    return of(table, folder, progress);
  }

  /** What is kept of a dictionary, made if it is not there. */
  static LinkSource of(ModelResource table, Optional<Path> folder, DoubleConsumer progress) {
    if (folder.isEmpty()) {
      return aliasesOnly(
          "there is no folder to keep the dictionary of names in; set " + CacheFolder.VARIABLE);
    }
    try {
      CacheFile file =
          CacheFile.in(folder.get(), NAME, NameDictionary.VERSION, table.fingerprint());
      Dictionary dictionary = new Dictionary(table, file, progress);
      if (!file.seemsWhole()) {
        dictionary.make();
      }
      String crc32 = HexFormat.of().toHexDigits(table.fingerprint().crc32(), 8);
      String identity = "links-" + VERSION + " " + NAME + "-" + crc32;
      return new LinkSource(identity, Optional.empty(), dictionary);
    } catch (IOException | SecurityException e) {
      return aliasesOnly("the dictionary of names could not be made: " + reason(e));
    }
  }

  /** No links but those of {@link AliasTable}. */
  private static LinkSource aliasesOnly(String reason) {
    return new LinkSource(
        "links-" + VERSION,
        Optional.of("only the commonest names are linked, because " + reason),
        null);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null
        ? e.getClass().getSimpleName()
        : e.getClass().getSimpleName() + ": " + message;
  }

  /** Tells one way of linking from another. */
  public String identity() {
    return identity;
  }

  /** Why the dictionary is not used; empty if it is. */
  public Optional<String> fallback() {
    return fallback;
  }

  /**
   * Loads what {@link #identity} says.
   *
   * @param minimum how sure a link must be, in [0, 1]
   * @throws IOException if what was there before is no longer, and cannot be made again
   */
  public EntityLinker load(Gazetteer gazetteer, double minimum) throws IOException {
    return new EntityLinker(gazetteer, dictionary(), minimum);
  }

  /** The dictionary; null if it is not used. */
  public @Nullable NameDictionary dictionary() throws IOException {
    return dictionary == null ? null : load(dictionary);
  }

  private static NameDictionary load(Dictionary dictionary) throws IOException {
    Optional<ByteBuffer> kept = dictionary.file().map();
    if (kept.isEmpty()) {
      dictionary.make();
      kept = dictionary.file().map();
    }
    ByteBuffer bytes =
        kept.orElseThrow(
            () -> new IOException(dictionary.file().path() + ": was made, but cannot be read"));
    return new NameDictionary(bytes.slice(CacheFile.HEADER, bytes.limit() - CacheFile.HEADER));
  }
}

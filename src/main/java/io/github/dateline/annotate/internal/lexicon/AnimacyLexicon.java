package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.KindMap;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.ModelResources;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The animacy lexicon: CoreNLP's lists of words that a text refers to as he or she, or as it, and
 * of given names; 120,000 words.
 *
 * <p>Immutable and thread-safe.
 */
public final class AnimacyLexicon {
  /** Words that stand for a he or a she. */
  public static final int HUMAN = 1;

  /** Words that stand for an it. */
  public static final int THING = 2;

  /** People's given names. */
  public static final int GIVEN_NAME = 4;

  /** Words that, with a capital, are found to be alive. */
  public static final int ANIMATE = 8;

  /** Words that, with a capital, are found not to be alive. */
  public static final int INANIMATE = 16;

  private static final String FOLDER = "edu/stanford/nlp/models/dcoref/";

  /** At most half of it is used. */
  private static final int SLOTS = 1 << 18;

  private final KindMap words;

  private AnimacyLexicon(ByteBuffer bytes) {
    words = new KindMap(bytes, SLOTS);
  }

  /** A list, and what its words are. */
  private record Kind(ModelResource file, int kind) {
    static Kind of(String name, int kind) throws FileNotFoundException {
      return new Kind(ModelResource.find(name, FOLDER + name), kind);
    }
  }

  /**
   * Loads the lists, or makes them of CoreNLP's in a tenth of a second.
   *
   * @param cache where what is made is kept
   * @throws FileNotFoundException if CoreNLP's models are not on the class path
   */
  public static AnimacyLexicon load(CompiledModels cache) throws IOException {
    List<Kind> lists =
        List.of(
            Kind.of("male.unigrams.txt", HUMAN),
            Kind.of("female.unigrams.txt", HUMAN),
            Kind.of("neutral.unigrams.txt", THING),
            Kind.of("namegender.combine.txt", GIVEN_NAME),
            Kind.of("animate.unigrams.txt", ANIMATE),
            Kind.of("inanimate.unigrams.txt", INANIMATE));
    try {
      return new AnimacyLexicon(
          cache.load(
              new ModelResources("word-lists", lists.stream().map(Kind::file).toList()),
              (in, before) -> {
                ByteBuffer bytes = ByteBuffer.allocate(before + KindMap.bytes(SLOTS));
                AnimacyLexicon animacy =
                    new AnimacyLexicon(bytes.slice(before, bytes.limit() - before));
                for (Kind list : lists) {
                  int size = Math.toIntExact(list.file().fingerprint().size());
                  String file = new String(in.readNBytes(size), StandardCharsets.UTF_8);
                  file.lines().forEach(line -> animacy.add(line, list.kind()));
                }
                return bytes;
              }));
    } catch (UnknownModelException e) {
      throw new IllegalStateException("whatever the lists hold is read", e);
    }
  }

  /** Each line holds a word, and more that does not matter after a tab. */
  private void add(String line, int kind) {
    int tab = line.indexOf('\t');
    String word = tab < 0 ? line : line.substring(0, tab);
    if (word.length() > 1
        && ((kind & (ANIMATE | INANIMATE)) == 0 || Character.isUpperCase(word.charAt(0)))) {
      words.add(KindMap.hash(word.toLowerCase(Locale.ROOT)), kind);
    }
  }

  /** The kinds of a word in lower case, as a sum of bits. */
  public int kinds(String word) {
    return words.kinds(word);
  }
}

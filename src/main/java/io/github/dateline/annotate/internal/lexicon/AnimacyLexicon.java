package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.KindMap;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
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

  /** The lists, one after the other. */
  private record Files(List<ModelResource> files, List<Integer> kinds)
      implements CompiledModels.Source {
    static Files find() throws FileNotFoundException {
      Files found = new Files(new ArrayList<>(), new ArrayList<>());
      found.add("male.unigrams.txt", HUMAN);
      found.add("female.unigrams.txt", HUMAN);
      found.add("neutral.unigrams.txt", THING);
      found.add("namegender.combine.txt", GIVEN_NAME);
      found.add("animate.unigrams.txt", ANIMATE);
      found.add("inanimate.unigrams.txt", INANIMATE);
      return found;
    }

    private void add(String name, int kind) throws FileNotFoundException {
      files.add(ModelResource.find(name, FOLDER + name));
      kinds.add(kind);
    }

    @Override
    public String name() {
      return "word-lists";
    }

    @Override
    public InputStream open() throws IOException {
      List<InputStream> all = new ArrayList<>();
      for (ModelResource file : files) {
        all.add(file.open());
      }
      return new SequenceInputStream(Collections.enumeration(all));
    }

    @Override
    public ModelResource.Fingerprint fingerprint() throws IOException {
      long size = 0;
      long crc32 = 0;
      for (ModelResource file : files) {
        ModelResource.Fingerprint one = file.fingerprint();
        size += one.size();
        crc32 = Long.rotateLeft(crc32, 1) ^ one.crc32();
      }
      return new ModelResource.Fingerprint(size, crc32 & 0xffffffffL);
    }
  }

  /**
   * Loads the lists, or makes them of CoreNLP's in a tenth of a second.
   *
   * @param cache where what is made is kept
   * @throws FileNotFoundException if CoreNLP's models are not on the class path
   */
  public static AnimacyLexicon load(CompiledModels cache) throws IOException {
    Files files = Files.find();
    try {
      return new AnimacyLexicon(
          cache.load(
              files,
              (in, before) -> {
                ByteBuffer bytes = ByteBuffer.allocate(before + KindMap.bytes(SLOTS));
                AnimacyLexicon animacy =
                    new AnimacyLexicon(bytes.slice(before, bytes.limit() - before));
                for (int i = 0; i < files.files.size(); i++) {
                  int size = Math.toIntExact(files.files.get(i).fingerprint().size());
                  String file = new String(in.readNBytes(size), StandardCharsets.UTF_8);
                  int kind = files.kinds.get(i);
                  file.lines().forEach(line -> animacy.add(line, kind));
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

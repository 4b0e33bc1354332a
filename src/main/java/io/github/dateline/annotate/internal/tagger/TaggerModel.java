package io.github.dateline.annotate.internal.tagger;

import edu.stanford.nlp.tagger.maxent.Distsim;
import edu.stanford.nlp.tagger.maxent.TaggerConfig;
import io.github.dateline.annotate.internal.cache.ModelObjects;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The content of one of CoreNLP's part-of-speech models.
 *
 * @param tags the tags, by number
 * @param open the tags of words that are not in the dictionary, in CoreNLP's order
 * @param dictionary how often each word had each tag
 * @param extractors what features are made of, by number, as CoreNLP writes it
 * @param features the features
 * @param lexicon classes of words that are used alike, by word in lower case
 * @param otherWords the class of all other words
 */
record TaggerModel(
    List<String> tags,
    List<String> open,
    Map<String, Map<String, Integer>> dictionary,
    List<String> extractors,
    List<TaggerFeature> features,
    Map<String, String> lexicon,
    String otherWords) {

  /**
   * A feature of a tag.
   *
   * @param extractor number of what it is made of
   * @param value what must be there
   * @param tag the tag
   * @param weight what it then weighs
   */
  record TaggerFeature(int extractor, String value, String tag, double weight) {}

  /** A word that no lexicon has. */
  private static final String NO_WORD = "\uffff";

  /** Reads a model in the order in which CoreNLP writes it; closes nothing. */
  static TaggerModel read(InputStream file) throws IOException, UnknownModelException {
    try {
      DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 16));
      check((TaggerConfig) ModelObjects.of(in).readObject());
      in.readInt();
      int size = in.readInt();
      Map<String, Map<String, Integer>> dictionary = dictionary(in);
      skipVerbs(in);
      List<String> tags = new ArrayList<>();
      Set<String> open = new HashSet<>();
      for (int count = in.readInt(); count > 0; count--) {
        String tag = in.readUTF();
        tags.add(tag);
        if (!in.readBoolean()) {
          open.add(tag);
        }
      }
      if (tags.size() != size) {
        throw new UnknownModelException("it has " + tags.size() + " tags, not " + size);
      }
      Extractors extractors = new Extractors(in);
      return new TaggerModel(
          tags,
          withKin(List.copyOf(open)),
          dictionary,
          extractors.names(),
          features(in),
          extractors.lexicon,
          extractors.classes.getMapping(NO_WORD));
    } catch (ClassNotFoundException | ClassCastException | InvalidClassException e) {
      throw new UnknownModelException("its file is laid out otherwise: " + e.getMessage());
    }
  }

  private static void check(TaggerConfig config) throws UnknownModelException {
    // Lexicons may have options after a semicolon.
    if (!config.getLang().equals("english")
        || config.getArch().contains(";")
        || config.getMinWordsLockTags() != 1
        || config.getDefaultScore() > 0
        || !config.getWordFunction().equals("edu.stanford.nlp.process.AmericanizeFunction")) {
      throw new UnknownModelException("its settings are none of the English models'");
    }
  }

  /** The tags of a word, and those that a verb's form has wherever it has one of them. */
  static List<String> withKin(Collection<String> tags) {
    List<String> all = new ArrayList<>(tags);
    addKin(all, "VBN", "VBD");
    addKin(all, "VB", "VBP");
    return all;
  }

  private static void addKin(List<String> tags, String one, String other) {
    boolean hasOne = tags.contains(one);
    if (hasOne != tags.contains(other)) {
      tags.add(hasOne ? other : one);
    }
  }

  private static Map<String, Map<String, Integer>> dictionary(DataInputStream in)
      throws IOException {
    Map<String, Map<String, Integer>> dictionary = new LinkedHashMap<>();
    for (int words = in.readInt(); words > 0; words--) {
      String word = in.readUTF();
      int size = in.readInt();
      // The order in which such a map has its keys decides between equals.
      Map<String, Integer> tags = new HashMap<>(size);
      for (int i = 0; i < size; i++) {
        tags.put(in.readUTF(), in.readInt());
      }
      dictionary.put(word, tags);
    }
    return dictionary;
  }

  /** Verbs that take particles, which the extractors of these models do not ask for. */
  private static void skipVerbs(DataInputStream in) throws IOException {
    for (int verbs = in.readInt(); verbs > 0; verbs--) {
      in.readInt();
      in.skipNBytes(in.readInt() + 4L * Integer.BYTES);
    }
  }

  private static List<TaggerFeature> features(DataInputStream in)
      throws IOException, ClassNotFoundException {
    List<TaggerFeature> unweighted = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int count = in.readInt(); count > 0; count--) {
      numbers.add(in.readInt());
      unweighted.add(new TaggerFeature(in.readInt(), in.readUTF(), in.readUTF(), 0));
    }
    double[] weights = (double[]) ModelObjects.of(in).readObject();
    List<TaggerFeature> features = new ArrayList<>(unweighted.size());
    for (int i = 0; i < numbers.size(); i++) {
      TaggerFeature feature = unweighted.get(i);
      features.add(
          new TaggerFeature(
              feature.extractor, feature.value, feature.tag, weights[numbers.get(i)]));
    }
    return features;
  }

  /** Reads the extractors and looks at what they are made of. */
  private static final class Extractors extends ObjectInputStream {
    private final String common;
    private final String rare;
    private @Nullable Map<String, String> found;
    private @Nullable Distsim mapping;
    private final Map<String, String> lexicon;
    private final Distsim classes;

    Extractors(InputStream in) throws IOException, ClassNotFoundException, UnknownModelException {
      super(in);
      setObjectInputFilter(ModelObjects.FILTER);
      enableResolveObject(true);
      common = readObject().toString();
      rare = readObject().toString();
      if (found == null || mapping == null) {
        throw new UnknownModelException("it has not one lexicon of similar words");
      }
      lexicon = found;
      classes = mapping;
    }

    @Override
    protected Object resolveObject(Object object) throws IOException {
      if (object instanceof Distsim distsim) {
        if (mapping != null) {
          throw new InvalidClassException("it has two lexicons of similar words");
        }
        mapping = distsim;
      } else if (object instanceof HashMap<?, ?> map) {
        Map<String, String> words = new HashMap<>();
        map.forEach((word, name) -> words.put((String) word, (String) name));
        found = words;
      }
      return object;
    }

    List<String> names() {
      List<String> names = new ArrayList<>(names(common));
      names.addAll(names(rare));
      return names;
    }

    private static List<String> names(String text) {
      String inside = text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'));
      return List.of(inside.split("(?<=\\)), "));
    }
  }
}

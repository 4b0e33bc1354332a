package io.github.dateline.annotate.internal.tagger;

import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.text.Token;
import java.util.Arrays;
import java.util.List;

/**
 * Tags with a compiled model: the tags that CoreNLP's {@code MaxentTagger} gives, at a fraction of
 * its cost.
 *
 * <p>A tag's probability, given the two tags before, is what the words around make of it times what
 * those tags make of it, over the sum of that for all tags. Both are products that are looked up;
 * the best tags are those of the greatest product over the sentence and its end, found by Viterbi
 * search over pairs of tags. Where a word and the two before may have one tag each, there is
 * nothing to compute.
 */
final class CompiledTagger implements Tagger {
  private final TaggerWordCache words;
  private final TaggerTables tables;
  private final List<String> names;
  private final int count;

  /** The tag of what is before a sentence, as a number. */
  private final byte nothing;

  /** For each two tags, the first one's first, what they make of each tag after them. */
  private final double[] afterTwo;

  private final int isCompany;
  private final int isNoCompany;
  private final RollingHash around =
      RollingHash.of(TaggerFeatures.name(TaggerFeatures.CLASSES_AROUND));
  private final RollingHash between = RollingHash.of(TaggerFeatures.BETWEEN);

  CompiledTagger(TaggerTables tables) {
    this.tables = tables;
    words = new TaggerWordCache(tables);
    names = tables.tags();
    count = names.size();
    nothing = (byte) count;
    afterTwo = new double[(count + 1) * (count + 1) * count];
    fillAfterTwo();
    isCompany = feature(TaggerFeatures.COMPANY, TaggerFeatures.YES);
    isNoCompany = feature(TaggerFeatures.COMPANY, TaggerFeatures.NO);
  }

  private void fillAfterTwo() {
    double[] numbers = new double[count];
    for (int second = 0; second <= count; second++) {
      int before = feature(TaggerFeatures.TAG_BEFORE, name(second));
      for (int first = 0; first <= count; first++) {
        Arrays.fill(numbers, 1);
        tables.multiply(numbers, before);
        tables.multiply(
            numbers,
            feature(
                TaggerFeatures.TWO_TAGS_BEFORE, name(first) + TaggerFeatures.AND + name(second)));
        System.arraycopy(numbers, 0, afterTwo, after(first, second), count);
      }
    }
  }

  private String name(int tag) {
    return tag == nothing ? TaggerFeatures.NOTHING : names.get(tag);
  }

  private int feature(int extractor, String value) {
    return tables.feature(RollingHash.of(TaggerFeatures.name(extractor) + value).hash());
  }

  private int after(int first, int second) {
    return (first * (count + 1) + second) * count;
  }

  @Override
  public List<String> tags(List<Token> sentence) {
    if (sentence.isEmpty()) {
      return List.of();
    }
    TaggerWord[] all = new TaggerWord[sentence.size() + 1];
    for (int i = 0; i < sentence.size(); i++) {
      all[i] = words.of(sentence.get(i).word());
    }
    all[sentence.size()] = words.end();
    return new Search(all).best();
  }

  /** The search in one sentence. */
  private final class Search {
    private final TaggerWord[] all;

    /** For each place, tag before and tag the best tag two before; null where there is one. */
    private final byte[][] from;

    private final byte[] beyond = {nothing};
    private final double[] own = new double[count];
    private double[] score = {1};

    Search(TaggerWord[] all) {
      this.all = all;
      this.from = new byte[all.length][];
    }

    List<String> best() {
      for (int at = 0; at < all.length; at++) {
        byte[] first = tagsAt(at - 2);
        byte[] second = tagsAt(at - 1);
        byte[] third = tagsAt(at);
        if (first.length * second.length * third.length > 1) {
          weigh(at);
          from[at] = new byte[second.length * third.length];
          score = step(first, second, third, from[at]);
        }
      }
      return trace();
    }

    private byte[] tagsAt(int at) {
      return at < 0 ? beyond : all[at].tags();
    }

    private TaggerWord at(int index) {
      return index < 0 || index >= all.length ? words.outsideSentence() : all[index];
    }

    /** What the words make of each tag at a place. */
    private void weigh(int at) {
      TaggerWord word = all[at];
      TaggerWord before = at(at - 1);
      TaggerWord after = at(at + 1);
      if (word.rare()) {
        System.arraycopy(word.own(), 0, own, 0, count);
        multiply(at == 0 ? word.first() : word.inner());
        multiply(before.beforeRare());
        multiply(after.afterRare());
        tables.multiply(own, around(before, word, after));
        tables.multiply(own, isCompany(at) ? isCompany : isNoCompany);
      } else {
        Arrays.fill(own, 1);
      }
      tables.multiply(own, word.word());
      tables.multiply(own, before.asPrevious());
      tables.multiply(own, after.asNext());
    }

    private void multiply(int[] features) {
      for (int feature : features) {
        tables.multiply(own, feature);
      }
    }

    private int around(TaggerWord before, TaggerWord word, TaggerWord after) {
      return tables.feature(
          around
              .then(before.similar())
              .then(between)
              .then(word.similar())
              .then(between)
              .hashWith(after.similar()));
    }

    private boolean isCompany(int at) {
      if (!all[at].isCapital()) {
        return false;
      }
      for (int i = at; i <= at + TaggerFeatures.COMPANY_REACH; i++) {
        if (at(i).endsCompany()) {
          return true;
        }
      }
      return false;
    }

    /** The best product for each second and third tag, and by which first tag it comes about. */
    private double[] step(byte[] first, byte[] second, byte[] third, byte[] by) {
      double[] next = new double[second.length * third.length];
      double most = 0;
      for (int b = 0; b < second.length; b++) {
        for (int a = 0; a < first.length; a++) {
          double before = score[a * second.length + b];
          int pair = after(first[a], second[b]);
          if (first.length * second.length > 1) {
            before /= sum(pair);
          }
          for (int c = 0; c < third.length; c++) {
            double product = before * own[third[c]] * afterTwo[pair + third[c]];
            int slot = b * third.length + c;
            if (product > next[slot]) {
              next[slot] = product;
              by[slot] = (byte) a;
              most = Math.max(most, product);
            }
          }
        }
      }
      // Products shrink along the sentence; only their proportions count.
      for (int i = 0; i < next.length; i++) {
        next[i] /= most;
      }
      return next;
    }

    /** What all tags after two make together. */
    private double sum(int pair) {
      double even = 0;
      double odd = 0;
      int i = 0;
      for (; i + 1 < count; i += 2) {
        even += own[i] * afterTwo[pair + i];
        odd += own[i + 1] * afterTwo[pair + i + 1];
      }
      return i < count ? even + odd + own[i] * afterTwo[pair + i] : even + odd;
    }

    private List<String> trace() {
      int best = 0;
      for (int i = 1; i < score.length; i++) {
        if (score[i] > score[best]) {
          best = i;
        }
      }
      int last = all.length - 1;
      int third = best % all[last].tags().length;
      int second = best / all[last].tags().length;
      String[] tags = new String[last];
      for (int at = last; at > 0; at--) {
        byte[] before = tagsAt(at - 1);
        tags[at - 1] = names.get(before[second]);
        int first = from[at] == null ? 0 : from[at][second * tagsAt(at).length + third];
        third = second;
        second = first;
      }
      return Arrays.asList(tags);
    }
  }
}

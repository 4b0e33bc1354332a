package io.github.dateline.annotate.internal.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.Seeds;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.text.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaxMarginalsTest {
  private static final List<String> LABELS = List.of("LOCATION", Labeller.NONE, "PERSON");
  private static final int SIZE = 3;

  /** Every labelling of a short sentence, weighed one by one; some tokens have no label but one. */
  @Test
  void marginsAreThoseOfAllLabellings() {
    Seeds.times(
        50,
        random -> {
          int length = 1 + random.nextInt(5);
          double[] own = random.doubles(length * SIZE, -3, 3).toArray();
          double[] pairs = random.doubles(length * SIZE * SIZE, -3, 3).toArray();
          boolean[] near = new boolean[length];
          for (int at = 0; at < length; at++) {
            near[at] = random.nextInt(4) > 0;
          }
          double[][] best = new double[length][SIZE];
          for (double[] token : best) {
            Arrays.fill(token, Double.NEGATIVE_INFINITY);
          }
          double most = Double.NEGATIVE_INFINITY;
          for (int code = 0; code < Math.pow(SIZE, length); code++) {
            int[] labels = new int[length];
            int rest = code;
            double weight = 0;
            boolean possible = true;
            int before = LABELS.indexOf(Labeller.NONE);
            for (int at = 0; at < length; at++) {
              labels[at] = rest % SIZE;
              rest /= SIZE;
              weight += own[at * SIZE + labels[at]];
              weight += pairs[(at * SIZE + before) * SIZE + labels[at]];
              before = labels[at];
              possible &= near[at] || LABELS.get(before).equals(Labeller.NONE);
            }
            if (!possible) {
              continue;
            }
            most = Math.max(most, weight);
            for (int at = 0; at < length; at++) {
              best[at][labels[at]] = Math.max(best[at][labels[at]], weight);
            }
          }
          MaxMarginals margins =
              MaxMarginals.of(
                  new MaxMarginals.LabelColumns(LABELS),
                  Potentials.ModelPotentials.alone(SIZE, own, pairs),
                  near);
          for (int at = 0; at < length; at++) {
            assertThat(margins.of(at, 0)).isCloseTo(clamped(best[at][2] - most), within(1e-9));
            assertThat(margins.of(at, 1)).isEqualTo(MaxMarginals.MIN_MARGIN);
            assertThat(margins.of(at, 2)).isCloseTo(clamped(best[at][0] - most), within(1e-9));
            assertThat(margins.ofNone(at)).isCloseTo(clamped(best[at][1] - most), within(1e-9));
            assertThat(near[at] || margins.bestLabel(at).equals(Labeller.NONE)).isTrue();
          }
        });
  }

  private static double clamped(double margin) {
    return Math.max(MaxMarginals.MIN_MARGIN, margin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "english.all.3class.distsim.crf",
        "english.conll.4class.distsim.crf",
        "english.muc.7class.distsim.crf"
      })
  void bothEnginesAreAsSure(String name) throws IOException {
    CompiledModels cache = new CompiledModels(CacheFolder.find());
    ModelResource model = ModelResource.find(name);
    Labeller compiled = Labellers.load(model, true, cache).labeller();
    Labeller stanford = Labellers.load(model, false, cache).labeller();
    String text =
        "Detectives of the State Crime Command , with officers of the ATO , told Roscosmos and"
            + " Karen Whitlock of Wagga Wagga on 3 May .";
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    for (String word : text.split(" ")) {
      tokens.add(new Token(word, start, start + word.length()));
      start += word.length() + 1;
    }
    MaxMarginals ours = compiled.margins(tokens);
    MaxMarginals theirs = stanford.margins(tokens);
    List<String> labels = stanford.labels(tokens);
    assertThat(ours.hasLabels()).isTrue();
    assertThat(compiled.margins(tokens.subList(5, 7)).hasLabels()).isFalse();
    for (int at = 0; at < tokens.size(); at++) {
      assertThat(ours.bestLabel(at)).isEqualTo(labels.get(at));
      assertThat(ours.ofNone(at)).isCloseTo(theirs.ofNone(at), within(1e-9));
      for (int type = 0; type < MaxMarginals.TYPES.size(); type++) {
        assertThat(ours.of(at, type)).isCloseTo(theirs.of(at, type), within(1e-9));
      }
    }
  }
}

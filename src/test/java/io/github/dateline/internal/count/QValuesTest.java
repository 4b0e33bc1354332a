package io.github.dateline.internal.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dateline.Seeds;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QValuesTest {
  @Test
  void sameAsFalseDiscoveryAndAsTheDefinition() {
    Seeds.times(
        300,
        random -> {
          double[] p = pValues(random);
          long tests = p.length + (random.nextBoolean() ? 0 : random.nextInt(2000));
          QValues q = new QValues(tests, p.length);
          Arrays.stream(p).forEach(q::add);
          q.finish();
          double[] expected = FalseDiscovery.benjaminiHochberg(p, tests);
          for (int i = 0; i < p.length; i++) {
            assertThat(q.of(p[i])).isEqualTo(expected[i], within(1e-15));
            assertThat(q.of(p[i])).isEqualTo(byDefinition(p, tests, p[i]), within(1e-15));
          }
        });
  }

  @Test
  void sameInPartsOfWhichManyAreAlike() {
    Seeds.times(
        20,
        random -> {
          double[] values = pValues(random);
          double[] p = new double[20_000];
          QValues q = new QValues(p.length, p.length);
          for (int part = 0; part < 4; part++) {
            QValues.PValueList some = new QValues.PValueList();
            for (int i = part; i < p.length; i += 4) {
              p[i] = random.nextInt(3) == 0 ? random.nextDouble() : values[i % values.length];
              if (p[i] < q.bound()) {
                some.add(p[i]);
              }
            }
            q.add(some);
          }
          q.finish();
          double[] expected = FalseDiscovery.benjaminiHochberg(p, p.length);
          for (int i = 0; i < p.length; i++) {
            assertThat(q.of(p[i])).isEqualTo(expected[i], within(1e-15));
          }
        });
  }

  @Test
  void noneAndOnesAreAllowed() {
    QValues none = new QValues(0, 0);
    none.finish();
    QValues ones = new QValues(2, 2);
    ones.add(1);
    ones.add(1);
    ones.finish();
    assertThat(ones.of(1)).isEqualTo(1);
  }

  private static double[] pValues(Random random) {
    double[] p = new double[1 + random.nextInt(200)];
    for (int i = 0; i < p.length; i++) {
      p[i] =
          switch (random.nextInt(5)) {
            case 0 -> Math.pow(random.nextDouble(), 20);
            case 1 -> i == 0 ? 0 : p[random.nextInt(i)];
            case 2 -> 1;
            default -> random.nextDouble();
          };
    }
    return p;
  }

  /** The least of p(j) tests / rank(j) over all p(j) >= p, the rank being how many are <= p(j). */
  private static double byDefinition(double[] all, long tests, double p) {
    double least = 1;
    for (double other : all) {
      if (other >= p) {
        long rank = Arrays.stream(all).filter(x -> x <= other).count();
        least = Math.min(least, other * tests / rank);
      }
    }
    return least;
  }
}

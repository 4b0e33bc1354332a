package io.github.dateline.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class ContingencyTest {

  @Test
  void cellsFollowFromMarginals() {
    Contingency table = new Contingency(1, 2, 1, 3);
    assertThat(table.onlyFirst()).isEqualTo(1);
    assertThat(table.onlySecond()).isZero();
    assertThat(table.neither()).isEqualTo(1);
    assertThat(table.expected()).isEqualTo(2.0 / 3);
    assertThat(Contingency.ofCells(1, 1, 0, 1)).isEqualTo(table);
    assertThat(table.swapped()).isEqualTo(new Contingency(1, 1, 2, 3));
  }

  @Test
  void emptyTableIsAllowedAndExpectsNothing() {
    Contingency empty = new Contingency(0, 0, 0, 0);
    assertThat(empty.neither()).isZero();
    assertThat(empty.expected()).isNaN();
    assertThat(empty.plus(new Contingency(1, 2, 3, 9))).isEqualTo(new Contingency(1, 2, 3, 9));
  }

  @Test
  void negativeCellsAreRefusedWithTheCounts() {
    refused(-1, 1, 1, 3, "both must be >= 0");
    refused(2, 1, 3, 9, "first must be >= both");
    refused(2, 3, 1, 9, "second must be >= both");
    refused(0, 4, 1, 3, "first must be <= total");
    refused(0, 1, 4, 3, "second must be <= total");
    refused(0, 2, 2, 3, "first + second - both must be <= total");
    refused(0, 0, 0, -1, "first must be <= total");
    refused(0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, "first + second - both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contingency.ofCells(1, 2, -3, 4))
        .withMessage("onlySecond must be >= 0, got -3");
  }

  @Test
  void largestCountsAreAllowed() {
    long most = Long.MAX_VALUE;
    assertThat(new Contingency(most, most, most, most).neither()).isZero();
    assertThatThrownBy(() -> Contingency.ofCells(most, 1, 0, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void determinantIsExactToOneRounding() {
    RandomTables tables = new RandomTables();
    for (int i = 0; i < 20_000; i++) {
      Contingency table = tables.next(i % 2 == 0 ? Long.MAX_VALUE / 4 : 1_000_000);
      double exact =
          product(table.both(), table.total())
              .subtract(product(table.first(), table.second()))
              .doubleValue();
      assertThat(table.determinant())
          .as("%s, %s", table, RandomTables.seed())
          .isBetween(exact - Math.ulp(exact), exact + Math.ulp(exact));
      assertThat(Math.signum(table.determinant())).isEqualTo(Math.signum(exact));
    }
  }

  private static BigInteger product(long a, long b) {
    return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
  }

  private static void refused(long both, long first, long second, long total, String constraint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contingency(both, first, second, total))
        .withMessageContaining(constraint)
        .withMessageContaining(
            "both=" + both + ", first=" + first + ", second=" + second + ", total=" + total);
  }
}

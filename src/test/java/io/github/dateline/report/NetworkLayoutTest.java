package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NetworkLayoutTest {
  private static double[][] of(int nodes, int links) {
    Random random = new Random(6);
    double[] radius = new double[nodes];
    Arrays.setAll(radius, i -> 5 + random.nextInt(10) * Math.min(1, 10.0 / Math.sqrt(nodes)));
    List<NetworkLayout.Link> all = new ArrayList<>();
    for (int i = 0; i < links; i++) {
      int from = random.nextInt(nodes);
      int to = random.nextInt(nodes);
      if (from != to) {
        all.add(new NetworkLayout.Link(from, to, 0.35 + 0.65 * random.nextDouble()));
      }
    }
    return NetworkLayout.of(radius, all, new int[nodes]);
  }

  @Test
  @Timeout(60)
  void nodesStandInTheCanvasAndTheSameEachTime() {
    for (int nodes : new int[] {0, 1, 2, 3, 40, 500}) {
      double[][] places = of(nodes, 4 * nodes);
      assertThat(Arrays.stream(places[0])).allMatch(x -> x >= 0 && x <= NetworkLayout.WIDTH + 1e-6);
      assertThat(Arrays.stream(places[1]))
          .allMatch(y -> y >= 0 && y <= NetworkLayout.HEIGHT + 1e-6);
      assertThat(of(nodes, 4 * nodes)).isDeepEqualTo(places);
    }
  }

  @Test
  void nodesDoNotCoverOneAnother() {
    double[][] places = of(60, 150);
    for (int i = 0; i < 60; i++) {
      for (int j = i + 1; j < 60; j++) {
        assertThat(Math.hypot(places[0][i] - places[0][j], places[1][i] - places[1][j]))
            .isGreaterThan(10);
      }
    }
  }

  @Test
  void linkedNodesStandNearer() {
    List<NetworkLayout.Link> links = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (int j = i + 1; j < 10; j++) {
        links.add(new NetworkLayout.Link(i, j, 1));
        links.add(new NetworkLayout.Link(10 + i, 10 + j, 1));
      }
    }
    double[] radius = new double[20];
    Arrays.fill(radius, 5);
    double[][] places = NetworkLayout.of(radius, links, new int[20]);
    assertThat(meanDistance(places, 0, 10, 0, 10))
        .isLessThan(meanDistance(places, 0, 10, 10, 20) / 2);
  }

  @Test
  void groupsStandApartThoughLinked() {
    List<NetworkLayout.Link> links = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      for (int j = i + 1; j < 20; j++) {
        links.add(new NetworkLayout.Link(i, j, 1));
      }
    }
    double[] radius = new double[20];
    Arrays.fill(radius, 5);
    int[] groups = new int[20];
    Arrays.fill(groups, 10, 20, 1);
    double[][] places = NetworkLayout.of(radius, links, groups);
    assertThat(meanDistance(places, 0, 10, 0, 10))
        .isLessThan(meanDistance(places, 0, 10, 10, 20) * 0.8);
  }

  private static double meanDistance(double[][] places, int from, int to, int from2, int to2) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int j = from2; j < to2; j++) {
        sum += Math.hypot(places[0][i] - places[0][j], places[1][i] - places[1][j]);
      }
    }
    return sum / (to - from) / (to2 - from2);
  }
}

package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CommunitiesTest {
  /** Everybody of a group linked with everybody else of it, and each group with the next once. */
  private static List<NetworkLayout.Link> cliques(int groups, int size) {
    List<NetworkLayout.Link> links = new ArrayList<>();
    for (int g = 0; g < groups; g++) {
      for (int i = 0; i < size; i++) {
        for (int j = i + 1; j < size; j++) {
          links.add(new NetworkLayout.Link(g * size + i, g * size + j, i == 0 ? 1 : 0.5));
        }
      }
      links.add(new NetworkLayout.Link(g * size, (g + 1) % groups * size, 0.4));
    }
    return links;
  }

  private static Communities of(int nodes, List<NetworkLayout.Link> links) {
    return Communities.of(
        nodes, links, links.stream().mapToLong(link -> Math.round(10 * link.weight())).toArray());
  }

  @Test
  void cliquesAreGroupsCalledAfterWhomEverybodyIsLinkedWithMost() {
    Communities found = of(20, cliques(4, 5));
    assertThat(found.groups()).hasSize(4);
    assertThat(found.groups())
        .extracting(Communities.Community::strongest)
        .containsExactly(0, 5, 10, 15);
    assertThat(found.groups().get(1).members()).containsExactly(5, 6, 7, 8, 9);
    assertThat(found.ofNodes()).startsWith(0, 0, 0, 0, 0, 1).endsWith(3);
  }

  @Test
  void largerGroupsComeFirstAndEveryNodeIsInOne() {
    List<NetworkLayout.Link> links = new ArrayList<>(cliques(1, 3).subList(0, 3));
    for (NetworkLayout.Link link : cliques(1, 6).subList(0, 15)) {
      links.add(new NetworkLayout.Link(link.from() + 3, link.to() + 3, link.weight()));
    }
    Communities found = of(10, links);
    assertThat(found.groups()).extracting(group -> group.members().size()).containsExactly(6, 3, 1);
    assertThat(of(0, List.of()).groups()).isEmpty();
    assertThat(of(1, List.of()).ofNodes()).containsExactly(0);
  }

  @Test
  void theSameLinksGiveTheSameGroups() {
    Random random = new Random(11);
    List<NetworkLayout.Link> links = new ArrayList<>();
    TreeSet<Integer> taken = new TreeSet<>();
    while (links.size() < 600) {
      int from = random.nextInt(200);
      int to = random.nextInt(200);
      if (from < to && taken.add(from * 200 + to)) {
        links.add(new NetworkLayout.Link(from, to, 0.35 + 0.65 * random.nextDouble()));
      }
    }
    Communities once = of(200, links);
    for (int i = 0; i < 5; i++) {
      assertThat(of(200, links)).isEqualTo(once);
    }
  }

  /** Zachary 1977, doi:10.1086/jar.33.4.3629752: the best division known has modularity 0.4198. */
  @Test
  void zacharysKarateClubIsDividedWell() {
    String edges =
        "1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14"
            + " 2-18 2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7"
            + " 6-11 6-17 7-17 9-31 9-33 9-34 10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34"
            + " 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 25-26 25-28 25-32 26-32 27-30"
            + " 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34";
    List<NetworkLayout.Link> links = new ArrayList<>();
    for (String edge : edges.split(" ")) {
      String[] ends = edge.split("-");
      links.add(
          new NetworkLayout.Link(Integer.parseInt(ends[0]) - 1, Integer.parseInt(ends[1]) - 1, 1));
    }
    assertThat(links).hasSize(78);
    assertThat(modularity(34, links, of(34, links).ofNodes())).isBetween(0.41, 0.4198);
  }

  private static double modularity(int nodes, List<NetworkLayout.Link> links, int[] groups) {
    double[] degree = new double[nodes];
    double within = 0;
    double twice = 0;
    for (NetworkLayout.Link link : links) {
      degree[link.from()] += link.weight();
      degree[link.to()] += link.weight();
      within += groups[link.from()] == groups[link.to()] ? 2 * link.weight() : 0;
      twice += 2 * link.weight();
    }
    double expected = 0;
    for (int i = 0; i < nodes; i++) {
      for (int j = 0; j < nodes; j++) {
        expected += groups[i] == groups[j] ? degree[i] * degree[j] / twice : 0;
      }
    }
    return (within - expected) / twice;
  }
}

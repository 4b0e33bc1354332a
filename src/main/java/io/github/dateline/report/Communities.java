package io.github.dateline.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The communities of a network: groups of entities that are linked with each other more than with
 * the rest.
 *
 * @param groups the groups, those of most nodes first
 */
record Communities(List<Communities.Community> groups) {
  /**
   * A group.
   *
   * @param members its nodes, the one that is most often together with others of it first
   */
  record Community(List<Integer> members) {
    Community {
      members = List.copyOf(members);
    }

    /** The node by which it is called. */
    int strongest() {
      return members.get(0);
    }
  }

  Communities {
    groups = List.copyOf(groups);
  }

  /**
   * Finds the groups.
   *
   * @param together how often the two of each link are together
   */
  static Communities of(int nodes, List<NetworkLayout.Link> links, long[] together) {
    int[] numbers = Louvain.groups(nodes, links);
    Map<Integer, Set<Integer>> found = new TreeMap<>();
    for (int node = 0; node < nodes; node++) {
      found.computeIfAbsent(numbers[node], number -> new TreeSet<>()).add(node);
    }
    return new Communities(
        found.values().stream()
            .map(members -> new Community(byStrength(members, nodes, links, together)))
            .sorted(
                Comparator.comparingInt((Community group) -> -group.members().size())
                    .thenComparingInt(Community::strongest))
            .toList());
  }

  private static List<Integer> byStrength(
      Set<Integer> members, int nodes, List<NetworkLayout.Link> links, long[] together) {
    long[] within = new long[nodes];
    for (int i = 0; i < together.length; i++) {
      NetworkLayout.Link link = links.get(i);
      if (members.contains(link.from()) && members.contains(link.to())) {
        within[link.from()] += together[i];
        within[link.to()] += together[i];
      }
    }
    return members.stream()
        .sorted(
            Comparator.comparingLong((Integer node) -> -within[node])
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  /** The number of each node's group. */
  int[] ofNodes() {
    int[] numbers = new int[groups.stream().mapToInt(group -> group.members().size()).sum()];
    for (int i = 0; i < groups.size(); i++) {
      for (int node : groups.get(i).members()) {
        numbers[node] = i;
      }
    }
    return numbers;
  }
}

package io.github.dateline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds communities in a network with the Louvain method (Blondel and others 2008,
 * doi:10.1088/1742-5468/2008/10/P10008), without randomness.
 *
 * <p>Nodes are taken in the order of their numbers, and of two equal groups the one with the lower
 * number.
 *
 * <p>JGraphT 1.5.3 has no method that heeds weights: its greedy modularity does not, and fails
 * where a network falls apart.
 */
final class Louvain {
  /** Nodes that go round and round by rounding errors are not worth more. */
  private static final int MAX_PASSES = 100;

  private static final double MIN_GAIN = 1e-12;

  private final List<Map<Integer, Double>> links = new ArrayList<>();
  private final double[] degree;
  private final int[] group;
  private double twice;

  private Louvain(int nodes) {
    degree = new double[nodes];
    group = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      links.add(new TreeMap<>());
      group[i] = i;
    }
  }

  /** The group of each node, numbered from 0 on in the order of their first nodes. */
  static int[] groups(int nodes, List<NetworkLayout.Link> all) {
    Louvain level = new Louvain(nodes);
    all.forEach(link -> level.link(link.from(), link.to(), link.weight()));
    return level.groups();
  }

  /** A link of a node with itself counts twice, as the two ends of every other link do. */
  private void link(int from, int to, double weight) {
    links.get(from).merge(to, weight, Double::sum);
    links.get(to).merge(from, weight, Double::sum);
    degree[from] += weight;
    degree[to] += weight;
    twice += 2 * weight;
  }

  private int[] groups() {
    boolean moved = false;
    for (int pass = 0; pass < MAX_PASSES && pass(); pass++) {
      moved = true;
    }
    int[] numbers = numbered(group);
    if (!moved) {
      return numbers;
    }
    int[] above = merged(numbers).groups();
    return Arrays.stream(numbers).map(number -> above[number]).toArray();
  }

  /** Moves each node into the group of its neighbours that gains most by it. */
  private boolean pass() {
    double[] sum = new double[degree.length];
    for (int node = 0; node < degree.length; node++) {
      sum[group[node]] += degree[node];
    }
    boolean moved = false;
    for (int node = 0; node < degree.length; node++) {
      int old = group[node];
      sum[old] -= degree[node];
      Map<Integer, Double> to = new TreeMap<>();
      to.put(old, 0.0);
      for (Map.Entry<Integer, Double> link : links.get(node).entrySet()) {
        if (link.getKey() != node) {
          to.merge(group[link.getKey()], link.getValue(), Double::sum);
        }
      }
      int best = old;
      double most = gain(to.get(old), sum[old], node);
      for (Map.Entry<Integer, Double> candidate : to.entrySet()) {
        double gain = gain(candidate.getValue(), sum[candidate.getKey()], node);
        if (gain > most + MIN_GAIN) {
          most = gain;
          best = candidate.getKey();
        }
      }
      group[node] = best;
      sum[best] += degree[node];
      moved |= best != old;
    }
    return moved;
  }

  private double gain(double linked, double sum, int node) {
    return twice == 0 ? 0 : linked - sum * degree[node] / twice;
  }

  private static int[] numbered(int[] groups) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] numbered = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      Integer known = numbers.putIfAbsent(groups[i], numbers.size());
      numbered[i] = known == null ? numbers.size() - 1 : known;
    }
    return numbered;
  }

  /** The groups as nodes of a network of their own. */
  private Louvain merged(int[] numbers) {
    Louvain above = new Louvain(Arrays.stream(numbers).max().orElse(-1) + 1);
    for (int from = 0; from < links.size(); from++) {
      for (Map.Entry<Integer, Double> link : links.get(from).entrySet()) {
        int to = link.getKey();
        if (to >= from) {
          // A link of a node with itself has been added twice to its one entry.
          double weight = to == from ? link.getValue() / 2 : link.getValue();
          above.link(numbers[from], numbers[to], weight);
        }
      }
    }
    return above;
  }
}

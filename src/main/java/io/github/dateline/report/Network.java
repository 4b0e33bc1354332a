package io.github.dateline.report;

import io.github.dateline.CooccurrenceTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The network of a report as it is drawn: edge weights, node sizes and positions.
 *
 * @param weights how strong each pair is
 * @param radius of each node
 * @param x of each node's middle
 * @param y of each node's middle
 */
record Network(EdgeWeights weights, double[] radius, double[] x, double[] y) {
  static Network of(Report report) {
    List<NetworkNode> nodes = report.nodes();
    double most = nodes.stream().mapToLong(NetworkNode::articles).max().orElse(1);
    // Many nodes are smaller, or they would cover one another.
    double room = Math.min(1, Math.sqrt(120.0 / Math.max(1, nodes.size())));
    double[] radius = new double[nodes.size()];
    for (int i = 0; i < radius.length; i++) {
      radius[i] = room * (5 + 17 * Math.sqrt(nodes.get(i).articles() / most));
    }
    double[][] places = NetworkLayout.of(radius, links(report), report.communities().ofNodes());
    return new Network(EdgeWeights.of(report.table()), radius, places[0], places[1]);
  }

  /** The pairs as links, the stronger pulling the more. */
  static List<NetworkLayout.Link> links(Report report) {
    List<CooccurrenceTable.Row> rows = report.table().rows();
    double[] strength = EdgeWeights.of(report.table()).values();
    List<NetworkLayout.Link> links = new ArrayList<>();
    for (int i = 0; i < strength.length; i++) {
      links.add(
          new NetworkLayout.Link(
              report.number(rows.get(i).first()),
              report.number(rows.get(i).second()),
              0.35 + 0.65 * strength[i]));
    }
    return links;
  }
}

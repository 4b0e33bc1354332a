package io.github.dateline.report;

import java.util.List;

/**
 * Computes the layout of a network, the same every time: force-directed after Fruchterman and
 * Reingold 1991 (doi:10.1002/spe.4380211102), started from a spiral.
 *
 * <p>Gravity holds the parts together; the result is fitted to the canvas, and overlapping circles
 * are pushed apart. It uses only operations that are exact to the last bit on every machine.
 */
final class NetworkLayout {
  static final double WIDTH = 1000;
  static final double HEIGHT = 760;

  /** Fewer steps where each takes long: a step looks at every pair of nodes. */
  private static final long MAX_WORK = 60_000_000;

  private static final double GRAVITY = 0.05;

  /** What pushes two nodes apart; together with what pulls, linked ones come to 100 or so. */
  private static final double REPULSION = 6_000;

  /** Beyond this distance nodes do not feel each other, so that parts do not drift away. */
  private static final double REACH = 380;

  /** The room between two circles. */
  private static final double GAP = 24;

  /** How much less a link pulls that leads out of a group, so that groups stand apart. */
  private static final double PULL_ACROSS_GROUPS = 0.2;

  private final int n;
  private final double[] x;
  private final double[] y;
  private final double[] moveX;
  private final double[] moveY;

  private NetworkLayout(int n) {
    this.n = n;
    x = new double[n];
    y = new double[n];
    moveX = new double[n];
    moveY = new double[n];
  }

  /**
   * A link.
   *
   * @param weight how strongly it pulls, above 0
   */
  record Link(int from, int to, double weight) {}

  /**
   * Lays a network out.
   *
   * @param radius of each node's circle
   * @param group of each node, from 0 on
   * @return x and y of each node, in a canvas of {@link #WIDTH} by {@link #HEIGHT}
   */
  static double[][] of(double[] radius, List<Link> links, int[] group) {
    NetworkLayout layout = new NetworkLayout(radius.length);
    layout.spiral();
    layout.settle(
        links.stream()
            .map(link ->
                group[link.from] == group[link.to]
                    ? link
                    : new Link(link.from, link.to, PULL_ACROSS_GROUPS * link.weight))
            .toList());
    fit(layout.x, WIDTH);
    fit(layout.y, HEIGHT);
    layout.separate(radius);
    fit(layout.x, WIDTH);
    fit(layout.y, HEIGHT);
    return new double[][] {layout.x, layout.y};
  }

  /** Heavy nodes come first and stand in the middle. */
  private void spiral() {
    for (int i = 0; i < n; i++) {
      double distance = 70 * Math.sqrt(i + 0.5);
      double angle = i * 2.399963229728653;
      x[i] = distance * StrictMath.cos(angle);
      y[i] = distance * StrictMath.sin(angle);
    }
  }

  private void settle(List<Link> links) {
    double[] pull = new double[n];
    for (Link link : links) {
      pull[link.from] += link.weight;
      pull[link.to] += link.weight;
    }
    int steps = (int) Math.max(60, Math.min(600, MAX_WORK / Math.max(1, (long) n * n)));
    for (int step = 0; step < steps; step++) {
      double left = 1 - (double) step / steps;
      repel();
      attract(links, pull);
      move(1 + 100 * left * left);
    }
  }

  private void repel() {
    for (int i = 0; i < n; i++) {
      moveX[i] = -GRAVITY * x[i];
      moveY[i] = -GRAVITY * y[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double squared = Math.max(1, dx * dx + dy * dy);
        if (squared < REACH * REACH) {
          double force = REPULSION / squared;
          moveX[i] += dx * force;
          moveY[i] += dy * force;
          moveX[j] -= dx * force;
          moveY[j] -= dy * force;
        }
      }
    }
  }

  /** Each link of a node that has many pulls less, or all such nodes would fall into one. */
  private void attract(List<Link> links, double[] pull) {
    for (Link link : links) {
      double dx = x[link.from] - x[link.to];
      double dy = y[link.from] - y[link.to];
      double share = link.weight / Math.sqrt(Math.max(1, Math.min(pull[link.from], pull[link.to])));
      double force = 0.6 * share;
      moveX[link.from] -= dx * force;
      moveY[link.from] -= dy * force;
      moveX[link.to] += dx * force;
      moveY[link.to] += dy * force;
    }
  }

  private void move(double most) {
    for (int i = 0; i < n; i++) {
      double length = Math.sqrt(moveX[i] * moveX[i] + moveY[i] * moveY[i]);
      double scale = length > most ? most / length : 1;
      x[i] += 0.5 * moveX[i] * scale;
      y[i] += 0.5 * moveY[i] * scale;
    }
  }

  private static void fit(double[] places, double size) {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (double place : places) {
      low = Math.min(low, place);
      high = Math.max(high, place);
    }
    double scale = high - low < 1 ? 0 : size / (high - low);
    for (int i = 0; i < places.length; i++) {
      places[i] = scale == 0 ? size / 2 : (places[i] - low) * scale;
    }
  }

  /** Names stand next to their nodes, so nodes keep further apart up and down. */
  private void separate(double[] radius) {
    for (int pass = 0; pass < 60; pass++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          double dx = x[j] - x[i];
          double dy = y[j] - y[i];
          double distance = Math.sqrt(dx * dx + dy * dy);
          double wanted = radius[i] + radius[j] + GAP;
          if (distance < wanted) {
            double push = (wanted - distance) / 2 / Math.max(1, distance);
            double sideways = distance < 1 ? 1 : dx;
            x[i] -= sideways * push;
            y[i] -= dy * push;
            x[j] += sideways * push;
            y[j] += dy * push;
          }
        }
      }
    }
  }
}

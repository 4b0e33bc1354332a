package io.github.dateline.report;

import java.util.List;

/**
 * Where the nodes of a network stand, the same each time: forces after Fruchterman and Reingold
 * 1991 (doi:10.1002/spe.4380211102) from a spiral, with gravity, then circles pushed apart. Only
 * operations that are exact to the last bit on every machine are used.
 */
final class NetworkLayout {
  /** Fewer steps where each takes long: a step looks at every pair of nodes. */
  private static final long MOST_WORK = 60_000_000;

  private static final double GRAVITY = 0.08;

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
   * @param radius of each node's circle, in the unit of the result, the mean distance being 100
   * @return x and y of each node
   */
  static double[][] of(double[] radius, List<Link> links) {
    NetworkLayout layout = new NetworkLayout(radius.length);
    layout.spiral();
    layout.settle(links);
    layout.separate(radius);
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
    int steps = (int) Math.max(60, Math.min(500, MOST_WORK / Math.max(1, (long) n * n)));
    double hottest = 60 * Math.sqrt(Math.max(1, n)) / 4;
    for (int step = 0; step < steps; step++) {
      double left = 1 - (double) step / steps;
      repel();
      attract(links);
      move(1 + hottest * left * left);
    }
  }

  private void repel() {
    for (int i = 0; i < n; i++) {
      moveX[i] = -GRAVITY * x[i];
      moveY[i] = -1.6 * GRAVITY * y[i];
    }
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double squared = Math.max(1, dx * dx + dy * dy);
        double force = 12_000 / squared;
        moveX[i] += dx * force;
        moveY[i] += dy * force;
        moveX[j] -= dx * force;
        moveY[j] -= dy * force;
      }
    }
  }

  private void attract(List<Link> links) {
    for (Link link : links) {
      double dx = x[link.from] - x[link.to];
      double dy = y[link.from] - y[link.to];
      double force = link.weight * Math.sqrt(dx * dx + dy * dy) / 160;
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
      x[i] += moveX[i] * scale;
      y[i] += moveY[i] * scale;
    }
  }

  /** Names stand to the right of their nodes, so more room is made sideways. */
  private void separate(double[] radius) {
    for (int pass = 0; pass < 40; pass++) {
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          double dx = x[j] - x[i];
          double dy = y[j] - y[i];
          double distance = Math.sqrt(dx * dx + dy * dy);
          double wanted = radius[i] + radius[j] + 24;
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

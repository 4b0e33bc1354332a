package io.github.dateline.internal.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best of many rows, in an order that has no ties. Not thread-safe. */
final class TopRows<T> {
  private final int limit;
  private final Comparator<T> order;
  private final PriorityQueue<T> worstFirst;

  TopRows(int limit, Comparator<T> order) {
    this.limit = limit;
    this.order = order;
    this.worstFirst = new PriorityQueue<>(order.reversed());
  }

  void offer(T row) {
    if (worstFirst.size() < limit) {
      worstFirst.add(row);
    } else if (order.compare(row, worstFirst.peek()) < 0) {
      worstFirst.poll();
      worstFirst.add(row);
    }
  }

  /** Whether another row must be better than the worst. */
  boolean isFull() {
    return worstFirst.size() >= limit;
  }

  /** The worst row. */
  T worst() {
    return worstFirst.element();
  }

  List<T> inOrder() {
    List<T> rows = new ArrayList<>(worstFirst);
    rows.sort(order);
    return rows;
  }
}

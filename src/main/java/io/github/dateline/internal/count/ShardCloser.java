package io.github.dateline.internal.count;

import io.github.dateline.internal.index.ShardReaders;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Closes an archive's shards once nothing is to be read from them. Thread-safe.
 *
 * <p>To read the details of all tables that may be in use costs as much as the tables did, and most
 * are in use no longer, which only shows when Java has collected them. So while another archive is
 * open that was refreshed from this one, or this from it, the shards stay open for some more
 * rounds.
 */
public final class ShardCloser implements Closeable {
  /** So many closed archives keep their shards open at most. */
  private static final int MAX_LEFT = 32;

  private final ShardReaders shards;
  private final PendingDetails pending;
  private final Refreshed refreshed;

  /** Archives that were refreshed from each other. */
  private static final class Refreshed {
    int open;
    final List<ShardCloser> left = new ArrayList<>();
  }

  /**
   * Closes the shards of an archive that was opened, or refreshed.
   *
   * @param before that of the archive that it was refreshed from, null if there is none
   */
  public ShardCloser(ShardReaders shards, PendingDetails pending, @Nullable ShardCloser before) {
    this.shards = shards;
    this.pending = pending;
    refreshed = before == null ? new Refreshed() : before.refreshed;
    synchronized (refreshed) {
      refreshed.open++;
    }
  }

  /**
   * Closes them, now or later, and what others have left; if this is the last archive that is open,
   * all of them now.
   *
   * @throws IOException if the disk fails or a file is damaged
   */
  @Override
  public void close() throws IOException {
    List<Closeable> ended = new ArrayList<>();
    synchronized (refreshed) {
      refreshed.open--;
      refreshed.left.add(this);
      int left = refreshed.left.size();
      for (Iterator<ShardCloser> each = refreshed.left.iterator(); each.hasNext(); ) {
        ShardCloser one = each.next();
        if (refreshed.open == 0 || left > MAX_LEFT || one.pending.isEmpty()) {
          ended.add(one::end);
          each.remove();
          left--;
        }
      }
    }
    IOUtils.close(ended);
  }

  private void end() throws IOException {
    try {
      shards.asked(() -> {
        pending.compute();
        return true;
      });
    } finally {
      shards.close();
    }
  }
}

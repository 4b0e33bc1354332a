package io.github.dateline.internal.copies;

import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.names.CuratedNames;
import java.io.IOException;
import java.nio.file.Path;

/** The file of copies, which small archives do without. */
public final class KeptCopies {
  private KeptCopies() {}

  /** Finds the copies in an archive, and keeps them in the file. */
  public static void find(Path folder) throws IOException {
    try (ShardReaders shards = ShardReaders.open(folder)) {
      CopyGroups.of(shards.together(), CuratedNames.NONE, new CopiesFile(folder, 0));
    }
  }
}

package io.github.dateline.internal.index;

/** The names of the files in an archive's folder, next to those of its shards. */
public final class ArchiveFiles {
  /** What makes a folder an archive: {@link Manifest}. */
  public static final String MANIFEST = "archive.json";

  /** The decisions about names, which people may edit. */
  public static final String CURATION = "curation.txt";

  /** The groups of copies that were found in it, which can always be found again. */
  public static final String COPIES = "copies.bin";

  /** What the sources have withdrawn: {@link WithdrawnArticles}. */
  static final String WITHDRAWN = "withdrawn.txt";

  /** Its lock is the right to write. */
  static final String LOCK = "writer.lock";

  private ArchiveFiles() {}
}

package io.github.dateline.internal.table;

/** An output that columns appear in. */
public enum OutputType {
  /** A table on a screen. */
  TEXT(Formats.PLAIN),
  /** A table in a Markdown document. */
  MARKDOWN(Formats.PRINTED),
  /** The table of a page. */
  PAGE(Formats.PRINTED),
  /** A file for spreadsheets. */
  CSV,
  /** The objects of a JSON document. */
  JSON,
  /** The shorter objects that the JSON of a report has for what is not its subject. */
  BRIEF,
  /** The attributes of nodes and edges in GEXF and GraphML. */
  GRAPH,
  /** The columns that Gephi looks for in a CSV file of nodes or edges. */
  GEPHI;

  private final Formats formats;
  private final boolean hasHeads;

  OutputType(Formats formats) {
    this.formats = formats;
    this.hasHeads = true;
  }

  OutputType() {
    this.formats = Formats.PLAIN;
    this.hasHeads = false;
  }

  /** How numbers are written for its readers. */
  Formats formats() {
    return formats;
  }

  /** Whether people read it: its columns then have heads instead of keys. */
  boolean hasHeads() {
    return hasHeads;
  }
}

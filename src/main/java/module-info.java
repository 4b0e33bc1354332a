/** News articles, the entities in them, and who appears with whom. */
@org.jspecify.annotations.NullMarked
module io.github.dateline {
  requires static transitive org.jspecify;
  requires org.apache.lucene.core;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.queryparser;
  requires com.fasterxml.jackson.core;
  requires org.apache.commons.numbers.gamma;
  requires org.apache.commons.statistics.distribution;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static edu.stanford.nlp.corenlp;

  exports io.github.dateline;
  exports io.github.dateline.annotate;
  exports io.github.dateline.read;
  exports io.github.dateline.stats;
}

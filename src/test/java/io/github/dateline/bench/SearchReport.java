package io.github.dateline.bench;

import static io.github.dateline.bench.CountingReport.median;
import static io.github.dateline.bench.CountingReport.print;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.Archive;
import io.github.dateline.Article;
import io.github.dateline.Hits;
import io.github.dateline.internal.index.NewsAnalyzer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/**
 * What ten hits with a passage each cost, next to Lucene's {@link UnifiedHighlighter} on the same
 * texts, and ten hits without passages next to bare Lucene, in turn. Prints medians of processor
 * time of the thread for a query.
 *
 * <p>Arguments: an archive, and how often (default 60, of which the first half is not counted).
 */
final class SearchReport {
  private static final int HITS = 10;

  private static final List<String> QUERIES =
      List.of(
          "police",
          "school",
          "water",
          "court",
          "hospital",
          "budget",
          "coach",
          "president",
          "school police",
          "water budget",
          "\"high school\"",
          "\"last year\"",
          "election AND court",
          "hospital AND county");

  private SearchReport() {}

  public static void main(String[] args) throws IOException, ParseException {
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
    Path folder = Files.createTempDirectory("search");
    Analyzer analyzer = new NewsAnalyzer();
    try (Archive archive = Archive.open(Path.of(args[0]));
        Directory bare = new MMapDirectory(folder)) {
      write(archive, bare, analyzer);
      try (DirectoryReader reader = DirectoryReader.open(bare)) {
        compare(archive, new IndexSearcher(reader), analyzer, rounds);
      }
    }
  }

  private static void compare(
      Archive archive, IndexSearcher searcher, Analyzer analyzer, int rounds)
      throws IOException, ParseException {
    UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
    print("%d articles, %d queries, %d hits each%n", archive.size(), QUERIES.size(), HITS);
    List<Double> ours = new ArrayList<>();
    List<Double> passages = new ArrayList<>();
    List<Double> named = new ArrayList<>();
    List<Double> plain = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] times = new double[4];
      for (String text : QUERIES) {
        Query query = query(text, analyzer);
        long t0 = cpu();
        Hits hits = archive.search(text).limit(HITS).hits();
        long t1 = cpu();
        TopDocs found = searcher.search(query, HITS);
        String[] snippets = highlighter.highlight("body", query, found);
        long t2 = cpu();
        List<String> without = archive.search(text).limit(HITS).ids();
        long t3 = cpu();
        TopDocs top = searcher.search(query, HITS);
        StoredFields stored = searcher.storedFields();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < top.scoreDocs.length; i++) {
          ids.add(stored.document(top.scoreDocs[i].doc).get("id"));
        }
        long t4 = cpu();
        if (hits.top().size() != snippets.length || without.size() != ids.size()) {
          throw new IllegalStateException(
              text + ": " + hits.top().size() + " hits, not " + snippets.length);
        }
        times[0] += t1 - t0;
        times[1] += t2 - t1;
        times[2] += t3 - t2;
        times[3] += t4 - t3;
      }
      if (round >= rounds / 2) {
        ours.add(times[0] / QUERIES.size() / 1e3);
        passages.add(times[1] / QUERIES.size() / 1e3);
        named.add(times[2] / QUERIES.size() / 1e3);
        plain.add(times[3] / QUERIES.size() / 1e3);
      }
    }
    print(
        "hits with passages    %8.0f µs   UnifiedHighlighter %8.0f µs   %.2f times%n",
        median(ours), median(passages), median(ours) / median(passages));
    print(
        "hits without passages %8.0f µs   bare Lucene        %8.0f µs   %.2f times%n",
        median(named), median(plain), median(named) / median(plain));
    String unit = "us of processor time";
    Figures.add(SearchReport.class, "hits with passages", unit, ours);
    Figures.add(SearchReport.class, "UnifiedHighlighter", unit, passages);
    Figures.add(SearchReport.class, "hits without passages", unit, named);
    Figures.add(SearchReport.class, "bare Lucene", unit, plain);
  }

  private static Query query(String text, Analyzer analyzer) throws ParseException {
    QueryParser parser = new QueryParser("body", analyzer);
    parser.setDefaultOperator(QueryParser.Operator.AND);
    return parser.parse(text);
  }

  /** The same texts, with the offsets of words, as fast as Lucene's highlighter can be. */
  private static void write(Archive archive, Directory bare, Analyzer analyzer) throws IOException {
    FieldType text = new FieldType(TextField.TYPE_STORED);
    text.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    text.freeze();
    try (IndexWriter writer = new IndexWriter(bare, new IndexWriterConfig(analyzer))) {
      for (AnnotatedArticle annotated : archive.articles()) {
        Article article = annotated.article();
        Document document = new Document();
        document.add(new StringField("id", article.id(), Field.Store.YES));
        document.add(new StoredField("headline", article.headline()));
        document.add(new Field("body", article.text(Article.Field.BODY), text));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/**
 * An archive as it was when it was opened, with what several questions need of it, made when the
 * first one needs it. Thread-safe.
 */
final class Snapshot {
  final IndexReader reader;
  final IndexSearcher searcher;
  final Names names;
  final LuceneQueries queries;
  final StoredArticles stored;
  private @Nullable EntityOrdinals ordinals;
  private @Nullable CopyGroups copyGroups;

  Snapshot(IndexReader reader, String annotator) {
    this.reader = reader;
    searcher = new IndexSearcher(reader);
    names = new Names(reader);
    queries = new LuceneQueries(names);
    stored = new StoredArticles(reader, annotator);
  }

  org.apache.lucene.search.Query translate(Query query) throws IOException {
    return queries.translate(query).query();
  }

  /** The document of an article, -1 if there is none with that id. */
  int doc(String id) throws IOException {
    TopDocs found = searcher.search(new TermQuery(new Term(IndexFields.ID, id)), 1);
    return found.scoreDocs.length == 0 ? -1 : found.scoreDocs[0].doc;
  }

  /** The ids of the copies of an article, its own among them. */
  List<String> copies(int doc) throws IOException {
    int group = copyGroups().group(doc);
    if (group < 0) {
      return List.of(stored.id(doc));
    }
    List<String> ids = new ArrayList<>();
    for (int copy : copyGroups().members(group)) {
      ids.add(stored.id(copy));
    }
    return ids;
  }

  synchronized EntityOrdinals ordinals() throws IOException {
    if (ordinals == null) {
      ordinals = new EntityOrdinals(reader);
    }
    return ordinals;
  }

  synchronized CopyGroups copyGroups() throws IOException {
    if (copyGroups == null) {
      copyGroups = CopyGroups.of(reader);
    }
    return copyGroups;
  }

  /** The articles that a query matches, every one of which counts. */
  Scope scope(org.apache.lucene.search.Query query) throws IOException {
    return new Scope(searcher, ordinals(), query);
  }

  /** The articles that a query matches, counted by a rule for copies. */
  Scope scope(org.apache.lucene.search.Query query, Copies copies) throws IOException {
    return new Scope(searcher, ordinals(), query, copies, copyGroups());
  }

  /** The entity with a number, as people are shown it. */
  Entity labelled(int number) throws IOException {
    return names.labelled(EntityTerms.entity(ordinals().term(number)));
  }
}

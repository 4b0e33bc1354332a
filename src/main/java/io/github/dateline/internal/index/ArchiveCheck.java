package io.github.dateline.internal.index;

import io.github.dateline.AnnotatedArticle;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Entity;
import io.github.dateline.internal.text.MaskedText;
import io.github.dateline.internal.text.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/** Verifies an archive: Lucene's own check, then each column against what it was made of. */
public final class ArchiveCheck {
  /** What to do about damage. */
  static final String REMEDY = "put back a copy of the archive, or index its articles again";

  private static final int MAX_FAULTS = 100;

  private final List<String> faults = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  /** What the shard that is looked at should be. */
  private ShardIdentity identity = new ShardIdentity("", 0, 1);

  private ArchiveCheck() {}

  public static List<String> faults(Path folder) throws IOException {
    Manifest manifest;
    try {
      manifest = Manifest.read(folder);
    } catch (Manifest.DamagedException e) {
      return List.of(Text.oneLine(String.valueOf(e.getMessage())));
    }
    manifest.requireShards(folder);
    ArchiveCheck check = new ArchiveCheck();
    for (int shard = 0; shard < manifest.shards().size(); shard++) {
      String name = manifest.shards().get(shard);
      check.identity = manifest.identity(shard);
      try (Directory directory = LuceneFolder.open(folder.resolve(name))) {
        check.shard(folder, manifest, shard, directory);
      }
    }
    return List.copyOf(check.faults);
  }

  private void shard(Path folder, Manifest manifest, int number, Directory directory)
      throws IOException {
    String shard = manifest.shards().get(number);
    String annotator = manifest.annotator().orElse("");
    Lock lock;
    try {
      lock = directory.obtainLock("write.lock");
    } catch (LockObtainFailedException e) {
      throw new IOException(
          "archive " + folder + " is being written; check it when that has ended", e);
    } catch (IOException e) {
      // A read-only disk: no process can be writing there.
      lock = NoLockFactory.INSTANCE.obtainLock(directory, "write.lock");
    }
    try (CheckIndex index = new CheckIndex(at(manifest.commit(number), directory), lock)) {
      if (!isAsWritten(shard, manifest.commit(number), directory)) {
        return;
      }
      index.setThreadCount(1);
      CheckIndex.Status status = index.checkIndex();
      if (!status.clean) {
        fault(
            shard,
            status.missingSegments
                ? "the index cannot be read"
                : status.totLoseDocCount + " articles are damaged");
        return;
      }
      try (DirectoryReader reader = ShardReaders.shard(folder, manifest, number)) {
        columns(shard, reader, new StoredArticles(reader, annotator, UnaryOperator.identity()));
      }
    } catch (IOException | RuntimeException e) {
      fault(shard, Text.oneLine(String.valueOf(e.getMessage())));
    }
  }

  /** Whether all files of a commit are, each with its checksum. */
  private boolean isAsWritten(String shard, Optional<String> commit, Directory directory)
      throws IOException {
    String name = commit.orElse(SegmentInfos.getLastCommitSegmentsFileName(directory));
    List<String> files = new ArrayList<>(List.of(name));
    List<String> damaged = new ArrayList<>(Checksums.damaged(shard, directory, files));
    if (damaged.isEmpty()) {
      files.addAll(SegmentInfos.readCommit(directory, name).files(false));
      damaged.addAll(Checksums.damaged(shard, directory, files));
    }
    damaged.forEach(file -> fault(file, "is not as it was written"));
    return damaged.isEmpty();
  }

  /** A shard with no commit but the one that is the archive's state, empty for the last one. */
  private static Directory at(Optional<String> commit, Directory directory) {
    return new FilterDirectory(directory) {
      @Override
      public String[] listAll() throws IOException {
        return Arrays.stream(in.listAll())
            .filter(file ->
                commit.isEmpty()
                    || !file.startsWith(IndexFileNames.SEGMENTS)
                    || file.equals(commit.get()))
            .toArray(String[]::new);
      }
    };
  }

  private void fault(String where, String what) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(where + ": " + what + "; " + REMEDY);
    }
  }

  private void ofText(LeafReaderContext leaf, int doc, AnnotatedArticle annotated, String where)
      throws IOException {
    BytesRef digest = SerializedArticle.of(annotated.article()).digest();
    if (!digest.equals(binary(leaf, IndexFields.DIGEST, doc))) {
      fault(where, "the digest does not fit the article");
    }
    if (!MinHashSignature.encode(annotated.article())
        .equals(binary(leaf, IndexFields.SIGNATURE, doc))) {
      fault(where, "the signature does not fit the article");
    }
    if (!SentenceHashColumn.encode(annotated)
        .equals(binary(leaf, IndexFields.SENTENCE_HASHES, doc))) {
      fault(where, "the column of sentences does not fit the annotations");
    }
    BinaryDocValues masked = leaf.reader().getBinaryDocValues(IndexFields.MASKED);
    if (masked != null
        && masked.advanceExact(doc)
        && !MaskColumn.fits(masked.binaryValue(), annotated.article())) {
      fault(where, "what is masked does not fit the article");
    }
  }

  private void columns(String shard, IndexReader reader, StoredArticles stored) throws IOException {
    for (LeafReaderContext leaf : reader.leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      Map<String, Long> sentences = new HashMap<>();
      for (int doc = 0; doc < leaf.reader().maxDoc(); doc++) {
        if (live == null || live.get(doc)) {
          try {
            article(shard, leaf, doc, stored, sentences);
          } catch (IOException | RuntimeException e) {
            fault(
                shard + ", document " + (leaf.docBase + doc),
                Text.oneLine(String.valueOf(e.getMessage())));
          }
        }
      }
      postings(shard, leaf, live, sentences);
    }
  }

  private void article(
      String shard,
      LeafReaderContext leaf,
      int doc,
      StoredArticles stored,
      Map<String, Long> sentences)
      throws IOException {
    AnnotatedArticle annotated = stored.annotated(leaf.docBase + doc);
    String id = annotated.article().id();
    String where = shard + ", article " + Text.excerpt(id);
    if (!ids.add(id)) {
      fault(where, "is there twice");
    }
    if (ShardIdentity.of(id, identity.of()) != identity.shard()) {
      fault(where, "belongs into another shard");
    }
    Map<Entity, Integer> positions = new HashMap<>();
    annotated.entities().forEach(entity -> positions.put(entity, positions.size()));
    SortedSetDocValues entities = IndexFields.entities(leaf);
    int counted = entities.advanceExact(doc) ? entities.docValueCount() : 0;
    if (counted != positions.size()) {
      fault(where, "names " + positions.size() + " entities, but " + counted + " are counted");
      return;
    }
    BytesRef units = UnitColumn.encode(annotated.sentences(), positions);
    if (!units.equals(binary(leaf, IndexFields.UNITS, doc))) {
      fault(where, "the counting column does not fit the annotations");
    }
    // An earlier version masked other parts of a text than this one.
    NumericDocValues masks = leaf.reader().getNumericDocValues(IndexFields.MASKS);
    if (masks != null && masks.advanceExact(doc) && masks.longValue() == MaskedText.RULES) {
      ofText(leaf, doc, annotated, where);
    }
    SortedDocValues sources = DocValues.getSorted(leaf.reader(), IndexFields.SOURCE);
    boolean known = sources.advanceExact(doc);
    BytesRef source = known ? sources.lookupOrd(sources.ordValue()) : new BytesRef();
    if (!source.equals(ArticleDocument.source(annotated.article()))) {
      fault(where, "another source is counted");
    }
    expect(where, leaf, doc, IndexFields.SENTENCES, annotated.sentences().size());
    expect(where, leaf, doc, IndexFields.PARAGRAPHS, UnitColumn.paragraphs(annotated.sentences()));
    for (Sentence sentence : annotated.sentences()) {
      Set<Entity> present = new HashSet<>();
      sentence.mentions().forEach(mention -> mention.entity().ifPresent(present::add));
      present.forEach(entity -> sentences.merge(EntityTerms.term(entity), 1L, Long::sum));
    }
  }

  private static BytesRef binary(LeafReaderContext leaf, String field, int doc) throws IOException {
    BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
    return values != null && values.advanceExact(doc) ? values.binaryValue() : new BytesRef();
  }

  private void expect(String where, LeafReaderContext leaf, int doc, String field, long value)
      throws IOException {
    NumericDocValues values = leaf.reader().getNumericDocValues(field);
    if (values == null || !values.advanceExact(doc) || values.longValue() != value) {
      fault(where, "has " + value + " " + field + ", another number is counted");
    }
  }

  /** The number of sentences is the term frequency of each entity. */
  private void postings(
      String shard, LeafReaderContext leaf, Bits live, Map<String, Long> sentences)
      throws IOException {
    Terms terms = leaf.reader().terms(IndexFields.ENTITY);
    TermsEnum all = terms == null ? TermsEnum.EMPTY : terms.iterator();
    PostingsEnum postings = null;
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      postings = all.postings(postings, PostingsEnum.FREQS);
      long found = 0;
      while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        found += live == null || live.get(postings.docID()) ? postings.freq() : 0;
      }
      Long expected = sentences.remove(term.utf8ToString());
      if (found != (expected == null ? 0 : expected)) {
        fault(shard, "the index of " + term.utf8ToString() + " does not fit the annotations");
      }
    }
    for (String missing : sentences.keySet().stream().sorted().toList()) {
      fault(shard, missing + " is not in the index");
    }
  }
}

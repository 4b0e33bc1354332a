package io.github.dateline;

import io.github.dateline.internal.index.ArchiveLock;
import io.github.dateline.internal.index.ArchivePlan;
import io.github.dateline.internal.index.ArchiveState;
import io.github.dateline.internal.index.ArticleVersions;
import io.github.dateline.internal.index.Manifest;
import io.github.dateline.internal.index.SerializedArticle;
import io.github.dateline.internal.index.ShardIdentity;
import io.github.dateline.internal.index.ShardReaders;
import io.github.dateline.internal.index.ShardWriter;
import io.github.dateline.internal.index.WithdrawnArticles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.Predicate;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * Adds annotated articles to an archive.
 *
 * <p>What is added is seen by readers, and safe from a crash, after the next {@link #commit} or
 * {@link #close}; readers opened before keep seeing what they saw. An archive has one writer at a
 * time. Safe for use by many threads, though articles with one id had better come from one: the
 * last one added wins.
 */
public final class ArchiveWriter implements Closeable {

  /** Over all shards; each has a little in any case. */
  private static final double TOTAL_BUFFER_MEGABYTES = 64;

  private static final double MIN_SHARD_MEGABYTES = 4;

  /** What adding an article did. */
  public enum Change {
    /** Its id was not known. */
    ADDED,
    /** It took the place of another article with its id. */
    REPLACED,
    /** The archive held it already, to the letter. */
    UNCHANGED,
    /** The archive holds a later version of it, which stays, or its source has withdrawn it. */
    OUTDATED
  }

  private final Path folder;
  private final ArchiveLock lock;
  private final boolean rebuilding;
  private final List<ShardWriter> shards = new ArrayList<>();

  /** Articles that {@link #holds} did not find, until they are added or no longer in use. */
  private final Map<Article, SerializedArticle> missing = new WeakHashMap<>();

  /** Articles with a version that were added since the last commit. */
  private final Map<String, AnnotatedArticle> versions = new HashMap<>();

  private final WithdrawnArticles withdrawn;

  /** What is replaced, until it is; null if nothing is. */
  private final @Nullable ShardReaders before;

  /** What is on the disk; of a rebuilding that is not published, what is to be there. */
  private Manifest manifest;

  private Optional<String> annotator;

  /** The number of the archive's state, 0 where nothing was written to it. */
  private long state;

  /** Whether articles have changed since the manifest was written. */
  private boolean changed;

  /** The shards whose place a rebuilding takes. */
  private final List<String> replaced;

  /** Whether what a rebuilding wrote may have taken the place of what was there. */
  private boolean publishing;

  private boolean published;
  private boolean closed;

  private ArchiveWriter(Path folder, ArchiveLock lock, boolean rebuild, int wanted)
      throws IOException {
    this.folder = folder;
    this.lock = lock;
    Optional<Manifest> found = Manifest.find(folder);
    boolean known = found.isPresent();
    rebuilding = rebuild && known;
    Manifest present = found.orElseGet(() -> Manifest.fresh(Math.max(1, wanted)));
    if (known) {
      present.requireShards(folder);
    }
    replaced = rebuilding ? present.shards() : List.of();
    if (wanted > 0 && present.shards().size() != wanted) {
      throw new DatelineException(
          "archive "
              + folder
              + " has "
              + present.shards().size()
              + (present.shards().size() == 1 ? " shard" : " shards")
              + ", not "
              + wanted,
          DatelineException.Remedy.MERGE);
    }
    if (!known) {
      lock.requireNoArticles();
    }
    withdrawn = WithdrawnArticles.of(folder);
    // All that is to be replaced must be there, before anything is removed.
    before = rebuilding ? ShardReaders.open(folder) : null;
    manifest =
        rebuilding
            ? present.with(present.shards().stream().map(ShardIdentity::next).toList())
            : present;
    annotator = manifest.annotator();
    state = manifest.state();
    try {
      if (!known || rebuilding) {
        lock.sweep(known ? present.shards() : List.of());
      }
      double megabytes =
          Math.max(MIN_SHARD_MEGABYTES, TOTAL_BUFFER_MEGABYTES / manifest.shards().size());
      for (int shard = 0; shard < manifest.shards().size(); shard++) {
        Path place = folder.resolve(manifest.shards().get(shard));
        shards.add(
            new ShardWriter(place, manifest.identity(shard), manifest.commit(shard), megabytes));
      }
      if (before != null) {
        ArchiveState last = before.state();
        state = Math.max(state, last.number());
        for (int shard = 0; shard < shards.size(); shard++) {
          // What was removed is told once.
          shards.get(shard).replace(before.together(), shard == 0 ? last : last.alone());
        }
      }
      findState();
      if (!rebuilding) {
        Manifest named = manifest.at(commits());
        if (!known || !named.equals(manifest)) {
          publish(named);
        }
        keep();
        lock.sweep(manifest.shards());
      }
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(shards);
      IOUtils.closeWhileHandlingException(before);
      throw e;
    }
  }

  private void findState() {
    for (ShardWriter shard : shards) {
      state = Math.max(state, shard.state().number());
    }
  }

  /**
   * Opens an archive for adding, or makes a new one.
   *
   * @param folder its folder; made if it is not there
   * @return a writer, to be closed
   * @throws IOException if another writer has the archive open, if the folder holds something else,
   *     if the archive is of another format, or if the disk fails
   */
  public static ArchiveWriter open(Path folder) throws IOException {
    return open(folder, false, 0);
  }

  /**
   * Opens an archive of several shards for adding, or makes a new one. Each shard is a Lucene index
   * of its own, which machines can write side by side; answers do not depend on how many there are.
   *
   * @param folder its folder; made if it is not there
   * @param shards how many shards, from 1 to 1,024
   * @return a writer, to be closed
   * @throws IllegalArgumentException if the number of shards is out of range
   * @throws IOException if there is an archive with another number of shards, if another writer has
   *     it open, if the folder holds something else, if the archive is of another format, or if the
   *     disk fails
   */
  public static ArchiveWriter open(Path folder, int shards) throws IOException {
    if (shards < 1 || shards > ShardIdentity.MAX_SHARDS) {
      throw new IllegalArgumentException(
          "shards must be from 1 to " + ShardIdentity.MAX_SHARDS + ", got " + shards);
    }
    return open(folder, false, shards);
  }

  /**
   * Opens a writer that starts from nothing, to annotate everything again. Until the first {@link
   * #commit} readers see the archive as it was, and closing without one leaves it so; the commit
   * puts what was written in the place of what was there, at once.
   *
   * @param folder its folder
   * @return a writer, to be committed and closed
   * @throws IOException if another writer has the archive open, if the folder holds something else,
   *     if the archive is of another format, or if the disk fails
   */
  public static ArchiveWriter rebuild(Path folder) throws IOException {
    return open(folder, true, 0);
  }

  private static ArchiveWriter open(Path folder, boolean rebuild, int shards) throws IOException {
    ArchiveLock lock = ArchiveLock.of(folder);
    try {
      return new ArchiveWriter(folder, lock, rebuild, shards);
    } catch (Throwable e) {
      IOUtils.closeWhileHandlingException(lock);
      throw e;
    }
  }

  /**
   * Merges archives into a new one.
   *
   * @param folder the new archive's folder, which is not there yet or is empty
   * @param sources the archives' folders, at least one; of articles with one id the one in the last
   *     of these stays
   * @param shards how many shards the new archive is to have, from 1 to 1,024
   * @return how many articles it has
   * @throws DatelineException if the sources hold the work of different annotators
   * @throws IllegalArgumentException if the number of shards is out of range
   * @throws IOException if the folder holds something, if a source is no archive, or if the disk
   *     fails; then there is no new archive
   */
  public static long merge(Path folder, List<Path> sources, int shards) throws IOException {
    return ArchivePlan.joining(sources, shards).build(folder, sources);
  }

  private ShardWriter shard(String id) {
    return shards.get(ShardIdentity.of(id, shards.size()));
  }

  /**
   * Whose work the archive holds.
   *
   * @return the annotator's identity, empty while nothing has been added
   */
  public synchronized Optional<String> annotator() {
    return annotator;
  }

  /**
   * Whether the archive holds this very article, so that it need not be annotated again.
   *
   * @param article the article
   * @return true if the article last added under its id was equal
   * @throws IOException if the disk fails
   */
  public boolean holds(Article article) throws IOException {
    SerializedArticle serialized = SerializedArticle.of(article);
    synchronized (this) {
      boolean isHeld =
          serialized.digest().equals(shard(article.id()).digest(article.id()))
              || isHeldWithAnotherDay(article);
      if (!isHeld) {
        missing.put(article, serialized);
      }
      return isHeld;
    }
  }

  /** Whether it differs from what is held by the first version's day alone. */
  private boolean isHeldWithAnotherDay(Article article) throws IOException {
    if (ArticleVersions.of(article).isEmpty()) {
      return false;
    }
    AnnotatedArticle present = present(article.id());
    return present != null
        && ArticleVersions.withFirstDay(article, present.article()).equals(present.article());
  }

  /** The article of an id if it has a version; null if it has none, or is not there. */
  private @Nullable AnnotatedArticle present(String id) throws IOException {
    AnnotatedArticle fresh = versions.get(id);
    return fresh != null ? fresh : shard(id).stored(id, annotator.orElse(""));
  }

  /**
   * Passes over an article of which the archive holds a later version: one whose metadata have a
   * greater {@code version}; or which its source has {@linkplain #withdraw withdrawn}. If the
   * earlier one was published before, the later one is dated by it from now on: a correction does
   * not change the day of a story.
   *
   * @param article the article, not annotated yet
   * @return whether there is a later version, or it is withdrawn, so that it need not be annotated
   * @throws IOException if the disk fails
   */
  public synchronized boolean passesOver(Article article) throws IOException {
    boolean keptOut = withdrawn.keepsOut(article);
    if (ArticleVersions.of(article).isEmpty()) {
      return keptOut;
    }
    AnnotatedArticle present = present(article.id());
    if (present == null || !ArticleVersions.isBefore(article, present.article())) {
      return keptOut;
    }
    Article dated = ArticleVersions.withFirstDay(present.article(), article);
    if (!dated.equals(present.article())) {
      put(present, dated);
    }
    return true;
  }

  private void put(AnnotatedArticle annotated, Article dated) throws IOException {
    AnnotatedArticle article =
        dated.equals(annotated.article())
            ? annotated
            : new AnnotatedArticle(
                dated, annotated.annotator(), annotated.tokens(), annotated.sentences());
    shard(dated.id()).put(article, SerializedArticle.of(dated), state + 1);
    keepVersion(article);
  }

  private void keepVersion(AnnotatedArticle article) {
    String id = article.article().id();
    versions.remove(id);
    if (ArticleVersions.of(article.article()).isPresent()) {
      versions.put(id, article);
    }
  }

  /**
   * Removes an article that its source has withdrawn, unless a later version of it is there. The
   * archive remembers it: in later runs, too, only a later version is added again.
   *
   * @param id its id
   * @param version the version of the word that it is withdrawn, empty if it has none
   * @return whether an article was removed
   * @throws IOException if the disk fails
   */
  public synchronized boolean withdraw(String id, String version) throws IOException {
    AnnotatedArticle present = present(id);
    Optional<String> known =
        present == null ? Optional.empty() : ArticleVersions.of(present.article());
    boolean later =
        !version.isEmpty()
            && known.isPresent()
            && ArticleVersions.compare(version, known.get()) < 0;
    withdrawn.add(id, version, present == null ? null : present.article());
    return !later && remove(id);
  }

  /**
   * Adds an article. One with a known id takes the place of the one before, unless that is a later
   * version; see {@link #passesOver}.
   *
   * @param annotated the article
   * @return what that did
   * @throws DatelineException if the archive holds another annotator's work, or if the article
   *     names more than 32,768 entities
   * @throws IOException if the disk fails
   */
  public synchronized Change add(AnnotatedArticle annotated) throws IOException {
    checkAnnotator(annotated.annotator());
    Article article = annotated.article();
    SerializedArticle known = missing.remove(article);
    SerializedArticle serialized = known == null ? SerializedArticle.of(article) : known;
    ShardWriter shard = shard(article.id());
    BytesRef before = shard.digest(article.id());
    if (serialized.digest().equals(before)) {
      return Change.UNCHANGED;
    }
    if (withdrawn.keepsOut(article)) {
      passesOver(article);
      return Change.OUTDATED;
    }
    boolean versioned = before != null && ArticleVersions.of(article).isPresent();
    if (versioned && isHeldWithAnotherDay(article)) {
      return Change.UNCHANGED;
    }
    if (versioned && passesOver(article)) {
      return Change.OUTDATED;
    }
    AnnotatedArticle earlier = versioned ? present(article.id()) : null;
    Article first = withdrawn.dated(article);
    if (earlier == null && first.equals(article)) {
      shard.put(annotated, serialized, state + 1);
      keepVersion(annotated);
    } else if (earlier == null) {
      put(annotated, first);
    } else {
      put(annotated, ArticleVersions.withFirstDay(article, earlier.article()));
    }
    return before == null ? Change.ADDED : Change.REPLACED;
  }

  /**
   * Removes an article.
   *
   * @param id its id
   * @return whether there was one
   * @throws IOException if the disk fails
   */
  public synchronized boolean remove(String id) throws IOException {
    ShardWriter shard = shard(id);
    if (shard.digest(id) == null) {
      return false;
    }
    shard.remove(id);
    versions.remove(id);
    return true;
  }

  /**
   * Removes articles, such as those of {@link Archive#ids}.
   *
   * @param ids their ids
   * @return the ids of those that were there, in the order given
   * @throws IOException if the disk fails
   */
  public synchronized List<String> remove(Collection<String> ids) throws IOException {
    List<String> removed = new ArrayList<>();
    for (String id : ids) {
      if (remove(id)) {
        removed.add(id);
      }
    }
    return removed;
  }

  /**
   * Removes the articles that are no longer wanted, so that the archive mirrors what it is made of.
   * What has been added is committed first.
   *
   * @param wanted tells by an article's id whether it stays
   * @param most the share of all articles that may be removed, from 0 to 1; where more would go, a
   *     folder that is not mounted may be the reason
   * @return the ids of those that were removed, sorted
   * @throws DatelineException if it would be more; then none is removed
   * @throws IllegalArgumentException if the share is out of range
   * @throws IllegalStateException if the writer rebuilds and has not committed
   * @throws IOException if the disk fails
   */
  public synchronized List<String> retain(Predicate<String> wanted, double most)
      throws IOException {
    if (!(most >= 0 && most <= 1)) {
      throw new IllegalArgumentException("the share must be from 0 to 1, got " + most);
    }
    if (!checkpoint()) {
      throw new IllegalStateException("nothing is committed yet");
    }
    List<String> unwanted = new ArrayList<>();
    long all = 0;
    for (ShardWriter shard : shards) {
      for (String id : shard.ids()) {
        all++;
        if (!wanted.test(id)) {
          unwanted.add(id);
        }
      }
    }
    if ((double) unwanted.size() / all > most) {
      throw new DatelineException(
          unwanted.size()
              + " of "
              + all
              + " articles would be removed, a larger share than "
              + most
              + "; none was");
    }
    Collections.sort(unwanted);
    return remove(unwanted);
  }

  private void checkAnnotator(String given) throws IOException {
    if (annotator.isEmpty()) {
      annotator = Optional.of(given);
    } else if (!annotator.get().equals(given)) {
      throw new DatelineException(
          "archive " + folder + " was annotated with " + annotator.get() + ", not with " + given,
          DatelineException.Remedy.REANNOTATE);
    }
  }

  /**
   * Makes what has been added safe and visible to readers opened from now on: all of it at once,
   * also where there are several shards.
   *
   * @throws IOException if the disk fails; what was committed before stays
   */
  public synchronized void commit() throws IOException {
    withdrawn.write();
    boolean publishes = rebuilding && !published;
    for (ShardWriter shard : shards) {
      changed |= shard.commit(state + 1, publishes);
    }
    versions.clear();
    publishing |= publishes;
    Manifest next = manifest.at(commits());
    next = annotator.isPresent() ? next.by(annotator.get()) : next;
    next = changed || publishes ? next.in(state + 1) : next;
    if (!next.equals(manifest)) {
      publish(next);
      state = Math.max(state, next.state());
      changed = false;
    }
    keep();
    if (publishes) {
      published = true;
      IOUtils.close(before);
      for (String shard : replaced) {
        IOUtils.rm(folder.resolve(shard));
      }
    }
  }

  private List<String> commits() throws IOException {
    List<String> commits = new ArrayList<>();
    for (ShardWriter shard : shards) {
      commits.add(shard.lastCommit());
    }
    return commits;
  }

  /**
   * Takes the archive to another state, whose commits are on the disk. Only when that is on the
   * disk, too, may the commits of the state before be removed.
   */
  private void publish(Manifest next) throws IOException {
    next.write(folder);
    manifest = next;
  }

  /** Removes the commits that the manifest no longer names. */
  private void keep() throws IOException {
    for (int shard = 0; shard < manifest.commits().size(); shard++) {
      shards.get(shard).keep(manifest.commits().get(shard));
    }
  }

  /**
   * Commits in the middle of a long run, so that little is lost if it is cut short. A writer that
   * {@linkplain #rebuild rebuilds} and has not committed yet does nothing: half of what it is to
   * write must not take the place of the whole.
   *
   * @return whether what was added is committed
   * @throws IOException if the disk fails; what was committed before stays
   */
  public synchronized boolean checkpoint() throws IOException {
    boolean safe = !rebuilding || published;
    if (safe) {
      commit();
    }
    return safe;
  }

  /**
   * Commits and gives the archive free. A writer that {@linkplain #rebuild rebuilds} does not
   * commit: what it has not committed is dropped.
   *
   * @throws IOException if the disk fails; what was committed before stays
   */
  @Override
  public synchronized void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      checkpoint();
    } finally {
      IOUtils.close(() -> IOUtils.close(shards), before, this::dropUnpublished, lock);
    }
  }

  private void dropUnpublished() throws IOException {
    if (rebuilding && !publishing) {
      for (String shard : manifest.shards()) {
        IOUtils.rm(folder.resolve(shard));
      }
    }
  }
}

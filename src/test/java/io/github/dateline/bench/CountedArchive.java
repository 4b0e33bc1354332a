package io.github.dateline.bench;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Copies;
import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.Query;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import io.github.dateline.stats.Measure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.util.BytesRef;

/**
 * An archive with the questions that counting is measured by: about an entity in 3 % of the
 * articles, about one in some 25 of them, everywhere or inside the word that is nearest to being in
 * 10 % of the articles.
 */
final class CountedArchive implements Closeable {
  static final List<Unit> UNITS =
      List.of(Unit.ARTICLE, Unit.PARAGRAPH, Unit.SENTENCE, new Unit.Sentences(3));

  private static final int ROWS = Integer.getInteger("rows", 100);
  private static final double FREQUENT = 0.03;
  private static final double TENTH = 0.10;
  private static final int SOME = 25;

  private final Archive archive;
  private final Entity frequent;
  private final Entity rare;
  private final String word;
  private int asked;

  /** Who is asked about. */
  enum Anchor {
    FREQUENT,
    RARE
  }

  /** What is looked at. */
  enum Within {
    ALL,
    /** A tenth of the articles, by a query that was asked before. */
    TENTH,
    /** The same articles, by a query that nobody asked before. */
    NEW_TENTH
  }

  /** What the pairs are ordered by. */
  enum Ranking {
    /** By count, every copy counted. */
    COUNT,
    /** As it is unless asked otherwise, copies counted once. */
    DEFAULT
  }

  CountedArchive(Path folder) throws IOException {
    archive = Archive.open(folder);
    IndexReader reader = archive.unwrap(IndexReader.class);
    Predicate<String> coOccurring = term -> EntityType.coOccurring().contains(entity(term).type());
    frequent = entity(nearest(reader, "entity", FREQUENT * archive.size(), coOccurring));
    rare = entity(nearest(reader, "entity", SOME, coOccurring));
    word = nearest(reader, "body", TENTH * archive.size(), term -> term.matches("[a-z]{4,}"));
  }

  /** An entity's term is {@code TYPE/Name}. */
  private static Entity entity(String term) {
    int slash = term.indexOf('/');
    return Entity.of(new EntityType(term.substring(0, slash)), term.substring(slash + 1));
  }

  /** The term that is nearest to being in so many articles. */
  private static String nearest(
      IndexReader reader, String field, double articles, Predicate<String> wanted)
      throws IOException {
    TermsEnum terms = MultiTerms.getTerms(reader, field).iterator();
    String nearest = "";
    double distance = Double.POSITIVE_INFINITY;
    for (BytesRef term = terms.next(); term != null; term = terms.next()) {
      double off = Math.abs(terms.docFreq() - articles);
      if (off < distance && wanted.test(term.utf8ToString())) {
        distance = off;
        nearest = term.utf8ToString();
      }
    }
    return nearest;
  }

  Archive archive() {
    return archive;
  }

  Entity anchor(Anchor anchor) {
    return anchor == Anchor.FREQUENT ? frequent : rare;
  }

  Query scope(Within within) {
    return switch (within) {
      case ALL -> Query.all();
      case TENTH -> Query.parse("body:" + word);
      case NEW_TENTH -> Query.parse("body:" + word + " OR body:unheard" + asked++);
    };
  }

  /** The word that is in a tenth of the articles. */
  String word() {
    return word;
  }

  private CooccurrenceQuery.Builder question(Within within, Unit unit, Ranking ranking) {
    CooccurrenceQuery.Builder question =
        CooccurrenceQuery.builder().scope(scope(within)).unit(unit).limit(ROWS);
    return ranking == Ranking.COUNT
        ? question.rankBy(Measure.COUNT).copies(Copies.PUBLISHED)
        : question;
  }

  CooccurrenceTable neighbours(Anchor anchor, Within within, Unit unit, Ranking ranking)
      throws IOException {
    return archive.cooccurrences(question(within, unit, ranking).anchor(anchor(anchor)).build());
  }

  CooccurrenceTable allPairs(Within within, Unit unit, Ranking ranking) throws IOException {
    return archive.cooccurrences(question(within, unit, ranking).minimumCount(5).build());
  }

  /** The frequent entity, and whom it is named with most, by month. */
  Timeline timeline(Entity partner) throws IOException {
    return archive
        .timeline(List.of(frequent, partner))
        .scope(Query.all())
        .by(Timeline.BinWidth.MONTH)
        .timeline();
  }

  Entity partner() throws IOException {
    return neighbours(Anchor.FREQUENT, Within.ALL, Unit.ARTICLE, Ranking.COUNT)
        .rows()
        .get(0)
        .second();
  }

  /** How many entities the articles name. */
  long distinct() throws IOException {
    TermsEnum terms = MultiTerms.getTerms(archive.unwrap(IndexReader.class), "entity").iterator();
    long distinct = 0;
    while (terms.next() != null) {
      distinct++;
    }
    return distinct;
  }

  /** One line on what is asked. */
  String describe() throws IOException {
    List<String> parts = new ArrayList<>();
    parts.add(archive.size() + " articles");
    parts.add(archive.unwrap(IndexReader.class).leaves().size() + " segments");
    parts.add(distinct() + " entities");
    for (Anchor anchor : Anchor.values()) {
      parts.add(anchor(anchor) + " in " + archive.count(Query.mentions(anchor(anchor))));
    }
    parts.add(scope(Within.TENTH) + " in " + archive.count(scope(Within.TENTH)));
    return String.join(", ", parts);
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}

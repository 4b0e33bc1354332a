package io.github.dateline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiBits;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;
import org.apache.lucene.util.automaton.TooComplexToDeterminizeException;
import org.jspecify.annotations.Nullable;

/**
 * Finds entities by what people type, and what people are shown for an entity. Thread-safe: it
 * holds a snapshot and nothing else.
 */
final class Names {
  private static final int MOST_SUGGESTIONS = 5;

  private final IndexReader reader;

  Names(IndexReader reader) {
    this.reader = reader;
  }

  /** How well what was typed fits, the best first. */
  enum Fit {
    /** The name or label, to the letter. */
    EXACT,
    /** The name or label, in another case. */
    FOLDED,
    /** Another form written for it. */
    FORM
  }

  /**
   * An entity that fits.
   *
   * @param entity the entity, labelled
   * @param articles in how many articles it is named
   * @param fit how well what was typed fits
   */
  record Candidate(Entity entity, long articles, Fit fit) {
    private static final Comparator<Candidate> ORDER =
        Comparator.comparing(Candidate::fit)
            .thenComparing(Comparator.comparingLong(Candidate::articles).reversed())
            .thenComparing(Candidate::entity);

    /** As an error lists it. */
    String shown() {
      return entity + " (" + articles + (articles == 1 ? " article)" : " articles)");
    }
  }

  /**
   * The entities that fit a name, in the order of fit, then falling number of articles, then name.
   *
   * @param typed a name, label or form, perhaps as TYPE/Name, perhaps with wildcards
   * @param types the types wanted, empty for any
   */
  List<Candidate> candidates(String typed, Set<EntityType> types) throws IOException {
    String line = Text.oneLine(typed);
    int slash = line.indexOf('/');
    if (slash > 0
        && slash < line.length() - 1
        && line.substring(0, slash).matches("[A-Za-z]\\w{0,39}")) {
      List<Candidate> typedOnly = fitting(line.substring(slash + 1), typeOf(line, slash));
      typedOnly.removeIf(
          candidate -> !types.isEmpty() && !types.contains(candidate.entity().type()));
      if (!typedOnly.isEmpty()) {
        return best(typedOnly);
      }
    }
    return fitting(line, types);
  }

  private static Set<EntityType> typeOf(String line, int slash) {
    return EntityType.named(line.substring(0, slash));
  }

  private static List<Candidate> best(List<Candidate> sorted) {
    Fit fit = sorted.get(0).fit();
    return sorted.stream().filter(candidate -> candidate.fit() == fit).toList();
  }

  private List<Candidate> fitting(String line, Set<EntityType> types) throws IOException {
    boolean pattern = line.indexOf('*') >= 0 || line.indexOf('?') >= 0;
    String folded = EntityTerms.folded(line);
    Collection<String> terms = pattern ? matching(folded) : exactly(folded);
    List<Candidate> candidates = new ArrayList<>();
    for (String term : terms) {
      Entity entity = EntityTerms.entity(term);
      if (!types.isEmpty() && !types.contains(entity.type())) {
        continue;
      }
      long articles = articles(IndexFields.ENTITY, new BytesRef(term));
      if (articles > 0) {
        Entity labelled = labelled(entity);
        candidates.add(new Candidate(labelled, articles, pattern ? Fit.FORM : fit(line, labelled)));
      }
    }
    candidates.sort(Candidate.ORDER);
    return candidates;
  }

  private static Fit fit(String line, Entity entity) {
    if (line.equals(entity.name()) || line.equals(entity.label())) {
      return Fit.EXACT;
    }
    String folded = EntityTerms.folded(line);
    return folded.equals(EntityTerms.folded(entity.name()))
            || folded.equals(EntityTerms.folded(entity.label()))
        ? Fit.FOLDED
        : Fit.FORM;
  }

  /**
   * The one entity that is meant.
   *
   * @throws QueryException if none fits, with the nearest, or if several fit equally well, with all
   */
  Entity one(String typed, Set<EntityType> types) throws IOException {
    List<Candidate> candidates = candidates(typed, types);
    if (candidates.isEmpty()) {
      throw new QueryException(unknown(typed, types), typed, 0);
    }
    List<Candidate> best = best(candidates);
    if (best.size() > 1) {
      throw new QueryException(
          "\""
              + Text.excerpt(typed)
              + "\" fits several entities: "
              + best.stream().limit(10).map(Candidate::shown).collect(Collectors.joining(", "))
              + (best.size() > 10 ? " and " + (best.size() - 10) + " more" : "")
              + "; name one as TYPE/Name",
          typed,
          0);
    }
    return best.get(0).entity();
  }

  /** The message for a name that nobody has. */
  String unknown(String typed, Set<EntityType> types) throws IOException {
    List<Candidate> nearest = nearest(typed, types);
    return "no entity is called \""
        + Text.excerpt(typed)
        + "\""
        + (types.size() == 1 ? " of type " + types.iterator().next() : "")
        + (nearest.isEmpty()
            ? ""
            : "; the nearest: "
                + nearest.stream().map(Candidate::shown).collect(Collectors.joining(", ")));
  }

  /** Entities with a form one or two slips away, then such as hold one of the words. */
  private List<Candidate> nearest(String typed, Set<EntityType> types) throws IOException {
    String line = Text.oneLine(typed);
    int slash = line.indexOf('/');
    String folded = EntityTerms.folded(slash > 0 ? line.substring(slash + 1) : line);
    Map<String, Integer> distance = new LinkedHashMap<>();
    if (!folded.isEmpty() && folded.length() <= 100) {
      LevenshteinAutomata slips = new LevenshteinAutomata(folded, true);
      for (int n = 1; n <= LevenshteinAutomata.MAXIMUM_SUPPORTED_DISTANCE; n++) {
        for (String term : accepted(slips.toAutomaton(n))) {
          distance.putIfAbsent(term, n);
        }
      }
      if (distance.size() < MOST_SUGGESTIONS) {
        for (String word : folded.split("[ *?]+")) {
          if (word.length() >= 3) {
            for (String term : accepted(containing(word))) {
              distance.putIfAbsent(term, 3);
            }
          }
        }
      }
    }
    TreeMap<Integer, List<Candidate>> byDistance = new TreeMap<>();
    for (Map.Entry<String, Integer> entry : distance.entrySet()) {
      Entity entity = EntityTerms.entity(entry.getKey());
      long articles = articles(IndexFields.ENTITY, new BytesRef(entry.getKey()));
      if (articles > 0 && (types.isEmpty() || types.contains(entity.type()))) {
        byDistance
            .computeIfAbsent(entry.getValue(), d -> new ArrayList<>())
            .add(new Candidate(entity, articles, Fit.FORM));
      }
    }
    List<Candidate> nearest = new ArrayList<>();
    for (List<Candidate> group : byDistance.values()) {
      group.sort(Candidate.ORDER);
      nearest.addAll(group);
    }
    return nearest.subList(0, Math.min(MOST_SUGGESTIONS, nearest.size()));
  }

  private static Automaton containing(String word) {
    return Operations.concatenate(
        List.of(notSeparator(), Automata.makeString(word), notSeparator()));
  }

  private static Automaton notSeparator() {
    return Operations.repeat(
        Automata.makeCharRange(IndexFields.SEPARATOR + 1, Character.MAX_CODE_POINT));
  }

  private Collection<String> exactly(String folded) throws IOException {
    Set<String> found = new TreeSet<>(Text.UTF8_ORDER);
    Terms terms = MultiTerms.getTerms(reader, IndexFields.FORM);
    if (terms == null) {
      return found;
    }
    BytesRef prefix = new BytesRef(folded + IndexFields.SEPARATOR);
    TermsEnum all = terms.iterator();
    if (all.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
      for (BytesRef term = all.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = all.next()) {
        found.add(afterSeparator(term));
      }
    }
    return found;
  }

  private Collection<String> matching(String pattern) throws IOException {
    try {
      return accepted(
          Operations.determinize(
              WildcardQuery.toAutomaton(
                  new Term(IndexFields.FORM, pattern), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT),
              Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
    } catch (TooComplexToDeterminizeException e) {
      throw new QueryException("the pattern is too complex", pattern, 0);
    }
  }

  /** The entities with a form that an automaton over characters accepts. */
  private Collection<String> accepted(Automaton forms) throws IOException {
    Set<String> found = new TreeSet<>(Text.UTF8_ORDER);
    Terms terms = MultiTerms.getTerms(reader, IndexFields.FORM);
    if (terms == null) {
      return found;
    }
    Automaton whole =
        Operations.concatenate(
            List.of(
                Operations.intersection(forms, notSeparator()),
                Automata.makeChar(IndexFields.SEPARATOR),
                Automata.makeAnyString()));
    Automaton deterministic =
        Operations.determinize(whole, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
    TermsEnum all = new CompiledAutomaton(deterministic).getTermsEnum(terms);
    for (BytesRef term = all.next(); term != null; term = all.next()) {
      found.add(afterSeparator(term));
    }
    return found;
  }

  private static String afterSeparator(BytesRef term) {
    String text = term.utf8ToString();
    return text.substring(text.indexOf(IndexFields.SEPARATOR) + 1);
  }

  /** In how many live articles a term is. */
  long articles(String field, BytesRef term) throws IOException {
    if (!reader.hasDeletions()) {
      return reader.docFreq(new Term(field, term));
    }
    PostingsEnum postings = MultiTerms.getTermPostingsEnum(reader, field, term, PostingsEnum.NONE);
    if (postings == null) {
      return 0;
    }
    Bits live = MultiBits.getLiveDocs(reader);
    long articles = 0;
    while (postings.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      articles += live.get(postings.docID()) ? 1 : 0;
    }
    return articles;
  }

  /**
   * The entity under the label and link that the archive's articles give it: of its full forms the
   * one in most articles, of equals the first in UTF-8 byte order.
   */
  Entity labelled(Entity entity) throws IOException {
    Terms terms = MultiTerms.getTerms(reader, IndexFields.LABEL);
    if (terms == null) {
      return entity;
    }
    BytesRef prefix = new BytesRef(EntityTerms.term(entity) + IndexFields.SEPARATOR);
    TermsEnum all = terms.iterator();
    Map<String, Long> labels = new TreeMap<>(Text.UTF8_ORDER);
    boolean linked = false;
    if (all.seekCeil(prefix) != TermsEnum.SeekStatus.END) {
      for (BytesRef term = all.term();
          term != null && StringHelper.startsWith(term, prefix);
          term = all.next()) {
        BytesRef key = BytesRef.deepCopyOf(term);
        long articles = articles(IndexFields.LABEL, key);
        if (articles > 0) {
          String said = afterSeparator(key);
          linked |= said.charAt(0) == '1';
          labels.merge(said.substring(1), articles, Long::sum);
        }
      }
    }
    String label = mostUsed(labels);
    if (label == null) {
      return entity;
    }
    return linked
        ? Entity.linked(entity.type(), entity.name().replace(' ', '_'), label)
        : entity.labelled(label);
  }

  private static @Nullable String mostUsed(Map<String, Long> labels) {
    String best = null;
    long most = 0;
    for (Map.Entry<String, Long> label : labels.entrySet()) {
      if (label.getValue() > most) {
        most = label.getValue();
        best = label.getKey();
      }
    }
    return best;
  }
}

package io.github.dateline.internal.index;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.text.Text;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Writes entities and their surface forms as Lucene terms, and reads them back. */
public final class EntityTerms {
  /** A form longer than this, in UTF-16 code units, is nothing that anybody looks up. */
  private static final int MAX_FORM_LENGTH = 1000;

  /** Most entities are of these, whose tags need not be checked each time. */
  private static final Map<String, EntityType> KNOWN =
      EntityType.coOccurring().stream().collect(Collectors.toMap(EntityType::tag, type -> type));

  private EntityTerms() {}

  /** {@code TYPE/Name}. */
  public static String term(Entity entity) {
    return entity.toString();
  }

  public static Entity entity(String term) {
    int slash = term.indexOf('/');
    String tag = term.substring(0, slash);
    EntityType known = KNOWN.get(tag);
    return Entity.of(known == null ? new EntityType(tag) : known, term.substring(slash + 1));
  }

  /** The term from which a type's entities begin, in the order of terms. */
  public static BytesRef firstOf(EntityType type) {
    return new BytesRef(type.tag() + '/');
  }

  /** The term before which a type's entities end: '0' comes right after the solidus. */
  public static BytesRef endOf(EntityType type) {
    return new BytesRef(type.tag() + (char) ('/' + 1));
  }

  /** What names and forms are compared by: one line, lower case, straight apostrophes. */
  public static String folded(String form) {
    return Text.oneLine(form).replace('’', '\'').toLowerCase(Locale.ROOT);
  }

  static boolean canBeLookedUp(String form) {
    return !form.isEmpty() && form.length() <= MAX_FORM_LENGTH;
  }

  static String form(String form, Entity entity) {
    return folded(form) + IndexFields.SEPARATOR + term(entity);
  }

  static String label(Entity entity) {
    return term(entity)
        + IndexFields.SEPARATOR
        + (entity.wikipedia().isPresent() ? '1' : '0')
        + entity.label();
  }

  /** The articles that have one of some entities, which are given as terms. */
  public static org.apache.lucene.search.Query naming(Collection<String> terms) {
    if (terms.size() == 1) {
      return new TermQuery(new Term(IndexFields.ENTITY, terms.iterator().next()));
    }
    SynonymQuery.Builder any = new SynonymQuery.Builder(IndexFields.ENTITY);
    terms.forEach(term -> any.addTerm(new BytesRef(term), 1));
    return any.build();
  }
}

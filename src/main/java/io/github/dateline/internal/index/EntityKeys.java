package io.github.dateline.internal.index;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.internal.text.NameFolding;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;

/**
 * The keys of an entity's name: two entities of one type are one if they share a key, unless they
 * have pages of their own.
 */
public final class EntityKeys {
  private static final Set<EntityType> PEOPLES = EntityType.parse("groups");

  /** A type for each way to fold. */
  private static final List<EntityType> WAYS =
      List.of(
          EntityType.PERSON, EntityType.ORGANIZATION, EntityType.LOCATION, EntityType.NATIONALITY);

  private EntityKeys() {}

  /** The keys of a form of a name, one or two; none if it has no letter or digit. */
  public static List<String> of(EntityType type, String form) {
    if (type.equals(EntityType.PERSON)) {
      return NameFolding.keys(form);
    }
    if (type.equals(EntityType.ORGANIZATION)) {
      return NameFolding.keysOfBody(form);
    }
    return PEOPLES.contains(type) ? NameFolding.keysOfPeople(form) : NameFolding.keysOfPlace(form);
  }

  /** The keys that a form has for any type. */
  public static Set<String> ofAnyType(String form) {
    Set<String> keys = new LinkedHashSet<>();
    WAYS.forEach(type -> keys.addAll(of(type, form)));
    return keys;
  }

  /** Whether two forms are one name for a type. */
  public static boolean areOne(EntityType type, String one, String other) {
    List<String> keys = of(type, one);
    return of(type, other).stream().anyMatch(keys::contains);
  }

  /** How a key of a form is written among the forms, apart from what articles write. */
  public static String form(String key) {
    return IndexFields.KEY_MARK + key;
  }

  /** Whether a form is a key. */
  public static boolean isKey(String form) {
    return !form.isEmpty() && form.charAt(0) == IndexFields.KEY_MARK;
  }

  /** The term of a key of an entity's name. */
  static String term(String key, Entity entity) {
    return key
        + IndexFields.SEPARATOR
        + EntityTerms.term(entity)
        + IndexFields.SEPARATOR
        + (entity.wikipedia().isPresent() ? '1' : '0');
  }

  /** What the terms of a key for entities of a type begin with. */
  public static String typedKey(String key, EntityType type) {
    return key + IndexFields.SEPARATOR + type.tag() + '/';
  }

  /** How many bytes of a term the key and the type take. */
  public static int lengthOfTypedKey(BytesRef term) {
    int i = 0;
    while (term.bytes[term.offset + i] != IndexFields.SEPARATOR) {
      i++;
    }
    while (term.bytes[term.offset + i] != '/') {
      i++;
    }
    return i;
  }

  /** The entity of a term. */
  public static Entity entity(BytesRef term) {
    String text = term.utf8ToString();
    int from = text.indexOf(IndexFields.SEPARATOR) + 1;
    return EntityTerms.entity(text.substring(from, text.lastIndexOf(IndexFields.SEPARATOR)));
  }

  /** Whether an article links the entity of a term. */
  public static boolean isLinked(BytesRef term) {
    return term.bytes[term.offset + term.length - 1] == '1';
  }
}

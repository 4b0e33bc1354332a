package io.github.dateline.annotate.internal.lexicon;

import io.github.dateline.EntityType;
import java.util.Optional;

/** What single names mean by themselves, as far as that is known. Thread-safe. */
public interface KnownNames {
  /** Nothing is known. */
  KnownNames NONE =
      new KnownNames() {
        @Override
        public Optional<EntityType> kindOf(String word) {
          return Optional.empty();
        }

        @Override
        public boolean isOneName(String whole) {
          return false;
        }

        @Override
        public boolean isFamily(String plural) {
          return false;
        }
      };

  /**
   * What a single word is the name of, by itself: a person whom all know, a people, a place, or
   * else an organisation, if it has a page that many names lead to; empty if that is not known.
   */
  Optional<EntityType> kindOf(String word);

  /** Whether a name with a hyphen is one name: "Rolls-Royce". */
  boolean isOneName(String whole);

  /** Whether a plural is a family rather than a team or a band: "Bidens". */
  boolean isFamily(String plural);
}

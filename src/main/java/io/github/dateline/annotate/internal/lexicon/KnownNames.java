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
        public boolean isOneName(String whole, boolean parts) {
          return false;
        }

        @Override
        public boolean isTitle(String name) {
          return false;
        }

        @Override
        public boolean isFamily(String plural) {
          return false;
        }

        @Override
        public boolean isSurname(String word) {
          return false;
        }

        @Override
        public boolean isFirm(String word) {
          return false;
        }

        @Override
        public boolean isPerson(String name) {
          return false;
        }

        @Override
        public boolean isCountryOrState(String name) {
          return false;
        }
      };

  /**
   * What a name is of, by itself: a person whom all know, a people, a place, or else an
   * organisation, if it has a page that many names lead to; empty if that is not known.
   */
  Optional<EntityType> kindOf(String word);

  /**
   * Whether a name with a hyphen is one name: "Rolls-Royce".
   *
   * @param parts whether each half is a name of its own; then a longer name does not count, as the
   *     "Iran-Iraq War" for "Iran-Iraq"
   */
  boolean isOneName(String whole, boolean parts);

  /**
   * Whether a name leads, more often than not, to a page whose title is written just so, or begins
   * with it if it ends like a possessive: "Domino's Pizza".
   */
  boolean isTitle(String name);

  /** Whether a plural is a family rather than a team or a band: "Bidens". */
  boolean isFamily(String plural);

  /** Whether a single word is first of all the surname of somebody who has a page: "Nadal". */
  boolean isSurname(String word);

  /** Whether a single word is first of all a firm whose page has more of its name: "Target". */
  boolean isFirm(String word);

  /** Whether a name of two words that ends in a surname has a page that may be a person's. */
  boolean isPerson(String name);

  /** Whether a name is that of a country, state or province. */
  boolean isCountryOrState(String name);
}

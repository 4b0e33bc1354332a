package io.github.dateline;

import io.github.dateline.internal.text.Text;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A named entity: a type and a name.
 *
 * <p>Two entities are equal if their types and names are. The {@linkplain #label() label} and the
 * {@linkplain #wikipedia() Wikipedia title} say what an annotator or an archive knows about the
 * entity; they are no part of its identity. Entities sort by type, then by the UTF-8 bytes of the
 * name. Immutable and thread-safe.
 *
 * @serial exclude
 */
public final class Entity implements Comparable<Entity>, Serializable {
  private static final long serialVersionUID = 1;

  private static final int MAX_NAME_LENGTH = 1000;

  private static final Comparator<Entity> ORDER =
      Comparator.comparing(Entity::type).thenComparing(Entity::name, Text.UTF8_ORDER);

  private final EntityType type;
  private final String name;
  private final String label;
  private final boolean linked;

  /** How sure the link is, in hundredths; -1 if that is not known. */
  private final int certainty;

  private Entity(EntityType type, String name, String label, boolean linked, int certainty) {
    this.type = Objects.requireNonNull(type, "type must not be null");
    this.name = checked("name", name);
    this.label = checked("label", label);
    this.linked = linked;
    this.certainty = certainty;
  }

  /**
   * An entity that is not linked to Wikipedia.
   *
   * @param type its type
   * @param name the fullest form that the article uses; white space is folded to single spaces
   * @return the entity, its label its name
   * @throws IllegalArgumentException if the name is blank or longer than 1,000 UTF-16 code units
   */
  public static Entity of(EntityType type, String name) {
    return new Entity(type, name, name, false, -1);
  }

  /**
   * An entity that is linked to Wikipedia: its name is the page's title with spaces for
   * underscores.
   *
   * @param type its type
   * @param wikipedia the page's title, such as {@code Sean_Duffy}
   * @param label the fullest form that the article uses
   * @return the entity
   * @throws IllegalArgumentException if the title or the label is blank or longer than 1,000 UTF-16
   *     code units
   */
  public static Entity linked(EntityType type, String wikipedia, String label) {
    return new Entity(type, wikipedia.replace('_', ' '), label, true, -1);
  }

  /**
   * An entity that is linked to Wikipedia, with how sure that is.
   *
   * @param type its type
   * @param wikipedia the page's title, such as {@code Sean_Duffy}
   * @param label the fullest form that the article uses
   * @param certainty how probable it is that the page is the right one, in [0, 1]; hundredths are
   *     kept
   * @return the entity
   * @throws IllegalArgumentException if the title or the label is blank or longer than 1,000 UTF-16
   *     code units, or if the certainty is out of range
   */
  public static Entity linked(EntityType type, String wikipedia, String label, double certainty) {
    if (!(certainty >= 0 && certainty <= 1)) {
      throw new IllegalArgumentException("certainty must be in [0, 1], got " + certainty);
    }
    int hundredths = (int) Math.round(certainty * 100);
    return new Entity(type, wikipedia.replace('_', ' '), label, true, hundredths);
  }

  private static String checked(String what, String text) {
    Objects.requireNonNull(text, what + " must not be null");
    String line = Text.wellFormed(Text.oneLine(text));
    if (line.isEmpty()) {
      throw new IllegalArgumentException(what + " must not be blank");
    }
    if (line.length() > MAX_NAME_LENGTH) {
      throw new IllegalArgumentException(
          what + " must be at most " + MAX_NAME_LENGTH + " characters, got " + line.length());
    }
    return line;
  }

  /**
   * What kind of thing it is.
   *
   * @return the type
   */
  public EntityType type() {
    return type;
  }

  /**
   * The name that, with the type, makes the entity.
   *
   * @return the name, on one line, never blank
   */
  public String name() {
    return name;
  }

  /**
   * What people are shown. In an annotated article it is the fullest form that the article uses; in
   * an archive's answers the full form that most of the archive's articles use.
   *
   * @return the label, on one line, never blank
   */
  public String label() {
    return label;
  }

  /**
   * The title of the entity's Wikipedia page, with underscores.
   *
   * @return the title, empty if the entity is not linked
   */
  public Optional<String> wikipedia() {
    return linked ? Optional.of(name.replace(' ', '_')) : Optional.empty();
  }

  /**
   * How sure the link to Wikipedia is: a page is found by the name and little else, so it is a
   * guess.
   *
   * @return the probability that the page is the right one, in [0, 1]; empty if the entity is not
   *     linked, or if that is not known, as in answers over many articles
   */
  public OptionalDouble linkCertainty() {
    return certainty < 0 ? OptionalDouble.empty() : OptionalDouble.of(certainty / 100.0);
  }

  /**
   * The same entity under another label.
   *
   * @param newLabel what people are to be shown
   * @return an equal entity with that label
   */
  public Entity withLabel(String newLabel) {
    return newLabel.equals(label) ? this : new Entity(type, name, newLabel, linked, certainty);
  }

  @Override
  public int compareTo(Entity other) {
    return ORDER.compare(this, other);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entity e && type.equals(e.type) && name.equals(e.name);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + name.hashCode();
  }

  /**
   * The form that tells this entity from every other.
   *
   * @return type and name, as in {@code PERSON/Sean Duffy}
   */
  @Override
  public String toString() {
    return type + "/" + name;
  }
}

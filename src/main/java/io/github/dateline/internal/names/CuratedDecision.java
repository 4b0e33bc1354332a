package io.github.dateline.internal.names;

import io.github.dateline.Decision;
import io.github.dateline.EntityType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A line of a curation file with its number and its effect. */
public record CuratedDecision(
    int line, CurationLine written, OptionalInt undoneBy, Optional<String> problem)
    implements Decision {
  @Override
  public boolean undo() {
    return written.undo();
  }

  @Override
  public Action action() {
    return written.action();
  }

  @Override
  public List<String> names() {
    return written.names();
  }

  @Override
  public Optional<String> to() {
    return written.to();
  }

  @Override
  public Optional<EntityType> type() {
    return written.type();
  }

  @Override
  public Optional<String> by() {
    return written.by();
  }

  @Override
  public Optional<String> at() {
    return written.at();
  }

  @Override
  public String text() {
    return (undo() ? "undo " : "") + written.decision();
  }
}

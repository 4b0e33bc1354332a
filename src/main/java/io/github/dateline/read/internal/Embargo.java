package io.github.dateline.read.internal;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Keeps out what may not be published yet. */
public final class Embargo {
  private Embargo() {}

  /**
   * Refuses an item whose embargo ends in the future.
   *
   * @param until when it ends, blank for none
   * @param reason the reason given, may be empty
   * @throws IllegalArgumentException if that is not yet
   */
  public static void check(String until, String reason) {
    String iso = LooseDates.read(until).iso();
    if (!iso.isEmpty() && moment(iso).isAfter(OffsetDateTime.now(ZoneOffset.UTC))) {
      throw new IllegalArgumentException(
          "embargoed until " + until.strip() + (reason.isBlank() ? "" : " (" + reason + ")"));
    }
  }

  private static OffsetDateTime moment(String iso) {
    try {
      return OffsetDateTime.parse(iso);
    } catch (DateTimeException e) {
      return LocalDateTime.parse(iso.indexOf('T') < 0 ? iso + "T00:00:00" : iso)
          .atOffset(ZoneOffset.UTC);
    }
  }
}

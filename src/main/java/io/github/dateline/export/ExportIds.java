package io.github.dateline.export;

import io.github.dateline.Entity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids that are the same in every export of the same article, name or pair, of letters and digits
 * that every receiver takes.
 */
final class ExportIds {
  /** Of 160 bits, so many that no two things of an archive share an id. */
  private static final int HEX_DIGITS = 32;

  private ExportIds() {}

  static String article(String id) {
    return hashed("article", id);
  }

  static String entity(Entity entity) {
    return hashed("entity", entity.toString());
  }

  static String mention(String article, Entity entity) {
    return hashed("mention", article, entity.toString());
  }

  /** Of a pair, whichever comes first. */
  static String link(Entity one, Entity other) {
    boolean inOrder = one.compareTo(other) <= 0;
    return hashed("link", "" + (inOrder ? one : other), "" + (inOrder ? other : one));
  }

  private static String hashed(String kind, String... parts) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      sha1.update(kind.getBytes(StandardCharsets.UTF_8));
      for (String part : parts) {
        sha1.update((byte) 0);
        sha1.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return kind + "-" + HexFormat.of().formatHex(sha1.digest()).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}

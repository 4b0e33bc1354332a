package io.github.dateline.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Ids of articles, 16 bytes or fewer each, so that millions fit into memory. An id that is not in
 * it may be taken for one that is, once in 10<sup>19</sup> times.
 */
final class IdSet {
  private final MessageDigest digest;
  private long[] table = new long[1 << 10];
  private int size;

  IdSet() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  void add(String id) {
    if (2 * size >= table.length) {
      long[] old = table;
      table = new long[2 * old.length];
      Arrays.stream(old).filter(hash -> hash != 0).forEach(hash -> table[place(hash)] = hash);
    }
    long hash = hash(id);
    int place = place(hash);
    size += table[place] == 0 ? 1 : 0;
    table[place] = hash;
  }

  boolean contains(String id) {
    long hash = hash(id);
    return table[place(hash)] == hash;
  }

  private int place(long hash) {
    int place = (int) hash & (table.length - 1);
    while (table[place] != 0 && table[place] != hash) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
  }

  private long hash(String id) {
    byte[] bytes = digest.digest(id.getBytes(StandardCharsets.UTF_8));
    long hash = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      hash = hash << 8 | (bytes[i] & 0xff);
    }
    return hash == 0 ? 1 : hash;
  }
}

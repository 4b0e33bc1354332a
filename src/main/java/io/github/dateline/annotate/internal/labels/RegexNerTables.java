package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.RollingHash;
import io.github.dateline.annotate.internal.cache.Sections;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The compiled RegexNER tables of fine types: a run of bytes, in memory or a mapped file.
 *
 * <p>Immutable.
 *
 * <p>A trie: what tokens may lead to is found by a hash of all that they are, from the first token
 * on. The run holds, little-endian: how many slots, rules, kinds of rules and expressions there
 * are; the kinds, a line each; the expressions, a line each; then, each from a multiple of eight
 * bytes on, the slots, the number of the rule that ends there plus one, or 0, each rule's kind, and
 * each rule's trigger.
 */
final class RegexNerTables {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Where every path begins. */
  static final long ROOT = 0x5851F42D4C957F2DL;

  private final HashSlots paths;
  private final IntBuffer ruleAt;
  private final ShortBuffer kindOf;
  private final ByteBuffer triggers;
  private final List<RuleKind> kinds;
  private final List<String> expressions;
  private final Set<String> types = new HashSet<>();

  /**
   * What rules have in common.
   *
   * @param type the type that they give
   * @param overwrites types that it takes the place of
   * @param priority the higher takes precedence
   * @param cased whether case counts
   */
  record RuleKind(String type, Set<String> overwrites, double priority, boolean cased) {
    static RuleKind of(RegexNerRule rule) {
      return new RuleKind(rule.type(), rule.overwrites(), rule.priority(), rule.cased());
    }

    private static RuleKind parse(String line) {
      String[] columns = line.split("\t", -1);
      return new RuleKind(
          columns[0],
          columns[1].isEmpty() ? Set.of() : Set.of(columns[1].split(",")),
          Double.parseDouble(columns[2]),
          Boolean.parseBoolean(columns[3]));
    }

    @Override
    public String toString() {
      return String.join(
          "\t",
          type,
          String.join(",", overwrites.stream().sorted().toList()),
          String.valueOf(priority),
          String.valueOf(cased));
    }
  }

  private RegexNerTables(
      ByteBuffer in, int slots, int rules, List<String> kinds, List<String> expressions) {
    this.kinds = kinds.stream().map(RuleKind::parse).toList();
    this.expressions = expressions;
    this.kinds.forEach(kind -> types.add(kind.type()));
    paths = Sections.nextSlots(in, slots);
    ruleAt = Sections.next(in, (long) slots * Integer.BYTES).asIntBuffer();
    kindOf = Sections.next(in, (long) rules * Short.BYTES).asShortBuffer();
    triggers = Sections.next(in, rules);
  }

  /** The tables that a run of bytes, from its position on, holds. */
  static RegexNerTables read(ByteBuffer bytes) {
    ByteBuffer in = Sections.of(bytes);
    int slots = in.getInt();
    int rules = in.getInt();
    return new RegexNerTables(in, slots, rules, readLines(in), readLines(in));
  }

  /** How many bytes {@link #write} writes. */
  static int size(int slots, int rules, List<String> kinds, List<String> expressions) {
    long size = 4L * Integer.BYTES + 4L * Sections.ALIGNMENT;
    for (List<String> lines : List.of(kinds, expressions)) {
      size += String.join("\n", lines).getBytes(StandardCharsets.UTF_8).length;
    }
    size += (long) HashSlots.longs(slots) * Long.BYTES + (long) slots * Integer.BYTES;
    return Math.toIntExact(size + (long) rules * (Short.BYTES + 1));
  }

  /** Writes empty tables and returns them, to be filled. */
  static RegexNerTables write(
      ByteBuffer bytes, int slots, int rules, List<String> kinds, List<String> expressions) {
    ByteBuffer out = Sections.of(bytes);
    out.putInt(slots).putInt(rules);
    writeLines(out, kinds);
    writeLines(out, expressions);
    return new RegexNerTables(out, slots, rules, kinds, expressions);
  }

  private static List<String> readLines(ByteBuffer in) {
    byte[] lines = new byte[in.getInt()];
    in.get(lines);
    return List.of(new String(lines, StandardCharsets.UTF_8).split("\n"));
  }

  private static void writeLines(ByteBuffer out, List<String> lines) {
    byte[] bytes = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    out.putInt(bytes.length).put(bytes);
  }

  /** A word whose case counts, or does not, in which case it is given in lower case. */
  static long word(String word, boolean cased) {
    return RollingHash.of(cased ? "\1" : "\2").then(word).hash();
  }

  /** An expression, by number. */
  static long expression(int number) {
    return RollingHash.of("\3").then(String.valueOf(number)).hash();
  }

  /** The path of another and a token after it. */
  static long after(long path, long token) {
    long mixed = (path ^ token) * GOLDEN;
    return mixed ^ mixed >>> 32;
  }

  /** Adds a path on which no rule ends, unless it is there. */
  void addPath(long path) {
    int slot = paths.add(path);
    if (slot >= 0) {
      ruleAt.put(slot, 0);
    }
  }

  /** Ends a rule at a path that was added. */
  void end(long path, int rule) {
    ruleAt.put(paths.find(path), rule + 1);
  }

  /** Says what a rule is. */
  void describe(int rule, int kind, int trigger) {
    kindOf.put(rule, (short) kind);
    triggers.put(rule, (byte) trigger);
  }

  /** Where a path is, or -1 if no rule goes there. */
  int find(long path) {
    return paths.find(path);
  }

  /** The rule that ends where a path is, or -1. */
  int rule(int slot) {
    return ruleAt.get(slot) - 1;
  }

  RuleKind kind(int rule) {
    return kinds.get(kindOf.get(rule));
  }

  /** The token at which CoreNLP looks for a rule, or -1 if that is everywhere. */
  int trigger(int rule) {
    return triggers.get(rule);
  }

  /** All types that any rule gives. */
  Set<String> types() {
    return types;
  }

  /** The expressions, by number: the first character says whether case counts, 1, or not, 2. */
  List<String> expressions() {
    return new ArrayList<>(expressions);
  }
}

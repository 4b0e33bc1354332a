package io.github.dateline.annotate.internal.labels;

import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.HashSlots;
import io.github.dateline.annotate.internal.cache.ModelResources;
import io.github.dateline.annotate.internal.cache.UnknownModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Compiles CoreNLP's RegexNER tables of fine types into their compact form. */
final class RegexNerCompiler {
  private final Map<List<String>, RegexNerRule> seen = new HashMap<>();
  private final List<RegexNerRule> rules = new ArrayList<>();
  private final Map<String, Integer> expressions = new LinkedHashMap<>();

  private RegexNerCompiler() {}

  /**
   * The compiled tables, from the folder or newly compiled.
   *
   * @throws UnknownModelException if a line of them is of an unknown kind
   * @throws IOException if they cannot be read
   */
  static RegexNerTables load(ModelResources files, CompiledModels cache)
      throws IOException, UnknownModelException {
    int uncased = Math.toIntExact(files.files().getFirst().fingerprint().size());
    return RegexNerTables.read(
        cache.load(files, (tables, before) -> compile(tables, uncased, before)));
  }

  private static ByteBuffer compile(InputStream tables, int uncased, int before)
      throws IOException, UnknownModelException {
    RegexNerCompiler compiler = new RegexNerCompiler();
    compiler.read(tables.readNBytes(uncased), false);
    compiler.read(tables.readAllBytes(), true);
    return compiler.compile(before);
  }

  /** Of two lines with the same tokens the later one counts if its priority is higher. */
  private void read(byte[] table, boolean cased) throws UnknownModelException {
    for (String line : new String(table, StandardCharsets.UTF_8).lines().toList()) {
      RegexNerRule rule = RegexNerRule.of(line, cased);
      RegexNerRule other = seen.get(rule.key());
      if (other == null || rule.priority() > other.priority()) {
        seen.put(rule.key(), rule);
        rules.add(rule);
      }
    }
  }

  private ByteBuffer compile(int before) throws UnknownModelException {
    Map<String, Integer> kinds = new LinkedHashMap<>();
    Set<Long> paths = new HashSet<>();
    Map<Long, Integer> ends = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      RegexNerRule rule = rules.get(i);
      kinds.putIfAbsent(RegexNerTables.RuleKind.of(rule).toString(), kinds.size());
      long path = RegexNerTables.ROOT;
      for (String token : rule.tokens()) {
        path = RegexNerTables.after(path, token(token, rule.cased()));
        paths.add(path);
      }
      ends.merge(
          path,
          i,
          (one, other) -> rules.get(other).priority() > rules.get(one).priority() ? other : one);
      if (rule.tokens().size() > Byte.MAX_VALUE) {
        throw new UnknownModelException("a line of it is too long, " + rule.tokens());
      }
    }
    int slots = HashSlots.capacity(paths.size());
    List<String> kindLines = List.copyOf(kinds.keySet());
    List<String> expressionLines = List.copyOf(expressions.keySet());
    ByteBuffer bytes =
        ByteBuffer.allocate(
            before + RegexNerTables.size(slots, rules.size(), kindLines, expressionLines));
    RegexNerTables tables =
        RegexNerTables.write(
            bytes.slice(before, bytes.capacity() - before),
            slots,
            rules.size(),
            kindLines,
            expressionLines);
    // In an order of their own, so that two runs write equal files.
    paths.stream().sorted().forEach(tables::addPath);
    ends.forEach(tables::end);
    for (int i = 0; i < rules.size(); i++) {
      RegexNerRule rule = rules.get(i);
      tables.describe(
          i,
          Objects.requireNonNull(kinds.get(RegexNerTables.RuleKind.of(rule).toString())),
          rule.trigger());
    }
    return bytes;
  }

  private long token(String token, boolean cased) {
    if (RegexNerRule.isLiteral(token)) {
      return RegexNerTables.word(cased ? token : token.toLowerCase(Locale.ROOT), cased);
    }
    String expression = (cased ? "1" : "2") + token;
    return RegexNerTables.expression(
        expressions.computeIfAbsent(expression, e -> expressions.size()));
  }
}

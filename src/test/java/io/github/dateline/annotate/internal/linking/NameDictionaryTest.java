package io.github.dateline.annotate.internal.linking;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.annotate.internal.cache.CacheFile;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.linking.NameDictionary.Meaning;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameDictionaryTest {
  @TempDir private Path folder;

  private NameDictionary of(String... lines) throws IOException {
    ModelResource table = SmallDictionary.table(folder, lines);
    CacheFile file = CacheFile.in(folder, "names", NameDictionary.VERSION, table.fingerprint());
    file.write(channel -> DictionaryCompiler.compile(table, channel, file::unfinished, done -> {}));
    ByteBuffer bytes = file.map().orElseThrow();
    return new NameDictionary(bytes.slice(CacheFile.HEADER, bytes.limit() - CacheFile.HEADER));
  }

  private static List<String> titles(NameDictionary names, String form) {
    return names.meanings(form).stream().map(Meaning::title).toList();
  }

  @Test
  void aNameStandsForAPage() throws IOException {
    NameDictionary names =
        of("Roscosmos|Russian_Federal_Space_Agency|1.0", "RKA|Russian_Federal_Space_Agency|0.75");
    assertThat(names.meanings("RKA"))
        .containsExactly(new Meaning("Russian_Federal_Space_Agency", 0.75, true, 0, 1));
    assertThat(names.meanings("Rka"))
        .containsExactly(new Meaning("Russian_Federal_Space_Agency", 0.75, false, 0, 1));
    assertThat(names.meanings("Nasa")).isEmpty();
    assertThat(names.meanings("")).isEmpty();
  }

  @Test
  void whatNobodyWritesInNewsIsLeftOut() throws IOException {
    NameDictionary names =
        of(
            "Anna Lind|Anna_Lind|1.0",
            "http://en.wikipedia.org/wiki/Anna_Lind|Anna_Lind|1.0",
            "the one in red|Anna_Lind|1.0",
            "\u0410\u043D\u043D\u0430|Anna_Lind|1.0",
            "Lakes of Norway|List_of_lakes_in_Norway|1.0",
            "LAKES OF NORWAY|List_of_lakes_in_Norway|1.0");
    assertThat(titles(names, "Anna Lind")).containsExactly("Anna_Lind");
    assertThat(titles(names, "the one in red")).isEmpty();
    assertThat(titles(names, "Lakes of Norway")).isEmpty();
  }

  @Test
  void aPageWithOneLinkAloneIsLikelyNone() throws IOException {
    NameDictionary names =
        of(
            "Nobody Home|Nobody_Home|1.0",
            "Anna Lind|Anna_Lind|1.0",
            "Wikipedia on Anna Lind|Anna_Lind|1.0");
    assertThat(titles(names, "Nobody Home")).isEmpty();
    assertThat(titles(names, "Anna Lind")).containsExactly("Anna_Lind");
  }

  @Test
  void otherNamesOfAPageTellWhatItIs() throws IOException {
    NameDictionary names =
        of(
            "Inception|Inception|1.0",
            "Inception (film)|Inception|1.0",
            "Anna Lind|Anna_Lind|1.0",
            "Lind, Anna|Anna_Lind|1.0");
    assertThat(names.meanings("Inception").getFirst().kinds()).isEqualTo(TitleKind.OTHER.bit());
    assertThat(names.meanings("Anna Lind").getFirst().kinds()).isEqualTo(TitleKind.PERSON.bit());
  }

  /** The oracle is Java's own reader of numbers. */
  @Test
  void probabilitiesAreReadAsJavaReadsThem() {
    long seed = Long.getLong("dateline.seed", System.nanoTime());
    Random random = new Random(seed);
    List<String> numbers = new ArrayList<>(List.of("1", "1.", ".5", "1.0", "0.0", "5e-1", " 0.5 "));
    for (int i = 0; i < 2000; i++) {
      numbers.add(Double.toString(random.nextDouble()));
      numbers.add(String.format(Locale.ROOT, "%." + (1 + random.nextInt(17)) + "f", i / 2000.0));
    }
    for (String number : numbers) {
      DictionaryRow row = DictionaryRow.of("Anna Lind\tAnna_Lind\t" + number);
      assertThat(row.value() & (1 << DictionaryRow.PROBABILITY_BITS) - 1)
          .as("%s, seed %d", number, seed)
          .isEqualTo((int) Math.round(Double.parseDouble(number) * DictionaryRow.CERTAIN));
    }
  }

  /** The oracle is a map of what was written. */
  @Test
  void itHoldsWhatWasWritten() throws IOException {
    long seed = Long.getLong("dateline.seed", System.nanoTime());
    Random random = new Random(seed);
    Map<String, String> written = new HashMap<>();
    List<String> lines = new ArrayList<>();
    while (written.size() < 5000) {
      String title = word(random) + "_" + word(random);
      for (int i = 2 + random.nextInt(3); i > 0; i--) {
        String form = word(random) + " " + word(random) + " " + word(random);
        if (written.putIfAbsent(form, title) == null) {
          lines.add(form + "|" + title + "|" + (20 + random.nextInt(41)) / 60.0);
        }
      }
    }
    NameDictionary names = of(lines.toArray(String[]::new));
    int single = 0;
    for (Map.Entry<String, String> entry : written.entrySet()) {
      List<Meaning> exact = names.meanings(entry.getKey()).stream().filter(Meaning::exact).toList();
      if (exact.isEmpty()) {
        single++;
      } else {
        assertThat(exact).as("seed %d", seed).hasSize(1);
        assertThat(exact.getFirst().title()).as("seed %d", seed).isEqualTo(entry.getValue());
      }
    }
    // Pages of a single row, where a name was taken twice.
    assertThat(single).as("seed %d", seed).isLessThan(50);
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 4 + random.nextInt(5); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}

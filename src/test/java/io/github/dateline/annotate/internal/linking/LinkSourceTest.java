package io.github.dateline.annotate.internal.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dateline.Entity;
import io.github.dateline.EntityType;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.cache.CompiledModels;
import io.github.dateline.annotate.internal.cache.ModelResource;
import io.github.dateline.annotate.internal.lexicon.Gazetteer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to the dictionary, names are linked as well as can be, and one sentence tells.
 */
class LinkSourceTest {
  private static final String[] LINES = {
    "Space Agency of Ruritania|Ruritanian_Space_Agency|1.0", "RSA|Ruritanian_Space_Agency|0.9"
  };

  @TempDir private Path folder;

  private static String linked(LinkSource links, String name) throws IOException {
    Entity entity = Entity.of(EntityType.ORGANIZATION, name);
    return links
        .load(Gazetteer.load(new CompiledModels(CacheFolder.find())), 0)
        .link(Map.of(entity, Map.of(name, 1)))
        .get(entity)
        .name();
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
      return files.toList().getFirst();
    }
  }

  private static void onlyTheCommonest(LinkSource links, String why) throws IOException {
    assertThat(links.fallback().orElseThrow())
        .startsWith("only the commonest names are linked, because ")
        .contains(why)
        .doesNotContain("\n");
    assertThat(links.identity()).isEqualTo("links-9");
    assertThat(linked(links, "Space Agency of Ruritania")).isEqualTo("Space Agency of Ruritania");
    assertThat(linked(links, "Nasa")).isEqualTo("NASA");
  }

  @Test
  void theDictionaryIsMadeOnce() throws IOException {
    ModelResource table = SmallDictionary.table(folder, LINES);
    List<Double> progress = new ArrayList<>();
    LinkSource first = LinkSource.of(table, Optional.of(folder.resolve("cache")), progress::add);
    assertThat(first.fallback()).isEmpty();
    assertThat(linked(first, "Space Agency of Ruritania")).isEqualTo("Ruritanian Space Agency");
    assertThat(progress).isNotEmpty().endsWith(1.0).isSorted();
    LinkSource second =
        LinkSource.of(
            table,
            Optional.of(folder.resolve("cache")),
            done -> {
              throw new IllegalStateException("made again");
            });
    assertThat(second.identity()).isEqualTo(first.identity()).startsWith("links-9 wikidict-");
    assertThat(linked(second, "Space Agency of Ruritania")).isEqualTo("Ruritanian Space Agency");
  }

  @Test
  void equalTablesMakeEqualFiles() throws IOException {
    SmallDictionary.links(folder, SmallDictionary.table(folder, LINES));
    byte[] once = Files.readAllBytes(kept());
    Files.delete(kept());
    SmallDictionary.links(folder, SmallDictionary.table(folder, LINES));
    assertThat(Files.readAllBytes(kept())).isEqualTo(once);
  }

  @Test
  void aDamagedOrHalfWrittenFileIsMadeAgain() throws IOException {
    ModelResource table = SmallDictionary.table(folder, LINES);
    SmallDictionary.links(folder, table);
    byte[] good = Files.readAllBytes(kept());
    for (int place : new int[] {0, 9, 30, good.length / 2, good.length - 1}) {
      byte[] bad = good.clone();
      bad[place] ^= 1;
      Files.write(kept(), bad);
      assertThat(linked(SmallDictionary.links(folder, table), "RSA"))
          .isEqualTo("Ruritanian Space Agency");
      assertThat(Files.readAllBytes(kept())).isEqualTo(good);
    }
    for (int length : new int[] {0, 50, good.length - 1}) {
      try (RandomAccessFile file = new RandomAccessFile(kept().toFile(), "rw")) {
        file.setLength(length);
      }
      assertThat(linked(SmallDictionary.links(folder, table), "RSA"))
          .isEqualTo("Ruritanian Space Agency");
      assertThat(Files.readAllBytes(kept())).isEqualTo(good);
    }
  }

  @Test
  void anotherDictionaryIsAnotherAnnotator() throws IOException {
    LinkSource one = SmallDictionary.links(folder, SmallDictionary.table(folder, LINES));
    LinkSource other =
        SmallDictionary.links(
            folder,
            SmallDictionary.table(
                folder,
                "RSA|Regional_Saddlers_Association|0.9",
                "Rsa|Regional_Saddlers_Association|1.0"));
    assertThat(other.identity()).isNotEqualTo(one.identity());
    assertThat(linked(one, "RSA")).isEqualTo("Ruritanian Space Agency");
    assertThat(linked(other, "RSA")).isEqualTo("Regional Saddlers Association");
  }

  @Test
  void withoutTheArtifactTheCommonestNamesAreLinked() throws IOException {
    onlyTheCommonest(
        LinkSource.find("the artifact", Optional.of(folder), done -> {}),
        "the artifact is not on the class path");
  }

  @Test
  void aTruncatedTableIsSaidToBe() throws IOException {
    ModelResource table = SmallDictionary.table(folder, LINES);
    byte[] whole;
    try (var in = table.open()) {
      whole = in.readAllBytes();
    }
    for (int length : new int[] {0, 5, whole.length / 2, whole.length - 3}) {
      ModelResource cut = SmallDictionary.file(folder, Arrays.copyOf(whole, length));
      onlyTheCommonest(SmallDictionary.links(folder, cut), "names.tab.gz");
      try (Stream<Path> left = Files.list(folder.resolve("cache"))) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  void anotherKindOfTableIsSaidToBe() throws IOException {
    onlyTheCommonest(
        SmallDictionary.links(folder, SmallDictionary.gzipped(folder, "a\tb\nc\td\n")),
        "2 of 2 lines are not a name, a title and a probability");
    onlyTheCommonest(
        SmallDictionary.links(folder, SmallDictionary.gzipped(folder, "")),
        "0 of 0 lines are not a name");
    onlyTheCommonest(
        SmallDictionary.links(folder, SmallDictionary.gzipped(folder, "a\tb\tmany\n")), "1 of 1");
    onlyTheCommonest(
        SmallDictionary.links(folder, SmallDictionary.gzipped(folder, "a\tb\tNaN\n")), "1 of 1");
  }

  @Test
  void whereNothingCanBeKeptTheCommonestNamesAreLinked() throws IOException {
    ModelResource table = SmallDictionary.table(folder, LINES);
    onlyTheCommonest(LinkSource.of(table, Optional.empty(), done -> {}), "set DATELINE_CACHE");
    Path file = Files.createFile(folder.resolve("file"));
    onlyTheCommonest(
        LinkSource.of(table, Optional.of(file.resolve("cache")), done -> {}), "could not be made");
  }

  @Test
  void whatVanishesBeforeItIsLoadedIsMadeAgainOrAnError() throws IOException {
    ModelResource table = SmallDictionary.table(folder, LINES);
    LinkSource links = SmallDictionary.links(folder, table);
    Files.delete(kept());
    assertThat(linked(links, "RSA")).isEqualTo("Ruritanian Space Agency");
    Files.delete(kept());
    Files.delete(folder.resolve("names.tab.gz"));
    assertThatThrownBy(() -> linked(links, "RSA")).isInstanceOf(IOException.class);
  }
}

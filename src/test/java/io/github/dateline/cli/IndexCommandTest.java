package io.github.dateline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.ArchiveWriter;
import io.github.dateline.DatelineException;
import io.github.dateline.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexCommandTest {
  @TempDir Path folder;

  Path archive;
  Path articles;

  @BeforeEach
  void write() throws IOException {
    archive = folder.resolve("archive");
    articles = CommandLineRun.articles(folder.resolve("articles"));
  }

  private CommandLineRun index(Object... rest) {
    Object[] args = new Object[rest.length + 2];
    args[0] = "index";
    args[1] = archive;
    System.arraycopy(rest, 0, args, 2, rest.length);
    return CommandLineRun.of(args);
  }

  private long size() throws IOException {
    try (Archive open = Archive.open(archive)) {
      return open.size();
    }
  }

  @Test
  void saysWhatItDid() throws IOException {
    CommandLineRun first = index(articles).succeeds();
    assertThat(first.out().replace(archive.toString(), "ARCHIVE"))
        .matches(
            """
            6 articles added, 0 replaced, 0 unchanged, 0 set aside
            [0-9]+ tokens in [0-9.]+ s, [0-9,]+ tokens/s
            1 file passed over, by name no articles: README 1 [^\n]+
            2 articles without headline [^\n]+
            2 articles without date [^\n]+
            2 articles without source [^\n]+
            archive ARCHIVE now holds 6 articles
            """);
    assertThat(first.loaded()).isTrue();
  }

  @Test
  void theSecondTimeNothingIsAnnotatedAndNoModelLoaded() {
    index(articles).succeeds();
    CommandLineRun second = index(articles).succeeds();
    assertThat(second.loaded()).isFalse();
    assertThat(second.out()).startsWith("0 articles added, 0 replaced, 6 unchanged, 0 set aside\n");
  }

  @Test
  void jsonHasTheNumbersAndNoTimes() throws IOException {
    Files.writeString(articles.resolve("empty.txt"), "");
    CommandLineRun first = index("--format", "json", articles);
    assertThat(first.status()).isEqualTo(1);
    assertThat(first.err()).isEmpty();
    assertThat(first.json())
        .isEqualTo(
            Map.of(
                "added", 6L,
                "replaced", 0L,
                "unchanged", 0L,
                "reannotated", 0L,
                "removed", 0L,
                "outdated", 0L,
                "withdrawn", 0L,
                "tokens", 85L,
                "filesPassedOver", 1L,
                "setAside",
                    List.of(
                        Map.of(
                            "where",
                            articles.resolve("empty.txt").toString(),
                            "why",
                            "empty file"))));
    Files.writeString(articles.resolve("wire/plain.txt"), "Nasa has another plan.\n");
    CommandLineRun second = index("--format", "json", articles);
    assertThat(second.json())
        .containsEntry("added", 0L)
        .containsEntry("replaced", 1L)
        .containsEntry("unchanged", 5L);
  }

  @Test
  void badInputIsListedAndTheRestGoesOn() throws IOException {
    Path bad = folder.resolve("bad");
    CommandLineRun.write(bad.resolve("a-good.txt"), "Nasa is well.\n");
    CommandLineRun.write(bad.resolve("b-zero.txt"), "");
    CommandLineRun.write(bad.resolve("c-blank.txt"), " \n\n ");
    Files.write(bad.resolve("d-broken.txt"), new byte[] {'N', 'a', (byte) 0xC3, '('});
    CommandLineRun.write(
        bad.resolve("e-cut.jsonl"),
        """
        {"id": "one", "body": "Nasa flies."}
        {"id": "two", "body": "Nasa fl
        {"id": "three", "body": "Nasa lands."}
        """);
    CommandLineRun.write(bad.resolve("f-refused.txt"), "This is unreadable to the annotator.\n");
    Files.write(bad.resolve("g-zeros.txt"), new byte[100]);
    StringBuilder soup = new StringBuilder("Roscosmos ");
    Random random = new Random(7);
    for (int i = 0; i < 5000; i++) {
      soup.append((char) (1 + random.nextInt(31)));
    }
    CommandLineRun.write(bad.resolve("h-soup.txt"), soup.toString());
    CommandLineRun.write(
        bad.resolve("i-twice.jsonl"),
        """
        {"id": "one", "body": "Nasa flies again."}
        """);
    CommandLineRun run = index(bad, folder.resolve("nowhere"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            bad.resolve("b-zero.txt") + ": ",
            bad.resolve("c-blank.txt") + ": ",
            bad.resolve("d-broken.txt") + ":1: not UTF-8",
            bad.resolve("e-cut.jsonl") + ":2: ",
            "f-refused.txt: could not be annotated",
            bad.resolve("g-zeros.txt") + ": ",
            folder.resolve("nowhere") + ": no such file or folder");
    assertThat(run.out().lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    // a-good, one (the later of two), three, h-soup
    assertThat(size()).isEqualTo(4);
    assertThat(CommandLineRun.of("search", archive, "again").succeeds().out())
        .contains("1 of 1 article");
    CommandLineRun.of("check", archive).succeeds();
  }

  @Test
  void tablesThatCountFromOneDoNotReplaceEachOther() throws IOException {
    Path table = folder.resolve("a.csv");
    Path lines = folder.resolve("b.jsonl");
    Path later = folder.resolve("later/b.jsonl");
    CommandLineRun.write(
        table,
        "id,title,text\n1,Storm,A storm hit the coast on Monday.\n2,Vote,The vote is lost.\n");
    CommandLineRun.write(
        lines,
        """
        {"id": 1, "title": "Snow", "text": "Snow fell all night in the hills."}
        {"id": 2, "title": "Vote", "text": "The vote is lost."}
        {"id": 3, "title": "Harvest", "text": "The harvest was poor."}
        """);
    CommandLineRun.write(
        later, "{\"id\": 1, \"title\": \"Rain\", \"text\": \"Rain is due by noon.\"}\n");
    index(table).succeeds();

    assertThat(index(lines).succeeds().out())
        .startsWith("2 articles added, 0 replaced, 1 unchanged, 0 set aside\n")
        .contains("warning: 1 row with the number of another article: kept by file and line");
    assertThat(index(later).succeeds().out()).startsWith("1 article added, 0 replaced");
    for (Path again : List.of(lines, table, later)) {
      assertThat(index(again).succeeds().out()).startsWith("0 articles added, 0 replaced");
    }
    CommandLineRun.write(
        lines, Files.readString(lines).replace("all night", "all day").replace("poor", "good"));
    assertThat(index(lines).succeeds().out()).startsWith("0 articles added, 2 replaced");
    try (Archive open = Archive.open(archive)) {
      assertThat(open.ids(Query.all()))
          .containsExactlyInAnyOrder("1", "2", "3", "b.jsonl:1", "b.jsonl:1 (2)");
    }
  }

  @Test
  void whatMayBeDoneIsSaidInWordsOfTheShell() throws IOException {
    Path undated = Files.writeString(folder.resolve("undated.txt"), "Nobody came.");
    index(undated).succeeds();
    assertThat(CommandLineRun.of("search", archive, "about:2025").err())
        .isEqualTo(
            "dateline: no dates in the text are known here;"
                + " 'dateline index --dates --reannotate ARCHIVE' finds them\n  about:2025\n  ^\n");
    index("--shards", 3, undated)
        .failsWith("has 1 shard, not 3; 'dateline merge --shards K' makes a new archive of it");
  }

  @Test
  void nothingReadableIsNoSuccess() throws IOException {
    Path nothing = folder.resolve("nothing");
    CommandLineRun.write(nothing.resolve("a.pdf"), "x");
    CommandLineRun.write(nothing.resolve("b"), "x");
    CommandLineRun run = index(nothing);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out())
        .contains("2 files passed over, by name no articles: .pdf 1, without ending 1");
    CommandLineRun.write(nothing.resolve("c.txt"), "{\\rtf1 x}");
    CommandLineRun aside = index(nothing);
    assertThat(aside.status()).isEqualTo(2);
    assertThat(aside.out()).contains("c.txt: an RTF file");
  }

  @Test
  void aDateThatCannotBeReadIsAWarningUnlessItIsStrict() throws IOException {
    Path csv =
        CommandLineRun.write(
            folder.resolve("a.csv"), "Kop,Tekst,date\nT,Nasa flies.,5/6/2020\nU,Nasa lands.,\n");
    CommandLineRun.of("index", archive, "--map", "title=Kop", csv)
        .failsWith("no field is called \"title\"");
    CommandLineRun run = index("--map", "headline=Kop,body=Tekst", "--format", "json", csv);
    assertThat(run.succeeds().json())
        .containsEntry("added", 2L)
        .containsEntry(
            "warnings",
            List.of(
                Map.of(
                    "what",
                    "articles left undated by a date that could not be read",
                    "count",
                    1L,
                    "example",
                    csv + ":2: \"5/6/2020\"")));
    assertThat(index("--map", "headline=Kop,body=Tekst", csv).succeeds().out())
        .contains("warning: 1 article left undated by a date that could not be read");
    assertThat(index("--strict", "--map", "headline=Kop,body=Tekst", csv).status()).isEqualTo(1);
    CommandLineRun told = CommandLineRun.of("annotate", "--map", "body=Tekst", csv);
    assertThat(told.status()).isZero();
    assertThat(told.err()).contains("left undated by");
  }

  /** Before anything is read, so that no archive is made either. */
  @Test
  void optionsThatNothingComesOfAreRefused() throws IOException {
    for (String value : List.of("2", "-1", "1.01", "NaN", "Infinity", "-Infinity")) {
      index("--min-link=" + value, articles).failsWith("--min-link must be from 0 to 1, got ");
      CommandLineRun.of("annotate", "--min-link=" + value, articles)
          .failsWith("--min-link must be from 0 to 1, got ");
    }
    index("--links=off", "--min-link=0.9", articles).failsWith("--min-link", "--links off");
    index("--annotator=me", articles).failsWith("--annotator goes with --annotations only");
    Path names = CommandLineRun.write(folder.resolve("names.jsonl"), "");
    for (String option :
        List.of(
            "--min-link=0.5",
            "--names=" + names,
            "--links=on",
            "--dates",
            "--profile=full",
            "--engine=compiled",
            "--language=any")) {
      index("--annotations=" + names, option, articles)
          .failsWith(option.replaceFirst("=.*", "") + " does not go with --annotations");
    }
    for (String map : List.of("headline", "headline=", "=Kop", "headline=a,body")) {
      index("--map", map, articles)
          .failsWith("invalid value for option '--map': must be FIELD=KEY, got '");
    }
    assertThat(archive).doesNotExist();
  }

  @Test
  void aPathThatIsNotThereMakesNoArchive() {
    index(folder.resolve("nowhere")).failsWith("nowhere: no such file or folder");
    assertThat(archive).doesNotExist();
  }

  @Test
  void foldersThatAreNoArchiveAreLeftAlone() throws IOException {
    CommandLineRun.of("index", articles, articles)
        .failsWith(articles + " is no archive and is not empty");
    Path file = folder.resolve("file");
    Files.writeString(file, "text");
    CommandLineRun.of("index", file, articles).failsWith(file + " is a file");
    for (String command : new String[] {"search", "entities", "cooccur"}) {
      CommandLineRun.of(command, file, "nasa")
          .failsWith(file + " is a file, not the folder of an archive");
      CommandLineRun.of(command, folder.resolve("nowhere"), "nasa")
          .failsWith("no such archive", "dateline index");
      CommandLineRun.of(command, articles, "nasa").failsWith(articles + " is no archive");
    }
    CommandLineRun.of("check", folder.resolve("nowhere")).failsWith("no such archive");
    assertThat(folder.resolve("nowhere")).doesNotExist();
    CommandLineRun.of("index", "--reannotate", folder.resolve("nowhere"))
        .failsWith("no such archive");
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void anArchiveOfAnotherFormatIsRefused() throws IOException {
    index(articles).succeeds();
    Path manifest = archive.resolve("archive.json");
    String text = Files.readString(manifest);
    // As an earlier version writes it, without a checksum.
    String unchecked = text.replaceFirst("(?s),\\s*\"state\".*", "\n}\n");
    Files.writeString(manifest, unchecked.replaceFirst("\"format\" ?: ?[0-9]+", "\"format\" : 99"));
    for (String command : new String[] {"search", "entities", "cooccur"}) {
      CommandLineRun.of(command, archive, "nasa").failsWith("has format 99");
    }
    index(articles).failsWith("has format 99");
    CommandLineRun.of("check", archive).failsWith("has format 99");
    Files.writeString(manifest, "{");
    CommandLineRun.of("search", archive, "x").failsWith("archive.json is damaged");
    Files.writeString(manifest, text);
    CommandLineRun.of("search", archive, "nasa").succeeds();
  }

  @Test
  void anArchiveBeingWrittenIsRefusedAtOnce() throws IOException {
    index(articles).succeeds();
    try (ArchiveWriter writer = ArchiveWriter.open(archive)) {
      CommandLineRun run = index(articles);
      run.failsWith("archive " + archive + " has an open writer in this program");
      assertThat(run.loaded()).isFalse();
      assertThat(writer.annotator()).contains(ListedNames.IDENTITY);
      CommandLineRun.of("search", archive, "nasa").succeeds();
    }
  }

  @Test
  void anotherAnnotatorIsRefusedUntilAllIsAnnotatedAnew() throws IOException {
    index(articles).succeeds();
    CommandLineRun refused = CommandLineRun.of(newer(), "index", archive, articles.resolve("wire"));
    refused.failsWith("listed names 1", "listed names 2", "--reannotate");
    assertThat(refused.loaded()).isFalse();
    Path extra = CommandLineRun.write(folder.resolve("extra.txt"), "Nasa, once more.\n");
    CommandLineRun again =
        CommandLineRun.of(
            newer(), "index", archive, "--reannotate", "--format=json", articles, extra);
    assertThat(again.succeeds().json())
        .containsEntry("reannotated", 6L)
        .containsEntry("added", 1L)
        .containsEntry("unchanged", 6L);
    CommandLineRun.of("check", archive).succeeds();
    assertThat(size()).isEqualTo(7);
    index(articles).failsWith("listed names 2", "--reannotate");
    CommandLineRun alone = CommandLineRun.of("index", "--reannotate", archive).succeeds();
    assertThat(alone.out()).startsWith("7 articles annotated again\n0 articles added");
    assertThat(size()).isEqualTo(7);
  }

  private static AnnotatorOnDemand newer() {
    return new AnnotatorOnDemand("listed names 2", () -> new ListedNames("listed names 2"));
  }

  @Test
  void anArticleThatCannotBeAnnotatedAnewIsNotLost() throws IOException {
    index(articles).succeeds();
    AnnotatorOnDemand broken =
        new AnnotatorOnDemand(
            "broken",
            () -> new AnnotatorOnDemand("broken", () -> new ListedNames("broken"))); // never loaded
    CommandLineRun run = CommandLineRun.of(broken, "index", "--reannotate", archive);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("dateline: talks: could not be annotated", "left as it was");
    assertThat(size()).isEqualTo(6);
    CommandLineRun.of("check", archive).succeeds();
    index(articles).succeeds();
  }

  @Test
  void modelsThatCannotBeLoadedEndTheRunInOneLine() {
    AnnotatorOnDemand missing =
        new AnnotatorOnDemand(
            "missing",
            () -> {
              throw new IOException("the models are not on the class path");
            });
    CommandLineRun.of(missing, "index", archive, articles)
        .failsWith("the models are not on the class path");
    CommandLineRun.of(missing, "annotate", articles)
        .failsWith("the models are not on the class path");
  }

  @Test
  void foreseenFailuresAreOneLineUnlessAskedAndOthersShowWhere() {
    AnnotatorOnDemand broken =
        new AnnotatorOnDemand(
            "broken",
            () -> {
              throw new OutOfMemoryError("test");
            });
    CommandLineRun.of(broken, "annotate", articles).failsWith("too little memory");
    CommandLineRun told = CommandLineRun.of(broken, "annotate", "--verbose", articles);
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains("too little memory", "\tat ");
    List<RuntimeException> faults =
        List.of(
            new ArrayIndexOutOfBoundsException("7"),
            new IllegalArgumentException("7 must be 8"),
            new IllegalStateException("not 7"));
    for (RuntimeException fault : faults) {
      AnnotatorOnDemand odd =
          new AnnotatorOnDemand(
              "odd",
              () -> {
                throw fault;
              });
      CommandLineRun run = CommandLineRun.of(odd, "index", archive, articles);
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .startsWith("dateline: unexpected, a fault of Dateline's:\n" + fault + "\n\tat ")
          .containsOnlyOnce(fault.toString());
    }
    AnnotatorOnDemand refusing =
        new AnnotatorOnDemand(
            "refusing",
            () -> {
              throw new DatelineException("no such\nmodel");
            });
    CommandLineRun.of(refusing, "index", archive, articles).failsWith("no such model");
  }

  @Test
  void annotateListsWhatItSetsAsideOnStandardError() throws IOException {
    Path empty = CommandLineRun.write(folder.resolve("empty.txt"), "");
    Path refused =
        CommandLineRun.write(folder.resolve("refused.txt"), "It is unreadable to the annotator.");
    Path good = CommandLineRun.write(folder.resolve("good.txt"), "Nasa flies.");
    CommandLineRun run = CommandLineRun.of("annotate", empty, refused, good);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out().lines()).hasSize(1);
    assertThat(run.err().lines()).hasSize(2).allMatch(line -> line.startsWith("dateline: "));
    assertThat(run.err()).contains(empty + ": ", "refused.txt: could not be annotated");
    CommandLineRun nothing = CommandLineRun.of("annotate", empty);
    assertThat(nothing.status()).isEqualTo(2);
    assertThat(nothing.out()).isEmpty();
    CommandLineRun.of("annotate", folder.resolve("nowhere")).failsWith("nowhere");
  }

  @Test
  void faultsOfAnArchiveAreFound() throws IOException {
    index(articles).succeeds();
    Path largest;
    try (var files = Files.list(archive.resolve("shard-0"))) {
      largest =
          files
              .filter(file -> file.toString().matches(".*\\.(cfs|fdt|dvd)"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(largest);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(largest, bytes);
    CommandLineRun text = CommandLineRun.of("check", archive);
    assertThat(text.status()).isEqualTo(1);
    assertThat(text.err()).isEmpty();
    assertThat(text.out())
        .contains("shard-0/")
        .contains("; put back a copy of the archive, or index its articles again\n")
        .endsWith("1 fault\n");
    CommandLineRun json = CommandLineRun.of("check", "--format", "json", archive);
    assertThat(json.status()).isEqualTo(1);
    assertThat(json.json()).containsEntry("ok", false);
    assertThat(json.out().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }

  @Test
  void aDiskThatFillsUpEndsInOneLine() throws IOException {
    index(articles).succeeds();
    Path file = CommandLineRun.write(folder.resolve("late.txt"), "Nasa is late.");
    AnnotatorOnDemand vandal =
        new AnnotatorOnDemand(
            ListedNames.IDENTITY,
            () -> {
              // As good as a full disk: there is no place left to write to.
              try (var files = Files.walk(archive.resolve("shard-0"))) {
                for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                  Files.delete(path);
                }
              }
              return new ListedNames(ListedNames.IDENTITY);
            });
    CommandLineRun run = CommandLineRun.of(vandal, "index", archive, file);
    run.failsWith("archive " + archive + " could not be written to the end: ");
  }
}

package io.github.dateline.annotate;

import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.Article;
import io.github.dateline.Entity;
import io.github.dateline.annotate.MeantimeCorpus.Linked;
import io.github.dateline.annotate.MeantimeCorpus.Text;
import io.github.dateline.annotate.internal.cache.CacheFolder;
import io.github.dateline.annotate.internal.linking.LinkSource;
import io.github.dateline.annotate.internal.linking.NameDictionary;
import io.github.dateline.annotate.internal.linking.TitleKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints how names are linked to Wikipedia, against GUM's interviews and the MEANTIME corpus.
 *
 * <p>Arguments are their folders. A gold name of a person, organisation or place that has a page
 * counts; it is given a link if the annotator found it, exactly, and linked it. A link is right if
 * its title is the gold's but for case, or by {@code wiki_map.tab} has the same Wikidata number;
 * counting renamed pages, also if the dictionary itself has the gold's title as a name of that page
 * ("Houston" of "Houston, Texas"). Next to it stands the plain rule: the page that the dictionary
 * has for the name as it is written.
 */
final class LinkReport {
  private static final List<String> TYPES = List.of("PERSON", "ORGANIZATION", "LOCATION");

  private final NameDictionary dictionary;
  private final Map<String, String> numbers = new HashMap<>();
  private final List<String> faults = new ArrayList<>();

  private LinkReport(NameDictionary dictionary) {
    this.dictionary = dictionary;
  }

  /** Links given and right. */
  private static final class Tally {
    private int gold;
    private int found;
    private final Given ours = new Given();
    private final Given plain = new Given();
    private int pageless;
    private int pagelessLinked;

    private String line(String name) {
      return String.format(
          Locale.ROOT,
          "%-13s %4d with a page, found %.3f; given %.3f, right %.3f, counting renamed %.3f;"
              + " plain rule given %.3f, right %.3f, %.3f; %d without a page, linked %d",
          name,
          gold,
          share(found, gold),
          share(ours.given, gold),
          share(ours.right, ours.given),
          share(ours.renamed, ours.given),
          share(plain.given, gold),
          share(plain.right, plain.given),
          share(plain.renamed, plain.given),
          pageless,
          pagelessLinked);
    }

    private static double share(int part, int whole) {
      return whole == 0 ? 0 : (double) part / whole;
    }

    /** Of one way of linking. */
    private static final class Given {
      private int given;
      private int right;
      private int renamed;
    }
  }

  /**
   * Prints the report.
   *
   * @param folders of GUM's interviews, of MEANTIME; one that is absent is named and passed over
   */
  public static void main(String[] folders) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CoreNlpAnnotator annotator = CoreNlpAnnotator.english();
    if (!annotator.fallbacks().isEmpty()) {
      out.println(annotator.fallbacks());
      return;
    }
    NameDictionary dictionary = LinkSource.find("it", CacheFolder.find(), done -> {}).dictionary();
    if (dictionary == null) {
      return;
    }
    LinkReport report = new LinkReport(dictionary);
    out.println(annotator.identity());
    for (String folder : folders) {
      Path path = Path.of(folder);
      if (!Files.isDirectory(path)) {
        out.println(folder + ": no such folder, passed over");
        continue;
      }
      List<Text> texts = new ArrayList<>(MeantimeCorpus.meantime(path));
      texts.addAll(report.interviews(path));
      report.print(path.getFileName() + ", " + texts.size() + " texts", annotator, texts, out);
    }
    if (Boolean.getBoolean("dateline.faults")) {
      report.faults.forEach(out::println);
    }
  }

  private List<Text> interviews(Path folder) throws IOException {
    Path map = folder.resolve("wiki_map.tab");
    if (Files.exists(map)) {
      for (String line : Files.readAllLines(map)) {
        String[] columns = line.split("\t");
        if (columns.length > 2) {
          numbers.put(folded(columns[0]), columns[2]);
          numbers.put(folded(columns[1]), columns[2]);
        }
      }
    }
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> file.toString().endsWith(".conllu")).sorted().toList();
    }
    List<Text> texts = new ArrayList<>();
    for (Path file : files) {
      GumInterviews.Interview interview = GumInterviews.read(file);
      List<Linked> names =
          interview.names().stream()
              .map(name ->
                  new Linked(
                      name.start(),
                      name.end(),
                      name.type(),
                      Optional.ofNullable(interview.titles().get(name.entity()))
                          .map(MeantimeCorpus::title)))
              .toList();
      texts.add(new Text(interview.id(), "", interview.text(), names));
    }
    return texts;
  }

  private void print(String name, Annotator annotator, List<Text> texts, PrintStream out) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (Text text : texts) {
      Map<List<Integer>, Entity> found = new HashMap<>();
      annotator
          .annotate(Article.of(text.id(), text.text()))
          .sentences()
          .forEach(sentence ->
              sentence.mentions().stream()
                  .filter(mention -> mention.entity().isPresent())
                  .forEach(mention -> found.put(span(mention), mention.entity().get())));
      for (Linked gold : text.names()) {
        if (TYPES.contains(gold.type())) {
          Entity entity = found.get(List.of(gold.start(), gold.end()));
          count(text, gold, entity, tallies.computeIfAbsent("all", key -> new Tally()));
          count(text, gold, entity, tallies.computeIfAbsent(gold.type(), key -> new Tally()));
        }
      }
    }
    out.println(name);
    tallies.forEach((type, tally) -> out.println(tally.line(type)));
  }

  private static List<Integer> span(Mention mention) {
    return List.of(mention.start(), mention.end());
  }

  private void count(
      Text text, Linked gold, @org.jspecify.annotations.Nullable Entity entity, Tally tally) {
    Optional<String> link = entity == null ? Optional.empty() : entity.wikipedia();
    if (gold.title().isEmpty()) {
      tally.pageless++;
      tally.pagelessLinked += link.isPresent() ? 1 : 0;
      return;
    }
    tally.gold++;
    tally.found += entity == null ? 0 : 1;
    String title = gold.title().get();
    String form = text.text().substring(gold.start(), gold.end());
    count(title, link, tally.ours);
    count(title, entity == null ? Optional.empty() : plain(form), tally.plain);
    if (link.isEmpty() || !isRenamed(title, link.get())) {
      faults.add(form + ": gold " + title + ", given " + link.orElse("none"));
    }
  }

  private void count(String gold, Optional<String> link, Tally.Given links) {
    if (link.isPresent()) {
      links.given++;
      links.right += isSame(gold, link.get()) ? 1 : 0;
      links.renamed += isRenamed(gold, link.get()) ? 1 : 0;
    }
  }

  private Optional<String> plain(String form) {
    return dictionary.meanings(form).stream()
        .filter(NameDictionary.Meaning::exact)
        .map(NameDictionary.Meaning::title)
        .findFirst();
  }

  private boolean isSame(String gold, String title) {
    String number = numbers.get(folded(gold));
    return folded(gold).equals(folded(title))
        || (number != null && number.equals(numbers.get(folded(title))));
  }

  private boolean isRenamed(String gold, String title) {
    return isSame(gold, title)
        || Stream.of(gold.replace('_', ' '), TitleKind.bare(gold.replace('_', ' ')))
            .anyMatch(name -> plain(name).filter(page -> isSame(page, title)).isPresent());
  }

  private static String folded(String title) {
    return title.replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}

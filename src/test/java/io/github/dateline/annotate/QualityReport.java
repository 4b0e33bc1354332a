package io.github.dateline.annotate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.dateline.AnnotatedArticle.Mention;
import io.github.dateline.AnnotatedArticle.Sentence;
import io.github.dateline.Article;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Prints precision, recall and F1 of the annotator against gold mentions, exact span and type.
 *
 * <p>Arguments are folders of {@code .jsonl} files, a line an article: {@code {"id", "headline",
 * "text", "spans": [[start, end, type]]}}, offsets in UTF-16 code units of the text. Cities,
 * countries, states and provinces count as places; nationalities, religions and ideologies as one
 * type; a leading "the " and a trailing possessive are trimmed from both sides; what overlaps a
 * gold MISC, FACILITY or PRODUCT without being right is neither right nor wrong; gold within
 * datelines, bylines and credits is left out. {@code -Ddateline.fold} scores the newspapers of a
 * fold alone. Of folders with GUM's interviews ({@code .conllu}) it prints how people's short names
 * are joined to full ones. So it does of {@code .txt} files as {@link InlineAnnotations} reads
 * them. With {@code -Ddateline.stock=true} CoreNLP's own pipelines run next to it; with {@code
 * -Ddateline.faults=true} each wrong and missed mention is listed.
 */
final class QualityReport {
  private static final Map<String, String> FOLDED =
      Map.ofEntries(
          Map.entry("PERSON", "PERSON"),
          Map.entry("ORGANIZATION", "ORGANIZATION"),
          Map.entry("LOCATION", "LOCATION"),
          Map.entry("GPE", "LOCATION"),
          Map.entry("CITY", "LOCATION"),
          Map.entry("COUNTRY", "LOCATION"),
          Map.entry("STATE_OR_PROVINCE", "LOCATION"),
          Map.entry("NORP", "NORP"),
          Map.entry("NATIONALITY", "NORP"),
          Map.entry("RELIGION", "NORP"),
          Map.entry("IDEOLOGY", "NORP"));

  static final Set<String> NEUTRAL = Set.of("MISC", "FACILITY", "PRODUCT");
  private static final List<String> POSSESSIVES = List.of("'s", "\u2019s", "'", "\u2019");

  /** A mention: offsets in the text, and its type. */
  record Marked(int start, int end, String type) {
    boolean overlaps(Marked other) {
      return start < other.end && other.start < end;
    }
  }

  /** A text and who is named in it. */
  record Gold(String id, String headline, String text, List<Marked> spans) {}

  /** Right, wrong and missed mentions of a type. */
  private static final class Tally {
    private int right;
    private int wrong;
    private int missed;

    private void add(Tally other) {
      right += other.right;
      wrong += other.wrong;
      missed += other.missed;
    }

    private double f1() {
      return right == 0 ? 0 : 2.0 * right / (2 * right + wrong + missed);
    }

    private String line(String name) {
      double precision = right == 0 ? 0 : (double) right / (right + wrong);
      double recall = right == 0 ? 0 : (double) right / (right + missed);
      return String.format(
          Locale.ROOT,
          "%-14s P %.4f  R %.4f  F1 %.4f   tp %d fp %d fn %d",
          name,
          precision,
          recall,
          f1(),
          right,
          wrong,
          missed);
    }
  }

  private static final boolean FAULTS = Boolean.getBoolean("dateline.faults");

  private QualityReport() {}

  /**
   * Prints the report.
   *
   * @param folders folders of gold files; one that is absent is named and passed over
   */
  public static void main(String[] folders) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Annotator ours = CoreNlpAnnotator.english();
    Map<String, Annotator> systems = new LinkedHashMap<>();
    systems.put(ours.identity(), ours);
    if (Boolean.getBoolean("dateline.stock")) {
      systems.put("CoreNLP, its 3-class model alone", StockCoreNlp.threeClass());
      systems.put("CoreNLP, its default pipeline without its pronouns", StockCoreNlp.byDefault());
    }
    for (String folder : folders) {
      if (!Files.isDirectory(Path.of(folder))) {
        out.println(folder + ": no such folder, passed over");
        continue;
      }
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        List<Path> sorted = files.sorted().toList();
        for (Path file : sorted) {
          String name = file.getFileName().toString();
          if (name.endsWith(".jsonl")) {
            List<Gold> articles = read(file);
            if (articles.stream().anyMatch(QualityReport::isOfFold)) {
              articles = articles.stream().filter(QualityReport::isOfFold).toList();
            }
            print(name, articles, systems, out);
          } else if (name.endsWith(".txt")) {
            joined(name, InlineAnnotations.read(file), systems, out);
          }
        }
        List<GumInterviews.Interview> interviews = new ArrayList<>();
        for (Path file : sorted) {
          if (file.toString().endsWith(".conllu")) {
            interviews.add(GumInterviews.read(file));
          }
        }
        joined("interviews", interviews, systems, out);
      }
    }
  }

  /**
   * Whether an article is of the newspapers that {@code -Ddateline.fold} sets apart, such as 2/5;
   * never without it. An id begins with region and newspaper: {@code af_afrol_1}.
   */
  static boolean isOfFold(Gold gold) {
    String fold = System.getProperty("dateline.fold", "");
    String[] id = gold.id().split("_");
    if (fold.isEmpty() || id.length < 3) {
      return false;
    }
    String[] parts = fold.split("/");
    return Math.floorMod((id[0] + '_' + id[1]).hashCode(), Integer.parseInt(parts[1])) + 1
        == Integer.parseInt(parts[0]);
  }

  /** Prints names, how people's short names are joined, and who is named with whom. */
  private static void joined(
      String name,
      List<GumInterviews.Interview> texts,
      Map<String, Annotator> systems,
      PrintStream out) {
    if (texts.isEmpty()) {
      return;
    }
    print(name, texts.stream().map(QualityReport::gold).toList(), systems, out);
    ShortNameJoins joins = new ShortNameJoins();
    texts.forEach(text -> joins.add(systems.values().iterator().next(), text));
    out.println(name + ", " + texts.size() + " texts: " + joins);
    systems.forEach((system, annotator) -> {
      SentencePairs pairs = new SentencePairs(systems.values().iterator().next());
      texts.forEach(text -> pairs.add(annotator, text));
      out.println(name + ", " + pairs + ": " + system);
    });
  }

  static Gold gold(GumInterviews.Interview text) {
    return new Gold(
        text.id(),
        "",
        text.text(),
        text.names().stream()
            .map(name -> new Marked(name.start(), name.end(), name.type()))
            .toList());
  }

  private static void print(
      String name, List<Gold> articles, Map<String, Annotator> systems, PrintStream out) {
    for (Map.Entry<String, Annotator> system : systems.entrySet()) {
      out.println(name + ", " + articles.size() + " articles: " + system.getKey());
      print(system.getValue(), articles, out);
    }
  }

  private static void print(Annotator annotator, List<Gold> articles, PrintStream out) {
    Map<String, Tally> tallies = new TreeMap<>();
    for (Gold article : articles) {
      score(article, mentions(annotator, article), tallies);
    }
    Tally names = new Tally();
    Tally all = new Tally();
    tallies.forEach((type, tally) -> {
      out.println(tally.line(type));
      all.add(tally);
      if (!type.equals("NORP")) {
        names.add(tally);
      }
    });
    out.println(names.line("PER+ORG+LOC"));
    out.println(all.line("all four"));
  }

  /** F1 of each type, and of people, organisations and places together. */
  static Map<String, Double> f1(Annotator annotator, List<Gold> articles) {
    Map<String, Tally> tallies = new TreeMap<>();
    articles.forEach(article -> score(article, mentions(annotator, article), tallies));
    Tally names = new Tally();
    Map<String, Double> f1 = new TreeMap<>();
    tallies.forEach((type, tally) -> {
      f1.put(type, tally.f1());
      if (!type.equals("NORP")) {
        names.add(tally);
      }
    });
    f1.put("names", names.f1());
    return f1;
  }

  private static List<Marked> mentions(Annotator annotator, Gold article) {
    Article given =
        Article.builder(article.id()).headline(article.headline()).body(article.text()).build();
    List<Marked> mentions = new ArrayList<>();
    for (Sentence sentence : annotator.annotate(given).sentences()) {
      if (sentence.field() == Article.Field.BODY) {
        for (Mention mention : sentence.mentions()) {
          mentions.add(new Marked(mention.start(), mention.end(), mention.type().tag()));
        }
      }
    }
    return mentions;
  }

  /** Adds an article's right, wrong and missed mentions to the tallies by type. */
  private static void score(Gold article, List<Marked> found, Map<String, Tally> tallies) {
    Set<Marked> gold = folded(article.text(), article.spans());
    List<Article.Masked> masked = Article.of(article.id(), article.text()).masked();
    gold.removeIf(g -> masked.stream().anyMatch(m -> m.start() <= g.start() && g.end() <= m.end()));
    List<Marked> neutral =
        article.spans().stream().filter(span -> NEUTRAL.contains(span.type())).toList();
    Set<Marked> predicted = folded(article.text(), found);
    predicted.removeIf(p -> !gold.contains(p) && neutral.stream().anyMatch(p::overlaps));
    for (Marked mention : predicted) {
      Tally tally = tallies.computeIfAbsent(mention.type(), type -> new Tally());
      if (gold.contains(mention)) {
        tally.right++;
      } else {
        tally.wrong++;
        fault("wrong", article, mention);
      }
    }
    for (Marked mention : gold) {
      if (!predicted.contains(mention)) {
        tallies.computeIfAbsent(mention.type(), type -> new Tally()).missed++;
        fault("missed", article, mention);
      }
    }
  }

  /** Whether something stands here of which it is not asked what it is. */
  static boolean isNeutral(Gold gold, int start, int end) {
    return gold.spans().stream()
        .anyMatch(
            span -> NEUTRAL.contains(span.type()) && span.start() < end && start < span.end());
  }

  private static void fault(String kind, Gold article, Marked mention) {
    if (FAULTS) {
      System.out.println(
          String.join(
              "\t",
              kind,
              mention.type(),
              article.text().substring(mention.start(), mention.end()).replaceAll("\\s+", " "),
              article.id()));
    }
  }

  static Set<Marked> folded(String text, List<Marked> spans) {
    Set<Marked> folded = new HashSet<>();
    for (Marked span : spans) {
      String type = FOLDED.get(span.type());
      if (type != null) {
        String form = text.substring(span.start(), span.end());
        int the = form.toLowerCase(Locale.ROOT).startsWith("the ") ? 4 : 0;
        int possessive =
            POSSESSIVES.stream().filter(form::endsWith).findFirst().map(String::length).orElse(0);
        folded.add(new Marked(span.start() + the, span.end() - possessive, type));
      }
    }
    return folded;
  }

  static List<Gold> read(Path file) throws IOException {
    List<Gold> articles = new ArrayList<>();
    JsonFactory json = new JsonFactory();
    for (String line : Files.readAllLines(file)) {
      String id = file + ":" + (articles.size() + 1);
      String headline = "";
      String text = "";
      List<Marked> spans = new ArrayList<>();
      try (JsonParser parser = json.createParser(line)) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String name = parser.currentName();
          parser.nextToken();
          switch (name) {
            case "id" -> id = parser.getText();
            case "headline" -> headline = parser.getValueAsString("");
            case "text" -> text = parser.getText();
            case "spans" -> {
              while (parser.nextToken() == JsonToken.START_ARRAY) {
                int start = parser.nextIntValue(-1);
                int end = parser.nextIntValue(-1);
                spans.add(new Marked(start, end, parser.nextTextValue()));
                parser.nextToken();
              }
            }
            default -> parser.skipChildren();
          }
        }
      }
      articles.add(new Gold(id, headline, text, spans));
    }
    return articles;
  }
}

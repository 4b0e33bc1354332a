package io.github.dateline.report;

import com.samskivert.mustache.Mustache;
import io.github.dateline.ComparisonTable;
import io.github.dateline.CooccurrenceTable;
import io.github.dateline.Timeline;
import io.github.dateline.Unit;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The report as one page.
 *
 * <p>All text goes through a template that escapes it; a policy in the page lets nothing run or
 * load but the two scripts in it. Tables, evidence and entities are there without a script, too.
 */
final class HtmlPage {
  private static final String CHARTS =
      "/META-INF/resources/_static/echarts/6.0.0/dist/echarts.min.js";

  /** For how many pairs a timeline is drawn at once; others are drawn when asked for. */
  private static final int TIMELINES = 6;

  /** Groups of fewer are names alone. */
  private static final int SMALLEST_GROUP = 3;

  private final Report report;
  private final CooccurrenceTable table;
  private final Wording wording;

  HtmlPage(Report report) {
    this.report = report;
    this.table = report.table();
    this.wording = new Wording(report);
  }

  byte[] bytes() throws IOException {
    return text(
            resource("report.css"),
            resource(CHARTS),
            resource("report.js") + resource("network.js"))
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The page with another style and other scripts. */
  String text(String style, String charts, String script) throws IOException {
    String noScript = "tr.evidence[hidden]{display:table-row}.needs-script{display:none}";
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(
        "policy",
        "default-src 'none'; script-src "
            + hash(charts)
            + " "
            + hash(script)
            + "; style-src "
            + hash(style)
            + " "
            + hash(noScript)
            + "; base-uri 'none'; form-action 'none'");
    page.put("style", style);
    page.put("noScriptStyle", noScript);
    page.put("charts", charts);
    page.put("script", script);
    page.put("title", report.title());
    page.put("standfirst", wording.standfirst());
    page.put("facts", wording.facts());
    page.put("asked", wording.asked());
    page.put("any", !table.rows().isEmpty());
    network(page);
    pairs(page);
    time(page);
    page.put("entities", new EntityView(report).all());
    page.put("entityCount", Shown.count(report.nodes().size(), "name", "names"));
    page.put("data", ChartData.json(report));
    return Mustache.compiler()
        .strictSections(true)
        .emptyStringIsFalse(true)
        .withLoader(name -> new StringReader(resource(name + ".mustache")))
        .compile(resource("report.mustache"))
        .execute(page);
  }

  private void network(Map<String, Object> page) {
    page.put("kinds", kinds());
    page.put("lineMeasure", Strengths.of(table).measure());
    page.put("mostArticles", report.nodes().stream().mapToLong(Node::articles).max().orElse(1));
    List<Map<String, Object>> groups = new ArrayList<>();
    for (Communities.Group group : report.communities().groups()) {
      if (group.members().size() >= SMALLEST_GROUP) {
        groups.add(
            Map.of(
                "strongest", label(group.strongest()),
                "size", Shown.count(group.members().size()),
                "members", group.members().stream().map(this::linked).toList()));
      }
    }
    page.put("groups", groups);
    page.put("anyGroups", groups.size() > 1);
  }

  private String label(int node) {
    return Shown.line(report.nodes().get(node).entity().label());
  }

  private Map<String, Object> linked(int node) {
    return Map.of("label", label(node), "number", node);
  }

  private void pairs(Map<String, Object> page) {
    page.put("measure", Wording.measure(table.query().rankBy()));
    page.put("tellsNothing", Strengths.tellsNothing(table));
    page.put("unitsWord", wording.units());
    page.put("sure", table.query().unit().equals(Unit.ARTICLE));
    page.put("pairs", new PairView(report).rows());
    page.put("pairCount", Shown.count(table.rows().size(), "pair", "pairs"));
    page.put("rowCount", table.rows().size());
    page.put("matrix", new Matrix(report).view());
  }

  private void time(Map<String, Object> page) {
    List<Map<String, Object>> timelines = timelines();
    page.put("timelines", timelines);
    page.put("anyTime", !timelines.isEmpty());
    page.put("timeBy", report.over().articles().map(one -> one.by().toString()).orElse(""));
    page.put("day", report.over().middle().map(Shown::day).orElse(""));
    boolean changes = report.over().change().filter(one -> !one.rows().isEmpty()).isPresent();
    page.put("changes", changes);
    if (changes) {
      page.put("emerging", changed(ComparisonTable.Change.NEW, ComparisonTable.Change.EMERGING));
      page.put("fading", changed(ComparisonTable.Change.FADING, ComparisonTable.Change.GONE));
    }
    page.put(
        "characteristic",
        report
            .over()
            .characteristic()
            .filter(one -> !one.rows().isEmpty())
            .<Object>map(one -> ComparedView.of(one, any -> true))
            .orElse(false));
  }

  private Map<String, Object> changed(ComparisonTable.Change... wanted) {
    Predicate<ComparisonTable.Row> test = row -> List.of(wanted).contains(row.change());
    return ComparedView.of(report.over().change().orElseThrow(), test);
  }

  private List<Map<String, Object>> timelines() {
    List<Map<String, Object>> views = new ArrayList<>();
    report
        .over()
        .articles()
        .filter(timeline -> !timeline.bins().isEmpty())
        .ifPresent(
            timeline -> views.add(TimelineView.of("All articles asked for", 0, timeline, 120)));
    List<Timeline> pairs = views.isEmpty() ? List.of() : report.over().pairs();
    for (Timeline timeline : pairs.subList(0, Math.min(TIMELINES, pairs.size()))) {
      String names =
          Shown.line(
              timeline.entities().get(0).label() + " and " + timeline.entities().get(1).label());
      views.add(TimelineView.of(names, views.size(), timeline, 60));
    }
    return views;
  }

  private List<Map<String, Object>> kinds() {
    Map<Node.Kind, Long> counts =
        report.nodes().stream().collect(Collectors.groupingBy(Node::kind, Collectors.counting()));
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Node.Kind kind : Node.Kind.values()) {
      if (counts.containsKey(kind)) {
        kinds.add(
            Map.of(
                "key", NameView.key(kind),
                "sign", kind.sign(),
                "words", kind.words(),
                "count", Shown.count(counts.get(kind))));
      }
    }
    return kinds;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("not on the class path: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
<<<<<<< HEAD
=======

  private List<Map<String, Object>> kinds() {
    Map<Node.Kind, Long> counts =
        report.nodes().stream().collect(Collectors.groupingBy(Node::kind, Collectors.counting()));
    List<Map<String, Object>> kinds = new ArrayList<>();
    for (Node.Kind kind : Node.Kind.values()) {
      if (counts.containsKey(kind)) {
        kinds.add(
            Map.of(
                "key", key(kind),
                "sign", kind.sign(),
                "words", kind.words(),
                "count", Shown.count(counts.get(kind))));
      }
    }
    return kinds;
  }

  private static String key(Node.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private Map<String, Object> name(Entity entity) {
    Node.Kind kind = Node.Kind.of(entity);
    return Map.of(
        "label", Shown.line(entity.label()),
        "type", entity.type().tag(),
        "typeWords", typeWords(entity),
        "kind", key(kind),
        "sign", kind.sign(),
        "number", report.number(entity));
  }

  static String typeWords(Entity entity) {
    return entity.type().equals(EntityType.ORGANIZATION)
        ? "organisation"
        : entity.type().tag().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private List<Map<String, Object>> pairs() {
    List<Map<String, Object>> pairs = new ArrayList<>();
    for (CooccurrenceTable.Row row : table) {
      Map<String, Object> pair = new LinkedHashMap<>();
      double expected = row.counts().expected();
      pair.put("rank", pairs.size() + 1);
      pair.put("first", name(row.first()));
      pair.put("second", name(row.second()));
      pair.put("both", Shown.count(row.counts().both()));
      pair.put("bothValue", row.counts().both());
      pair.put("ofFirst", Shown.count(row.counts().first()));
      pair.put("ofFirstValue", row.counts().first());
      pair.put("ofSecond", Shown.count(row.counts().second()));
      pair.put("ofSecondValue", row.counts().second());
      pair.put("expected", expected > 0 && expected < 0.01 ? "<0.01" : Shown.number(expected, 2));
      pair.put("expectedValue", expected);
      pair.put("times", Shown.number(row.counts().both() / expected, 1));
      pair.put("timesValue", row.counts().both() / expected);
      pair.put("score", Shown.number(row.score(), 2));
      pair.put("scoreValue", Double.isNaN(row.score()) ? "" : row.score());
      pair.put("q", row.significance().map(s -> probability(s.qValue())).orElse(""));
      pair.put("qValue", row.significance().map(s -> "" + s.qValue()).orElse(""));
      pair.put("sureness", row.significance().map(HtmlPage::sureness).orElse(""));
      pair.put("sources", row.sources() == 0 ? "–" : Shown.count(row.sources()));
      pair.put("sourcesValue", row.sources());
      pair.put("published", published(row));
      pair.put("onlyFirst", Shown.count(row.counts().onlyFirst()));
      pair.put("onlySecond", Shown.count(row.counts().onlySecond()));
      pair.put("neither", Shown.count(row.counts().neither()));
      pair.put("measures", measures(row));
      pair.put("quotes", row.evidence().stream().map(this::quote).toList());
      pairs.add(pair);
    }
    return pairs;
  }

  /** What copies make of the count, where they make something of it. */
  private String published(CooccurrenceTable.Row row) {
    return row.published().both() == row.independent().both()
        ? ""
        : "With copies "
            + Shown.count(row.published().both())
            + " have both, without "
            + Shown.count(row.independent().both())
            + ". ";
  }

  private static String probability(double value) {
    return value < 0.001 ? "<0.001" : Shown.number(value, 3);
  }

  private static String sureness(Significance sure) {
    return "p "
        + probability(sure.pValue())
        + ", q "
        + probability(sure.qValue())
        + " among "
        + Shown.count(sure.tests())
        + " pairs looked at; logRatio between "
        + Shown.number(sure.logRatio().low(), 2)
        + " and "
        + Shown.number(sure.logRatio().high(), 2)
        + " at 95 %, all pairs together. ";
  }

  private List<Map<String, Object>> timelines() {
    List<Map<String, Object>> views = new ArrayList<>();
    report
        .over()
        .articles()
        .filter(timeline -> !timeline.bins().isEmpty())
        .ifPresent(
            timeline -> views.add(TimelineView.of("All articles asked for", 0, timeline, 120)));
    for (Timeline timeline : views.isEmpty() ? List.<Timeline>of() : report.over().pairs()) {
      String names =
          Shown.line(
              timeline.entities().get(0).label() + " and " + timeline.entities().get(1).label());
      views.add(TimelineView.of(names, views.size(), timeline, 60));
    }
    return views;
  }

  private Object changes() {
    Optional<ComparisonTable> change = report.over().change();
    return change.isEmpty() || change.get().rows().isEmpty()
        ? false
        : compared(change.get(), report.over().middle().map(HtmlPage::day).orElse(""));
  }

  private Object characteristic() {
    Optional<ComparisonTable> table = report.over().characteristic();
    return table.isEmpty() || table.get().rows().isEmpty() ? false : compared(table.get(), "");
  }

  private static Map<String, Object> compared(ComparisonTable compared, String day) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ComparisonTable.Row row : compared) {
      Map<String, Object> view = new LinkedHashMap<>();
      view.put(
          "names",
          row.entities().stream()
              .map(entity ->
                  Map.of(
                      "label", Shown.line(entity.label()),
                      "typeWords", typeWords(entity),
                      "kind", key(Node.Kind.of(entity)),
                      "sign", Node.Kind.of(entity).sign()))
              .toList());
      view.put("change", row.change().name().toLowerCase(Locale.ROOT));
      view.put("count", Shown.count(row.count()));
      view.put("against", Shown.count(row.againstCount()));
      view.put("score", Shown.number(row.score(), 2));
      view.put("q", row.significance().map(s -> probability(s.qValue())).orElse("–"));
      rows.add(view);
    }
    return Map.of(
        "rows",
        rows,
        "day",
        day,
        "units",
        Shown.count(compared.units()),
        "againstUnits",
        Shown.count(compared.againstUnits()));
  }

  /** In one text: elements for each would be most of a large page. */
  private String measures(CooccurrenceTable.Row row) {
    return MEASURES.stream()
        .map(measure -> measure.key() + "\u00A0" + Shown.number(table.score(measure, row), 3))
        .collect(Collectors.joining(", "));
  }

  private Map<String, Object> quote(Passage passage) {
    return quote(passage, false);
  }

  /** A quotation with its highlights; of one entity, they are all of the same kind. */
  private Map<String, Object> quote(Passage passage, boolean ofOne) {
    Citation citation = report.citation(passage);
    List<Map<String, Object>> pieces = new ArrayList<>();
    int at = passage.start();
    for (Passage.Highlight highlight : passage.highlights()) {
      add(pieces, passage, at, highlight.start(), "");
      String kind = ofOne || highlight.kind() != Passage.Kind.SECOND ? "first" : "second";
      add(pieces, passage, highlight.start(), highlight.end(), kind);
      at = highlight.end();
    }
    add(pieces, passage, at, passage.end(), "");
    Map<String, Object> quote = new LinkedHashMap<>();
    quote.put("pieces", pieces);
    quote.put("title", citation.title());
    quote.put("link", citation.link().orElse(""));
    quote.put("day", citation.day().map(LocalDate::toString).orElse(""));
    quote.put("dayWords", citation.day().map(DAY::format).orElse("no date"));
    quote.put("source", citation.source().orElse(""));
    quote.put("id", Shown.line(citation.id()));
    return quote;
  }

  private static void add(
      List<Map<String, Object>> pieces, Passage passage, int from, int to, String kind) {
    if (to > from) {
      String text = passage.text().substring(from - passage.start(), to - passage.start());
      pieces.add(Map.of("text", Shown.clean(text), "mark", !kind.isEmpty(), "kind", kind));
    }
  }

  private List<Map<String, Object>> entities() {
    List<Map<String, Object>> entities = new ArrayList<>();
    for (Node node : report.nodes()) {
      Map<String, Object> entity = new LinkedHashMap<>(name(node.entity()));
      entity.put("articles", Shown.count(node.articles(), "article", "articles"));
      entity.put("sentences", Shown.count(node.sentences(), "sentence", "sentences"));
      entity.put("name", Shown.line(node.entity().name()));
      entity.put("wikipedia", node.entity().wikipedia().map(Shown::line).orElse(""));
      entity.put("forms", forms(node));
      entity.put("neighbours", neighbours(node));
      int more = node.pairs().size() - MOST_NEIGHBOURS;
      entity.put("moreNeighbours", more > 0 ? Shown.count(more) : "");
      Collection<Map<String, Object>> sentences = sentences(node);
      entity.put("anyQuoted", !sentences.isEmpty());
      entity.put("sentencesQuoted", sentences);
      entities.add(entity);
    }
    return entities;
  }

  private static List<String> forms(Node node) {
    Set<String> forms = new LinkedHashSet<>(node.forms());
    forms.add(Shown.line(node.entity().label()));
    return forms.stream().limit(8).toList();
  }

  private List<Map<String, Object>> neighbours(Node node) {
    List<Map<String, Object>> neighbours = new ArrayList<>();
    for (int pair : node.pairs().subList(0, Math.min(MOST_NEIGHBOURS, node.pairs().size()))) {
      CooccurrenceTable.Row row = table.rows().get(pair);
      Entity other = row.first().equals(node.entity()) ? row.second() : row.first();
      neighbours.add(
          Map.of(
              "other", name(other),
              "rank", pair + 1,
              "both", Shown.count(row.counts().both()),
              "score", Shown.number(row.score(), 2)));
    }
    return neighbours;
  }

  private Collection<Map<String, Object>> sentences(Node node) {
    Map<String, Map<String, Object>> quotes = new LinkedHashMap<>();
    for (int pair : node.pairs()) {
      CooccurrenceTable.Row row = table.rows().get(pair);
      Passage.Kind kind =
          row.first().equals(node.entity()) ? Passage.Kind.FIRST : Passage.Kind.SECOND;
      for (Passage passage : row.evidence()) {
        if (quotes.size() < MOST_SENTENCES
            && passage.highlights().stream().anyMatch(highlight -> highlight.kind() == kind)) {
          String place = passage.field() + " " + passage.start() + " " + passage.article();
          quotes.putIfAbsent(place, quote(only(passage, kind), true));
        }
      }
    }
    return quotes.values();
  }

  private static Passage only(Passage passage, Passage.Kind kind) {
    return new Passage(
        passage.article(),
        passage.field(),
        passage.start(),
        passage.end(),
        passage.text(),
        passage.highlights().stream().filter(highlight -> highlight.kind() == kind).toList());
  }

  /** A day as it is shown. */
  static String day(LocalDate day) {
    return DAY.format(day);
  }
>>>>>>> main
}

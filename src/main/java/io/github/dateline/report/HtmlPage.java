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

  /** So many rows of the table are there when it opens; more would make it slow to open. */
  private static final int PAIRS_AT_ONCE = 200;

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
    page.put("measure", Wording.words(table.query().rankBy()));
    page.put("silent", report.silent().map(Wording::words).orElse(""));
    page.put("tests", Shown.count(table.tests()));
    int columns = 10 + (table.query().unit().equals(Unit.ARTICLE) ? 1 : 0);
    page.put("columns", columns + (report.over().articles().isPresent() ? 1 : 0));
    page.put("tellsNothing", Strengths.tellsNothing(table));
    page.put("unitsWord", wording.units());
    page.put("sure", table.query().unit().equals(Unit.ARTICLE));
    List<Map<String, Object>> rows = new PairView(report).rows();
    int atOnce = Math.min(PAIRS_AT_ONCE, rows.size());
    page.put("pairs", rows.subList(0, atOnce));
    page.put("morePairs", rows.subList(atOnce, rows.size()));
    page.put("anyMorePairs", atOnce < rows.size());
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
}

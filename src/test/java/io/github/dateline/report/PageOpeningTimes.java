package io.github.dateline.report;

import io.github.dateline.bench.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long a browser takes to open a report, and to answer a filter: {@code
 * PageOpeningTimes PAGE [RUNS]}. Times are in milliseconds since the page was asked for: when
 * something is seen, when the network is drawn and everything works, and when the browser has drawn
 * all that. Of a filter: since it was chosen until the script has answered, and until what is seen
 * is drawn.
 */
final class PageOpeningTimes {
  private static final String TIMES =
      "(async () => {"
          + " const n = performance.getEntriesByType('navigation')[0];"
          + " const seen = performance.getEntriesByName('first-contentful-paint')[0];"
          + " await new Promise(f => requestAnimationFrame(() => requestAnimationFrame(f)));"
          + " return {seen: seen ? seen.startTime : -1, works: n.domContentLoadedEventEnd,"
          + "  loaded: n.loadEventEnd, drawn: performance.now(),"
          + "  elements: document.getElementsByTagName('*').length};"
          + "})().then(arguments[0])";

  /** Each filter is chosen after another, since what is chosen again need not be drawn again. */
  private static final String FILTER_TIMES =
      "(async () => {"
          + " const r = datelineReport, a = r.articles, filters = {}, days = r.data.time.days;"
          + " const none = {from: '', to: '', source: [], section: [], kind: [], least: 0,"
          + "  sure: false, words: '', name: '', pair: '', with: '', at: ''};"
          + " const at = i => days[Math.floor(i * days.length)], last = d => r.isoOf(r.dayOf(d) - 1);"
          + " filters['a month'] = i => {"
          + "   const day = a.day[Math.floor((0.1 + 0.8 * i) * a.dated)];"
          + "   return {from: r.isoOf(day), to: r.isoOf(day + 29)} };"
          + " filters['half of the days'] = i => ({from: at(i / 2), to: last(at(i / 2 + 0.5))});"
          + " if (a.sources.length > 1) filters['a source'] ="
          + "   i => ({source: [a.sources[Math.floor(i * a.sources.length)]]});"
          + " filters['a name'] = i => ({words: r.nodes[Math.floor(i * r.nodes.length)].label});"
          + " filters['a letter'] = i => ({words: 'abcdefghijklmn'[Math.floor(i * 14)]});"
          + " filters['people'] = i => ({kind: ['people']});"
          + " filters['sure pairs'] = i => ({sure: true});"
          + " filters['nothing'] = i => ({});"
          + " const drawn = () => new Promise(f => requestAnimationFrame(() => {"
          + "   const c = new MessageChannel(); c.port1.onmessage = f; c.port2.postMessage(0) }));"
          + " const times = {}, runs = 14;"
          + " for (let i = 0; i < runs; i++) for (const name in filters) {"
          + "   if (name === 'nothing') { r.go(Object.assign({}, none, filters['a month'](i / runs)));"
          + "     await new Promise(f => setTimeout(f, 300)) }"
          + "   await drawn();"
          + "   const begin = performance.now();"
          + "   r.go(Object.assign({}, none, filters[name](i / runs)));"
          + "   const script = performance.now() - begin;"
          + "   await drawn();"
          + "   (times[name] = times[name] || []).push([script, performance.now() - begin]);"
          + "   await new Promise(f => setTimeout(f, 300)) }"
          + " return times;"
          + "})().then(arguments[0])";

  private PageOpeningTimes() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path page = Path.of(arguments[0]);
    int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5;
    Path profile = Files.createTempDirectory("profile");
    try (Chromium chromium = Chromium.start(profile).orElseThrow()) {
      for (String line : measure(chromium, page, runs)) {
        System.out.println(line);
      }
      filters(chromium).forEach(System.out::println);
    }
  }

  /** A line for each kind of filter, on the page that is shown. */
  static List<String> filters(Chromium chromium) {
    List<String> lines = new ArrayList<>();
    Map<?, ?> times = (Map<?, ?>) chromium.driver().executeAsyncScript(FILTER_TIMES);
    times.forEach((name, runs) -> {
      double[] answered = sorted((List<?>) runs, 0);
      double[] drawn = sorted((List<?>) runs, 1);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s: answered after %.0f ms, drawn after %.0f (medians of %d)",
              name,
              answered[answered.length / 2],
              drawn[drawn.length / 2],
              drawn.length));
      Figures.add(PageOpeningTimes.class, "a filter drawn: " + name, "ms", drawn);
    });
    return lines;
  }

  private static double[] sorted(List<?> runs, int which) {
    return runs.stream().mapToDouble(run -> number(((List<?>) run).get(which))).sorted().toArray();
  }

  /** A line for each run. */
  static List<String> measure(Chromium chromium, Path page, int runs) throws IOException {
    List<String> lines = new ArrayList<>();
    List<Double> seen = new ArrayList<>();
    List<Double> works = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      chromium.show(page);
      chromium.untilTrue("performance.timing.loadEventEnd > 0");
      Map<?, ?> times = (Map<?, ?>) chromium.driver().executeAsyncScript(TIMES);
      lines.add(
          String.format(
              Locale.ROOT,
              "%.1f MB, %s elements: seen after %.0f ms, works after %.0f, drawn after %.0f",
              Files.size(page) / 1e6,
              times.get("elements"),
              number(times.get("seen")),
              number(times.get("works")),
              number(times.get("drawn"))));
      seen.add(number(times.get("seen")));
      works.add(number(times.get("works")));
    }
    Figures.add(PageOpeningTimes.class, "seen after", "ms", seen);
    Figures.add(PageOpeningTimes.class, "works after", "ms", works);
    return lines;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}

package io.github.dateline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how long a browser takes to open a report: {@code ReportOpening PAGE [RUNS]}. Times are
 * in milliseconds since the page was asked for: when something is seen, when the network is drawn
 * and everything works, and when the browser has drawn all that.
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
    }
  }

  /** A line for each run. */
  static List<String> measure(Chromium chromium, Path page, int runs) throws IOException {
    List<String> lines = new ArrayList<>();
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
    }
    return lines;
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}

package io.github.dateline.report;

import io.github.dateline.internal.table.Formats;
import io.github.dateline.report.internal.JtepageGenerated;
import io.github.dateline.report.internal.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report as one HTML page.
 *
 * <p>All text goes through templates that escape it; a policy in the page lets nothing run or load
 * but the script in it, and no picture but those that it draws. Tables, evidence and entities are
 * there without a script, too.
 */
final class HtmlPage {
  private static final List<String> SCRIPTS =
      List.of("report.js", "network.js", "lists.js", "start.js");

  /** A larger page is slow to open. */
  static final int MAX_BYTES = 5_000_000;

  private static final int FEWEST_PAIRS = 20;

  private static final String NO_SCRIPT_STYLE =
      "tr.evidence[hidden]{display:table-row}.needs-script{display:none}";

  private final Report report;
  private final ReportText wording;

  HtmlPage(Report report) {
    this.report = report;
    this.wording = new ReportText(report);
  }

  /** The page of as many pairs, from the first on, as it has room for. */
  static byte[] bytes(Report report) throws IOException {
    int pairs = report.table().rows().size();
    byte[] page = new HtmlPage(report).bytes();
    while (page.length > MAX_BYTES && pairs > FEWEST_PAIRS) {
      long fitting = Math.min(pairs * 9L / 10, (long) pairs * MAX_BYTES / page.length);
      pairs = (int) Math.max(FEWEST_PAIRS, fitting);
      page = new HtmlPage(report.first(pairs)).bytes();
    }
    return page;
  }

  byte[] bytes() throws IOException {
    StringBuilder script = new StringBuilder();
    for (String part : SCRIPTS) {
      script.append(resource(part));
    }
    return text(resource("report.css"), script.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /** The page with another style and another script. */
  // jte's classes take null for an interceptor of what a page prints, and carry no @Nullable.
  @SuppressWarnings("NullAway")
  String text(String style, String script) throws IOException {
    String policy =
        "default-src 'none'; script-src "
            + hash(script)
            + "; style-src "
            + hash(style)
            + " "
            + hash(NO_SCRIPT_STYLE)
            + "; img-src data:; base-uri 'none'; form-action 'none'";
    EscapingOutput out = new EscapingOutput();
    JtepageGenerated.render(
        out,
        null,
        new Page(
            new Page.Assets(policy, style, NO_SCRIPT_STYLE, script),
            report.title(),
            wording.standfirst(),
            wording.facts(),
            result(),
            wording.asked()));
    return out.toString();
  }

  private Page.@Nullable Result result() throws IOException {
    return report.table().rows().isEmpty()
        ? null
        : new Page.Result(
            wording.units(),
            Formats.count(report.nodes().size(), "name", "names"),
            NetworkSection.of(report),
            PairsSection.of(report),
            MatrixSection.of(report),
            TimeSection.of(report),
            report
                .trends()
                .keyEntities()
                .filter(compared -> !compared.rows().isEmpty())
                .map(compared -> Comparisons.of(compared, any -> true))
                .orElse(null),
            EntitiesSection.of(report),
            ChartData.json(report));
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

package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import io.github.dateline.Query;
import io.github.dateline.internal.table.Formats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a report on articles that attack who shows them, next to a usual one. */
class HtmlPageTest {
  private static final String TITLE = "</title><script>hit=11</script> & \"'`=";
  private static final String SEARCH = "\"script> window.hit\" OR today";
  private static final Pattern TAG =
      Pattern.compile("</?[a-z][a-z0-9]*(?: [a-zA-Z-]+(?:=\"[^\"<>'`]*\")?)*/?>");
  private static final Pattern DATA =
      Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

  @TempDir static Path folder;

  static String usual;
  static String hostile;

  @BeforeAll
  static void write() throws IOException {
    usual = page(SampleArchive.usual(folder.resolve("usual")), "A title", "crew OR Duffy");
    hostile = page(SampleArchive.hostile(folder.resolve("hostile")), TITLE, SEARCH);
  }

  private static String page(Path folder, String title, String search) throws IOException {
    try (Archive archive = Archive.open(folder)) {
      Report report =
          Report.builder(archive)
              .question(
                  CooccurrenceQuery.builder()
                      .scope(Query.parse(search))
                      .copies(Copies.PUBLISHED)
                      .minimumCount(1)
                      .evidence(4)
                      .build())
              .title(title)
              .build();
      return new HtmlPage(report).text("/* style */", "/* script */");
    }
  }

  private static String escaped(String text) {
    return Formats.documentLine(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("`", "&#x60;")
        .replace("=", "&#x3D;");
  }

  /** The tags of a page with the names of their attributes. */
  private static Set<String> tags(String page) {
    return TAG.matcher(page)
        .results()
        .map(MatchResult::group)
        .map(tag -> tag.replaceAll("=\"[^\"]*\"", ""))
        .collect(Collectors.toSet());
  }

  @Test
  void nothingThatArticlesSayBecomesMarkup() {
    assertThat(tags(hostile)).isNotEmpty().isSubsetOf(tags(usual));
    assertThat(hostile.split("<script", -1)).hasSize(1 + 2);
    String text = TAG.matcher(DATA.matcher(hostile).replaceAll("")).replaceAll("");
    assertThat(text.replace("<!DOCTYPE html>", "")).doesNotContain("<", ">", "\"", "'", "`", "=");
  }

  @Test
  void everyTextIsThereButEscaped() {
    String name = escaped(SampleArchive.SCRIPT_NAME);
    String other = escaped(SampleArchive.TEMPLATE_NAME);
    assertThat(hostile)
        .contains("<title>" + escaped(TITLE) + "</title>")
        .contains("<h1><bdi>" + escaped(TITLE) + "</bdi></h1>")
        .contains("<dt>Query</dt><dd><bdi>" + escaped(SEARCH) + "</bdi></dd>")
        .containsPattern("data-(first|second)=\"" + Pattern.quote(name) + "\"")
        .containsPattern("data-(first|second)=\"" + Pattern.quote(other) + "\"")
        .containsPattern("title=\"[^\"]*" + Pattern.quote(name) + "[^\"]*\"")
        .containsPattern("aria-label=\"[^\"]*" + Pattern.quote(name) + "[^\"]*\"")
        .containsPattern("data-names=\"[^\"]*" + Pattern.quote(name) + "[^\"]*\"")
        .contains("<bdi>PERSON/" + name + "</bdi>")
        .contains("<mark class=\"first\">" + name + "</mark>")
        .contains("<bdi>" + escaped("</script></style></noscript><script>window.hit=7</script>"))
        .contains("<bdi class=\"source\">" + escaped("<b onmouseover=window.hit=8>| Wire"));
  }

  @Test
  void onlyWebAddressesBecomeLinks() {
    assertThat(hostile)
        .contains("href=\"" + escaped("https://news.example/plain?a=1&b=2") + "\"")
        .doesNotContain("href=\"javascript", "href=\"data", "href=\"https://x.example");
  }

  @Test
  void theDataForTheScriptCannotEndIt() {
    assertThat(DATA.matcher(hostile).results().map(data -> data.group(1)).toList())
        .singleElement()
        .satisfies(
            data -> assertThat(data).contains("\\u003cscript>window.hit=1").doesNotContain("<"));
  }
}

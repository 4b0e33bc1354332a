package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The page in a real browser. Skipped where there is no Chromium with its driver. */
class BrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  @TempDir static Path folder;

  static Chromium browser;
  static Path usual;
  static Path hostile;
  static Path groups;
  static Path crowd;

  @BeforeAll
  static void open() throws IOException {
    Optional<Chromium> started = Chromium.start(folder.resolve("profile"));
    assumeTrue(
        started.isPresent(),
        "no chromium and chromedriver on the path: the page was not tried in a browser");
    browser = started.get();
    usual = folder.resolve("usual.html");
    try (Archive archive = Archive.open(SampleArchive.usual(folder.resolve("usual")))) {
      Report.builder(archive)
          .question(
              CooccurrenceQuery.builder()
                  .copies(Copies.PUBLISHED)
                  .minimumCount(1)
                  .limit(200)
                  .evidence(2)
                  .words(8)
                  .build())
          .build()
          .write(usual);
    }
    hostile = folder.resolve("hostile.html");
    SampleArchive.report(
            SampleArchive.hostile(folder.resolve("hostile")), "</title><script>hit=11</script>")
        .write(hostile);
    crowd = folder.resolve("crowd.html");
    SampleArchive.report(SampleArchive.crowd(folder.resolve("crowd"), 25), null).write(crowd);
    groups = folder.resolve("groups.html");
    SampleArchive.report(SampleArchive.twoGroups(folder.resolve("groups")), null).write(groups);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static void screenshot(String name) throws IOException {
    browser.screenshot(SCREENSHOTS.resolve(name));
  }

  /** Nothing went wrong, and nothing but the file was asked for. */
  private static void isQuiet() {
    assertThat(browser.complaints()).isEmpty();
  }

  private static WebElement one(String css) {
    return browser.one(css);
  }

  /** What the page shows there, once it does. */
  private static void shows(String css, String... texts) {
    browser.eventually(() -> assertThat(one(css).getText()).contains(texts));
  }

  private static long shownPairs() {
    return (long) browser.run("document.querySelectorAll('#pairs-table tbody').length");
  }

  private static String firstRow() {
    return (String) browser.run("document.querySelector('#pairs-table tbody').innerText");
  }

  private static void openEverything() {
    browser.click(one("#pairs-open"));
    browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
    browser.run("datelineReport.network.choose(0)");
    // Every shade, which numbers that differ more would have.
    browser.run(
        "[...document.querySelectorAll('.matrix td:has(a)')]"
            + ".forEach((cell, i) => cell.className = 'shade-' + (1 + i % 6))");
    browser.untilTrue("document.querySelector('tr.evidence').hidden === false");
  }

  private static void hasNoBarrier(String where) throws IOException {
    try (InputStream in =
        BrowserTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      browser.driver().executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object violations =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa',"
                    + " 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r =>"
                    + " done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0,"
                    + " 3).map(n => n.html + ' ' + n.failureSummary).join('; '))))");
    assertThat((List<?>) violations).as(where).isEmpty();
  }

  @Test
  void thePageOpensWithoutAnErrorOrARequest() throws IOException {
    browser.show(usual);
    assertThat(browser.driver().getTitle()).isEqualTo("Who is named with whom");
    browser.untilTrue("document.querySelectorAll('#network-chart .node').length > 0");
    shows("#network-status", "7 names of 7");
    screenshot("report-light.png");
    isQuiet();
  }

  @Test
  void nobodyIsKeptOut() throws IOException {
    browser.show(usual);
    hasNoBarrier("as it opens");
    openEverything();
    hasNoBarrier("all opened");
    browser.theme("dark");
    browser.untilTrue("matchMedia('(prefers-color-scheme: dark)').matches");
    screenshot("report-dark.png");
    hasNoBarrier("dark");
    browser.resize(390, 844);
    browser.untilTrue("innerWidth === 390");
    screenshot("report-phone.png");
    hasNoBarrier("on a phone");
    browser.untilTrue("document.documentElement.scrollWidth <= 390");
    browser.untilTrue(
        "(e => e.scrollWidth <= e.clientWidth)(document.querySelector('#pairs .scroll'))");
    isQuiet();
  }

  @Test
  void pairsAreSortedFilteredAndOpened() {
    browser.show(usual);
    long all = shownPairs();
    String strongest = firstRow();
    WebElement together = one("th[data-sort=both] button");
    browser.click(together);
    isSorted("descending");
    assertThat(firstRow()).contains("Houston and Nasa");
    browser.click(together);
    isSorted("ascending");
    browser.click(one("th[data-sort=rank] button"));
    browser.eventually(() -> assertThat(firstRow()).isEqualTo(strongest));
    one("#pairs-filter").sendKeys("DUFFY houston");
    browser.eventually(() -> assertThat(shownPairs()).isEqualTo(1));
    shows("#pairs-status", "1 of " + all + " pairs");
    WebElement open = one("#pairs-table tbody button.open");
    browser.click(open);
    browser.eventually(() -> assertThat(open.getAttribute("aria-expanded")).isEqualTo("true"));
    WebElement evidence = one("#" + open.getAttribute("aria-controls"));
    assertThat(evidence.isDisplayed()).isTrue();
    assertThat(evidence.findElements(By.tagName("mark")))
        .extracting(WebElement::getText)
        .contains("Sean Duffy", "Houston");
    assertThat(evidence.findElement(By.cssSelector("figcaption a")).getAttribute("href"))
        .startsWith("https://news.example/talks?day=");
    isQuiet();
  }

  /** 300 pairs, of which the first 200 are in the page when it opens. */
  @Test
  void manyPairsAreShownStepByStep() {
    browser.show(crowd);
    shows("#pairs-status", "300 pairs, the first 200 shown");
    assertThat(shownPairs()).isEqualTo(200);
    shows("#pairs-next", "Show 100 more");
    one("#pairs-filter").sendKeys("guest ax ay");
    browser.eventually(() -> assertThat(shownPairs()).isEqualTo(1));
    shows("#pairs-status", "1 of 300 pairs");
    assertThat(one("#pairs-buttons").isDisplayed()).isFalse();
    browser.run("location.hash = '#pair-250'");
    browser.untilTrue("document.querySelector('.reached').contains(document.activeElement)");
    browser.untilTrue("!document.getElementById('pair-250').rows[1].hidden");
    assertThat(shownPairs()).isEqualTo(250);
    browser.click(one("#pairs-all"));
    browser.eventually(() -> assertThat(shownPairs()).isEqualTo(300));
    browser.untilTrue("document.activeElement.closest('tbody').id === 'pair-251'");
    browser.click(one("th[data-sort=first-name] button"));
    browser.eventually(() -> assertThat(firstRow()).contains("Guest Aa"));
    assertThat(shownPairs()).isEqualTo(300);
    isQuiet();
  }

  private static void isSorted(String order) {
    browser.eventually(
        () -> assertThat(one("th[data-sort=both]").getAttribute("aria-sort")).isEqualTo(order));
  }

  @Test
  void theKeyboardIsEnough() {
    browser.show(usual);
    press(Keys.TAB);
    browser.untilTrue("document.activeElement.className === 'skip'");
    press(Keys.ENTER);
    browser.untilTrue("document.activeElement.id === 'main'");
    int pressed = 0;
    while (!browser.run("document.activeElement.className").equals("open")) {
      assertThat(pressed++).isLessThan(90);
      Object before = browser.run("document.activeElement");
      boolean hasParts = "date".equals(browser.run("document.activeElement.type"));
      press(Keys.TAB);
      if (!hasParts) {
        browser.eventually(
            () -> assertThat(browser.run("document.activeElement")).isNotEqualTo(before));
      }
    }
    press(Keys.SPACE);
    browser.untilTrue("document.activeElement.getAttribute('aria-expanded') === 'true'");
    press(Keys.TAB);
    browser.untilTrue("document.activeElement.matches('a.name')");
    press(Keys.ENTER);
    isFollowed();
    browser.untilTrue("document.querySelector('.reached').open");
    isQuiet();
  }

  private static void press(Keys key) {
    new Actions(browser.driver()).sendKeys(key).perform();
  }

  /** The address and what the page does about it come after the click. */
  private static void isFollowed() {
    browser.untilTrue(
        "document.querySelector('.reached').contains(document.activeElement)"
            + " && /^#(pair|name)=/.test(location.hash)");
  }

  @Test
  void theNetworkIsSearchedAndFiltered() throws IOException {
    browser.show(usual);
    one("#network-search").sendKeys("bakan");
    shows("#network-panel", "Dmitry Bakanov", "3 articles", "Roscosmos");
    screenshot("report-chosen.png");
    browser.click(one("#network-panel button.link"));
    browser.eventually(
        () -> assertThat(one("#network-panel h3").getText()).isNotEqualTo("Dmitry Bakanov"));
    browser.click(one("#network-reset"));
    browser.click(one("input[name=kind][value=people]"));
    shows("#network-status", "5 names of 7");
    browser.click(one("#filters-reset"));
    shows("#network-status", "7 names of 7");
    one("#filter-least").sendKeys("9");
    shows("#network-status", "0 names of 7");
    shows("#pairs-status", "0 of 18 pairs");
    browser.click(one("#filters-reset"));
    browser.click(one("#network-in"));
    one("#network-search").sendKeys("nobody at all");
    shows("#network-status", "nobody at all");
    isQuiet();
  }

  @Test
  void groupsAreShownAndChosen() throws IOException {
    browser.show(groups);
    shows("#network-panel", "The names fall into 2 groups", "Ada Alba");
    browser.click(
        one("#network-panel").findElement(By.xpath(".//li//button[contains(., 'Bea Bond')]")));
    shows("#network-panel", "Bea Bond, Bill Bax, Bo Bay", "4 names", "Bud Born");
    screenshot("report-group.png");
    browser.click(one("#network-groups"));
    browser.click(one("#network-panel > button:last-of-type"));
    shows("#network-panel", "The names fall into 2 groups");
    hasNoBarrier("groups");
    isQuiet();
  }

  @Test
  void anyPairIsShownOverTime() {
    browser.show(usual);
    one("#time-pair").sendKeys("houston duffy" + Keys.ENTER);
    browser.untilTrue("document.querySelectorAll('.timeline.chosen').length === 1");
    shows(".timeline.chosen", "Houston and Sean Duffy", "3 articles, at most 2 in a day");
    browser.untilTrue("document.querySelectorAll('.timeline.chosen rect').length === 2");
    one("#time-pair").sendKeys("nobody" + Keys.ENTER);
    shows("#time-status", "nobody");
    browser.click(one(".timeline.chosen button"));
    browser.untilTrue("document.querySelectorAll('.timeline.chosen').length === 0");
    isQuiet();
  }

  @Test
  void namesAndPairsLeadToOneAnother() {
    browser.show(usual);
    one("#entities-filter").sendKeys("houston");
    browser.untilTrue("document.querySelectorAll('details.entity:not([hidden])').length === 1");
    WebElement houston = one("details.entity:not([hidden])");
    browser.click(houston.findElement(By.tagName("summary")));
    browser.untilTrue("document.querySelector('details.entity:not([hidden])').open");
    browser.click(houston.findElement(By.cssSelector(".neighbours a[href^='#pair']")));
    isFollowed();
    browser.untilTrue("!document.querySelector('.reached').rows[1].hidden");
    browser.click(one("#pairs-close"));
    browser.click(one(".matrix td a"));
    isFollowed();
    browser.untilTrue("!document.querySelector('.reached').rows[1].hidden");
    isQuiet();
  }

  private static final String OVERLAPS =
      "(() => { const all = [...document.querySelectorAll('#network-chart text')].map(e =>"
          + " e.getBoundingClientRect()); return all.filter((a, i) => all.some((b, j) => j < i &&"
          + " a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)).length"
          + " })()";

  /** Names and titles of groups, of the whole, of a name found, and nearer. */
  @Test
  void noNameIsWrittenOverAnother() {
    for (Path page : List.of(usual, groups, crowd)) {
      browser.show(page);
      for (int width : List.of(1280, 390)) {
        browser.resize(width, 900);
        browser.untilTrue("innerWidth === " + width);
        browser.untilTrue(
            "Math.abs(document.querySelector('#network-chart').viewBox.baseVal.width"
                + " - document.querySelector('#network-chart').clientWidth) < 2");
        for (String step :
            List.of("", "datelineReport.network.zoom(1.7)", "datelineReport.network.choose(1)")) {
          browser.run(step.isEmpty() ? "0" : step);
          assertThat(browser.run(OVERLAPS)).as(page + " " + width + " " + step).isEqualTo(0L);
          long names =
              (long) browser.run("document.querySelectorAll('#network-chart .node').length");
          // Nearer, the middle may be empty.
          assertThat(names)
              .as(page + " " + width + " " + step)
              .isBetween(step.contains("zoom") ? 0L : 1L, width < 600 ? 25L : 60L);
        }
        shows("#network-chart .node.chosen text", "");
        browser.run("datelineReport.network.choose(null)");
        browser.click(one("#network-reset"));
      }
    }
    isQuiet();
  }

  @Test
  void everyStateHasAnAddress() {
    browser.show(usual);
    browser.run(
        "datelineReport.go({from: '2025-07-31', source: ['Harbour Post'], kind: ['people',"
            + " 'places'], least: 1, sort: 'both-', pair: 'CITY/Houston', with: 'PERSON/Sean"
            + " Duffy'})");
    String address = browser.driver().getCurrentUrl();
    assertThat(address).contains("from=2025-07-31", "pair=CITY/Houston");
    shows("#filters-status", "1 article of 9 are chosen");
    String table = firstRow();
    browser.driver().get("about:blank");
    browser.driver().get(address);
    shows("#filters-status", "1 article of 9 are chosen");
    assertThat(firstRow()).isEqualTo(table);
    browser.untilTrue("!document.querySelector('.reached').rows[1].hidden");
    assertThat(one("#filter-from").getAttribute("value")).isEqualTo("2025-07-31");
    assertThat(browser.driver().getCurrentUrl()).isEqualTo(address);
    browser.run("location.hash = 'pair=4'");
    browser.untilTrue("document.querySelector('.reached').dataset.rank === '4'");
    browser.run("location.hash = 'name=nobody&from=never&least=x&source=none&kind='");
    shows("#filters-status", "0 articles of 9");
    isQuiet();
  }

  @Test
  void numbersLeadToArticlesAndTheseToTheirTexts() {
    browser.show(usual);
    one("#pairs-filter").sendKeys("houston duffy");
    browser.eventually(() -> assertThat(shownPairs()).isEqualTo(1));
    browser.click(one("#pairs-table [data-of=both]"));
    shows("#list-title", "Houston and Sean Duffy");
    shows("#list-body", "3 articles", "Sean Duffy meets Dmitry Bakanov, day 2", "Harbour Post");
    browser.click(one("#list-body li button"));
    shows("#list-body", "Both spoke of the Artemis Accords", "Where it was published");
    press(Keys.ESCAPE);
    browser.untilTrue("!document.querySelector('#list').open");
    isQuiet();
  }

  @Test
  void aLineLeadsToItsSentences() {
    browser.show(usual);
    browser.run(
        "document.querySelector('#network-chart .hit')"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    browser.untilTrue("document.querySelectorAll('#network-panel figure.quote').length > 0");
    browser.untilTrue("/pair=/.test(location.hash)");
    browser.untilTrue("document.querySelectorAll('#network-chart .lines .chosen').length === 1");
    isQuiet();
  }

  @Test
  void pairsAndLinesSayWhatJoinsTheTwo() {
    browser.show(usual);
    browser.run(
        "(() => { const body = [...document.querySelectorAll('#pairs-table tbody')]"
            + ".find(one => one.querySelector('.words'));"
            + "location.hash = '#pair-' + body.dataset.rank;"
            + "document.querySelector(\"#network-chart .hit[data-link='\" + (body.dataset.rank - 1)"
            + " + \"']\").dispatchEvent(new MouseEvent('click', {bubbles: true}));"
            + "window.joined = body.querySelector('.words').textContent; })()");
    browser.untilTrue(
        "(document.querySelector('#network-panel .words') || {}).textContent === window.joined");
    browser.untilTrue("/^What joins them: [a-z ,]+$/.test(window.joined)");
    isQuiet();
  }

  @Test
  void theBrushAndTheNetworkObeyTheKeyboard() {
    browser.show(usual);
    browser.run("document.querySelector('#brush-from').focus()");
    press(Keys.ARROW_RIGHT);
    browser.untilTrue("document.querySelector('#filter-from').value === '2025-07-31'");
    browser.run("document.querySelector('#brush-to').focus()");
    press(Keys.HOME);
    browser.untilTrue("document.querySelector('#filter-to').value === '2025-07-31'");
    shows("#filters-status", "1 article of 9");
    shows("#filters-command", "published:[2025-07-31 TO 2025-07-31]");
    browser.click(one("#filters-reset"));
    shows("#filters-status", "All 9 articles");
    browser.run("document.querySelector('#network-chart [tabindex=\"0\"]').focus()");
    Object before = browser.run("document.activeElement.dataset.id");
    for (Keys key : List.of(Keys.ARROW_LEFT, Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ARROW_DOWN)) {
      press(key);
    }
    browser.untilTrue("document.activeElement.classList.contains('node')");
    assertThat(browser.run("document.activeElement.dataset.id")).isNotNull();
    assertThat(before).isNotNull();
    press(Keys.ENTER);
    browser.untilTrue("/name=/.test(location.hash)");
    browser.untilTrue("document.activeElement.getAttribute('aria-pressed') === 'true'");
    isQuiet();
  }

  @Test
  void picturesAndTablesAreSaved() {
    browser.show(usual);
    browser.click(one("#network .save button"));
    browser.untilTrue("datelineReport.saved.name.endsWith('.svg')");
    Object parsed =
        browser.run(
            "(d => d.documentElement.nodeName + d.querySelectorAll('text').length)(new"
                + " DOMParser().parseFromString(datelineReport.saved.content, 'image/svg+xml'))");
    assertThat(parsed)
        .isEqualTo("svg" + browser.run("document.querySelectorAll('#network-chart text').length"));
    browser.click(one("#network .save button:last-child"));
    browser.untilTrue("datelineReport.saved.name.endsWith('.png')");
    assertThat((long) browser.run("datelineReport.saved.content.size")).isGreaterThan(5_000);
    browser.click(one("#pairs .save button"));
    browser.untilTrue("datelineReport.saved.name.endsWith('.csv')");
    String csv = browser.run("datelineReport.saved.content").toString();
    assertThat(csv.lines().toList()).hasSize(1 + 18).first().asString().startsWith("Rank,First");
    isQuiet();
  }

  /** The lines are those of a curation file: the archive takes them without a complaint. */
  @Test
  void correctionsAreLinesThatTheArchiveTakes() throws IOException {
    browser.show(usual);
    browser.run("location.hash = '#pair-1'");
    browser.untilTrue("document.querySelector('.reached')");
    browser.click(one(".reached").findElement(By.xpath(".//button[contains(., 'These are one')]")));
    browser.run("location.hash = '#entity-4'");
    browser.untilTrue("document.querySelector('.reached').tagName === 'DETAILS'");
    browser.click(one(".reached").findElement(By.xpath(".//button[contains(., 'Not a name')]")));
    String lines = browser.run("document.querySelector('#corrections-lines').value").toString();
    assertThat(lines.lines()).hasSize(2);
    Path corrected = SampleArchive.usual(folder.resolve("corrected"));
    Files.writeString(corrected.resolve("curation.txt"), lines);
    try (Archive archive = Archive.open(corrected)) {
      assertThat(archive.curationProblems()).isEmpty();
      assertThat(SampleArchive.report(corrected, null).nodes()).hasSize(5);
    }
    hasNoBarrier("with corrections");
    isQuiet();
  }

  @Test
  void itPrintsAsLinesAndLetters() {
    browser.show(crowd);
    browser.untilTrue("document.querySelectorAll('#network-chart .node').length > 0");
    Map<String, Object> pdf =
        browser.driver().executeCdpCommand("Page.printToPDF", Map.of("printBackground", false));
    assertThat(Base64.getDecoder().decode(pdf.get("data").toString()))
        .hasSizeBetween(10_000, 3_000_000);
  }

  @Test
  void hostileTextIsShownAndNothingRuns() throws IOException {
    browser.show(hostile);
    openEverything();
    assertThat(browser.driver().getTitle()).isEqualTo("</title><script>hit=11</script>");
    assertThat(one("#pairs-table").getText())
        .contains(
            SampleArchive.SCRIPT_NAME, SampleArchive.TEMPLATE_NAME, "</style></noscript><script>");
    browser.untilTrue("document.querySelectorAll('img,svg[onload],b[onmouseover]').length === 0");
    browser.untilTrue("document.scripts.length === 2");
    assertThat((List<?>) browser.run("[...document.links].map(a => a.protocol)"))
        .allMatch(protocol -> List.of("file:", "https:").contains(protocol));
    screenshot("report-hostile.png");
    hasNoBarrier("hostile");
    assertThat(browser.run("typeof hit")).isEqualTo("undefined");
    isQuiet();
  }

  @Test
  void theTablesNeedNoScript() {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.show(usual);
      assertThat(one("tr.evidence").isDisplayed()).isTrue();
      assertThat(one("#network-chart").isDisplayed()).isFalse();
      assertThat(browser.driver().findElements(By.cssSelector(".neighbours"))).hasSize(7);
      browser.show(crowd);
      assertThat(browser.driver().findElements(By.cssSelector("tr.pair"))).hasSize(300);
    } finally {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }
}

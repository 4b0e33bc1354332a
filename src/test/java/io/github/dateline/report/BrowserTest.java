package io.github.dateline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dateline.Archive;
import io.github.dateline.CooccurrenceQuery;
import io.github.dateline.Copies;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;

/** The page in a real browser. Skipped where there is no Chromium with its driver. */
class BrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  private static final Pattern REQUEST =
      Pattern.compile("requestWillBeSent\".*\"request\":\\{.*?\"url\":\"(?!file:|data:)([^\"]*)");

  /** Selenium warns of browsers that are newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  @TempDir static Path folder;

  static ChromeDriver browser;
  static Path usual;
  static Path hostile;

  @BeforeAll
  static void open() throws IOException {
    Optional<String> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<String> driver = program("chromedriver");
    assumeTrue(
        chromium.isPresent() && driver.isPresent(),
        "no chromium and chromedriver on the path: the page was not tried in a browser");
    usual = folder.resolve("usual.html");
    try (Archive archive = Archive.open(SampleArchive.usual(folder.resolve("usual")))) {
      Report.builder(archive)
          .question(
              CooccurrenceQuery.builder()
                  .copies(Copies.PUBLISHED)
                  .minimumCount(1)
                  .limit(200)
                  .evidence(2)
                  .build())
          .build()
          .write(usual);
    }
    hostile = folder.resolve("hostile.html");
    SampleArchive.report(
            SampleArchive.hostile(folder.resolve("hostile")), "</title><script>hit=11</script>")
        .write(hostile);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.get());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,1000",
        "--user-data-dir=" + folder.resolve("profile"));
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    browser =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(driver.get()))
                .usingAnyFreePort()
                .withSilent(true)
                .build(),
            options);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static Optional<String> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(at -> Path.of(at, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  private static void show(Path page) {
    resize(1280, 1000);
    theme("light");
    browser.manage().logs().get("browser");
    browser.manage().logs().get("performance");
    browser.get("about:blank");
    browser.get(page.toUri().toString());
  }

  private static void theme(String theme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  private static void resize(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  private static void screenshot(String name) throws IOException {
    Files.createDirectories(SCREENSHOTS);
    Object data =
        browser
            .executeCdpCommand("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data");
    Files.write(SCREENSHOTS.resolve(name), Base64.getDecoder().decode(data.toString()));
  }

  /** Nothing went wrong, and nothing but the file was asked for. */
  private static void isQuiet() {
    assertThat(browser.manage().logs().get("browser").getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .isEmpty();
    assertThat(browser.manage().logs().get("performance").getAll())
        .extracting(LogEntry::getMessage)
        .noneMatch(message -> REQUEST.matcher(message).find());
  }

  private static Object run(String script, Object... values) {
    return browser.executeScript("return " + script, values);
  }

  private static WebElement one(String css) {
    return browser.findElement(By.cssSelector(css));
  }

  private static long shownPairs() {
    return (long) run("document.querySelectorAll('#pairs-table tbody:not([hidden])').length");
  }

  private static String firstRow() {
    return (String) run("document.querySelector('#pairs-table tbody').innerText");
  }

  private static void hasNoBarrier(String where) throws IOException {
    try (InputStream in =
        BrowserTest.class.getResourceAsStream(
            "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
      browser.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object violations =
        browser.executeAsyncScript(
            "const done = arguments[0]; axe.run(document, {runOnly: ['wcag2a', 'wcag2aa',"
                + " 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(r =>"
                + " done(r.violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.slice(0,"
                + " 3).map(n => n.html + ' ' + n.failureSummary).join('; '))))");
    assertThat((List<?>) violations).as(where).isEmpty();
  }

  @Test
  void thePageOpensWithoutAnErrorOrARequest() throws IOException {
    show(usual);
    assertThat(browser.getTitle()).isEqualTo("Who is named with whom");
    assertThat((long) run("document.querySelectorAll('#network-chart canvas').length"))
        .isPositive();
    assertThat(one("#network-status").getText()).startsWith("7 names of 7");
    screenshot("report-light.png");
    isQuiet();
  }

  @Test
  void nobodyIsKeptOut() throws IOException {
    show(usual);
    hasNoBarrier("as it opens");
    one("#pairs-open").click();
    run("document.querySelectorAll('details').forEach(d => d.open = true)");
    run("datelineNetwork.choose(0)");
    hasNoBarrier("all opened");
    theme("dark");
    screenshot("report-dark.png");
    hasNoBarrier("dark");
    resize(390, 844);
    screenshot("report-phone.png");
    hasNoBarrier("on a phone");
    assertThat((boolean) run("document.documentElement.scrollWidth <= 390")).isTrue();
    isQuiet();
  }

  @Test
  void pairsAreSortedFilteredAndOpened() {
    show(usual);
    long all = shownPairs();
    String strongest = firstRow();
    WebElement together = one("th[data-sort=both] button");
    together.click();
    assertThat(one("th[data-sort=both]").getAttribute("aria-sort")).isEqualTo("descending");
    assertThat(firstRow()).contains("Nasa");
    together.click();
    assertThat(one("th[data-sort=both]").getAttribute("aria-sort")).isEqualTo("ascending");
    one("th[data-sort=rank] button").click();
    assertThat(firstRow()).isEqualTo(strongest);
    one("#pairs-filter").sendKeys("DUFFY houston");
    assertThat(shownPairs()).isEqualTo(1);
    assertThat(one("#pairs-status").getText()).isEqualTo("1 of " + all + " pairs");
    WebElement open = one("#pairs-table tbody:not([hidden]) button.open");
    open.click();
    assertThat(open.getAttribute("aria-expanded")).isEqualTo("true");
    WebElement evidence = browser.findElement(By.id(open.getAttribute("aria-controls")));
    assertThat(evidence.isDisplayed()).isTrue();
    assertThat(evidence.findElements(By.tagName("mark")))
        .extracting(WebElement::getText)
        .contains("Sean Duffy", "Houston");
    assertThat(evidence.findElement(By.cssSelector("figcaption a")).getAttribute("href"))
        .startsWith("https://news.example/talks?day=");
    isQuiet();
  }

  @Test
  void theKeyboardIsEnough() {
    show(usual);
    Actions keys = new Actions(browser);
    keys.sendKeys(Keys.TAB).perform();
    assertThat(run("document.activeElement.className")).isEqualTo("skip");
    keys.sendKeys(Keys.ENTER).perform();
    assertThat(run("document.activeElement.id")).isEqualTo("main");
    for (int i = 0; i < 40 && !run("document.activeElement.className").equals("open"); i++) {
      keys.sendKeys(Keys.TAB).perform();
    }
    assertThat(run("document.activeElement.className")).isEqualTo("open");
    keys.sendKeys(Keys.SPACE).perform();
    assertThat(run("document.activeElement.getAttribute('aria-expanded')")).isEqualTo("true");
    keys.sendKeys(Keys.TAB).sendKeys(Keys.ENTER).perform();
    assertThat((boolean) run("document.querySelector(location.hash).open")).isTrue();
    isQuiet();
  }

  @Test
  void theNetworkIsSearchedAndFiltered() throws IOException {
    show(usual);
    one("#network-search").sendKeys("bakan");
    assertThat(one("#network-panel").getText())
        .contains("Dmitry Bakanov", "3 articles", "Roscosmos");
    screenshot("report-chosen.png");
    one("#network-panel button.link").click();
    assertThat(one("#network-panel h3").getText()).isNotEqualTo("Dmitry Bakanov");
    one("input[name=kind][value=people]").click();
    assertThat(one("#network-status").getText()).startsWith("5 names of 7");
    one("#network-reset").click();
    assertThat(one("#network-status").getText()).startsWith("7 names of 7");
    run(
        "(e => { e.value = 9; e.dispatchEvent(new Event('input')) })(arguments[0])",
        one("#network-articles"));
    assertThat(one("#network-status").getText()).startsWith("0 names of 7");
    one("#network-reset").click();
    one("#network-in").click();
    one("#network-search").sendKeys("nobody at all");
    assertThat(one("#network-status").getText()).contains("nobody at all");
    isQuiet();
  }

  @Test
  void namesAndPairsLeadToOneAnother() {
    show(usual);
    one("#entities-filter").sendKeys("houston");
    assertThat((long) run("document.querySelectorAll('details.entity:not([hidden])').length"))
        .isEqualTo(1);
    WebElement houston = one("details.entity:not([hidden])");
    houston.findElement(By.tagName("summary")).click();
    houston.findElement(By.cssSelector(".neighbours a[href^='#pair']")).click();
    assertThat((boolean) run("!document.querySelector(location.hash).rows[1].hidden")).isTrue();
    one(".matrix td a").click();
    assertThat((boolean) run("!document.querySelector(location.hash).rows[1].hidden")).isTrue();
    isQuiet();
  }

  @Test
  void hostileTextIsShownAndNothingRuns() throws IOException {
    show(hostile);
    one("#pairs-open").click();
    run("document.querySelectorAll('details').forEach(d => d.open = true)");
    run("datelineNetwork.choose(0)");
    assertThat(run("window.hit === undefined && typeof hit")).isEqualTo("undefined");
    assertThat(browser.getTitle()).isEqualTo("</title><script>hit=11</script>");
    assertThat(one("#pairs-table").getText())
        .contains(SampleArchive.SCRIPT_NAME, SampleArchive.TEMPLATE_NAME, "</style><script>");
    assertThat((long) run("document.querySelectorAll('img,svg[onload],b[onmouseover]').length"))
        .isZero();
    assertThat((long) run("document.scripts.length")).isEqualTo(3);
    assertThat((List<?>) run("[...document.links].map(a => a.protocol)"))
        .allMatch(protocol -> List.of("file:", "https:").contains(protocol));
    screenshot("report-hostile.png");
    hasNoBarrier("hostile");
    isQuiet();
  }

  @Test
  void theTablesNeedNoScript() {
    browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      show(usual);
      assertThat(one("tr.evidence").isDisplayed()).isTrue();
      assertThat(one("#network-chart").isDisplayed()).isFalse();
    } finally {
      browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }
}

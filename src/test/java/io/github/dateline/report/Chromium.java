package io.github.dateline.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real browser, without a window, with a profile of its own, that asks nothing of a network. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a script may take on a machine that does much else: axe-core looks at every element. */
  private static final Duration SCRIPT_PATIENCE = Duration.ofMinutes(10);

  private static final Pattern REQUEST =
      Pattern.compile("requestWillBeSent\".*\"request\":\\{.*?\"url\":\"(?!file:|data:)([^\"]*)");

  /** Selenium warns of browsers that are newer than itself. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  static {
    SELENIUM.setLevel(Level.SEVERE);
  }

  private final ChromeDriver driver;

  private Chromium(ChromeDriver driver) {
    this.driver = driver;
    driver.manage().timeouts().scriptTimeout(SCRIPT_PATIENCE);
  }

  /** Starts one, or none where there is none on the path. */
  static Optional<Chromium> start(Path profile) {
    Optional<String> chromium = program("chromium", "chromium-browser", "google-chrome");
    Optional<String> driver = program("chromedriver");
    if (chromium.isEmpty() || driver.isEmpty()) {
      return Optional.empty();
    }
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
        "--hide-scrollbars",
        "--window-size=1280,1000",
        "--user-data-dir=" + profile.toAbsolutePath());
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
    return Optional.of(
        new Chromium(
            new ChromeDriver(
                new ChromeDriverService.Builder()
                    .usingDriverExecutable(new File(driver.get()))
                    .usingAnyFreePort()
                    .withSilent(true)
                    .build(),
                options)));
  }

  private static Optional<String> program(String... names) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.of(names)
        .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(at -> Path.of(at, name)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  @Override
  public void close() {
    driver.quit();
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens a page again, light and as large as on a desk; what was logged before is forgotten. */
  void show(Path page) {
    resize(1280, 1000);
    theme("light");
    driver.get("about:blank");
    driver.manage().logs().get("browser");
    driver.manage().logs().get("performance");
    driver.get(page.toUri().toString());
  }

  void theme(String theme) {
    media("", theme);
  }

  /** Sets the medium, {@code print} or empty, and the theme, {@code light} or {@code dark}. */
  void media(String medium, String theme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            medium,
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", theme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
  }

  void resize(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** A picture of the whole page. */
  void screenshot(Path file) throws IOException {
    save(file, Map.of("captureBeyondViewport", true));
  }

  /** A picture of an element. */
  void screenshot(Path file, String css) throws IOException {
    List<?> box =
        (List<?>)
            run(
                "(r => [r.x + scrollX, r.y + scrollY, r.width, r.height])"
                    + "(document.querySelector(arguments[0]).getBoundingClientRect())",
                css);
    Map<String, Object> clip =
        Map.of(
            "x",
            box.get(0),
            "y",
            box.get(1),
            "width",
            box.get(2),
            "height",
            box.get(3),
            "scale",
            1);
    save(file, Map.of("captureBeyondViewport", true, "clip", clip));
  }

  private void save(Path file, Map<String, Object> how) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    // Two frames: the first shows what was changed, so after the second all is drawn.
    driver.executeAsyncScript(
        "const done = arguments[0];"
            + " requestAnimationFrame(() => requestAnimationFrame(() => done()))");
    Object data = driver.executeCdpCommand("Page.captureScreenshot", how).get("data");
    Files.write(file, Base64.getDecoder().decode(data.toString()));
  }

  /** What went wrong since the page was opened, and what was asked of a network. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get("browser")) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        complaints.add(entry.getMessage());
      }
    }
    for (LogEntry entry : driver.manage().logs().get("performance")) {
      Matcher request = REQUEST.matcher(entry.getMessage());
      if (request.find()) {
        complaints.add("asked for " + request.group(1));
      }
    }
    return complaints;
  }

  /** The value of an expression. */
  Object run(String script, Object... values) {
    return driver.executeScript("return " + script, values);
  }

  WebElement one(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  /** Clicks in the middle of the window, where the bar that stays at the top covers nothing. */
  void click(WebElement element) {
    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
    element.click();
  }

  /** Waits until a check holds: a page does some of its work after a click has returned. */
  void eventually(Runnable check) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(20))
        .ignoring(AssertionError.class)
        .ignoring(JavascriptException.class)
        .until(any -> {
          check.run();
          return true;
        });
  }

  /** Waits until an expression is true. */
  void untilTrue(String expression) {
    eventually(() -> {
      if (!Boolean.TRUE.equals(run("!!(" + expression + ")"))) {
        throw new AssertionError("not true: " + expression);
      }
    });
  }
}

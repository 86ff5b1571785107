package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --report} in a browser. */
class PageBrowserTest {
  @TempDir private static Path folder;

  private static Browser browser;
  private static Path one;
  private static Path hostile;

  @BeforeAll
  static void pages() throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isEmpty()) {
      System.out.println("PageBrowserTest is skipped: no Chromium on the PATH");
    }
    assumeTrue(program.isPresent(), "no Chromium on the PATH");
    one = folder.resolve("one.html");
    run("forecast", AIRLINE, "-H", 12, "--report", one).requireDone();
    hostile = folder.resolve("hostile.html");
    run("forecast", hostileData(), "-H", 3, "--report", hostile).requireDone();
    // not in a folder that must be deleted: Chromium writes into its profile even when it has ended
    Path profile = Files.createTempDirectory(Path.of("target"), "chromium");
    browser = new Browser(program.get(), profile, 1000);
  }

  private static final List<String> NAMES =
      List.of(
          "<script>document.title='out'</script>",
          "\"'><img src=x onerror=\"document.title='out'\">",
          "two\nlines",
          "\u202Etxet \u05D0\u05D1",
          "</script><svg onload=\"document.title='out'\">",
          "plain");

  private static Path hostileData() throws Exception {
    StringBuilder csv = new StringBuilder("time,name,value\n");
    for (String name : NAMES) {
      for (int t = 1; t <= 24; t++) {
        csv.append(
            "2020-%02d-01".formatted((t - 1) % 12 + 1).replace("2020", "" + (2019 + t / 13)));
        csv.append(",\"").append(name.replace("\"", "\"\"")).append("\",").append(t).append('\n');
      }
    }
    return Files.writeString(folder.resolve("hostile.csv"), csv);
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.end();
    }
  }

  private static double number(String expression) throws Exception {
    return browser.value(expression).asDouble();
  }

  private static double x(double share) throws Exception {
    return number("document.getElementById('chart').getBoundingClientRect().left")
        + share * number("document.getElementById('chart').getBoundingClientRect().width");
  }

  private static double y() throws Exception {
    browser.value("document.getElementById('chart').scrollIntoView()");
    return number("document.getElementById('chart').getBoundingClientRect().top") + 150;
  }

  private static String told() throws Exception {
    return browser.text("document.getElementById('told').textContent");
  }

  private static String label() throws Exception {
    return browser.text("document.getElementById('chart').getAttribute('aria-label')");
  }

  @Test
  void nothingIsLoadedAndNothingComplains() throws Exception {
    browser.open(one);
    assertEquals(List.of(one.toUri().toString()), browser.requests());
    assertEquals(List.of(), browser.complaints());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch('http://127.0.0.1:9/').catch(() => {})",
        "new Image().src = 'http://127.0.0.1:9/a.png'",
        "document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))",
        "document.body.append(Object.assign(document.createElement('style'), {textContent: 'p{}'}))"
      })
  void thePolicyForbidsWhatThePageDoesNotHold(String attempt) throws Exception {
    browser.open(one);
    String refused =
        browser.text(
            "new Promise(done => {document.addEventListener('securitypolicyviolation',"
                + " event => done(event.disposition)); "
                + attempt
                + "})");
    assertEquals("enforce", refused);
  }

  @Test
  void pointingTellsDateValueAndIntervals() throws Exception {
    browser.open(one);
    double y = y();
    browser.mouse("mouseMoved", x(.5), y);
    assertTrue(told().matches("19\\d\\d-\\d\\d\\nobserved: \\d+"), told());
    browser.mouse("mouseMoved", x(.999), y);
    assertTrue(
        told()
            .matches(
                "1961-12\\n95 %: [\\d.]+ to [\\d.]+\\n80 %: [\\d.]+ to [\\d.]+\\nforecast: 482\\.\\d+"),
        told());
  }

  @Test
  void draggingZoomsAndTheButtonsGoBack() throws Exception {
    browser.open(one);
    String before = label();
    double y = y();
    browser.mouse("mouseMoved", x(.4), y);
    browser.mouse("mousePressed", x(.4), y);
    browser.mouse("mouseMoved", x(.6), y);
    browser.mouse("mouseReleased", x(.6), y);
    assertNotEquals(before, label());
    browser.value("document.getElementById('reset').click()");
    assertEquals(before, label());
    browser.value("document.getElementById('whole').click()");
    assertTrue(label().contains("1949-01 to 1961-12"), label());
  }

  @Test
  void keysStepThroughTimeAndZoom() throws Exception {
    browser.open(one);
    String before = label();
    browser.value("document.getElementById('chart').focus()");
    browser.key("End");
    assertTrue(told().startsWith("1961-12\n"), told());
    browser.key("ArrowLeft");
    assertTrue(told().startsWith("1961-11\n"), told());
    browser.key("+");
    assertNotEquals(before, label());
    assertTrue(told().startsWith("1961-11\n"), told());
    browser.key("Home");
    assertEquals("1949-01\nobserved: 112", told());
    browser.key("0");
    assertEquals(before, label());
  }

  @Test
  void whatIsSwitchedOffIsNotDrawn() throws Exception {
    browser.open(one);
    String bands = "document.querySelectorAll('#chart polygon').length";
    assertEquals(2, number(bands));
    browser.value("document.querySelector('#shown input[name=\"95 %\"]').click()");
    assertEquals(1, number(bands));
    browser.value("document.querySelector('#shown input[name=\"forecast\"]').click()");
    assertEquals(1, number("document.querySelectorAll('#chart polyline').length"));
    browser.value("document.querySelector('#shown input[name=\"95 %\"]').click()");
    assertEquals(2, number(bands));
  }

  @Test
  void partsOfATrainingAreNamedAtTheirSteps() throws Exception {
    Path model = folder.resolve("m.recur");
    Path page = folder.resolve("m.html");
    run("train", AIRLINE, "--model", "ets", "-H", 12, "-o", model, "--report", page).requireDone();
    browser.open(page);
    assertEquals(List.of(), browser.complaints());
    assertEquals(0, number("document.querySelectorAll('#shown input[name=\"test\"]').length"));
    browser.value("document.getElementById('chart').focus()");
    browser.key("End");
    assertTrue(told().startsWith("1960-12, test\n"), told());
    assertTrue(told().contains("\nobserved: 432") && told().contains("\nforecast: "), told());
  }

  @Test
  void samplePathsStandOverTheIntervalsAndAreSwitchedTogether() throws Exception {
    Path model = folder.resolve("paths.recur");
    Path page = folder.resolve("paths.html");
    run("train", AIRLINE, "--model", "ets", "-H", 12, "-o", model).requireDone();
    String points = run("forecast", model, "--digits", 17).requireDone().out();
    String drawn = run("forecast", model, "--samples", 60, "--report", page).requireDone().out();
    assertEquals(1 + 60 * 12, drawn.lines().count());
    browser.open(page);
    assertEquals(List.of(), browser.complaints());
    String paths = "document.querySelectorAll('#chart .s-path').length";
    assertEquals(50, number(paths));
    browser.value("document.getElementById('chart').focus()");
    browser.key("End");
    List<String> told = told().lines().toList();
    String[] row = points.lines().reduce((a, b) -> b).orElseThrow().split(",", -1);
    assertEquals("1961-12, forecast", told.get(0));
    assertEquals(Double.parseDouble(row[1]), value(told.get(3), "forecast: "), 1e-4);
    assertEquals(
        Double.parseDouble(row[2]), value(told.get(2).split(" to ", -1)[0], "80 %: "), 1e-4);
    assertTrue(told.get(4).matches("sample paths: [\\d.]+ to [\\d.]+"), told.toString());
    browser.value("document.querySelector('#shown input[name=\"sample paths\"]').click()");
    assertEquals(0, number(paths));
    browser.value("document.querySelector('#shown input[name=\"sample paths\"]').click()");
  }

  @Test
  void rivalsAreSwitchedAndOnlyTheBestIsShownAtFirst() throws Exception {
    Path model = folder.resolve("rivals.recur");
    Path page = folder.resolve("rivals.html");
    run("train", AIRLINE, "--model", "theta", "-H", 12, "-o", model).requireDone();
    run("evaluate", model, AIRLINE, "--folds", 2, "--compare", "naive,drift", "--report", page)
        .requireDone();
    browser.open(page);
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(page.toUri().toString()), browser.requests());
    String lines = "document.querySelectorAll('#chart polyline.s-rival').length";
    String boxes = "document.querySelectorAll('#shown input[name=\"naive\"], [name=\"drift\"]')";
    assertEquals(2, number(boxes + ".length"));
    assertEquals(2, number(lines), "a line for each fold of the best");
    browser.value(boxes + ".forEach(box => box.checked || box.click())");
    assertEquals(4, number(lines));
    browser.value(boxes + ".forEach(box => box.click())");
    assertEquals(0, number(lines));
  }

  private static double value(String line, String before) {
    assertTrue(line.startsWith(before), line);
    return Double.parseDouble(line.substring(before.length()));
  }

  @Test
  void namesFromAFileAreShownAndDoNothing() throws Exception {
    browser.open(hostile);
    assertEquals("Forecast of 6 series", browser.text("document.title"));
    assertEquals(2, number("document.scripts.length"));
    assertEquals(0, number("document.querySelectorAll('img').length"));
    assertEquals(List.of(), browser.complaints());
    assertEquals(List.of(hostile.toUri().toString()), browser.requests());
    assertEquals(
        NAMES.get(0), browser.text("document.querySelector('#series option').textContent"));
    assertEquals(
        NAMES.get(1), browser.text("document.querySelectorAll('#series option')[1].textContent"));
    assertEquals(
        "two\uFFFDlines",
        browser.text("document.querySelectorAll('#series option')[2].textContent"));
  }

  @Test
  void aSearchFindsASeriesAndShowsIt() throws Exception {
    browser.open(hostile);
    String type =
        "(text => {const find = document.getElementById('find'); find.value = text;"
            + " find.dispatchEvent(new Event('input'))})";
    browser.value(type + "('PLAI')");
    assertEquals("1 of 6", browser.text("document.getElementById('found').textContent"));
    assertTrue(label().startsWith("plain, "), label());
    browser.value(type + "('nowhere')");
    assertEquals("0 of 6", browser.text("document.getElementById('found').textContent"));
    assertTrue(label().startsWith("plain, "), label());
    browser.value(type + "('')");
    browser.value(
        "(() => {const list = document.getElementById('series'); list.value = '2';"
            + " list.dispatchEvent(new Event('change'))})()");
    assertTrue(label().startsWith("two\uFFFDlines, "), label());
  }

  @Test
  void withTheScriptThePictureMovesAndWithoutItStandsStill() throws Exception {
    browser.open(one);
    assertEquals(
        "none", browser.text("getComputedStyle(document.querySelector('.still')).display"));
    browser.value("document.body.classList.remove('explored')");
    assertNotEquals(
        "none", browser.text("getComputedStyle(document.querySelector('.still')).display"));
    assertTrue(Files.readString(one).contains("<div id=\"explore\" hidden>"));
  }

  @Test
  void thePageIsNoWiderThanItsWindow() throws Exception {
    browser.open(hostile);
    assertEquals(
        number("document.documentElement.clientWidth"),
        number("document.documentElement.scrollWidth"));
  }
}

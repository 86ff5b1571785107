package dev.recur.cli;

import static dev.recur.cli.Terminal.AIRLINE;
import static dev.recur.cli.Terminal.run;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --report}. */
class PageTest {
  @TempDir private Path folder;

  private static List<String> headings(String html) {
    Matcher matcher = Pattern.compile("<h2 id=\"[a-z]+-h\">([^<]+)</h2>").matcher(html);
    List<String> headings = new ArrayList<>();
    while (matcher.find()) {
      headings.add(matcher.group(1));
    }
    return headings;
  }

  private static String between(String html, String before, String after) {
    int from = html.indexOf(before) + before.length();
    return html.substring(from, html.indexOf(after, from));
  }

  @Test
  void aForecastIsVerdictPictureValuesAndHowItWasMade() throws IOException {
    Path page = folder.resolve("a.html");
    String plain = run("forecast", AIRLINE, "-H", 12).requireDone().out();
    Terminal made = run("forecast", AIRLINE, "-H", 12, "--report", page).requireDone();
    assertEquals(plain, made.out());
    assertTrue(made.err().contains("wrote " + page), made.err());
    String html = Files.readString(page);
    assertEquals(
        List.of("Verdict", "Picture", "Values", "How it was made", "What recur noticed"),
        headings(html));
    assertTrue(html.contains("recur forecast " + AIRLINE + " -H 12 --report " + page), html);
    assertTrue(html.contains("<td><bdi>449.1</bdi></td>"));
    assertTrue(html.contains("season 12, confirmed by the values"));
    assertTrue(html.contains("class=\"s-forecast\""), "a picture stands still");
    assertTrue(Files.size(page) < 400_000, Files.size(page) + " bytes");
  }

  @Test
  void theCommandsThatWouldScoreItReadTheDataAsItWasRead() throws IOException {
    Path page = folder.resolve("page.html");
    run("forecast", AIRLINE, "--target", "Passengers", "--frequency", "monthly", "--report", page);
    assertTrue(
        Files.readString(page)
            .contains("csv --target Passengers --frequency monthly --model pretrained -o "));
  }

  @Test
  void ofValuesTooFewToBeScoredThePageSaysSoAndNamesNoCommand() throws IOException {
    Path data = Files.writeString(folder.resolve("one.csv"), "month,x\n2024-01,5\n");
    Path page = folder.resolve("one.html");
    run("forecast", data, "--frequency", "monthly", "--report", page).requireDone();
    String html = Files.readString(page);
    assertTrue(html.contains("These values are too few to hold some of them out."));
    assertFalse(html.contains("recur train"));
  }

  @Test
  void aBacktestIsVerdictPictureScoresAndTheirParts() throws IOException {
    Path model = folder.resolve("m.recur");
    run("train", AIRLINE, "--model", "ets", "-H", 12, "-o", model).requireDone();
    Path page = folder.resolve("a.html");
    List<Object> backtest = List.of("evaluate", model, AIRLINE, "--folds", 8, "--refit-every", 1);
    String plain = run(backtest).requireDone().out();
    assertEquals(plain, run(backtest, "--report", page).requireDone().out());
    String html = Files.readString(page);
    assertEquals(
        List.of(
            "Verdict",
            "Picture",
            "Scores",
            "By step ahead",
            "By origin",
            "Intervals",
            "How it was made",
            "What recur noticed"),
        headings(html));
    String verdict = between(html, "<p class=\"headline\"><bdi>", "</bdi>");
    assertTrue(verdict.matches("ets is (better than|worse than|about as good as) .*"), verdict);
    for (String said : List.of("Diebold-Mariano, 8 origins", "the 80 % interval caught")) {
      assertTrue(plain.contains(said) && html.contains(said), said);
    }
    assertTrue(html.contains("SHA-256 "));
    Path forecast = folder.resolve("f.html");
    run("forecast", model, "--report", forecast).requireDone();
    assertTrue(headings(Files.readString(forecast)).containsAll(List.of("Scores", "Intervals")));
  }

  @Test
  void headingsSayHowManySeriesOrColumnsThereAreAndNothingTwice() throws IOException {
    StringBuilder rows = new StringBuilder("month,north,south\n");
    for (int t = 0; t < 36; t++) {
      rows.append("%d-%02d,%d,%d%n".formatted(2020 + t / 12, t % 12 + 1, 12345678 + t, t * t));
    }
    Path data = Files.writeString(folder.resolve("columns.csv"), rows);
    Path page = folder.resolve("f.html");
    run("forecast", data, "--report", page).requireDone();
    String forecast = Files.readString(page);
    assertTrue(forecast.contains("<h1><bdi>Forecast of 2 columns</bdi></h1>"));
    assertTrue(forecast.contains("1 series of 2 columns, each of 36 values, monthly"));
    // a reader sees groups of digits, and copies a number
    assertTrue(forecast.contains("<td><bdi>12<span class=\"digits\">345</span><span"), forecast);
    Path model = folder.resolve("m.recur");
    run("train", data, "--model", "naive", "-H", 6, "-o", model, "--report", page, "-f")
        .requireDone();
    List<String> pages = new ArrayList<>(List.of(Files.readString(page)));
    run("evaluate", model, data, "--folds", 2, "--by", "fold", "--report", page, "-f")
        .requireDone();
    pages.add(Files.readString(page));
    assertTrue(pages.get(1).contains("<h1><bdi>Backtest of naive</bdi></h1>"));
    for (String html : pages) {
      assertTrue(html.contains(" values of 2 columns, "), html);
      List<String> twice = new ArrayList<>(headings(html));
      twice.retainAll(
          Pattern.compile("<caption><bdi>(.*?)</bdi>")
              .matcher(html)
              .results()
              .map(found -> found.group(1))
              .toList());
      assertEquals(List.of(), twice);
    }
  }

  @Test
  void thePolicyAllowsTheStyleAndTheScriptOfThePageAndNothingElse() throws Exception {
    Path page = folder.resolve("a.html");
    run("forecast", AIRLINE, "-H", 12, "--report", page).requireDone();
    String html = Files.readString(page);
    String policy = between(html, "Content-Security-Policy\" content=\"", "\">");
    assertEquals(
        "default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'"
            .formatted(
                hash(between(html, "<style>", "</style>")),
                hash(between(html, "<script>", "</script>"))),
        policy);
    String without = html.replace("http://www.w3.org/2000/svg", "").replace("http-equiv", "");
    assertFalse(without.matches("(?s).*(http|//[a-z]|\\ssrc=|@import|url\\(h).*"));
    assertFalse(html.contains(" style=\""), "the policy forbids a style of an element");
  }

  private static String hash(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] hashed = MessageDigest.getInstance("SHA-256").digest(bytes);
    return "sha256-" + Base64.getEncoder().encodeToString(hashed);
  }

  @Test
  void aThousandSeriesTakeLessThanFiveMegabytes() throws IOException {
    StringBuilder csv = new StringBuilder("time,shop,sold\n");
    for (int s = 0; s < 1000; s++) {
      for (int t = 0; t < 72; t++) {
        double sold = 1000 * Math.abs(Math.sin(s + t * t));
        csv.append(2015 + t / 12).append('-').append("%02d".formatted(t % 12 + 1));
        csv.append("-01,shop ").append(s).append(',').append(sold).append('\n');
      }
    }
    Path data = Files.writeString(folder.resolve("panel.csv"), csv);
    Path page = folder.resolve("a.html");
    run("forecast", data, "-H", 12, "--report", page).requireDone();
    String html = Files.readString(page);
    assertTrue(Files.size(page) < 5_000_000, Files.size(page) + " bytes");
    assertTrue(html.contains("12 of 1000 series stand still; 1000 can be explored."));
  }

  @Test
  void thePageIsTheSameEveryTime() throws IOException {
    Path page = folder.resolve("a.html");
    run("forecast", AIRLINE, "-H", 3, "--report", page).requireDone();
    byte[] first = Files.readAllBytes(page);
    Files.delete(page);
    run("forecast", AIRLINE, "-H", 3, "--report", page).requireDone();
    assertArrayEquals(first, Files.readAllBytes(page));
  }

  @Test
  void otherEndingsAreRefusedBeforeAnyWork() throws IOException {
    Path there = Files.writeString(folder.resolve("a.html"), "mine");
    assertEquals(3, run("forecast", AIRLINE, "--report", there).code());
    assertEquals("mine", Files.readString(there));
    assertEquals(2, run("forecast", AIRLINE, "--report", folder.resolve("a.pdf")).code());
    Terminal asPicture = run("forecast", AIRLINE, "--plot", folder.resolve("b.html"));
    assertEquals(2, asPicture.code());
    assertTrue(asPicture.err().contains("--report writes a page"), asPicture.err());
    Path data = Files.copy(AIRLINE, folder.resolve("data.html"));
    assertEquals(3, run("forecast", data, "--report", data, "-f").code());
  }
}

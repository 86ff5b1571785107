package dev.recur.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioCommandTest {
  @TempDir private Path folder;
  private Path sales;
  private Path usual;
  private Path offer;
  private Path model;

  @BeforeEach
  void salesThatFollowPrices() throws IOException {
    sales = folder.resolve("sales.csv");
    usual = folder.resolve("usual.csv");
    offer = folder.resolve("offer.csv");
    model = folder.resolve("m.recur");
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder rows = new StringBuilder("month,price,units\n");
    for (int t = 0; t < 60; t++) {
      double price = 10 + random.nextInt(4);
      rows.append(
          "%d-%02d,%s,%.1f%n"
              .formatted(
                  2020 + t / 12, 1 + t % 12, price, 200 - 8 * price + 3 * random.nextGaussian()));
    }
    Files.writeString(sales, rows);
    Files.writeString(usual, "month,price\n2025-01,12\n2025-02,12\n");
    Files.writeString(offer, "month,price\n2025-01,10\n2025-02,12\n");
    Terminal.run(
            "train",
            sales,
            "-H",
            2,
            "--future",
            "price",
            "--season",
            1,
            "--model",
            "sarima",
            "-o",
            model)
        .requireDone();
  }

  @Test
  void futuresStandBelowEachOtherWithTheirDifferences() {
    Object[] words = {
      "forecast", model, "--scenario", usual, "--scenario", "cheap=" + offer, "--levels", 80
    };
    Terminal run = Terminal.run(words).requireDone();
    assertEquals(
        "month,scenario,units,units-lo-80,units-hi-80,units-difference,units-difference-lo-80,"
            + "units-difference-hi-80,units-cumulative,units-cumulative-lo-80,units-cumulative-hi-80",
        run.lines().get(0));
    assertEquals(5, run.lines().size());
    assertTrue(
        run.lines().get(1).matches("2025-01,usual,[\\d.]+,[\\d.]+,[\\d.]+,,,,,,"), run.out());
    List<String> cheap = List.of(run.lines().get(2).split(",", -1));
    assertEquals("cheap", cheap.get(1));
    assertTrue(Double.parseDouble(cheap.get(5)) > 8, "two off the price sell 16 more: " + cheap);
    assertTrue(Double.parseDouble(cheap.get(6)) > 0, run.out());
    assertEquals(run.out(), Terminal.run(words).out());
    Terminal beside =
        Terminal.run(
                "forecast",
                model,
                "--future-data",
                usual,
                "--scenario",
                "cheap=" + offer,
                "--levels",
                80)
            .requireDone();
    assertEquals(run.out(), beside.out());
  }

  @Test
  void thePictureHasEachFutureBesideTheFirstAndWhatItIsAboveThat() throws IOException {
    Path dear = Files.writeString(folder.resolve("dear.csv"), Files.readString(usual));
    Path picture = folder.resolve("s.svg");
    Terminal.run(
            "forecast",
            model,
            "--scenario",
            usual,
            "--scenario",
            offer,
            "--scenario",
            dear,
            "--levels",
            80,
            "--plot",
            picture)
        .requireDone();
    String svg = Files.readString(picture);
    for (String title : List.of("offer less usual", "dear less usual", "80 %")) {
      assertTrue(svg.contains(">" + title + "<"), title);
    }
    assertEquals(2, svg.split(">units<", -1).length - 1, "a pair of charts for each other future");
    Terminal report =
        Terminal.run("forecast", model, "--scenario", usual, "--report", folder.resolve("s.html"));
    assertEquals(2, report.code());
    assertTrue(report.err().contains("in a table and a picture: leave out --report"), report.err());
  }

  @Test
  void whatCannotBeIsRefusedInOneLine() throws IOException {
    Terminal one = Terminal.run("forecast", model, "--scenario", offer);
    assertEquals(2, one.code());
    assertTrue(one.err().startsWith("recur: one future alone: give --scenario twice"), one.err());
    Terminal twice = Terminal.run("forecast", model, "--scenario", offer, "--scenario", offer);
    assertEquals(2, twice.code());
    assertTrue(twice.err().contains("two futures are called 'offer'"), twice.err());
    Terminal data = Terminal.run("forecast", sales, "--scenario", offer);
    assertEquals(2, data.code());
    assertTrue(data.err().contains("--scenario goes with a model"), data.err());
    Files.writeString(offer, "month,price\n2025-01,10\n");
    Terminal less = Terminal.run("forecast", model, "--scenario", usual, "--scenario", offer);
    assertEquals(3, less.code());
    assertTrue(less.err().contains("are missing for"), less.err());
  }
}

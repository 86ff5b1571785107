package dev.recur.hierarchy;

import static dev.recur.hierarchy.MinTraceTest.schema;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.recur.series.InputException;
import dev.recur.series.MissingPolicy;
import dev.recur.series.Panel;
import dev.recur.series.TimeSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HierarchyTest {
  private static String levels(Hierarchy hierarchy) {
    return String.join(
        "; ", hierarchy.levels().stream().map(l -> l.name() + " " + l.size()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region/shop,good | total 1; good 2; region 2; region by good 4; shop 4; shop by good 8",
        "region/shop/good | total 1; region 2; shop 4; good 8",
        "good,region/shop | total 1; region 2; good 2; shop 4; good by region 4; good by shop 8",
        "Region/SHOP/good | total 1; Region 2; SHOP 4; good 8",
      })
  void nestedAndCrossedColumnsGiveTheirLevels(String grouping, String expected) {
    Summed summed = Summed.of(Grouping.parse(grouping), Shops.panel(1));
    assertEquals(expected, levels(summed.hierarchy()));
    assertEquals(Grouping.parse(grouping).toString(), grouping);
  }

  @Test
  void aLevelThatIsAnotherUnderAnotherNameIsNoLevel() {
    List<TimeSeries> series = new ArrayList<>();
    for (TimeSeries one : Shops.series(1, 12)) {
      List<String> keys = List.of("land", one.keys().get(1), one.name());
      series.add(TimeSeries.builder(one.name(), one.calendar(), one.target(0)).keys(keys).build());
    }
    Panel panel = new Panel(schema("country", "shop", "item"), series);
    Hierarchy hierarchy = Summed.of(Grouping.parse("country/shop/item"), panel).hierarchy();
    assertEquals("total 1; shop 4; item 8", levels(hierarchy));
  }

  @Test
  void sumsAreThoseOfTheirSeriesAndAreMadeOnce() {
    Summed summed = Summed.of(Grouping.parse("region/shop,good"), Shops.panel(1));
    Map<String, TimeSeries> byName = new LinkedHashMap<>();
    summed.panel().series().forEach(series -> byName.put(series.name(), series));
    assertEquals(
        List.of("(all)", "tea", "milk", "north", "south", "north, tea"),
        List.copyOf(byName.keySet()).subList(0, 6));
    for (int t = 0; t < 48; t++) {
      double north = 0;
      for (String name : List.of("n1, tea", "n1, milk", "n2, tea", "n2, milk")) {
        north += byName.get(name).target(0, t);
      }
      assertEquals(north, byName.get("north").target(0, t), 1e-9);
    }
    assertEquals(List.of("north", "(all)", "(all)"), byName.get("north").keys());
    Summed again = Summed.of(Grouping.parse("region/shop,good"), summed.panel());
    assertEquals(summed.panel(), again.panel());
    assertEquals(8, Summed.bottoms(Grouping.parse("region/shop,good"), again.panel()).size());
  }

  @Test
  void listedSumsMayCutAcrossEachOther() {
    List<TimeSeries> series = new ArrayList<>();
    for (String name : List.of("a", "b", "c")) {
      series.add(
          TimeSeries.builder(name, Shops.MONTHS, new double[] {1, 2, name.charAt(0)})
              .keys(List.of(name))
              .build());
    }
    Map<String, List<String>> sums = new LinkedHashMap<>();
    sums.put("ab", List.of("b", "a"));
    sums.put("bc", List.of("b", "c"));
    Panel panel = new Panel(schema("name"), series);
    Summed summed = Summed.of(new Grouping.Sums(sums), panel);
    assertEquals('a' + 'b', summed.panel().series().get(0).target(0, 2));
    assertEquals("bc", summed.panel().series().get(1).name());
    assertEquals("sums 2; name 3", levels(summed.hierarchy()));
    sums.put("x", List.of("d"));
    assertEquals(
        "the sum 'x' holds 'd', and there is no such series; did you mean 'a'?",
        complaint(new Grouping.Sums(sums), panel).replaceAll("'[abc]'\\?", "'a'?"));
  }

  private static String complaint(Grouping grouping, Panel panel) {
    return assertThrows(InputException.class, () -> Summed.of(grouping, panel)).getMessage();
  }

  @Test
  void whatIsNotToldApartOrToldApartOtherwiseIsRefusedWithTheColumns() {
    assertEquals(
        "hierarchy=shopp: no such column tells series apart; did you mean 'shop'?",
        complaint(Grouping.parse("region/shopp,good"), Shops.panel(1)));
    assertEquals(
        "series are told apart by 'good' too, which stands not in hierarchy=region/shop; add it,"
            + " behind a slash if it is nested, behind a comma if it is crossed",
        complaint(Grouping.parse("region/shop"), Shops.panel(1)));
    assertEquals(
        "'a//b' names a column twice, or none; give columns such as"
            + " hierarchy=State/Region,Purpose",
        assertThrows(InputException.class, () -> Grouping.parse("a//b")).getMessage());
    TimeSeries alone = TimeSeries.of("y", Shops.MONTHS, new double[] {1, 2});
    assertEquals(
        "one series has no sums; leave out hierarchy, or name columns that tell series apart",
        complaint(Grouping.parse("a"), new Panel(schema(), List.of(alone))));
  }

  @Test
  void aSeriesThatBeginsLaterHasZerosBefore() {
    List<TimeSeries> series = new ArrayList<>(Shops.series(1, 48));
    TimeSeries late = series.get(3);
    series.set(3, late.slice(40, 48));
    Summed summed =
        Summed.of(
            Grouping.parse("region/shop,good"),
            new Panel(schema("region", "shop", "good"), series));
    assertEquals(1, summed.late());
    TimeSeries padded = summed.panel().series().get(summed.hierarchy().sums() + 3);
    assertEquals(48, padded.length());
    assertEquals(0, padded.target(0, 39));
    assertEquals(late.target(0, 40), padded.target(0, 40));
  }

  @Test
  void aSeriesThatEndsEarlierIsRefusedUnlessNothingMeansZero() {
    List<TimeSeries> series = new ArrayList<>(Shops.series(1, 48));
    series.set(3, series.get(3).slice(0, 40));
    Panel panel = new Panel(schema("region", "shop", "good"), series);
    assertEquals(
        "'n2, milk' (1 of 8 series) end before 2022-12, so that sums cannot go on from there; pass"
            + " missing=zero if nothing came after their ends, or leave their rows out",
        complaint(Grouping.parse("region/shop,good"), panel));
    List<TimeSeries> zeros =
        series.stream()
            .map(
                one ->
                    TimeSeries.builder(one.name(), one.calendar(), one.target(0))
                        .keys(one.keys())
                        .missing(MissingPolicy.ZERO, 12)
                        .build())
            .toList();
    Summed summed =
        Summed.of(
            Grouping.parse("region/shop,good"), new Panel(schema("region", "shop", "good"), zeros));
    TimeSeries total = summed.panel().series().get(0);
    double others = 0;
    for (TimeSeries one : zeros) {
      others += one.length() == 48 ? one.target(0, 47) : 0;
    }
    assertEquals(others, total.target(0, 47), 1e-9);
  }

  @Test
  void aSumIsMissingWhereASeriesIsAndManyGapsAreRefused() {
    List<TimeSeries> few = gaps(3);
    Panel panel = new Panel(schema("region", "shop", "good"), few);
    Summed summed = Summed.of(Grouping.parse("region/shop,good"), panel);
    TimeSeries total = summed.panel().series().get(0);
    assertEquals(3, total.missingCount(0));
    assertEquals(total.target(0, 9), total.target(0, 10), "the last value stands in");
    Panel many = new Panel(schema("region", "shop", "good"), gaps(30));
    assertEquals(
        "the sum '(all)' has no value in 30 of 48 steps, where one of its 8 series has none; pass"
            + " missing=zero if nothing came there",
        complaint(Grouping.parse("region/shop,good"), many));
  }

  private static List<TimeSeries> gaps(int count) {
    List<TimeSeries> series = new ArrayList<>(Shops.series(1, 48));
    double[] gappy = series.get(0).target(0);
    Arrays.fill(gappy, 10, 10 + count, Double.NaN);
    List<TimeSeries> all = new ArrayList<>();
    for (TimeSeries one : series) {
      all.add(
          TimeSeries.builder(one.name(), one.calendar(), all.isEmpty() ? gappy : one.target(0))
              .keys(one.keys())
              .missing(MissingPolicy.PREVIOUS, 12)
              .build());
    }
    return all;
  }

  @Test
  void covariatesOfASumAreTheMeansOfThoseOfItsSeries() {
    List<TimeSeries> series = new ArrayList<>();
    for (int s = 0; s < 2; s++) {
      series.add(
          TimeSeries.builder("s" + s, Shops.MONTHS, new double[] {1, 2})
              .keys(List.of("s" + s))
              .future(new double[] {s, 4 * s, 8})
              .build());
    }
    TimeSeries total =
        Summed.of(Grouping.parse("shop"), new Panel(schema("shop"), series))
            .panel()
            .series()
            .get(0);
    assertEquals(3, total.futureLength());
    assertEquals(2, total.future(0, 1));
  }
}

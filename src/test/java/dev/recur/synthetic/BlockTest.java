package dev.recur.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockTest {
  private final List<Block> blocks =
      IntStream.range(0, 20_000).mapToObj(i -> Block.draw(new Draws(11, i, 0))).toList();

  private double share(Predicate<Block> predicate) {
    return blocks.stream().filter(predicate).count() / (double) blocks.size();
  }

  @Test
  void historiesAreSixTo1024StepsAndSixPerCentAreLong() {
    assertTrue(blocks.stream().allMatch(block -> block.history() >= 6 && block.history() <= 1024));
    assertEquals(.06, share(block -> block.history() > 256), .006);
    assertTrue(share(block -> block.season() == 1 && block.history() < 20) > .03);
  }

  @Test
  void mostShowMoreThanOneOfTheirSeasons() {
    double seen =
        share(
            block ->
                block.history() >= Math.min(256, 1.29 * block.span().longest())
                    || block.history() >= 256);
    assertTrue(seen > .9, "seen " + seen);
  }

  @Test
  void threeSeasonsFollowOrEightTo64Steps() {
    for (Block block : blocks) {
      int most = block.history() >= 256 && block.ahead() > 64 ? 72 : 64;
      assertTrue(block.ahead() >= Math.min(most, Math.max(8, 3 * block.season())));
      assertTrue(block.ahead() <= most);
    }
    // of 8 to 64, the logarithm uniform, the middle is the root of their product
    assertEquals(
        .5, share(b -> b.season() == 1 && b.ahead() <= 22) / share(b -> b.season() == 1), .03);
  }

  @Test
  void usualSeasonsAreUsual() {
    assertEquals(.94 * .28 + .06 * .03, share(block -> block.season() == 12), .01);
    assertEquals(.94 * .15, share(block -> block.season() == 4), .01);
    assertEquals(.94 * .22 + .06 * .02, share(block -> block.season() == 1), .01);
    assertEquals(.94 * .04 + .06 * .25, share(block -> block.longSeason() == 168), .006);
  }

  @Test
  void aYearHasItsStepsWhereTheSeasonIsAYears() {
    for (Block block : blocks) {
      switch (block.season()) {
        case 4, 12, 52, 365 -> assertEquals(block.season(), block.pace());
        case 24, 48 -> assertTrue(block.pace() >= 2 * block.season());
        default -> assertTrue(block.pace() >= 1);
      }
    }
  }

  @Test
  void theSharesOfSeasonsAddUpToAHundred() {
    assertEquals(100, Seasons.OF_SHORT_SERIES.stream().mapToDouble(Seasons::weight).sum(), 1e-9);
    assertEquals(100, Seasons.OF_LONG_SERIES.stream().mapToDouble(Seasons::weight).sum(), 1e-9);
  }
}

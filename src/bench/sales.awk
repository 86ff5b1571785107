# Prints the sales of 2,000 items in three regions over five years of months: trends, seasons, promotions,
# items that sell seldom, launches. With -v ahead=1 it prints the promotions of the six months after them.
# The numbers are drawn from a seed.
#
#   awk -f src/bench/sales.awk > sales.csv; awk -v ahead=1 -f src/bench/sales.awk > plan.csv
function draw() { seed = (seed * 16807) % 2147483647; return seed / 2147483647 }
function normal() { return sqrt(-2 * log(draw())) * cos(6.283185307 * draw()) }
BEGIN {
  seed = 20260101; split("north,south,west", region, ","); months = 60
  print ahead ? "month,region,item,promotion" : "month,region,item,sold,promotion"
  for (item = 1; item <= 2000; item++) {
    level = exp(3 + normal()); trend = 0.004 * normal(); swing = 0.5 * draw(); peak = int(12 * draw())
    lift = 0.3 + 0.7 * draw(); seldom = draw() < 0.2; launch = draw() < 0.1 ? int(36 * draw()) : 0
    for (t = 0; t < months + 6; t++) {
      promotion = draw() < 0.1
      mean = level * exp(trend * t) * (1 + swing * cos(6.283185307 * (t - peak) / 12)) * (1 + lift * promotion)
      sold = seldom && draw() < 0.7 ? 0 : int(mean * exp(0.2 * normal()) + 0.5)
      row = sprintf("%d-%02d,%s,item %d", 2021 + int(t / 12), t % 12 + 1, region[item % 3 + 1], item)
      if (t >= launch && t < months && !ahead) print row "," sold "," promotion
      if (t >= months && ahead) print row "," promotion
    }
  }
}

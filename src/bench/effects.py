#!/usr/bin/env python3
"""Series whose dependence on covariates is known, and what recur says of it.

  effects.py series SEED DATA LOW HIGH TRUTH   100 monthly series of 96 values; two futures; the true effects
  effects.py score TRUTH RESULT                share of true differences inside the intervals of forecast --scenario

A value is a level, a season, b times a price, and autocorrelated noise; a second covariate does nothing.
"""
import csv
import math
import random
import sys

SERIES, LENGTH, AHEAD = 100, 96, 6


def month(t):
    return f"{2018 + t // 12}-{1 + t % 12:02}"


def series(seed, data, low, high, truth):
    rng = random.Random(int(seed))
    with open(data, "w") as d, open(low, "w") as lo, open(high, "w") as hi, open(truth, "w") as tr:
        d.write("month,item,price,other,units\n")
        for f in (lo, hi):
            f.write("month,item,price,other\n")
        tr.write("item,effect\n")
        for s in range(SERIES):
            effect = rng.choice([0, 1, 2, 4]) * rng.choice([-1, 1])
            level, swing, rest = rng.uniform(50, 150), rng.uniform(0, 10), 0.0
            tr.write(f"i{s:03},{effect}\n")
            for t in range(LENGTH):
                price, other = rng.gauss(10, 1), rng.gauss(0, 1)
                rest = 0.5 * rest + rng.gauss(0, 2)
                value = level + swing * math.sin(2 * math.pi * t / 12) + effect * price + rest
                d.write(f"{month(t)},i{s:03},{price:.2f},{other:.2f},{value:.3f}\n")
            for t in range(LENGTH, LENGTH + AHEAD):
                lo.write(f"{month(t)},i{s:03},10,0\n")
                hi.write(f"{month(t)},i{s:03},11,0\n")


def score(truth, result):
    with open(truth) as f:
        effects = {row["item"]: float(row["effect"]) for row in csv.DictReader(f)}
    with open(result) as f:
        rows = [row for row in csv.DictReader(f) if row["units-difference"]]
    first = {}
    for row in rows:
        first.setdefault(row["item"], row)
        last = {**{r["item"]: r for r in rows}}
    for name, chosen, factor in (("difference", first, 1), ("cumulative", last, AHEAD)):
        for level in ("80", "95"):
            inside = widths = 0
            for item, row in chosen.items():
                a, b = (float(row[f"units-{name}-{end}-{level}"]) for end in ("lo", "hi"))
                inside += a <= factor * effects[item] <= b
                widths += b - a
            print(name, level, f"{100 * inside / len(chosen):.1f} % inside, mean width {widths / len(chosen):.3f}")
    error = sum(abs(float(r["units-difference"]) - effects[i]) for i, r in first.items()) / len(first)
    print("mean error of the difference", f"{error:.3f}")


if __name__ == "__main__":
    {"series": series, "score": score}[sys.argv[1]](*sys.argv[2:])

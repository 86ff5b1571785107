#!/usr/bin/env python3
"""Demand series of the four classes of Syntetos and Boylan, made from seeds, and StatsForecast's methods on them.

  python3 src/bench/intermittent.py series OUT.csv            1,000 series of 112 months, long layout
  python3 src/bench/intermittent.py fixture DIR               intermittent.csv: 24 of them with StatsForecast's forecasts
  python3 src/bench/intermittent.py rivals SERIES.csv [--horizon 12]   RMSSE and pinball of StatsForecast's methods

Series n of a seed is a function of both. A series has a chance of demand each month and sizes of demand, and
either stays so, or its level walks, or its chance of demand falls to a third over the years, or it has a season.
Sizes are whole: of little variation (a shifted Poisson distribution) or of much (a rounded lognormal one).
"""
import argparse
import csv
import pathlib
import sys

import numpy as np

LENGTH, HORIZON = 112, 12
CLASSES = ["smooth", "erratic", "intermittent", "lumpy"]
LEVELS = [80, 95]


def series(seed, number):
    """One series: class, values."""
    rng = np.random.default_rng([seed, number])
    name = CLASSES[number % 4]
    sparse = name in ("intermittent", "lumpy")
    chance = rng.uniform(0.08, 0.6) if sparse else rng.uniform(0.88, 1.0)
    level = np.exp(rng.uniform(np.log(1.5), np.log(60)))
    kind = rng.choice(["still", "walk", "fading", "season"], p=[0.4, 0.25, 0.15, 0.2])
    t = np.arange(LENGTH)
    rate = np.ones(LENGTH)
    if kind == "walk":
        rate = np.exp(np.cumsum(rng.normal(0, 0.06, LENGTH)))
    elif kind == "fading":
        rate = np.interp(t, [0, LENGTH - 1], [1, 1 / 3])
    elif kind == "season":
        rate = 1 + rng.uniform(0.3, 0.8) * np.sin(2 * np.pi * (t / 12 + rng.uniform()))
    chances = np.clip(chance * (rate if sparse else 1), 0.02, 1)
    sizes = level * (1 if sparse and kind != "walk" else rate)
    if name in ("smooth", "intermittent"):
        drawn = 1 + rng.poisson(np.maximum(sizes - 1, 0.1))
    else:
        sigma = rng.uniform(0.75, 1.2)
        drawn = np.maximum(1, np.round(sizes * np.exp(rng.normal(-sigma**2 / 2, sigma, LENGTH))))
    return name, np.where(rng.uniform(size=LENGTH) < chances, drawn, 0).astype(float)


def panel(seed=1, count=1000):
    return {f"{name}-{n:04d}": y for n in range(count) for name, y in [series(seed, n)]}


def write(path, all_series):
    with open(path, "w", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["item", "month", "demand"])
        for name, y in all_series.items():
            for t, value in enumerate(y):
                rows.writerow([name, f"{2015 + t // 12}-{t % 12 + 1:02d}", f"{value:g}"])


def read(path, key, target):
    """Series of a long file by name, in the order of the rows."""
    found = {}
    with open(path) as file:
        for row in csv.DictReader(file):
            found.setdefault("/".join(row[k] for k in key.split(",")), []).append(float(row[target]))
    return {name: np.array(values) for name, values in found.items()}


def methods():
    from statsforecast import models as m

    return {
        "croston": m.CrostonClassic(),
        "croston-sba": m.CrostonSBA(),
        "tsb": m.TSB(0.1, 0.1),
        "adida": m.ADIDA(),
        "imapa": m.IMAPA(),
    }


def fixture(folder):
    """Series with the forecast that StatsForecast gives of what follows them."""
    import statsforecast

    chosen = panel(2, 22)
    chosen["one-demand"] = np.array([0.0] * 4 + [3] + [0] * 25)
    chosen["parts-of-units"] = np.round(panel(3, 4)["lumpy-0003"] * 0.37, 2)
    with open(pathlib.Path(folder) / "intermittent.csv", "w", newline="") as out:
        print(f"series,values,{','.join(methods())} of StatsForecast {statsforecast.__version__}", file=out)
        for name, y in chosen.items():
            figures = [f"{model.forecast(y=y, h=1)['mean'][0]:.12g}" for model in methods().values()]
            print(name, " ".join(f"{v:g}" for v in y), *figures, sep=",", file=out)


def rivals(path, horizon, key, target, only):
    """RMSSE and pinball loss of StatsForecast's methods, the latter with its conformal intervals."""
    from statsforecast.utils import ConformalIntervals

    data = {n: y for n, y in read(path, key, target).items() if n.startswith(only)}
    for name, model in methods().items():
        errors, losses, inside = [], [], {level: [] for level in LEVELS}
        model.prediction_intervals = ConformalIntervals(n_windows=5, h=horizon)
        for y in data.values():
            train, test = y[:-horizon], y[-horizon:]
            scale = np.sqrt(np.mean(np.diff(train) ** 2))
            if not scale > 0:
                continue
            made = model.forecast(y=train, h=horizon, level=LEVELS)
            errors.append(np.sqrt(np.mean((test - made["mean"]) ** 2)) / scale)
            own = []
            for level in LEVELS:
                for side, p in (("lo", (100 - level) / 200), ("hi", (100 + level) / 200)):
                    miss = test - made[f"{side}-{level}"]
                    own.append(np.mean(np.maximum(p * miss, (p - 1) * miss)) / np.mean(np.abs(np.diff(train))))
                inside[level].append(np.mean((test >= made[f"lo-{level}"]) & (test <= made[f"hi-{level}"])))
            losses.append(np.mean(own))
        print(
            f"{name:18} RMSSE {np.mean(errors):.4f}  pinball {np.mean(losses):.4f}"
            + "".join(f"  in {level} % {100 * np.mean(inside[level]):.1f}" for level in LEVELS)
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["series", "fixture", "rivals"])
    parser.add_argument("path")
    parser.add_argument("--horizon", type=int, default=HORIZON)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--key", default="item")
    parser.add_argument("--target", default="demand")
    parser.add_argument("--only", default="", help="series whose name begins so")
    o = parser.parse_args()
    if o.what == "series":
        write(o.path, panel(o.seed))
    elif o.what == "fixture":
        fixture(o.path)
    else:
        rivals(o.path, o.horizon, o.key, o.target, o.only)


if __name__ == "__main__":
    sys.exit(main())

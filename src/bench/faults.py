#!/usr/bin/env python3
"""Series with planted faults, and what a check finds of them.

faults.py series SEED OLD NEWER FAULTS   writes 40 hourly series: 840 steps before, 168 newer
faults.py score FAULTS NEWER FOUND       counts what `recur check` found, FOUND its CSV
faults.py quiet SEED GROWTH OLD NEWER    writes 40 monthly series without a fault: 240 steps before, 60 newer

Each series has a level that wanders, a day, noise of one of two kinds. Of the newer steps half the
series have five faults: a spike, a dip, a value that stays for six steps, a step to another level.
The monthly ones have a season and autocorrelated noise; their level, and both with it, grow by so much
a month.
"""
import csv
import datetime
import math
import random
import sys

SERIES, BEFORE, NEWER = 40, 840, 168


def clean(rng):
    level, swing, noise = rng.uniform(50, 200), rng.uniform(5, 30), rng.uniform(1, 4)
    heavy = rng.random() < 0.5
    values, walk, rest = [], 0.0, 0.0
    for t in range(BEFORE + NEWER):
        walk += rng.gauss(0, 0.1 * noise)
        shock = rng.gauss(0, 1) / (math.sqrt(rng.gammavariate(3, 1 / 3)) if heavy else 1)
        rest = 0.5 * rest + noise * shock
        day = math.sin(2 * math.pi * t / 24) + 0.4 * math.sin(4 * math.pi * t / 24 + 1)
        values.append(level + swing * day + walk + rest)
    return values, noise


def series(seed, old, newer, faults):
    rng = random.Random(int(seed))
    with open(old, "w") as o, open(newer, "w") as n, open(faults, "w") as f:
        o.write("hour,sensor,value\n")
        n.write("hour,sensor,value\n")
        f.write("sensor,step,kind\n")
        for s in range(SERIES):
            values, noise = clean(rng)
            if s % 2:
                for i, kind in enumerate(("spike", "dip", "stuck", "shift", "spike")):
                    at = BEFORE + 10 + 32 * i + rng.randrange(12)
                    size = rng.uniform(8, 15) * noise
                    if kind == "spike":
                        values[at] += size
                    elif kind == "dip":
                        values[at] -= size
                    elif kind == "stuck":
                        values[at : at + 6] = [values[at] + size] * 6
                    else:
                        values[at:] = [v + size for v in values[at:]]
                    f.write(f"s{s:02},{at},{kind}\n")
            for t, v in enumerate(values):
                time = datetime.datetime(2026, 1, 1) + datetime.timedelta(hours=t)
                row = f"{time:%Y-%m-%dT%H}:00,s{s:02},{v:.3f}\n"
                (o if t < BEFORE else n).write(row)


def quiet(seed, growth, old, newer):
    rng = random.Random(int(seed))
    with open(old, "w") as o, open(newer, "w") as n:
        o.write("month,id,y\n")
        n.write("month,id,y\n")
        for s in range(40):
            level, swing, phase = rng.uniform(50, 200), rng.uniform(0.05, 0.3), rng.uniform(0, 6.28)
            rest, noise = 0, rng.uniform(0.02, 0.08)
            for t in range(300):
                rest = 0.5 * rest + rng.gauss(0, noise)
                value = 1 + swing * math.sin(2 * math.pi * t / 12 + phase) + rest
                value *= level * math.exp(float(growth) * t)
                row = f"{1990 + t // 12}-{t % 12 + 1:02},s{s:02},{value:.4f}\n"
                (o if t < 240 else n).write(row)


def rows(file):
    with open(file) as f:
        return list(csv.DictReader(f))


def score(faults, newer, found):
    times = {}
    for row in rows(newer):
        times.setdefault(row["sensor"], []).append(row["hour"])
    at = {(s, t): BEFORE + i for s, all_ in times.items() for i, t in enumerate(all_)}
    hits = {(r["sensor"], at[r["sensor"], r["time"]]) for r in rows(found)}
    planted = [(r["sensor"], int(r["step"]), r["kind"]) for r in rows(faults)]
    faulty = {s for s, _, _ in planted}
    for kind in ("spike", "dip", "stuck", "shift"):
        own = [(s, t) for s, t, k in planted if k == kind]
        print(kind, sum(x in hits for x in own), "of", len(own), "found at their first step")
    near = {(s, t + d) for s, t, _ in planted for d in range(12)}
    others = [h for h in hits if h[0] in faulty and h not in near]
    left = len(faulty) * NEWER - len(near)
    print("elsewhere in the same series", len(others), "of", left, f"{100 * len(others) / left:.2f} %")
    quiet = [h for h in hits if h[0] not in faulty]
    count = (len(times) - len(faulty)) * NEWER
    print("in series without a fault", len(quiet), "of", count, f"{100 * len(quiet) / count:.2f} %")


if __name__ == "__main__":
    {"series": series, "score": score, "quiet": quiet}[sys.argv[1]](*sys.argv[2:])

#!/usr/bin/env python3
"""Makes the table of intervals in docs/accuracy.md: what they caught on public data, and their scores.

Trains each method on each file, one command at a time, and takes its held-out score; on airline, whose
values rise fivefold, it is fitted again at every origin. Results are kept as lines of JSON in the work
folder, so that a run that was stopped goes on where it was; --again measures methods anew. Networks
are trained with several seeds, and the table has medians.

  python3 src/bench/coverage.py --recur . --data DATA --work WORK --write docs/accuracy.md
"""
import argparse
import csv
import json
import pathlib
import statistics
import subprocess
import sys
import time

START, END = "<!-- coverage -->", "<!-- /coverage -->"
NETWORKS = ["lstm", "gru"]
METHODS = [*NETWORKS, "ets", "theta", "sarima", "seasonal-naive"]
BANDS = {"80": (0.75, 0.86), "95": (0.92, 0.98)}
SETS = {
    "airline": (
        "airline-passengers.csv",
        "--season 12 --horizon 12 --test 96",
        "8 folds of 12, fitted again at each",
    ),
    "temperatures": (
        "daily-min-temperatures.csv",
        "--missing interpolate --horizon 30 --test 360",
        "12 folds of 30",
    ),
    "vic_elec": (
        "vic_elec.csv",
        "--target Demand --season 48 --horizon 48 --test 1344",
        "28 folds of 48",
    ),
    "tourism": (
        "shapes/tourism.csv",
        "--time Quarter --target Trips --series Region,State,Purpose --season 4 --horizon 8",
        "304 series, 8 steps",
    ),
    "m4-hourly": ("m4-hourly", "--season 24 --horizon 48", "414 series, 48 steps"),
}


def joined_m4(folder, work):
    """The competition's training and test rows, each series in one row."""
    path = work / "m4-hourly.csv"
    if not path.exists():
        rows = []
        with open(folder / "Hourly-train.csv") as train, open(folder / "Hourly-test.csv") as test:
            for seen, came in list(zip(csv.reader(train), csv.reader(test)))[1:]:
                rows.append([cell for cell in seen if cell] + came[1:])
        with open(path, "w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["V%d" % i for i in range(1, max(map(len, rows)) + 1)])
            writer.writerows(rows)
    return path


def answer(command):
    command = [str(word) for word in command]
    done = subprocess.run(command, capture_output=True, text=True)
    score = json.loads(done.stdout) if done.returncode == 0 else {}
    if "intervals" not in score:
        sys.exit("{}: {}".format(" ".join(command), done.stderr or "no intervals"))
    return score


def measured(o, name, method, seed):
    file, options, _ = SETS[name]
    path = joined_m4(o.data / file, o.work) if name == "m4-hourly" else o.data / file
    model, preset = (method.split("/") + ["balanced"])[:2]
    command = [o.recur / "recur", "train", path, *options.split(), "--model", model]
    command += ["--json", "-q", "-f", "-o", o.work / "model.recur"]
    if model in NETWORKS:
        command += ["--seed", str(seed), "--preset", preset]
    start = time.time()
    score = answer(command)
    if name == "airline":
        command = [o.recur / "recur", "evaluate", o.work / "model.recur", path]
        score = answer([*command, "--refit-every", "1", "--compare", "none", "--json", "-q"])
    kept = {key: score[key] for key in ("metrics", "intervals", "crps", "points", "folds")}
    return {"data": name, "method": method, "seed": seed, "seconds": time.time() - start, **kept}


def runs(o):
    for name in o.sets:
        methods = list(o.methods)
        if name == "m4-hourly" and o.accurate:
            methods.append("gru/accurate")
        for method in methods:
            for seed in o.seeds if method.split("/")[0] in NETWORKS else [0]:
                yield name, method, seed


def results(o):
    path = o.work / "coverage.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    found = {(r["data"], r["method"], r["seed"]): r for r in map(json.loads, lines)}
    found = {key: r for key, r in found.items() if not (o.again and key in set(runs(o)))}
    for run in runs(o):
        if run not in found and not o.table:
            found[run] = measured(o, *run)
            with open(path, "a") as out:
                out.write(json.dumps(found[run]) + "\n")
            caught = [found[run]["intervals"][level]["coverage"] for level in BANDS]
            print(*run, "{:.3f} {:.3f}".format(*caught), file=sys.stderr, flush=True)
    return found


def number(value):
    return "{:.4g}".format(value) if value < 1e4 else "{:.0f}".format(value)


def row(name, method, scores):
    def median(level, metric):
        values = [score["intervals"][level].get(metric) for score in scores]
        return statistics.median(values) if None not in values else None

    cells = [name, method.replace("/", ", ")]
    for level, (least, most) in BANDS.items():
        caught = median(level, "coverage")
        text = "{:.1f}".format(100 * caught)
        cells.append(text if least <= caught <= most else "**" + text + "**")
    for metric in ("width", "winkler", "msis"):
        for level in BANDS:
            value = median(level, metric)
            cells.append("" if value is None else number(value))
    return "| " + " | ".join(cells) + " |"


def table(found):
    with open("/proc/cpuinfo") as info:
        cpu = next(line.split(":")[1].strip() for line in info if line.startswith("model name"))
    seeds = sorted({seed for _, method, seed in found if method.split("/")[0] in NETWORKS})
    keys = list(dict.fromkeys((name, method) for name, method, _ in found))
    order = [(name, method) for name in SETS for method in [*METHODS, "gru/accurate"]]
    rows = [
        row(name, method, [r for key, r in sorted(found.items()) if key[:2] == (name, method)])
        for name, method in order
        if (name, method) in keys
    ]
    names = dict.fromkeys(name for name, _ in order if any(key[0] == name for key in keys))
    settings = "; ".join("{}: {} (`{}`)".format(name, SETS[name][2], SETS[name][1]) for name in names)
    least_most = ["{:.0f} to {:.0f}".format(100 * low, 100 * high) for low, high in BANDS.values()]
    return [
        "CPU: {}. {}. Networks: medians over seeds {}.".format(
            cpu, settings, ", ".join(map(str, seeds))
        ),
        "Bold: outside {} % at 80 %, {} % at 95 %.".format(*least_most),
        "",
        "| data | model | in 80 % | in 95 % | width 80 | width 95 | Winkler 80 | Winkler 95"
        " | MSIS 80 | MSIS 95 |",
        "|---|---|---|---|---|---|---|---|---|---|",
        *rows,
    ]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recur", type=pathlib.Path, required=True, help="folder of the launcher")
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of the public files")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for results")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=METHODS)
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3], help="of networks")
    parser.add_argument("--accurate", action="store_true", help="M4 with --preset accurate, too")
    parser.add_argument("--again", action="store_true", help="measure again what was measured")
    parser.add_argument("--table", action="store_true", help="measure nothing, only make the table")
    parser.add_argument("--write", type=pathlib.Path, help="page whose table is replaced")
    o = parser.parse_args()
    o.work.mkdir(parents=True, exist_ok=True)
    lines = table(results(o))
    if o.write is None:
        print("\n".join(lines))
        return
    page = o.write.read_text()
    start, end = page.index(START) + len(START), page.index(END)
    o.write.write_text(page[:start] + "\n" + "\n".join(lines) + "\n" + page[end:])


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Makes the tables of docs/accuracy.md: how far off recur and its rivals were on public data, and what
their intervals caught.

Trains each method on each file, one command at a time, and takes its score on the values held out.
Season, horizon, split and preset are given, as the page says, and nothing else. Results are kept as
lines of JSON in the work folder, so that a run that was stopped goes on where it was; --again measures
anew. A figure of a network is the median over its seeds. The machine should be idle, for the seconds.

  python3 src/bench/accuracy.py --data DATA --work WORK --write docs/accuracy.md
"""
import argparse
import csv
import dataclasses
import json
import pathlib
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).parent.parent.parent
BANDS = {"80": (0.75, 0.86), "95": (0.92, 0.98)}
COVERED = ["airline", "temperatures", "temperatures-year", "vic_elec", "taylor"]
COVERED += ["m4-hourly", "m4-hourly-week", "tourism"]
CLASSICAL = ["seasonal-naive", "theta", "ets", "sarima"]
USUAL = ["auto", "pretrained", "gru", "lstm", *CLASSICAL]


@dataclasses.dataclass
class Data:
    """A file, what is said of it, and what is shown."""

    title: str
    file: str
    options: str
    about: str
    metrics: list
    published: list
    methods: list = dataclasses.field(default_factory=lambda: USUAL)
    evaluate: str = ""
    rows: int = 0


ARZEN = "Zeng and others, Are Transformers Effective for Time Series Forecasting?, AAAI 2023"
SETS = {
    "m4-hourly": Data(
        "M4 Hourly",
        "m4-hourly",
        "--season 24 --horizon 48",
        "414 series of 748 to 1,008 values, the last 48 held out as in the competition",
        ["mase", "smape"],
        [
            ("ES-RNN, winner of M4", [0.893, 9.328], "Makridakis and others 2020"),
            ("the M4 team's RNN", [3.048, 14.698], "Makridakis and others 2020"),
            ("Chronos-2, TimesFM-2.5, TiRex", ["0.788, 0.734, 0.722", ""], "GIFT-Eval"),
        ],
        ["gru/fast", "gru", "gru/accurate", "lstm/fast", "lstm", "lstm/accurate", "auto", "pretrained", *CLASSICAL],
    ),
    "m4-hourly-week": Data(
        "M4 Hourly, day and week",
        "m4-hourly",
        "--season 24,168 --horizon 48",
        "",
        ["mase", "smape"],
        [],
        ["mstl"],
    ),
    "etth1-ot": Data(
        "ETTh1, oil temperature",
        "ETTh1.csv",
        "--target OT --season 24 --horizon 96 --validation 2880 --test 2880",
        "12, 4 and 4 months; errors in standard deviations of train, every origin of test",
        ["mse"],
        [("NLinear, DLinear", ["0.053, 0.056"], ARZEN), ("last value", [0.069], ARZEN)],
        ["gru", "lstm", "naive"],
        "--stride 1 --scale standard",
        14400,
    ),
    "etth1-all": Data(
        "ETTh1, all seven",
        "ETTh1.csv",
        "--season 24 --horizon 96 --validation 2880 --test 2880",
        "the same with all targets",
        ["mse"],
        [
            ("NLinear, DLinear", ["0.374, 0.375"], ARZEN),
            ("SegRNN", [0.341], "Lin and others, SegRNN, 2023"),
        ],
        ["gru", "lstm", "naive"],
        "--stride 1 --scale standard",
        14400,
    ),
    "airline-12": Data(
        "Airline passengers, last 12",
        "airline-passengers.csv",
        "--season 12 --horizon 12",
        "144 months",
        ["rmse", "mape"],
        [("LSTM of NeuralForecast 3.3 with its defaults", [29.3, 5.3], "measured, 40 s of training")],
    ),
    "airline-24": Data(
        "Airline passengers, last 24",
        "airline-passengers.csv",
        "--season 12 --horizon 24",
        "",
        ["rmse", "mape"],
        [],
    ),
    "airline-36": Data(
        "Airline passengers, last 36",
        "airline-passengers.csv",
        "--season 12 --horizon 36",
        "",
        ["rmse", "mape"],
        [],
    ),
    "airline": Data(
        "Airline passengers, 8 folds of 12",
        "airline-passengers.csv",
        "--season 12 --horizon 12 --test 96",
        "fitted again at each origin (`--refit-every 1`)",
        ["rmse", "mase"],
        [],
        ["auto", "pretrained", "gru", "lstm", *CLASSICAL],
        "--refit-every 1",
    ),
    "vic_elec": Data(
        "Electricity demand of Victoria",
        "vic_elec.csv",
        "--target Demand --season 48 --horizon 48 --test 1344",
        "half-hours of three years, the last four weeks from 28 origins a day apart",
        ["rmse", "mase"],
        [],
    ),
    "vic_elec-week": Data(
        "Electricity demand of Victoria, season of a week",
        "vic_elec.csv",
        "--target Demand --season 336 --horizon 48 --test 1344",
        "",
        ["rmse", "mase"],
        [],
        ["seasonal-naive"],
    ),
    "taylor": Data(
        "Electricity demand of England and Wales",
        "shapes/taylor.csv",
        "--season 48 --horizon 48 --test 672",
        "taylor: half-hours of twelve weeks, the last two from 14 origins a day apart",
        ["rmse", "mase"],
        [],
        [*USUAL, "mstl"],
    ),
    "tourism": Data(
        "Tourism",
        "shapes/tourism.csv",
        "--time Quarter --target Trips --series Region,State,Purpose --season 4 --horizon 8",
        "304 quarterly series of Australian trips, the last two years",
        ["mase", "rmsse"],
        [],
    ),
    "temperatures": Data(
        "Daily minimum temperatures",
        "daily-min-temperatures.csv",
        "--missing interpolate --horizon 30 --test 360",
        "Melbourne, ten years, 12 folds of 30 days",
        ["rmse", "mase"],
        [],
    ),
    "temperatures-year": Data(
        "Daily minimum temperatures, season of a year",
        "daily-min-temperatures.csv",
        "--missing interpolate --season 365 --horizon 30 --test 360",
        "",
        ["rmse", "mase"],
        [],
    ),
}


def joined_m4(folder, path):
    """The competition's training and test rows, each series in one row."""
    rows = []
    with open(folder / "Hourly-train.csv") as train, open(folder / "Hourly-test.csv") as test:
        for seen, came in list(zip(csv.reader(train), csv.reader(test)))[1:]:
            rows.append([cell for cell in seen if cell] + came[1:])
    with open(path, "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["V%d" % i for i in range(1, max(map(len, rows)) + 1)])
        writer.writerows(rows)


def prepared(o, data):
    source = o.data / data.file
    if source.is_file() and not data.rows:
        return source
    path = o.work / (source.stem + ".csv")
    if not path.exists():
        if source.is_dir():
            joined_m4(source, path)
        else:
            path.write_text("".join(source.read_text().splitlines(True)[: data.rows + 1]))
    return path


def answer(command):
    command = [str(word) for word in command]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit("{}: {}".format(" ".join(command), done.stderr))
    return json.loads(done.stdout)


def is_trained(method):
    return method not in [*CLASSICAL, "mstl", "naive", "pretrained"]


def measured(o, name, method, seed):
    data = SETS[name]
    path = prepared(o, data)
    model, preset = (method.split("/") + ["balanced"])[:2]
    saved = o.work / "model.recur"
    command = [o.recur / "recur", "train", path, *data.options.split(), "--model", model]
    command += ["--json", "-q", "-f", "-o", saved]
    if is_trained(model):
        command += ["--seed", str(seed), "--preset", preset]
    start = time.time()
    score = answer(command)
    seconds = time.time() - start
    if data.evaluate:
        command = [o.recur / "recur", "evaluate", saved, path, *data.evaluate.split()]
        score = answer([*command, "--compare", "none", "--json", "-q"])
    kept = {key: score.get(key) for key in ("metrics", "intervals", "crps", "points", "folds")}
    return {"data": name, "method": method, "seed": seed, "seconds": seconds, **kept}


def runs(o):
    for name in o.sets:
        for method in SETS[name].methods:
            if not o.methods or method in o.methods:
                for seed in o.seeds if is_trained(method) else [0]:
                    yield name, method, seed


def results(o):
    path = o.work / "accuracy.jsonl"
    lines = path.read_text().splitlines() if path.exists() else []
    found = {(r["data"], r["method"], r["seed"]): r for r in map(json.loads, lines)}
    if o.again:
        found = {key: r for key, r in found.items() if key not in set(runs(o))}
    for run in runs(o):
        if run not in found and not o.table:
            found[run] = measured(o, *run)
            with open(path, "a") as out:
                out.write(json.dumps(found[run]) + "\n")
            shown = [found[run]["metrics"][metric] for metric in SETS[run[0]].metrics]
            print(*run, *map(number, shown), number(found[run]["seconds"]), file=sys.stderr)
    return found


def number(value):
    if isinstance(value, str) or value is None:
        return value or ""
    return "{:.4g}".format(value) if value < 1e4 else "{:.0f}".format(value)


def of(found, name, method):
    return [r for key, r in sorted(found.items()) if key[:2] == (name, method)]


def points_table(found):
    """How far off the points were, a small table each file."""
    lines = []
    for name, data in SETS.items():
        methods = [method for method in data.methods if of(found, name, method)]
        if not methods:
            continue
        heads = {"mase": "MASE", "smape": "sMAPE %", "rmse": "RMSE", "mape": "MAPE %"}
        columns = [heads.get(metric, metric.upper()) for metric in data.metrics]
        lines += ["", "### " + data.title, ""]
        about = data.about[:1].upper() + data.about[1:] + ". " if data.about else ""
        options = " ".join(filter(None, [data.options, data.evaluate]))
        lines += [about + "`" + options + "`", ""]
        lines += ["| | " + " | ".join(columns) + " | seeds | seconds |"]
        lines += ["|---" * (len(columns) + 3) + "|"]
        for method in methods:
            scores = of(found, name, method)
            cells = [number(statistics.median(r["metrics"][m] for r in scores)) for m in data.metrics]
            seeds = ", ".join(str(r["seed"]) for r in scores) if is_trained(method) else ""
            seconds = "{:.0f}".format(statistics.median(r["seconds"] for r in scores))
            cells = [method.replace("/", ", "), *cells, seeds, seconds if is_trained(method) else ""]
            lines += ["| " + " | ".join(cells) + " |"]
        for who, values, source in data.published:
            cells = ["{} ({})".format(who, source), *map(number, values), "", ""]
            lines += ["| " + " | ".join(cells) + " |"]
    return lines


def intervals_row(name, method, scores):
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
            cells.append(number(median(level, metric)))
    return "| " + " | ".join(cells) + " |"


def intervals_table(found):
    """What the intervals caught, all files in one table."""
    least_most = ["{:.0f} to {:.0f}".format(100 * low, 100 * high) for low, high in BANDS.values()]
    lines = [
        "Bold: outside {} % at 80 %, {} % at 95 %.".format(*least_most),
        "",
        "| data | model | in 80 % | in 95 % | width 80 | width 95 | Winkler 80 | Winkler 95"
        " | MSIS 80 | MSIS 95 |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name in COVERED:
        for method in SETS[name].methods:
            scores = [r for r in of(found, name, method) if r["intervals"]]
            if scores:
                lines.append(intervals_row(name, method, scores))
    return lines


def written(page, mark, lines):
    start, end = "<!-- {} -->".format(mark), "<!-- /{} -->".format(mark)
    before, rest = page.split(start)
    return before + start + "\n" + "\n".join(lines) + "\n" + end + rest.split(end)[1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--recur", type=pathlib.Path, default=ROOT, help="folder of the launcher")
    parser.add_argument("--data", type=pathlib.Path, required=True, help="folder of the public files")
    parser.add_argument("--work", type=pathlib.Path, required=True, help="folder for results")
    parser.add_argument("--sets", nargs="+", choices=SETS, default=list(SETS))
    parser.add_argument("--methods", nargs="+", help="of those of the sets [all]")
    parser.add_argument("--seeds", nargs="+", type=int, default=[1, 2, 3])
    parser.add_argument("--again", action="store_true", help="measure again what was measured")
    parser.add_argument("--table", action="store_true", help="measure nothing, only make the tables")
    parser.add_argument("--write", type=pathlib.Path, help="page whose tables are replaced")
    o = parser.parse_args()
    o.work.mkdir(parents=True, exist_ok=True)
    found = results(o)
    with open("/proc/cpuinfo") as info:
        cpu = next(line.split(":")[1].strip() for line in info if line.startswith("model name"))
    points = ["CPU: {}, two cores. Medians over seeds.".format(cpu), *points_table(found)]
    if o.write is None:
        print("\n".join([*points, "", *intervals_table(found)]))
        return
    page = written(o.write.read_text(), "accuracy", points)
    o.write.write_text(written(page, "coverage", intervals_table(found)))


if __name__ == "__main__":
    main()

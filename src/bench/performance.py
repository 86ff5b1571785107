#!/usr/bin/env python3
"""Makes the table of docs/performance.md: recur, stock Deeplearning4j, PyTorch and Keras in turns.

Runs the launcher `recur bench` and, with the Python of a virtual environment that has torch, keras and
tensorflow-cpu, `peers.py`. A figure is the median over the rounds; every rival has its best number of
threads. The machine should be idle.

  python3 src/bench/performance.py --python PEERS/bin/python --write docs/performance.md
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
LAUNCHER = HERE.parent.parent / "recur"
START, END = "<!-- table -->", "<!-- end -->"
SHAPES = [(32, 24, 1, 32, 1), (32, 48, 1, 64, 1), (128, 96, 7, 128, 1), (256, 168, 8, 128, 2)]


def run(command):
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def sizes(cell, shape):
    names = ["--batch", "--lookback", "--features", "--hidden", "--layers"]
    pairs = [word for name, size in zip(names, shape) for word in (name, str(size))]
    return ["--cell", cell, *pairs]


def round_of(cell, shape, o):
    """One measurement of each: name -> (training ms, forward ms)."""
    figures = {}
    for threads in o.threads:
        bench = [LAUNCHER, "bench", "--json", "--seconds", str(o.seconds), "--threads", str(threads)]
        result = run([*bench, *sizes(cell, shape)])[0]
        figures["recur", threads] = (result["msPerStep"], result["forwardMs"])
        figures["share", threads] = (result["share"], result["machineGflops"])
        figures["cpu"] = result["cpu"]
    if cell == "lstm":
        # In a process of its own: what stock leaves behind would slow recur's own figure.
        result = run([*bench, *sizes(cell, shape), "--against", "stock"])[0]
        figures["DL4J", 1] = (result["stockMsPerStep"], float("nan"))
    for framework in o.frameworks:
        command = [o.python, HERE / "peers.py", "--framework", framework, "--seconds", str(o.seconds)]
        threads = ",".join(map(str, o.threads))
        for result in run([*command, *sizes(cell, shape), "--threads", threads]):
            figures[result["framework"], result["threads"]] = (
                result["msPerStep"],
                result["forwardMs"],
            )
    return figures


def row(cell, shape, rounds, o):
    median = {
        key: tuple(statistics.median(r[key][i] for r in rounds) for i in (0, 1))
        for key in rounds[0]
        if key != "cpu"
    }
    recur = median["recur", max(o.threads)]
    cells = [cell, "{}, {}, {}, {}, {}".format(*shape), "{:.2f} / {:.2f}".format(*recur)]
    for name in ["DL4J", "PyTorch", "Keras"]:
        rivals = [value for key, value in median.items() if key[0].split()[0] == name]
        if not rivals:
            cells.append("")
            continue
        train, forward = (min(value[i] for value in rivals) for i in (0, 1))
        text = "{:.2f} ({:.1f}x)".format(train, train / recur[0])
        if forward == forward:
            text += " / {:.2f} ({:.1f}x)".format(forward, forward / recur[1])
        cells.append(text)
    share, machine = median["share", max(o.threads)]
    cells.append("{:.0f} % of {:.0f}".format(100 * share, machine))
    cells.append("{:.2f}".format(median["recur", min(o.threads)][0] / recur[0]))
    return "| " + " | ".join(cells) + " |"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--python", required=True, help="Python of the peers' virtual environment")
    parser.add_argument("--frameworks", nargs="+", default=["torch", "keras"])
    parser.add_argument("--cells", nargs="+", default=["lstm", "gru"])
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--shapes", nargs="+", type=int, default=[0, 1, 2, 3], help="which of the four")
    parser.add_argument("--write", type=pathlib.Path, help="page whose table is replaced")
    o = parser.parse_args()
    rows, names, cpu = [], set(), ""
    for cell in o.cells:
        for shape in [SHAPES[i] for i in o.shapes]:
            rounds = [round_of(cell, shape, o) for _ in range(o.rounds)]
            names |= {key[0] for key in rounds[0] if key != "cpu" and key[0][-1].isdigit()}
            cpu = rounds[0]["cpu"]
            rows.append(row(cell, shape, rounds, o))
            print(rows[-1], file=sys.stderr, flush=True)
    table = [
        "CPU: {}, {} threads. Against: {}.".format(cpu, max(o.threads), ", ".join(sorted(names))),
        "",
        "| cell | shape | recur | DL4J LSTM | PyTorch | Keras | sgemm | threads |",
        "|---|---|---|---|---|---|---|---|",
        *rows,
    ]
    if o.write is None:
        print("\n".join(table))
        return
    page = o.write.read_text()
    start, end = page.index(START) + len(START), page.index(END)
    o.write.write_text(page[:start] + "\n" + "\n".join(table) + "\n" + page[end:])


if __name__ == "__main__":
    main()

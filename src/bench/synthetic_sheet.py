#!/usr/bin/env python3
"""Draws thirty simulated series, as the pre-trained network saw them, into a picture of docs/pretraining.md.

They are the first series of the first thirty blocks of the seed: none was chosen. What is forecast is red.

  python3 src/bench/synthetic_sheet.py --jar target/lib/recur.jar --write docs/simulated-series.svg
"""
import argparse
import math
import pathlib
import subprocess

HERE = pathlib.Path(__file__).parent
COLUMNS, COUNT = 5, 30
WIDTH, HEIGHT, LEFT, TOP = 190, 104, 8, 20


def polyline(points, colour):
    """One line for each run of values without a gap."""
    runs, run = [], []
    for x, y in points + [(0, math.nan)]:
        if math.isnan(y):
            if run:
                runs.append(run if len(run) > 1 else run * 2)
            run = []
        else:
            run.append(f"{x:.1f},{y:.1f}")
    return "".join(f'<polyline stroke="{colour}" points="{" ".join(run)}"/>' for run in runs)


def panel(line, place):
    number, season, long_season, history, *values = line.split(",")
    history, values = int(history), [float(value) for value in values]
    seen = [value for value in values if not math.isnan(value)]
    low, high = min(seen), max(seen)
    unit = (HEIGHT - TOP - 8) / (high - low) if high > low else 0
    step = (WIDTH - 2 * LEFT) / (len(values) - 1)
    points = [(LEFT + step * t, HEIGHT - 8 - unit * (value - low)) for t, value in enumerate(values)]
    seasons = "no season" if season == "1" else f"season {season}" + (f" and {long_season}" if long_season != "0" else "")
    return (
        f'<g transform="translate({place % COLUMNS * WIDTH},{place // COLUMNS * HEIGHT})">'
        f'<text x="{LEFT}" y="13">{seasons}, {history} + {len(values) - history}</text>'
        f'{polyline(points[:history], "#1f5fa8")}{polyline(points[history - 1:], "#c8452d")}</g>'
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jar", default="target/lib/recur.jar")
    parser.add_argument("--seed", default="42")
    parser.add_argument("--write", required=True)
    options = parser.parse_args()
    command = ["java", "-cp", options.jar, str(HERE / "SyntheticSheet.java"), options.seed, str(COUNT)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    panels = "\n".join(panel(line, place) for place, line in enumerate(lines))
    width, height = COLUMNS * WIDTH, math.ceil(COUNT / COLUMNS) * HEIGHT
    pathlib.Path(options.write).write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}">\n'
        f'<rect width="{width}" height="{height}" fill="white"/>\n'
        f'<g fill="none" stroke-width="0.9" stroke-linejoin="round">\n<style>text{{font:10px sans-serif;fill:#444}}</style>\n'
        f"{panels}\n</g></svg>\n"
    )


if __name__ == "__main__":
    main()

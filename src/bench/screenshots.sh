#!/usr/bin/env bash
# Makes docs/forecast.svg and docs/report.png; needs Chromium. Run it from anywhere after a build.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
data=sample-data/airline-passengers.csv
./recur forecast $data --horizon 12 --plot docs/forecast.svg --force -q >/dev/null
./recur train $data --horizon 12 -o "$work/airline.recur" -q >/dev/null
./recur evaluate "$work/airline.recur" $data --folds 8 --stride 6 --refit-every 1 \
  --report "$work/report.html" -q >/dev/null
chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
  --user-data-dir="$work/profile" --window-size=900,1100 \
  --screenshot="$PWD/docs/report.png" "file://$work/report.html" 2>/dev/null

#!/usr/bin/env bash
# Makes the pictures of README.md and docs; needs Chromium. Run it from anywhere after a build;
# RECUR names another command than ./recur.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
recur=${RECUR:-./recur}
data=sample-data/airline-passengers.csv
panel=sample-data/shops.csv

# shot PAGE PICTURE WIDTH HEIGHT
shot() {
  chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars \
    --user-data-dir="$work/profile" --window-size="$3,$4" \
    --screenshot="$PWD/$2" "file://$1" 2>/dev/null
}

$recur forecast $data --horizon 12 --plot docs/forecast.svg --force -q >/dev/null
$recur inspect $data --plot docs/inspection.svg --force -q >/dev/null
$recur forecast $panel --plot docs/panel.svg --force -q >/dev/null
$recur train $panel --future promotion --model pretrained-x --horizon 7 -o "$work/shops.recur" -q \
  >/dev/null
$recur forecast "$work/shops.recur" --future-template "$work/plan.csv" -q
sed 's/,$/,no/' "$work/plan.csv" >"$work/none.csv"
sed '/^2024-01-0[3-6]/s/no$/yes/' "$work/none.csv" >"$work/offer.csv"
$recur forecast "$work/shops.recur" --scenario "$work/none.csv" --scenario "$work/offer.csv" \
  --levels 80 --plot docs/scenarios.svg --force -q >/dev/null
$recur train $data --horizon 12 --model gru --preset fast --watch 20 -o "$work/gru.recur" \
  --plot docs/training.svg --force -q >/dev/null
$recur train $data --horizon 12 -o "$work/airline.recur" -q >/dev/null
$recur evaluate "$work/airline.recur" $data --folds 8 --stride 6 --refit-every 1 \
  --plot docs/backtest.svg --report "$work/report.html" --force -q >/dev/null
shot "$work/report.html" docs/report.png 900 1100

# What a terminal of 80 columns shows.
{
  echo '<!DOCTYPE html><meta charset="utf-8"><pre style="margin:0;padding:12px;background:#16181d;
    color:#d8dae0;font:14px/1.15 DejaVu Sans Mono,monospace">$ recur plot '"$data"' --last 60'
  RECUR_TERMINAL=80 $recur plot $data --last 60 -q
  echo '</pre>'
} >"$work/terminal.html"
shot "$work/terminal.html" docs/terminal.png 720 360
ls -l docs/*.svg docs/*.png

"""The three lines of docs/spark.md from PySpark, held against plain recur, number by number.

    pip install pyspark==4.2.0
    python spark/src/test/python/three_lines.py spark/target/recur-spark.jar
"""
import csv
import math
import os
import pathlib
import subprocess
import sys
import tempfile

import pyspark
from pyspark.sql import DataFrame, SparkSession

jar = str(pathlib.Path(sys.argv[1]).resolve())
folder = pathlib.Path(tempfile.mkdtemp())
os.environ.setdefault("OPENBLAS_CORETYPE", "Haswell")

panel = [
    (f"s{s:02d}", f"{2019 + t // 12}-{t % 12 + 1:02d}-01",
     round(100 + 7 * s + 20 * math.sin(math.pi * t / 6) + s * t * 13 % 11, 2))
    for s in range(40) for t in range(48)
]
with open(folder / "panel.csv", "w", newline="") as file:
    csv.writer(file).writerows([("shop", "month", "units"), *panel])

spark = (
    SparkSession.builder.master("local[2]").config("spark.jars", jar)
    .config("spark.sql.session.timeZone", "UTC").config("spark.sql.shuffle.partitions", 3)
    .config("spark.ui.enabled", "false").getOrCreate()
)
rows = spark.createDataFrame(panel, ["shop", "month", "units"]).selectExpr(
    "shop", "cast(month as date) month", "units")

api = spark._jvm.dev.recur.spark
spec = api.SparkSpec.of("shop", "month", "units", "monthly").withHorizon(6)
forecast = DataFrame(api.RecurSpark.forecast(rows._jdf, spec), spark)

made = {
    (row["shop"], str(row["month"])): tuple(row[name] for name in forecast.columns[2:-3])
    for row in forecast.collect()
}
columns = forecast.columns[2:-3]
spark.stop()

jars = str(pathlib.Path(pyspark.__file__).parent / "jars" / "*")
plain = subprocess.run(
    ["java", "-cp", jar + os.pathsep + jars, "dev.recur.cli.Main", "forecast", "-q",
     str(folder / "panel.csv"), "-H", "6", "--digits", "17"],
    check=True, capture_output=True, text=True).stdout.splitlines()
expected = {
    (row["shop"], row["month"]): tuple(float(row[name]) for name in columns)
    for row in csv.DictReader(plain)
}
assert len(expected) == 240, len(expected)
assert made == expected, next((k, made.get(k), v) for k, v in expected.items() if made.get(k) != v)
print(len(made), "rows,", ", ".join(columns) + ": those of plain recur")

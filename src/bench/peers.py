#!/usr/bin/env python3
"""Training and forward speed of PyTorch and Keras on this machine's CPU, for recur to compare with.

One step is forward, mean squared error on the last output, backward and Adam, on random windows of
shape (batch, lookback, features), float32: the same as in `recur bench`. Prints one JSON object a line.
Every number of threads runs in a process of its own, because the frameworks fix their pools at start.

  python3 peers.py --framework torch --cell lstm --batch 32 --lookback 48 --features 1 --hidden 64
"""
import argparse
import json
import os
import subprocess
import sys
import time

BATCHES = 8
PARTS = 5


def torch_steps(o):
    import torch

    torch.set_num_threads(o.thread)
    torch.manual_seed(1)
    cell = {"lstm": torch.nn.LSTM, "gru": torch.nn.GRU, "rnn": torch.nn.RNN}[o.cell]
    layer = cell(o.features, o.hidden, num_layers=o.layers, batch_first=True)
    head = torch.nn.Linear(o.hidden, 1)
    optimizer = torch.optim.Adam([*layer.parameters(), *head.parameters()], 1e-3)
    x = [torch.rand(o.batch, o.lookback, o.features) for _ in range(BATCHES)]
    y = [torch.rand(o.batch, 1) for _ in range(BATCHES)]

    def train(i):
        optimizer.zero_grad()
        loss = ((head(layer(x[i % BATCHES])[0][:, -1]) - y[i % BATCHES]) ** 2).mean()
        loss.backward()
        optimizer.step()

    def forward(i):
        with torch.no_grad():
            head(layer(x[i % BATCHES])[0][:, -1])

    return train, forward, "PyTorch " + torch.__version__.split("+")[0]


def keras_steps(o):
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import numpy as np
    import tensorflow as tf
    import keras

    tf.config.threading.set_intra_op_parallelism_threads(o.thread)
    tf.config.threading.set_inter_op_parallelism_threads(1)
    cells = {"lstm": keras.layers.LSTM, "gru": keras.layers.GRU, "rnn": keras.layers.SimpleRNN}
    layers = [keras.layers.Input((o.lookback, o.features))]
    for i in range(o.layers):
        layers.append(cells[o.cell](o.hidden, return_sequences=i + 1 < o.layers))
    model = keras.Sequential([*layers, keras.layers.Dense(1)])
    model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse")
    rng = np.random.default_rng(1)
    x = [rng.random((o.batch, o.lookback, o.features), dtype=np.float32) for _ in range(BATCHES)]
    y = [rng.random((o.batch, 1), dtype=np.float32) for _ in range(BATCHES)]
    return (
        lambda i: model.train_on_batch(x[i % BATCHES], y[i % BATCHES]),
        lambda i: model.predict_on_batch(x[i % BATCHES]),
        "Keras " + keras.__version__,
    )


def milliseconds_a_step(step, seconds):
    """Median of equal parts, after a warm-up as long as one."""
    i, end = 0, time.perf_counter() + seconds / PARTS
    while time.perf_counter() < end or i < 5:
        step(i)
        i += 1
    parts = []
    for _ in range(PARTS):
        n, start = 0, time.perf_counter()
        while time.perf_counter() - start < seconds / PARTS or n < 3:
            step(n)
            n += 1
        parts.append(1e3 * (time.perf_counter() - start) / n)
    return sorted(parts)[PARTS // 2]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--framework", choices=["torch", "keras"], default="torch")
    parser.add_argument("--cell", choices=["lstm", "gru", "rnn"], default="lstm")
    sizes = {"batch": 32, "lookback": 48, "features": 1, "hidden": 64, "layers": 1}
    for name, default in sizes.items():
        parser.add_argument("--" + name, type=int, default=default)
    parser.add_argument("--threads", default="1,2", help="numbers of threads to try")
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--thread", type=int, help=argparse.SUPPRESS)
    o = parser.parse_args()
    if o.thread is None:
        for threads in o.threads.split(","):
            variables = ["OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"]
            env = dict(os.environ, **{name: threads for name in variables})
            command = [sys.executable, __file__, *sys.argv[1:], "--thread", threads]
            subprocess.run(command, env=env, check=True)
        return
    steps = torch_steps if o.framework == "torch" else keras_steps
    train, forward, version = steps(o)
    result = {"framework": version, "threads": o.thread}
    result["msPerStep"] = milliseconds_a_step(train, o.seconds)
    result["forwardMs"] = milliseconds_a_step(forward, o.seconds / 2)
    print(json.dumps(result), flush=True)


if __name__ == "__main__":
    main()

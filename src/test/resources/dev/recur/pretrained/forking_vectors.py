"""Makes forking-*.txt: what a small network with random weights gives for a history, by plain NumPy in float64.

Each file: a line "units width season long horizon", the flat weights, the history, the quantiles [step][quantile]
in original units. The features are written out here a second time, from their description in Sight.
"""
import numpy as np

INPUTS, KNOWN, LAGS, QUANTILES = 19, 24, 13, 11


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def asinh(x):
    return np.arcsinh(x)


class History:
    def __init__(self, observed, s, long):
        self.s, self.long = s, long
        y = np.array(observed, float)
        self.missing = np.isnan(y)
        for t in range(len(y)):
            if self.missing[t]:
                y[t] = y[t - s] if t >= s else y[max(0, t - 1)]
        self.y, n = y, len(y)
        mean = lambda t, w: y[max(0, t + 1 - w): t + 1].mean()
        self.level = np.array([mean(t, s) for t in range(n)])
        self.level4 = np.array([mean(t, 4 * s) for t in range(n)])
        self.scale, self.rough, self.profile = np.zeros(n), np.zeros(n), np.zeros(n)
        for t in range(n):
            size = np.abs(y[: t + 1]).mean()
            rough = np.abs(np.diff(y[: t + 1])).mean() if t >= 1 else size
            change = np.abs(y[s: t + 1] - y[: t + 1 - s]).mean() if t >= s else rough
            self.rough[t], self.scale[t] = rough, change + .02 * rough + 1e-4 * size + 1e-12
            own = [y[i] - self.level[i] for i in range(s - 1, t + 1) if i % s == t % s]
            self.profile[t] = np.mean(own) if own else 0

    def growth(self, t):
        first = min(t, self.s - 1)
        return (self.level[t] - self.level[first]) / max(1, t - first)

    def span(self, t):
        most = min(4 * self.s, t - (self.s - 1))
        return most if most >= self.s else 0

    def inputs(self, t):
        y, s, S, L = self.y, self.s, self.scale[t], self.level[t]
        at = lambda a, i: a[max(0, i)]
        return np.array([
            asinh((y[t] - L) / S), asinh((y[t] - at(y, t - 1)) / S), asinh((y[t] - at(y, t - s)) / S),
            asinh((L - at(self.level, t - s)) / S), asinh((L - self.level4[t]) / S),
            asinh((y[t] - at(y, t - self.long)) / S) if self.long else 0, asinh((y[t] - at(y, t - 2 * s)) / S),
            np.log(abs(L) / S + 1e-3) / 3, np.sign(L), np.log(self.rough[t] / S + 1e-3) / 3,
            np.log1p(t / s) / 3, np.log(s) / 4, min(t / s, 3) / 3, float((y[: t + 1] >= 0).all()), float(y[t] == 0),
            float(self.long > 0), float(self.missing[t]), asinh(self.growth(t) * s / S),
            asinh((y[t] - L - self.profile[t]) / S)])

    def base(self, t, k):
        return self.y[max(0, t + k - self.s * -(-k // self.s))]

    def ahead(self, t, k):
        y, s, S, L = self.y, self.s, self.scale[t], self.level[t]
        at = lambda i: y[max(0, i)]
        c = -(-k // s)
        p = t + k - s * c
        b, b2, b3 = at(p), at(p - s), at(p - 2 * s)
        has2, has3 = float(p - s >= 0), float(p - 2 * s >= 0)
        nxt = at(min(t, p + 1)) if s > 1 else b
        prev = at(p - 1)
        w, hw = b, 0.
        if self.long:
            i = t + k - self.long * -(-k // self.long)
            w, hw = at(i), float(i >= 0)
        d = L - self.level[max(0, t - s)]
        far = k / s
        P = L + self.profile[max(0, p)]
        g = self.growth(t) * k
        span = self.span(t)
        r = (L - self.level[t - span]) / span * k if span else 0.
        e = 0.
        if span:
            ratio = L / self.level[t - span]
            e = L * np.expm1(np.clip(np.log(ratio) * k / span, -np.log(3), np.log(3))) if ratio > 0 else r
        known = [asinh((b - L) / S), asinh((b2 - L) / S), asinh((b3 - L) / S), asinh((y[t] - L) / S), asinh((b - b2) / S),
                 asinh((b2 - b3) / S), asinh((nxt - L) / S), asinh((prev - L) / S), asinh((w - b) / S) * hw, hw, has2, has3,
                 np.log1p(k) / 4, min(far, 6) / 3, c / 4, asinh(d / S), asinh(far * d / S), np.log(s) / 4,
                 np.log1p(t / s) / 3, np.log(abs(L) / S + 1e-3) / 3, asinh((P - L) / S), asinh(g / S), asinh(r / S), asinh(e / S)]
        lags = [(b2 - b) / S * has2, (b3 - b) / S * has3, (L - b) / S, (y[t] - b) / S, (w - b) / S * hw, d / S, d * far / S,
                (nxt - b) / S, (prev - b) / S, (P - b) / S, g / S, r / S, e / S]
        return np.array(known), np.array(lags)


def forecast(weights, units, width, history, horizon):
    at = 0

    def take(*shape):
        nonlocal at
        n = int(np.prod(shape))
        at += n
        return weights[at - n: at].reshape(shape)

    layers = [(take(3 * units, i), take(3 * units, units), take(4 * units)) for i in (INPUTS, units)]
    dense = [(take(width, i), take(width)) for i in (units, KNOWN, width)]
    out, bias = take(LAGS + QUANTILES, width), take(LAGS + QUANTILES)
    x = [history.inputs(t) for t in range(len(history.y))]
    for wi, wh, b in layers:
        h, y = np.zeros(units), []
        for v in x:
            a, c = wi @ v, wh @ h
            u = units
            r, z = sigmoid(a[:u] + c[:u] + b[:u]), sigmoid(a[u:2 * u] + c[u:2 * u] + b[u:2 * u])
            n = np.tanh(a[2 * u:] + b[2 * u:3 * u] + r * (c[2 * u:] + b[3 * u:]))
            h = (1 - z) * n + z * h
            y.append(h)
        x = y
    t, rows = len(history.y) - 1, []
    for k in range(1, horizon + 1):
        known, lags = history.ahead(t, k)
        u = dense[0][0] @ x[-1] + dense[0][1] + dense[1][0] @ known + dense[1][1]
        z = u * sigmoid(u)
        v = dense[2][0] @ z + dense[2][1]
        z = z + v * sigmoid(v)
        o = out @ z + bias
        q = o[:LAGS] @ lags + np.sinh(np.clip(o[LAGS:], -6, 6))
        rows.append(history.base(t, k) + history.scale[t] * q)
    return np.array(rows)


def write(name, seed, n, s, long, horizon, gaps=False):
    rng = np.random.default_rng(seed)
    units, width = 4, 5
    size = (3 * units * INPUTS + 3 * units * units + 4 * units) + (6 * units * units + 4 * units)
    size += width * units + width + width * KNOWN + width + width * width + width + (LAGS + QUANTILES) * (width + 1)
    weights = rng.uniform(-.5, .5, size).astype(np.float32).astype(np.float64)
    t = np.arange(n)
    y = 40 + .4 * t + 6 * np.sin(2 * np.pi * t / max(3, s)) + (3 * np.cos(2 * np.pi * t / long) if long else 0) + rng.normal(size=n)
    if gaps:
        y[[5, 11, n - 3]] = np.nan
    q = forecast(weights, units, width, History(y, s, long), horizon)
    with open(name, "w") as out:
        print(units, width, s, long, horizon, file=out)
        for row in (weights, y, q.ravel()):
            print(*["NaN" if np.isnan(v) else "%.9g" % v for v in row], file=out)


write("forking-monthly.txt", 1, 50, 12, 0, 15)
write("forking-yearly.txt", 2, 12, 1, 0, 6)
write("forking-hourly.txt", 3, 60, 6, 24, 8)
write("forking-gaps.txt", 4, 30, 4, 0, 5, gaps=True)

"""NumPy's side of `bench compare`. It has no differentiation: its networks have their gradients written out."""

import os
import protocol

threads = protocol.thread_count()
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)

import numpy as np  # noqa: E402  (reads the variables above when it loads)

rng = np.random.default_rng(0)


def normal(*shape):
    return rng.standard_normal(shape, dtype=np.float32)


def sgemm(n):
    a, b = normal(n, n), normal(n, n)
    return lambda: a @ b


def add(n):
    a, b = normal(n), normal(n)
    return lambda: a + b


def unary(function, n):
    x = normal(n)
    return lambda: function(x)


class Dense:
    def __init__(self, inputs, outputs):
        self.W = normal(inputs, outputs) * np.float32(np.sqrt(1 / inputs))
        self.b = np.zeros(outputs, np.float32)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, gy, needs_gx):
        self.gW, self.gb = self.x.T @ gy, gy.sum(axis=0)
        return gy @ self.W.T if needs_gx else None


class Sgd:
    def update(self, p, g):
        p -= np.float32(0.01) * g


class Adam:
    def __init__(self):
        self.step, self.moments = 0, {}

    def update(self, p, g):
        m, v = self.moments.setdefault(id(p), (np.zeros_like(p), np.zeros_like(p)))
        m += np.float32(0.1) * (g - m)
        v += np.float32(0.001) * (g * g - v)
        rate = np.float32(0.001 * np.sqrt(1 - 0.999**self.step) / (1 - 0.9**self.step))
        p -= rate * m / (np.sqrt(v) + np.float32(1e-8))


def sigmoid(x):
    return np.tanh(x * np.float32(0.5)) * np.float32(0.5) + np.float32(0.5)


def mlp(sizes, activation, optimizer):
    x, t = normal(100, sizes[0]), rng.integers(0, 10, 100)
    layers = [Dense(i, o) for i, o in zip(sizes, sizes[1:])]

    def work():
        h, outputs = x, []
        for layer in layers[:-1]:
            h = layer.forward(h)
            h = sigmoid(h) if activation == "sigmoid" else np.maximum(h, 0)
            outputs.append(h)
        y = layers[-1].forward(h)
        y = y - y.max(axis=1, keepdims=True)
        logp = y - np.log(np.exp(y).sum(axis=1, keepdims=True))
        loss = -logp[np.arange(100), t].mean()
        g = np.exp(logp)
        g[np.arange(100), t] -= 1
        g /= np.float32(100)
        for layer in reversed(layers):
            g = layer.backward(g, needs_gx=layer is not layers[0])
            if layer is not layers[0]:
                h = outputs.pop()
                g = g * (h * (1 - h)) if activation == "sigmoid" else g * (h > 0)
        if isinstance(optimizer, Adam):
            optimizer.step += 1
        for layer in layers:
            optimizer.update(layer.W, layer.gW)
            optimizer.update(layer.b, layer.gb)
        return float(loss)

    return work


M = 1 << 20
works = {
    **{f"sgemm-{n}": (lambda n=n: sgemm(n)) for n in (256, 512, 1024, 2048)},
    "add-1m": lambda: add(M),
    "add-16m": lambda: add(16 * M),
    "exp-1m": lambda: unary(np.exp, M),
    "tanh-1m": lambda: unary(np.tanh, M),
    "sum-1m": lambda: unary(np.sum, M),
    "mlp-sgd": lambda: mlp((784, 1000, 10), "sigmoid", Sgd()),
    "mlp-adam": lambda: mlp((784, 1000, 1000, 10), "relu", Adam()),
}

protocol.serve("NumPy", np.__version__, threads, works)

"""PyTorch's side of `bench compare`, eager mode."""

import os
import protocol

threads = protocol.thread_count()
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = str(threads)

import torch  # noqa: E402  (reads the variables above when it loads)
from torch import nn  # noqa: E402
from torch.nn import functional as F  # noqa: E402

torch.set_num_threads(threads)
torch.set_num_interop_threads(1)
torch.manual_seed(0)


def binary(function, *shape):
    a, b = torch.randn(*shape), torch.randn(*shape)
    return lambda: function(a, b)


def unary(function, n):
    x = torch.randn(n)
    return lambda: function(x)


def goldstein_price():
    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    y = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)

    def work():
        x.grad = y.grad = None
        z = (1 + (x + y + 1) ** 2 * (19 - 14 * x + 3 * x**2 - 14 * y + 6 * x * y + 3 * y**2)) * (
            30 + (2 * x - 3 * y) ** 2 * (18 - 32 * x + 12 * x**2 + 48 * y - 36 * x * y + 27 * y**2)
        )
        z.backward()

    return work


def tanh_derivatives():
    x = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)

    def work():
        y = torch.tanh(x)
        for _ in range(5):
            (y,) = torch.autograd.grad(y, x, create_graph=True)

    return work


def training(model, optimizer, loss_of):
    def work():
        optimizer.zero_grad(set_to_none=True)
        loss_of().backward()
        optimizer.step()

    model.train()
    return work


def mlp(sizes, activation, optimizer):
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    model = nn.Sequential(*layers[:-1])
    x, t = torch.randn(100, sizes[0]), torch.randint(0, 10, (100,))
    return training(model, optimizer(model.parameters()), lambda: F.cross_entropy(model(x), t))


def cnn():
    def block(inputs, outputs):
        return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.Conv2d(outputs, outputs, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]

    head = [nn.Flatten(), nn.Linear(64 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, 10)]
    return nn.Sequential(*block(1, 32), *block(32, 64), *head), torch.randn(32, 1, 28, 28)


def cnn_training():
    model, x = cnn()
    t = torch.randint(0, 10, (32,))
    return training(model, torch.optim.Adam(model.parameters()), lambda: F.cross_entropy(model(x), t))


def cnn_inference():
    model, x = cnn()
    model.eval()

    def work():
        with torch.no_grad():
            return model(x)

    return work


def convolution(n, c, size, outputs, kernel, stride, pad, backward):
    x = torch.randn(n, c, size, size, requires_grad=backward)
    layer = nn.Conv2d(c, outputs, kernel, stride, pad).requires_grad_(backward)
    if not backward:

        def forward():
            with torch.no_grad():
                return layer(x)

        return forward

    gy = torch.randn_like(layer(x))

    def both():
        x.grad = None
        layer.zero_grad(set_to_none=True)
        layer(x).backward(gy)

    return both


def lstm_sequence():
    lstm, head = nn.LSTM(64, 256), nn.Linear(256, 10)
    x, t = torch.randn(50, 32, 64), torch.randint(0, 10, (32,))
    model = nn.ModuleList([lstm, head])
    return training(model, torch.optim.Adam(model.parameters()), lambda: F.cross_entropy(head(lstm(x)[0][-1]), t))


def lstm_step60():
    """One truncated back-propagation of the book's step 60: 30 steps, a loss at each of them."""
    cell, head = nn.LSTMCell(1, 100), nn.Linear(100, 1)
    xs, ts = torch.randn(30, 30, 1), torch.randn(30, 30, 1)
    model = nn.ModuleList([cell, head])

    def loss_of():
        h, c, loss = torch.zeros(30, 100), torch.zeros(30, 100), 0
        for x, t in zip(xs, ts):
            h, c = cell(x, (h, c))
            loss = loss + F.mse_loss(head(h), t)
        return loss

    return training(model, torch.optim.Adam(model.parameters()), loss_of)


def sgd(parameters):
    return torch.optim.SGD(parameters, lr=0.01)


M = 1 << 20
convolutions = {
    "conv3x3-64x56": (32, 64, 56, 64, 3, 1, 1),
    "conv7x7-3x224": (32, 3, 224, 64, 7, 2, 3),
    "conv3x3-256x14": (32, 256, 14, 256, 3, 1, 1),
    "conv1x1-256x56": (32, 256, 56, 64, 1, 1, 0),
}
works = {
    **{f"sgemm-{n}": (lambda n=n: binary(torch.matmul, n, n)) for n in (256, 512, 1024, 2048)},
    "add-1m": lambda: binary(torch.add, M),
    "add-16m": lambda: binary(torch.add, 16 * M),
    "exp-1m": lambda: unary(torch.exp, M),
    "tanh-1m": lambda: unary(torch.tanh, M),
    "sum-1m": lambda: unary(torch.sum, M),
    "goldstein-price": goldstein_price,
    "tanh-5-derivatives": tanh_derivatives,
    "mlp-sgd": lambda: mlp((784, 1000, 10), nn.Sigmoid, sgd),
    "mlp-adam": lambda: mlp((784, 1000, 1000, 10), nn.ReLU, torch.optim.Adam),
    "cnn-train": cnn_training,
    "cnn-inference": cnn_inference,
    **{name + "-forward": (lambda s=s: convolution(*s, backward=False)) for name, s in convolutions.items()},
    **{name + "-backward": (lambda s=s: convolution(*s, backward=True)) for name, s in convolutions.items()},
    "lstm-64-256": lstm_sequence,
    "lstm-step60": lstm_step60,
}

protocol.serve("PyTorch", torch.__version__, threads, works)

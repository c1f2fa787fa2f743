"""PyTorch on CUDA, or where that is missing CuPy: the anchor of `bench opencl`. float32 throughout, TF32 off.

A work puts as many launches into the stream as DeviceRow.cs does, and then waits; it times all of them.
"""

import protocol

threads = protocol.thread_count()

FLOPS, BYTES, MOST_LAUNCHES, STEPS = 1e11, 8 << 30, 50, 4
PRODUCTS = [(n, n, n) for n in (512, 1024, 2048, 4096, 511, 1023, 2047)] + [(2047, 1025, 511)]
ELEMENTS = 64 << 20
BATCH = 256


def launches(amount, between_waits):
    return max(1, min(MOST_LAUNCHES, int(between_waits / amount)))


def repeated(launch, count, wait):
    def work():
        for _ in range(count):
            launch()
        wait()

    return work


def torch_works():
    import torch
    from torch import nn
    from torch.nn import functional as F

    if not torch.cuda.is_available():
        raise ImportError("PyTorch sees no CUDA device")
    torch.backends.cuda.matmul.allow_tf32 = False
    torch.backends.cudnn.allow_tf32 = False
    torch.manual_seed(0)
    wait = torch.cuda.synchronize

    def product(m, n, k):
        a, b = torch.randn(m, k, device="cuda"), torch.randn(k, n, device="cuda")
        return repeated(lambda: torch.matmul(a, b), launches(2.0 * m * n * k, FLOPS), wait)

    def copy():
        x, y = torch.ones(ELEMENTS, device="cuda"), torch.zeros(ELEMENTS, device="cuda")
        return repeated(lambda: y.copy_(x), launches(2 * 4 * ELEMENTS, BYTES), wait)

    def add():
        a, b = torch.ones(ELEMENTS, device="cuda"), torch.ones(ELEMENTS, device="cuda")
        return repeated(lambda: torch.add(a, b), launches(3 * 4 * ELEMENTS, BYTES), wait)

    def training():
        def block(inputs, outputs):
            return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(), nn.Conv2d(outputs, outputs, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2)]

        head = [nn.Flatten(), nn.Linear(64 * 7 * 7, 128), nn.ReLU(), nn.Linear(128, 10)]
        model = nn.Sequential(*block(1, 32), *block(32, 64), *head).cuda()
        x, t = torch.randn(BATCH, 1, 28, 28, device="cuda"), torch.randint(0, 10, (BATCH,), device="cuda")
        optimizer = torch.optim.Adam(model.parameters())

        def step():
            optimizer.zero_grad(set_to_none=True)
            F.cross_entropy(model(x), t).backward()
            optimizer.step()

        return repeated(step, STEPS, wait)

    works = {f"sgemm-{m}x{n}x{k}": (lambda s=(m, n, k): product(*s)) for m, n, k in PRODUCTS}
    works.update({"copy-256mb": copy, "add-256mb": add, "cnn-train-256": training})
    return "PyTorch CUDA", f"{torch.__version__}, CUDA {torch.version.cuda}, {torch.cuda.get_device_name()}", works


def cupy_works():
    import cupy

    wait = cupy.cuda.get_current_stream().synchronize

    def product(m, n, k):
        a, b = cupy.random.randn(m, k, dtype=cupy.float32), cupy.random.randn(k, n, dtype=cupy.float32)
        return repeated(lambda: a @ b, launches(2.0 * m * n * k, FLOPS), wait)

    def copy():
        x, y = cupy.ones(ELEMENTS, cupy.float32), cupy.zeros(ELEMENTS, cupy.float32)
        return repeated(lambda: cupy.copyto(y, x), launches(2 * 4 * ELEMENTS, BYTES), wait)

    def add():
        a, b = cupy.ones(ELEMENTS, cupy.float32), cupy.ones(ELEMENTS, cupy.float32)
        return repeated(lambda: a + b, launches(3 * 4 * ELEMENTS, BYTES), wait)

    works = {f"sgemm-{m}x{n}x{k}": (lambda s=(m, n, k): product(*s)) for m, n, k in PRODUCTS}
    works.update({"copy-256mb": copy, "add-256mb": add})
    return "CuPy", cupy.__version__, works


try:
    peer, version, works = torch_works()
except ImportError:
    peer, version, works = cupy_works()

protocol.serve(peer, version, threads, works)

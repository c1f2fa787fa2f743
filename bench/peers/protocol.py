"""The line protocol by which `bench compare` drives a peer.

One request a line on standard input, one JSON object a line on standard output:

    prepare NAME          builds the inputs and warms up   {"name": NAME} or {"error": "..."}
    run NAME REPEATS      does the work REPEATS times      {"name": NAME, "seconds": [one per repeat]}
    release NAME          forgets the inputs               {"name": NAME}
    quit

The first line the peer writes describes it: {"peer", "version", "threads", "works"}.

With `--once NAME --repeats N` it does that work N times in a fresh process: it writes a line after the first, and at the
end one with the most memory it held, in bytes.
"""

import argparse
import gc
import json
import sys
import time

WARM_UPS = 3


parser = argparse.ArgumentParser()
parser.add_argument("--threads", type=int, required=True)
parser.add_argument("--once")
parser.add_argument("--repeats", type=int, default=1)
arguments = parser.parse_args()


def thread_count():
    return arguments.threads


def peak_bytes():
    """VmHWM and not ru_maxrss: the latter is inherited from the process that started this one."""
    try:
        with open("/proc/self/status") as status:
            return 1024 * int(next(line for line in status if line.startswith("VmHWM:")).split()[1])
    except OSError:
        return float("nan")


def do_once(works):
    work = works[arguments.once]()
    work()
    print(arguments.once, flush=True)
    for _ in range(arguments.repeats - 1):
        work()
    print(peak_bytes(), flush=True)


def serve(peer, version, threads, works):
    """works: name -> function without arguments that builds the inputs and returns the work as a function."""

    if arguments.once:
        do_once(works)
        return

    def answer(**fields):
        print(json.dumps(fields), flush=True)

    prepared = {}
    answer(peer=peer, version=version, threads=threads, works=sorted(works))
    for line in sys.stdin:
        words = line.split()
        try:
            if words[:1] == ["quit"]:
                return
            name = words[1]
            if words[0] == "prepare":
                prepared[name] = works[name]()
                for _ in range(WARM_UPS):
                    prepared[name]()
                answer(name=name)
            elif words[0] == "run":
                answer(name=name, seconds=time_each(prepared[name], int(words[2])))
            elif words[0] == "release":
                prepared.pop(name, None)
                gc.collect()
                answer(name=name)
            else:
                answer(error="unknown request: " + line.strip())
        except Exception as failure:
            answer(error=f"{type(failure).__name__}: {failure}")


def time_each(work, repeats):
    seconds = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return seconds

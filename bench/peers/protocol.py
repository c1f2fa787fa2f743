"""The line protocol by which `bench compare` drives a peer.

One request a line on standard input, one JSON object a line on standard output:

    prepare NAME          builds the inputs and warms up   {"name": NAME} or {"error": "..."}
    run NAME REPEATS      does the work REPEATS times      {"name": NAME, "seconds": [one per repeat]}
    release NAME          forgets the inputs               {"name": NAME}
    quit

The first line the peer writes describes it: {"peer", "version", "threads", "works"}.
"""

import argparse
import gc
import json
import sys
import time

WARM_UPS = 3


def thread_count():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, required=True)
    return parser.parse_args().threads


def serve(peer, version, threads, works):
    """works: name -> function without arguments that builds the inputs and returns the work as a function."""

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

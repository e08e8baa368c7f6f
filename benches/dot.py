#!/usr/bin/env python3
"""Times DOT of a large graph: `career dot` beside `to_dot` of rustworkx, in turns, in one run.

usage: dot.py CAREER [--roles N] [--transitions N] [--rounds N]

CAREER is a release build. Two figures for each: the whole process, with reading the same JSON file (for
rustworkx with orjson), and for rustworkx `to_dot` alone, with labels for roles and transitions. Times are processor times, which other
work on the machine does not lengthen as much.
"""

import argparse
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent

PEER = """
import sys, time, orjson, rustworkx
data = orjson.loads(open(sys.argv[1], "rb").read())
graph = rustworkx.PyDiGraph(multigraph=True)
roles = data["roles"]
numbers = graph.add_nodes_from([{"id": role, **said} for role, said in roles.items()])
number = dict(zip(roles, numbers))
graph.add_edges_from([(number[e["from"]], number[e["to"]], e) for e in data["transitions"]])
start = time.process_time()
graph.to_dot(
    lambda role: {"label": role["title"], "shape": "box", "tooltip": role["id"]},
    lambda edge: {"tooltip": edge["kind"], "style": "solid"},
    filename=sys.argv[2],
)
print(time.process_time() - start)
"""


def timed(command):
    """Returns the processor time that a program takes, and what it writes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("career")
    parser.add_argument("--roles", type=int, default=3000)
    parser.add_argument("--transitions", type=int, default=45000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graph = f"{folder}/graph.json"
        sizes = ["--roles", str(options.roles), "--transitions", str(options.transitions)]
        with open(graph, "wb") as file:
            subprocess.run(
                [sys.executable, HERE / "generate.py", *sizes], check=True, stdout=file
            )
        ours = [options.career, "dot", "--quiet", "--graph", graph]
        load = [options.career, "roles", "--quiet", "--graph", graph, "--format", "csv"]
        peer = [sys.executable, "-c", PEER, graph, f"{folder}/peer.dot"]
        times = {"career dot": [], "career roles": [], "rustworkx": [], "to_dot alone": []}
        for _ in range(options.rounds):
            seconds, dot = timed(ours)
            times["career dot"].append(seconds)
            times["career roles"].append(timed(load)[0])
            seconds, alone = timed(peer)
            times["rustworkx"].append(seconds)
            times["to_dot alone"].append(float(alone))
        for name, seconds in times.items():
            print(f"{name:14} {statistics.median(seconds) * 1000:8.1f} ms")
        best = {name: min(seconds) for name, seconds in times.items()}
        whole = best["rustworkx"] / best["career dot"]
        print(f"{len(dot)} bytes; whole process {whole:.1f}x")
        alone = best["to_dot alone"] / max(best["career dot"] - best["career roles"], 1e-9)
        print(f"writing alone, where `career roles` stands for loading: {alone:.1f}x")


if __name__ == "__main__":
    main()

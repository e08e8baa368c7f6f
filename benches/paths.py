#!/usr/bin/env python3
"""Asks careergraph and other programs the same questions about paths, and compares the times.

usage: paths.py [--quick] [--only WORD] [--pairs N] [--seed N]
                [--target DIR] [--program FILE]

Two random digraphs are made from a seed: 3,000 roles with 45,000 transitions, and 100,000 with
1,500,000; every transition has years, in hundredths. Each program holds the graph in memory in its
own best form before the clock starts, and answers with the paths themselves. Times are the quickest
of three rounds for each pair, summed over the pairs: CPU time for the others, so that a busy machine
does not speak against them, and wall time for careergraph. The answers are compared. Needs the Python
packages igraph, networkx, numpy, rustworkx and scipy.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import igraph
import networkx
import numpy
import rustworkx
import scipy.sparse
from scipy.sparse import csgraph

ROOT = Path(__file__).resolve().parent.parent


class Graph:
    """A random digraph with years on its edges, in the form that each peer likes best."""

    def __init__(self, folder, roles, transitions, seed=1):
        rng = random.Random(seed)
        edges = {}
        while len(edges) < transitions:
            a, b = rng.randrange(roles), rng.randrange(roles)
            if a != b:
                edges[a, b] = rng.randint(25, 500) / 100
        self.roles = roles
        self.name = f"{roles:,} roles"
        self.edges = [(a, b, years) for (a, b), years in sorted(edges.items())]
        self.file = folder / f"{roles}.edges"
        width = len(str(roles))
        self.role = [f"r{role:0{width}}" for role in range(roles)]
        with self.file.open("w") as file:
            for a, b, years in self.edges:
                file.write(f"{self.role[a]} {self.role[b]} {years}\n")
        self.rng = rng

    def pairs(self, count):
        return [tuple(self.rng.sample(range(self.roles), 2)) for _ in range(count)]

    def scipy(self):
        a, b, years = zip(*self.edges)
        shape = (self.roles, self.roles)
        matrix = scipy.sparse.csr_array((years, (a, b)), shape=shape)
        matrix.indices, matrix.indptr = (
            matrix.indices.astype(numpy.int32),
            matrix.indptr.astype(numpy.int32),
        )
        return matrix

    def igraph(self):
        graph = igraph.Graph(n=self.roles, edges=[edge[:2] for edge in self.edges], directed=True)
        graph.es["years"] = [edge[2] for edge in self.edges]
        return graph

    def networkx(self):
        graph = networkx.DiGraph()
        graph.add_weighted_edges_from(self.edges, weight="years")
        return graph

    def rustworkx(self):
        graph = rustworkx.PyDiGraph()
        graph.add_nodes_from(range(self.roles))
        graph.add_edges_from(self.edges)
        return graph


def measure(ask, pairs, rounds=3):
    """Returns the quickest time of each pair, summed, and the answers."""
    total, answers = 0.0, []
    for a, b in pairs:
        best = float("inf")
        for _ in range(rounds):
            start = time.process_time()
            answer = ask(a, b)
            best = min(best, time.process_time() - start)
        total += best
        answers.append(answer)
    return total, answers


class Ours:
    def __init__(self, program):
        self.program = program

    def __call__(self, graph, pairs, *question):
        text = "".join(f"{graph.role[a]} {graph.role[b]}\n" for a, b in pairs)
        command = [self.program, graph.file, *map(str, question)]
        done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)
        lines = [line.split() for line in done.stdout.splitlines()]
        return sum(float(time) for time, _ in lines), [float(answer) for _, answer in lines]


def dijkstra(matrix):
    def ask(a, b):
        distance, before = csgraph.dijkstra(matrix, indices=a, return_predecessors=True)
        path = [b]
        while path[-1] != a and before[path[-1]] >= 0:
            path.append(int(before[path[-1]]))
        return float(distance[b])

    return ask


def igraph_path(graph):
    def ask(a, b):
        edges = graph.get_shortest_path(a, to=b, weights="years", output="epath")
        return sum(graph.es[edge]["years"] for edge in edges)

    return ask


def yen(matrix, k):
    def ask(a, b):
        distances = csgraph.yen(matrix, a, b, k)
        return float(distances[-1])

    return ask


def shortest(ours, graph, pairs):
    nx = graph.networkx()
    peers = {
        "scipy dijkstra": dijkstra(graph.scipy()),
        "igraph": igraph_path(graph.igraph()),
        "networkx bidirectional": lambda a, b: networkx.bidirectional_dijkstra(
            nx, a, b, weight="years"
        )[0],
    }
    return compare(ours(graph, pairs, "best", 1), peers, pairs)


def loopless(k):
    def ask(ours, graph, pairs):
        peers = {"scipy yen": yen(graph.scipy(), k)}
        return compare(ours(graph, pairs, "best", k), peers, pairs)

    return ask


def every(moves):
    def ask(ours, graph, pairs):
        ig, rx = graph.igraph(), graph.rustworkx()
        peers = {
            "igraph": lambda a, b: len(ig.get_all_simple_paths(a, to=b, maxlen=moves)),
            "rustworkx": lambda a, b: len(rustworkx.all_simple_paths(rx, a, b, cutoff=moves + 1)),
        }
        return compare(ours(graph, pairs, "all", moves), peers, pairs)

    return ask


def reach(moves):
    def ask(ours, graph, pairs):
        ig = graph.igraph()
        # What it returns has the role itself.
        peers = {
            "igraph neighborhood": lambda a, _: len(ig.neighborhood(a, order=moves, mode="out")) - 1
        }
        return compare(ours(graph, pairs, "reach", moves), peers, pairs)

    return ask


def compare(ours, peers, pairs):
    """Returns the times of all, having checked that they agree."""
    seconds, answers = ours
    times = {"careergraph": seconds}
    for name, ask in peers.items():
        times[name], theirs = measure(ask, pairs)
        if not numpy.allclose(answers, theirs):
            sys.exit(f"{name} answers otherwise: {answers} and {theirs}")
    return times


# The question, the graph, how many pairs, the bar, and what asks it.
QUESTIONS = [
    ("shortest path", 3_000, 200, 10, shortest),
    ("shortest path", 100_000, 40, 40, shortest),
    ("10 best loopless paths", 3_000, 10, 100, loopless(10)),
    ("100 best loopless paths", 3_000, 4, 400, loopless(100)),
    ("10 best loopless paths", 100_000, 1, 300, loopless(10)),
    ("all paths up to 4 moves", 3_000, 10, 12, every(4)),
    ("all paths up to 5 moves", 3_000, 4, 80, every(5)),
    ("reachable in 3 moves", 3_000, 100, 5, reach(3)),
    ("reachable in 5 moves", 3_000, 100, 2.2, reach(5)),
]


def build(target):
    """Builds the asking program and returns where it lies."""
    command = ["cargo", "bench", "--bench", "paths", "--no-run", "--message-format=json"]
    command += ["--target-dir", target]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message.get("target", {}).get("name") == "paths" and message.get("executable"):
            return message["executable"]
    sys.exit("cargo built no program")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="only the small graph")
    parser.add_argument("--only", default="", help="only questions with this word")
    parser.add_argument("--target", type=Path, default=ROOT / "target", help="build folder")
    parser.add_argument("--pairs", type=int, help="of each question no more than so many pairs")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", type=Path, help="what has been built already")
    options = parser.parse_args()
    ours = Ours(options.program or build(options.target))
    with tempfile.TemporaryDirectory() as folder:
        graphs = {}
        print(f"{'question':26} {'roles':>8}  {'ours, ms':>9}  {'best peer':24} {'ratio':>7} {'bar':>5}")
        for name, roles, count, bar, ask in QUESTIONS:
            if options.only not in name or (options.quick and roles > 3_000):
                continue
            if roles not in graphs:
                graphs[roles] = Graph(Path(folder), roles, 15 * roles, options.seed)
            count = min(count, options.pairs or count)
            pairs = graphs[roles].pairs(count)
            times = ask(ours, graphs[roles], pairs)
            mine = times.pop("careergraph")
            for peer, seconds in sorted(times.items(), key=lambda each: each[1]):
                print(
                    f"{name:26} {roles:8,}  {1e3 * mine / count:9.4f}  {peer:24} "
                    f"{seconds / mine:7.1f} {bar:5g}",
                    flush=True,
                )


if __name__ == "__main__":
    main()

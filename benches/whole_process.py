#!/usr/bin/env python3
"""Builds the program and compares whole processes: start-up, loading, importing, drawing.

usage: whole_process.py [--runs N] [--no-build] [--target DIR]

Two commands that are compared run in turn, so that a machine whose speed drifts is fair to both.
Times are CPU times (user and system) and wall times as the operating system accounts for each
process, memory is its largest resident set. Programs are copied first, as `cargo install` does. Needs
the Python packages orjson and rustworkx, and Graphviz for drawing.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "tests/fixtures/role_pages/platform-engineer.txt"
FIGURES = ["cpu ms", "wall ms", "peak MB"]


def run(command):
    """Runs a command and returns its CPU time, wall time and peak memory."""
    command = [str(word) for word in command]
    nowhere = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
    # `subprocess` takes a fifth of the time that a small process does.
    started = time.perf_counter()
    child = os.posix_spawn(command[0], command, os.environ, file_actions=nowhere)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - started
    code = os.waitstatus_to_exitcode(status)
    if code != 0:
        sys.exit(f"failed with {code}: {' '.join(command)}")
    peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    return [1e3 * (used.ru_utime + used.ru_stime), 1e3 * wall, peak / 1e6]


def compare(title, commands, runs):
    """Runs commands in turn; prints the median of each figure, and of the ratios pair by pair."""
    for command in commands.values():
        run(command)
    rounds = [[run(command) for command in commands.values()] for _ in range(runs)]
    print(f"\n{title} (medians of {runs} runs)")
    print(f"  {'':24}" + "".join(f"{figure:>10}" for figure in FIGURES))
    for index, name in enumerate(commands):
        medians = [statistics.median(each[index][f] for each in rounds) for f in range(3)]
        print(f"  {name:24}" + "".join(f"{median:10.2f}" for median in medians))
    if len(commands) == 2:
        ratios = [
            statistics.median(each[1][f] / each[0][f] for each in rounds) for f in range(3)
        ]
        print(f"  {'second / first':24}" + "".join(f"{ratio:10.2f}" for ratio in ratios))


def ladder():
    """Returns a graph file of 12 roles: three families of four levels, with lateral moves between them."""
    families, levels = ["alpha", "beta", "gamma"], range(1, 5)
    roles = [
        f'"{family}-{level}": {{"family": "{family}", "level": {level}}}'
        for family in families
        for level in levels
    ]
    up = [(f"{family}-{level}", f"{family}-{level + 1}") for family in families for level in levels[:-1]]
    over = [(f"{a}-{level}", f"{b}-{level}") for a, b in zip(families, families[1:]) for level in (2, 3)]
    moves = [(*ends, "advancement") for ends in up] + [(*ends, "lateral") for ends in over]
    moves = [f'{{"from": "{a}", "to": "{b}", "kind": "{kind}"}}' for a, b, kind in moves]
    return f'{{"roles": {{{", ".join(roles)}}}, "transitions": [{", ".join(moves)}]}}'


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=21)
    parser.add_argument("--no-build", action="store_true", help="take what has been built already")
    parser.add_argument("--target", type=Path, default=ROOT / "target", help="build folder")
    options = parser.parse_args()
    if not options.no_build:
        build = ["cargo", "build", "--release", "--target-dir", options.target]
        build += ["--bins", "--example", "empty_clap"]
        subprocess.run(build, cwd=ROOT, check=True)
    built = [options.target / "release" / name for name in ("career", "examples/empty_clap")]
    question = ["path", "Junior Engineer", "Engineering Manager"]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        # As they are once installed: what a linker has written lies in memory in smaller pieces than a
        # copy, and takes longer to start.
        career, empty = [shutil.copy(program, folder) for program in built]
        graph = Path(folder) / "graph.json"
        with graph.open("wb") as file:
            generate = [sys.executable, ROOT / "benches/generate.py"]
            subprocess.run(generate, stdout=file, check=True)
        # What has been built and copied is written to the disk now, and not while programs run.
        os.sync()
        # Start-up takes milliseconds, so that more runs cost little.
        compare(
            "A path on the shipped graph, and an empty program with clap",
            {"empty_clap": [empty, *question], "career path": [career, *question]},
            10 * options.runs,
        )
        compare(
            "Loading 3,000 roles and 45,000 transitions from JSON",
            {
                "career check": [career, "check", "-g", graph],
                "orjson + rustworkx": [sys.executable, ROOT / "benches/peer.py", graph],
            },
            options.runs,
        )
        ends = ["role-000000", "role-001500"]
        compare(
            "A path on the same file",
            {
                "career path": [career, "path", *ends, "-g", graph],
                "orjson + rustworkx": [sys.executable, ROOT / "benches/peer.py", graph, *ends],
            },
            options.runs,
        )
        compare(
            "Importing a role page",
            {"career import": [career, "import", PAGE]},
            10 * options.runs,
        )
        if not shutil.which("dot"):
            print("\nGraphviz is not there: no drawing is compared")
            return
        Path("ladder.json").write_text(ladder())
        said = subprocess.run([career, "dot", "-g", "ladder.json"], stdout=subprocess.PIPE, check=True)
        Path("ladder.dot").write_bytes(said.stdout)
        compare(
            "12 roles to SVG on standard output",
            {
                "career draw": [career, "draw", "-g", "ladder.json", "--format", "svg"],
                "dot -Tsvg": [shutil.which("dot"), "-Tsvg", "ladder.dot"],
            },
            10 * options.runs,
        )


if __name__ == "__main__":
    main()

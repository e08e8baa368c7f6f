#!/usr/bin/env python3
"""Asks careergraph and other programs the same questions about gaps and similarity, and compares the times.

usage: gaps.py [--quick] [--only WORD] [--seed N] [--target DIR] [--program FILE] [--career FILE]

Roles with 40 of 14,000 skills each are made from a seed, at steps 1 to 5: 3,000 and 100,000 of them.
Each program holds them in memory in its own best form before the clock starts. scipy works out
coverages as one product of sparse matrices that have a column for each step of each skill, which is the
same number; sparse_dot_topn finds the largest cosines of the same matrix, which is the question it is
made for. Needs the Python packages numpy, scipy and sparse_dot_topn, and the program jq.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy
import scipy.sparse
from sparse_dot_topn import sp_matmul_topn

ROOT = Path(__file__).resolve().parent.parent
SKILLS, STEPS, ASKED = 14_000, 5, 40

JQ = """
def held: .requires // {} | with_entries(.value |= if type == "number" then . else 1 end);
(.roles[$from] | held) as $have | (.roles[$to] | held) as $need
| [$need | to_entries[] | [.value - ($have[.key] // 0), 0] | max] | add
"""


class Roles:
    """Roles as lists of skills and steps, and as a sparse matrix."""

    def __init__(self, folder, count, seed):
        rng = random.Random(seed)
        asked = [sorted(rng.sample(range(SKILLS), ASKED)) for _ in range(count)]
        steps = [[rng.randint(1, STEPS) for _ in range(ASKED)] for _ in range(count)]
        self.count = count
        self.file = folder / f"{count}.roles"
        with self.file.open("w") as file:
            for skills, levels in zip(asked, steps):
                file.write(" ".join(f"{s}:{n}" for s, n in zip(skills, levels)) + "\n")
        self.columns = numpy.array(asked, dtype=numpy.int32).ravel()
        self.steps = numpy.array(steps, dtype=numpy.int32).ravel()
        self.rows = numpy.repeat(numpy.arange(count, dtype=numpy.int32), ASKED)

    def by_step(self):
        """A 1 for every step of every skill up to the one that is asked for, and the sums of rows."""
        rows = numpy.repeat(self.rows, self.steps)
        columns = numpy.concatenate(
            [c * STEPS + numpy.arange(n) for c, n in zip(self.columns, self.steps)]
        )
        ones = numpy.ones(len(rows), numpy.float32)
        shape = (self.count, SKILLS * STEPS)
        matrix = scipy.sparse.csr_matrix((ones, (rows, columns)), shape=shape)
        return matrix, numpy.asarray(matrix.sum(axis=1)).ravel()

    def cosines(self):
        """The rows at length 1, so that products are cosines."""
        steps = self.steps.astype(numpy.float32)
        shape = (self.count, SKILLS)
        matrix = scipy.sparse.csr_matrix((steps, (self.rows, self.columns)), shape=shape)
        length = numpy.sqrt(numpy.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        return scipy.sparse.csr_matrix(scipy.sparse.diags(1 / length).astype("f4") @ matrix)


def quickest(ask, rounds):
    """Returns the quickest time, and the last answer."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        answer = ask()
        best = min(best, time.perf_counter() - start)
    return best, answer


def memory(what):
    """Memory of this process in megabytes."""
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1e3 for line in status if line.startswith(what))


def ours(program, roles, *question):
    """Returns seconds, megabytes and the number by which answers are compared."""
    command = [program, roles.file, *map(str, question)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return tuple(map(float, done.stdout.split()))


def one_gap(program, roles):
    for question, name in [
        ("numbers", "the numbers of a gap"),
        ("needs", "a gap, need by need"),
        ("report", "the same with all texts"),
    ]:
        seconds, _, _ = ours(program, roles, question)
        print(f"{name:36} {roles.count:8,} {1e6 * seconds:10.2f} us   bar 2 us", flush=True)


def coverages(program, roles):
    matrix, full = roles.by_step()
    asked = scipy.sparse.csr_matrix(scipy.sparse.diags(1 / full).astype("f4") @ matrix).T.tocsr()
    # Columns that nobody has cost scipy time.
    used = numpy.unique(matrix.indices)
    matrix, asked = matrix[:, used], asked[used]
    shape = (roles.count, roles.count)
    theirs, dense = quickest(lambda: (matrix @ asked).toarray(), 15)
    total = dense.sum(dtype=float)
    again, _ = quickest(lambda: (matrix @ asked).toarray(out=dense), 15)
    write, _ = quickest(lambda: numpy.full(shape, 1, numpy.float32), 15)
    write_again, _ = quickest(lambda: dense.fill(1), 15)
    print(f"numpy writes the matrix in {1e3 * write:.2f} ms, and in {1e3 * write_again:.2f} ms again")
    for kind, peer, writing, memory_of in [
        ("", theirs, write, "new"),
        ("-again", again, write_again, "the same"),
        ("-first", again, write_again, "and index,"),
    ]:
        for threads in (1, 2):
            seconds, _, own_total = ours(program, roles, f"coverages{kind}", 1, threads)
            if abs(own_total - total) > 1e-3 * total:
                sys.exit(f"scipy answers otherwise: {own_total} and {total}")
            name = f"every pair, {memory_of} memory, {threads} thr."
            row(name, roles, seconds, "scipy", peer, 12)
            print(f"{'':45} {seconds / writing:10.1f} times writing the matrix   bar 5")


def choices(program, folder, seed):
    """What it costs where a quarter of the requirements leave a choice: no other program is asked."""
    kinds = [("none", SKILLS, 1, 1), ("one of 3", SKILLS, 1, 3), ("2 of 4", SKILLS, 2, 4)]
    kinds += [("one of 3, from 50 skills", 50, 1, 3), ("2 of 4, from 50 skills", 50, 2, 4)]
    for name, skills, count, size in kinds:
        rng = random.Random(seed)
        file = folder / "choices.roles"
        with file.open("w") as out:
            for _ in range(3_000):
                asked = [str(skill) for skill in rng.sample(range(SKILLS), 30)]
                for _ in range(10):
                    of = "+".join(str(skill) for skill in sorted(rng.sample(range(skills), size)))
                    asked.append(f"{count}/{of}" if size > 1 else of)
                asked = dict.fromkeys(asked)
                out.write(" ".join(f"{one}:{rng.randint(1, STEPS)}" for one in asked) + "\n")
        roles = argparse.Namespace(file=file)
        asked = [["coverages-first", 1, 1], ["coverages-again", 1, 1], ["similar-first", 10, 1]]
        times = [1e3 * ours(program, roles, *question)[0] for question in asked]
        figures = "coverages {:8.1f} ms, again {:8.1f} ms, similar {:8.1f} ms".format(*times)
        print(f"a quarter of choices, {name:26} {figures}", flush=True)


def similar(program, roles, bar):
    rounds = 15 if roles.count <= 3_000 else 1
    seconds, extra, _ = ours(program, roles, "similar", 10, 2)
    matrix = roles.cosines()
    before = memory("VmRSS")
    # The peak begins anew: that of making the matrix is not asked for.
    Path("/proc/self/clear_refs").write_text("5")
    turned = matrix.T.tocsr()
    # What it finds has the role itself.
    theirs, _ = quickest(lambda: sp_matmul_topn(matrix, turned, top_n=11, n_threads=2), rounds)
    row("10 most similar of each, 2 threads", roles, seconds, "sparse_dot_topn", theirs, bar)
    if rounds > 1:
        first, _, _ = ours(program, roles, "similar-first", 10, 2)
        row("the same and the index", roles, first, "sparse_dot_topn", theirs, bar)
    if rounds == 1:
        print(f"{'':45} {extra:8.0f} MB, and {memory('VmHWM') - before:.0f} MB")


def one_shot(career, folder):
    file = folder / "graph.json"
    with file.open("wb") as out:
        subprocess.run([sys.executable, ROOT / "benches/generate.py"], stdout=out, check=True)
    ends = ["role-000000", "role-001500"]
    gap = [career, "gap", *ends, "-g", file, "--format", "json"]
    jq = ["jq", "--arg", "from", ends[0], "--arg", "to", ends[1], JQ, file]
    run = lambda command: subprocess.run(command, capture_output=True, check=True).stdout
    times = [[quickest(lambda: run(command), 1) for command in (gap, jq)] for _ in range(9)]
    mine, theirs = (min(times, key=lambda each: each[i][0])[i] for i in (0, 1))
    if json.loads(mine[1])["gap"]["high"] != json.loads(theirs[1]):
        sys.exit("jq answers otherwise")
    roles = argparse.Namespace(count=3_000)
    row("career gap on a JSON file", roles, mine[0], "jq", theirs[0], 8)


def row(name, roles, mine, peer, theirs, bar):
    print(
        f"{name:36} {roles.count:8,} {1e3 * mine:10.2f} ms   {peer} {1e3 * theirs:.2f} ms: "
        f"{theirs / mine:.1f} times   bar {bar}",
        flush=True,
    )


def build(target):
    """Builds the asking program and `career`, and returns where they lie."""
    command = ["cargo", "bench", "--bench", "gaps", "--no-run", "--message-format=json"]
    command += ["--target-dir", target]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found = {}
    for line in done.stdout.splitlines():
        message = json.loads(line)
        if message.get("executable"):
            found[message["target"]["name"]] = message["executable"]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="only the smaller graph")
    parser.add_argument("--only", default="", help="only questions with this word")
    parser.add_argument("--target", type=Path, default=ROOT / "target", help="build folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", type=Path, help="what has been built already")
    parser.add_argument("--career", type=Path, help="the program, likewise")
    options = parser.parse_args()
    built = {"gaps": options.program, "career": options.career}
    if not all(built.values()):
        built = build(options.target)
    asked = lambda word: options.only in word
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roles = Roles(folder, 3_000, options.seed)
        if asked("one"):
            one_gap(built["gaps"], roles)
        if asked("coverages"):
            coverages(built["gaps"], roles)
        if asked("similar"):
            similar(built["gaps"], roles, 5)
        if asked("choices"):
            choices(built["gaps"], folder, options.seed)
        if asked("jq"):
            one_shot(built["career"], folder)
        if asked("many") and not options.quick:
            similar(built["gaps"], Roles(folder, 100_000, options.seed), 3)


if __name__ == "__main__":
    main()

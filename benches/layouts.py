#!/usr/bin/env python3
"""Measures the layouts of `career draw` beside `dot` of Graphviz on the same drawings.

usage: layouts.py [--only WORD] [--rounds N] [--limit SECONDS] [--target DIR] [--program FILE]

Drawn are the shipped graphs, ladders made from a seed, and random graphs from `generate.py`: by
`career draw` to SVG, and by `dot` from what `career dot` says of the same graph; "plain dot" has the same
boxes and lines without families and rows, so that it is free to put them where it likes. Every figure is
taken from the drawing itself, by the same rules for all:

crossings   points where two lines cross; not at a box at which both end
cut, boxes  lines through boxes that they do not join, and pairs of boxes that overlap
labels      labels over a box or over another label
length      of the lines, all and the median, in widths of the median box
turns       of the lines, in quarters of a circle, for each line
aspect      width by height
time        processor time of the whole process, the shortest of some rounds that are run in turns

What takes longer than the limit is stopped, and said to, as is what does not come out well; of the largest
drawings only the time is taken. Needs Graphviz and the Python package numpy.
"""

import argparse
import itertools
import json
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import numpy

ROOT = Path(__file__).resolve().parent.parent
SVG = "{http://www.w3.org/2000/svg}"
# How close to a box two lines that end there belong together.
AT_END = 3.0
# How deep something must lie in a box or label to be seen.
SLACK = 0.5
# How many points a drawing may have whose crossings are counted.
MOST = 200_000
# Roughly the width of a letter of a label in SVG, and the height of its line above and below the base line.
LETTER, ABOVE, BELOW = 5.2, 8.0, 2.0


def ladder(roles, seed):
    """Returns a graph of families with ladders of five to eight levels, some with a track of managers."""
    rng = random.Random(seed)
    graph = {"careergraph": 1, "title": f"A ladder of {roles} roles", "roles": {}, "transitions": []}
    rungs, edges = [], []
    while len(graph["roles"]) < roles:
        family = f"family-{len(rungs)}"
        rungs.append(column(graph["roles"], family, "ic", 1, rng.randint(5, 8), roles))
        if rng.random() < 0.6:
            above = column(graph["roles"], family, "management", 4, rng.randint(2, 4), roles)
            edges += [(a, b, "lateral") for a, b in zip(rungs[-1][3:5], above)]
            edges += steps(above)
    for each in rungs:
        edges += steps(each)
    for one, two in zip(rungs, rungs[1:]):
        for a, b in zip(one, two):
            if rng.random() < 0.3:
                edges.append((a, b, "lateral"))
    for _ in range(roles // 20):
        one, two = rng.choice(rungs), rng.choice(rungs)
        level = rng.randrange(5)
        if one is not two and len(one) > level and len(two) > level + 1:
            edges.append((one[level], two[level + 1], "advancement"))
    for a, b, kind in dict.fromkeys(edges):
        graph["transitions"].append({"from": a, "to": b, "kind": kind})
    return graph


def column(roles, family, track, level, height, most):
    """Adds the roles of a ladder and returns their ids."""
    ids = []
    for level in range(level, level + height):
        if len(roles) < most:
            ids.append(f"{family}-{track}-{level}")
            title = f"{family} {track} {level}".title()
            roles[ids[-1]] = {"title": title, "family": family, "track": track, "level": level}
    return ids


def steps(ids):
    return [(a, b, "advancement") for a, b in zip(ids, ids[1:])]


def random_graph(folder, roles, transitions):
    file = folder / f"random-{roles}-{transitions}.json"
    sizes = ["--roles", roles, "--transitions", transitions, "--skills", 100, "--requirements", 0]
    command = [sys.executable, ROOT / "benches/generate.py", *map(str, sizes)]
    with file.open("wb") as out:
        subprocess.run(command, check=True, stdout=out)
    return file


class Drawing:
    """Boxes and labels as left, top, right, bottom; lines as points; and between which boxes they run."""

    def __init__(self):
        self.boxes, self.labels, self.lines, self.ends = [], [], [], []

    def length(self):
        lengths = [numpy.hypot(*numpy.diff(line, axis=0).T).sum() for line in self.lines]
        width = statistics.median(right - left for left, _, right, _ in self.boxes)
        return sum(lengths) / width, statistics.median(lengths) / width

    def turns(self):
        total = 0.0
        for line in self.lines:
            ways = numpy.diff(line, axis=0)
            ways = ways[numpy.hypot(*ways.T) > 1e-6]
            angles = numpy.arctan2(ways[:, 1], ways[:, 0])
            change = numpy.abs(numpy.diff(angles))
            total += numpy.minimum(change, 2 * numpy.pi - change).sum()
        return total / (numpy.pi / 2) / len(self.lines)

    def aspect(self):
        points = numpy.concatenate([*self.lines, numpy.array(self.boxes).reshape(-1, 2)])
        width, height = points.max(axis=0) - points.min(axis=0)
        return width / height

    def strokes(self):
        """Returns all strokes, by their left ends, and to which line they belong."""
        pairs = [numpy.hstack([line[:-1], line[1:]]) for line in self.lines]
        owner = numpy.repeat(range(len(pairs)), [len(pair) for pair in pairs])
        strokes = numpy.vstack(pairs)
        order = numpy.argsort(numpy.minimum(strokes[:, 0], strokes[:, 2]), kind="stable")
        return strokes[order], owner[order]

    def crossings(self):
        strokes, owner = self.strokes()
        left = numpy.minimum(strokes[:, 0], strokes[:, 2])
        right = numpy.maximum(strokes[:, 0], strokes[:, 2])
        low = numpy.minimum(strokes[:, 1], strokes[:, 3])
        high = numpy.maximum(strokes[:, 1], strokes[:, 3])
        ends = numpy.array(self.ends)
        boxes = numpy.array(self.boxes)
        count = 0
        for at, stroke in enumerate(strokes):
            last = numpy.searchsorted(left, right[at], side="right")
            near = slice(at + 1, last)
            met = (low[near] <= high[at]) & (high[near] >= low[at]) & (owner[near] != owner[at])
            others = at + 1 + numpy.flatnonzero(met)
            if not len(others):
                continue
            points, others = met_at(stroke, strokes[others], others)
            own = ends[owner[at]]
            theirs = ends[owner[others]]
            for end in own:
                shares = (theirs == end).any(axis=1)
                box = boxes[end] + [-AT_END, -AT_END, AT_END, AT_END]
                there = ((points >= box[:2]) & (points <= box[2:])).all(axis=1)
                points, theirs = points[~(shares & there)], theirs[~(shares & there)]
            count += len(points)
        return count

    def cuts(self):
        """Returns how many lines run through boxes that they do not join."""
        strokes, owner = self.strokes()
        ends = numpy.array(self.ends)
        count = 0
        for number, box in enumerate(self.boxes):
            inside = clipped(strokes, inner(box))
            lines = numpy.unique(owner[inside])
            count += (~(ends[lines] == number).any(axis=1)).sum()
        return int(count)

    def boxes_overlap(self):
        return sum(overlap(one, two) for one, two in itertools.combinations(self.boxes, 2))

    def labels_overlap(self):
        pairs = itertools.combinations(self.labels, 2)
        return sum(overlap(one, two) for one, two in pairs) + sum(
            overlap(label, box) for label in self.labels for box in self.boxes
        )


def met_at(stroke, others, numbers):
    """Returns where a stroke crosses others in their inner parts, and which."""
    start, way = stroke[:2], stroke[2:] - stroke[:2]
    starts, ways = others[:, :2], others[:, 2:] - others[:, :2]
    cross = way[0] * ways[:, 1] - way[1] * ways[:, 0]
    between = starts - start
    with numpy.errstate(divide="ignore", invalid="ignore"):
        mine = (between[:, 0] * ways[:, 1] - between[:, 1] * ways[:, 0]) / cross
        theirs = (between[:, 0] * way[1] - between[:, 1] * way[0]) / cross
    # A stroke has its first end and not its last one, so that corners count once.
    met = (numpy.abs(cross) > 1e-9) & (mine >= 0) & (mine < 1) & (theirs >= 0) & (theirs < 1)
    return start + mine[met, None] * way, numbers[met]


def clipped(strokes, box):
    """Returns which strokes have a part in a box (Liang and Barsky, 1984)."""
    enter, leave = numpy.zeros(len(strokes)), numpy.ones(len(strokes))
    possible = numpy.ones(len(strokes), bool)
    for axis in (0, 1):
        start, way = strokes[:, axis], strokes[:, axis + 2] - strokes[:, axis]
        still = numpy.abs(way) < 1e-9
        possible &= ~still | ((start > box[axis]) & (start < box[axis + 2]))
        with numpy.errstate(divide="ignore", invalid="ignore"):
            one, two = (box[axis] - start) / way, (box[axis + 2] - start) / way
        enter = numpy.where(still, enter, numpy.maximum(enter, numpy.minimum(one, two)))
        leave = numpy.where(still, leave, numpy.minimum(leave, numpy.maximum(one, two)))
    return possible & (enter < leave)


def inner(box):
    return box[0] + SLACK, box[1] + SLACK, box[2] - SLACK, box[3] - SLACK


def overlap(one, two):
    one = inner(one)
    return one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]


def of_svg(text, edges):
    """Reads a drawing of `career draw`: lines and boxes come in the order of the view."""
    drawing = Drawing()
    drawing.ends = edges
    root = ElementTree.fromstring(text)
    lists = {each.get("aria-label"): each for each in root.iter(f"{SVG}g") if each.get("aria-label")}
    for path in lists["Moves"].iter(f"{SVG}path"):
        drawing.lines.append(corners(path.get("d")))
    for box in lists["Roles"]:
        rect = next(box.iter(f"{SVG}rect"))
        x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        drawing.boxes.append((x, y, x + width, y + height))
    for label in list(root)[list(root).index(lists["Roles"]) + 1 :]:
        x, y, half = float(label.get("x")), float(label.get("y")), len(label.text) * LETTER / 2
        drawing.labels.append((x - half, y - ABOVE, x + half, y + BELOW))
    assert len(drawing.lines) == len(edges)
    return drawing


def corners(data):
    """Returns the corners of a path, those that are rounded as well."""
    points = []
    for command, numbers in re.findall(r"([MHVLQ])([^MHVLQ]*)", data):
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", numbers)]
        if command == "H":
            points.append((numbers[0], points[-1][1]))
        elif command == "V":
            points.append((points[-1][0], numbers[0]))
        else:
            points += zip(numbers[::2], numbers[1::2])
    return numpy.array(points)


def of_dot(text):
    """Reads a drawing of `dot -Tjson`."""
    data = json.loads(text)
    drawing, number = Drawing(), {}
    for item in data["objects"]:
        if "width" not in item:
            continue
        number[item["_gvid"]] = len(drawing.boxes)
        x, y = map(float, item["pos"].split(","))
        width, height = 36 * float(item["width"]), 36 * float(item["height"])
        drawing.boxes.append((x - width, y - height, x + width, y + height))
    for edge in data.get("edges", []):
        drawing.ends.append((number[edge["tail"]], number[edge["head"]]))
        drawing.lines.append(spline(edge["pos"]))
        for text in edge.get("_ldraw_", []):
            if text["op"] == "T":
                (x, y), half = text["pt"], text["width"] / 2
                drawing.labels.append((x - half, y - BELOW, x + half, y + ABOVE))
    return drawing


def spline(pos):
    """Returns a spline of Graphviz as short strokes."""
    first, last, points = [], [], []
    for part in pos.split():
        kind, point = ("", part) if part[0] not in "es" else part.split(",", 1)
        point = tuple(map(float, point.split(",")))
        {"s": first, "e": last, "": points}[kind].append(point)
    points = numpy.array(points)
    at = numpy.linspace(0, 1, 11)[1:, None]
    line = [points[:1]]
    for a, b, c, d in (points[start : start + 4] for start in range(0, len(points) - 1, 3)):
        back = 1 - at
        line.append(back**3 * a + 3 * back**2 * at * b + 3 * back * at**2 * c + at**3 * d)
    ends = [numpy.array(end).reshape(-1, 2) for end in (first, last)]
    return numpy.concatenate([ends[0], *line, ends[1]])


def timed(commands, rounds, limit):
    """Runs programs in turns; returns for each the shortest processor time, or what became of it."""
    best = [float("inf")] * len(commands)
    for _ in range(rounds):
        for at, command in enumerate(commands):
            if isinstance(best[at], str):
                continue
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            try:
                subprocess.run(command, check=True, capture_output=True, timeout=limit)
            except subprocess.TimeoutExpired:
                best[at] = f"> {limit:g} s"
                continue
            except subprocess.CalledProcessError:
                best[at] = "fails"
                continue
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            best[at] = min(best[at], seconds)
    return best


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def row(name, who, drawing, time):
    time = time if isinstance(time, str) else f"{1000 * time:.1f}"
    if not drawing or sum(map(len, drawing.lines)) > MOST:
        print(f"{name:20} {who:9} {'':59} {time:>8}", flush=True)
        return
    length, median = drawing.length()
    print(
        f"{name:20} {who:9} {drawing.crossings():9} {drawing.cuts():4} {drawing.boxes_overlap():5}"
        f" {drawing.labels_overlap():6} {length:8.0f} {median:7.2f} {drawing.turns():6.2f}"
        f" {drawing.aspect():7.2f} {time:>8}",
        flush=True,
    )


def plain(dot):
    """Returns a drawing of `career dot` without clusters, rows, and lines that move no box."""
    statement = re.compile(r"digraph|  \w+=|  node \[|  edge \[| +n\d+ (\[|->)")
    said = [line for line in dot.splitlines() if "  splines=" not in line]
    kept = [line.replace(', constraint="false"', "") for line in said if statement.match(line)]
    return "\n".join([*kept, "}"])


def compare(name, graph, layouts, folder, options):
    career = str(options.program)
    of_graph = ["--quiet", "--graph", str(graph)]
    dot, free = folder / "graph.dot", folder / "free.dot"
    dot.write_text(output([career, "dot", *of_graph]))
    free.write_text(plain(dot.read_text()))
    view = json.loads(output([career, "draw", *of_graph, "--format", "json"]))
    edges = [(edge["from"], edge["to"]) for edge in view["edges"]]
    svg = {layout: folder / f"{layout}.svg" for layout in layouts}
    ours = [
        [career, "draw", *of_graph, "--layout", layout, "--force", "-o", svg[layout]]
        for layout in layouts
    ]
    theirs = {"dot": dot, "plain dot": free}
    commands = [["dot", "-Tsvg", "-o", folder / "dot.svg", file] for file in theirs.values()]
    rounds = options.rounds if len(edges) < 1_000 else min(options.rounds, 2)
    times = timed([*ours, *commands], rounds, options.limit)
    for layout, time in zip(layouts, times):
        drawn = None if isinstance(time, str) else of_svg(svg[layout].read_text(), edges)
        row(name, layout, drawn, time)
        name = ""
    for (who, file), time in zip(theirs.items(), times[len(layouts) :]):
        drawn = None if isinstance(time, str) else of_dot(output(["dot", "-Tjson", file]))
        row(name, who, drawn, time)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--only", default="", help="only graphs with this word in their names")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--limit", type=float, default=60, help="seconds that one drawing may take")
    parser.add_argument("--target", type=Path, default=ROOT / "target", help="build folder")
    parser.add_argument("--program", type=Path, help="what has been built already")
    options = parser.parse_args()
    if not options.program:
        command = ["cargo", "build", "--release", "--target-dir", options.target]
        subprocess.run(command, cwd=ROOT, check=True)
        options.program = options.target / "release/career"
    print(
        f"{'graph':20} {'by':9} crossings  cut boxes labels   length  median  turns  aspect time, ms"
    )
    both = ["ladder", "layered"]
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for file in sorted((ROOT / "graphs").glob("*.yaml")):
            if file.stem != "lexicon" and options.only in file.stem:
                compare(file.stem, file, both, folder, options)
        for roles in (15, 60, 200, 1_000):
            name = f"ladder, {roles:,}"
            if options.only in name:
                file = folder / f"ladder-{roles}.json"
                file.write_text(json.dumps(ladder(roles, 1)))
                compare(name, file, both, folder, options)
        for roles, transitions in [(15, 25), (60, 100), (200, 400), (1_000, 2_000), (1_000, 6_000)]:
            name = f"random, {roles:,}/{transitions:,}"
            if options.only in name:
                file = random_graph(folder, roles, transitions)
                compare(name, file, ["layered"], folder, options)


if __name__ == "__main__":
    main()

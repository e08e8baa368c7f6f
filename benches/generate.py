#!/usr/bin/env python3
"""Writes a career graph as a JSON graph file, the same bytes for the same seed.

usage: generate.py [--roles N] [--skills N] [--requirements N] [--transitions N] [--seed N] > FILE
"""

import argparse
import json
import random
import sys


def generate(roles, skills, requirements, transitions, seed):
    rng = random.Random(seed)
    skill_ids = [f"skill-{i:05}" for i in range(skills)]
    role_ids = [f"role-{i:06}" for i in range(roles)]
    kinds = ["technical", "soft", "knowledge", "language"]
    graph = {
        "careergraph": 1,
        "title": f"{roles} roles, seed {seed}",
        "skills": {
            s: {"title": f"Skill {i:05}", "kind": kinds[i % 4]} for i, s in enumerate(skill_ids)
        },
        "roles": {},
        "transitions": [],
    }
    per_role = requirements // roles
    for i, role in enumerate(role_ids):
        level = 1 + i % 8
        graph["roles"][role] = {
            "title": f"Role {i:06}",
            "family": f"family-{i // 8 % 25}",
            "track": "ic" if i % 3 else "management",
            "level": level,
            "years": f"{2 * level - 2}-{2 * level + 2}",
            "requires": {s: rng.randint(1, 5) for s in rng.sample(skill_ids, per_role)},
        }
    seen = set()
    while len(seen) < transitions:
        a, b = rng.randrange(roles), rng.randrange(roles)
        # Mostly near each other, as in a real ladder, with some far jumps.
        if rng.random() < 0.9:
            b = (a + rng.randint(1, 60)) % roles
        if a == b or (a, b) in seen:
            continue
        seen.add((a, b))
        kind = rng.choices(["advancement", "lateral", "entry"], [6, 3, 1])[0]
        edge = {"from": role_ids[a], "to": role_ids[b], "kind": kind}
        if rng.random() < 0.5:
            edge["years"] = rng.randint(1, 5)
        graph["transitions"].append(edge)
    return graph


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--roles", type=int, default=3000)
    parser.add_argument("--skills", type=int, default=14000)
    parser.add_argument("--requirements", type=int, default=120000)
    parser.add_argument("--transitions", type=int, default=45000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    graph = generate(
        options.roles, options.skills, options.requirements, options.transitions, options.seed
    )
    json.dump(graph, sys.stdout, separators=(",", ":"))


if __name__ == "__main__":
    main()

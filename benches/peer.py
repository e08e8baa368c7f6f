#!/usr/bin/env python3
"""Builds a directed graph of a JSON graph file with orjson and rustworkx.

usage: peer.py FILE
"""

import sys

import orjson
import rustworkx


def main():
    with open(sys.argv[1], "rb") as file:
        data = orjson.loads(file.read())
    graph = rustworkx.PyDiGraph(multigraph=True)
    roles = data["roles"]
    numbers = graph.add_nodes_from([{"id": role, **said} for role, said in roles.items()])
    number = dict(zip(roles, numbers))
    graph.add_edges_from(
        [(number[edge["from"]], number[edge["to"]], edge) for edge in data["transitions"]]
    )
    print(graph.num_nodes(), graph.num_edges())


if __name__ == "__main__":
    main()

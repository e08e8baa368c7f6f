#!/usr/bin/env python3
"""Builds a directed graph of a JSON graph file with orjson and rustworkx; finds a path in it.

usage: peer.py FILE [FROM TO]
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
    if len(sys.argv) > 2:
        start, goal = (number[role] for role in sys.argv[2:])
        found = rustworkx.digraph_dijkstra_shortest_paths(graph, start, goal)
        print(*(graph[role]["title"] for role in found[goal]))


if __name__ == "__main__":
    main()

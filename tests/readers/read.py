#!/usr/bin/env python3
"""Reads a graph as another program does and prints what it found as JSON.

usage: read.py READER FILE
"""

import csv
import json
import math
import sys

import igraph
import networkx


def of_networkx(graph, dropped=()):
    def attributes(data):
        return {key: value for key, value in data.items() if key not in dropped}

    return {
        "title": graph.graph.get("title", graph.graph.get("name", "")),
        "nodes": {node: attributes(data) for node, data in graph.nodes(data=True)},
        "edges": [[a, b, attributes(data)] for a, b, data in graph.edges(data=True)],
    }


def of_igraph(graph, dropped=()):
    def attributes(item):
        # igraph has no absent values: what nobody said is NaN or empty.
        known = item.attributes().items()
        return {
            key: value
            for key, value in known
            if key not in dropped
            and value != ""
            and not (isinstance(value, float) and math.isnan(value))
        }

    names = graph.vs["id"]
    return {
        "nodes": {names[vertex.index]: attributes(vertex) for vertex in graph.vs},
        "edges": [[names[edge.source], names[edge.target], attributes(edge)] for edge in graph.es],
    }


def of_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file, strict=True))
    if rows and "source" in rows[0]:
        return {"edges": [[row.pop("source"), row.pop("target"), row] for row in rows]}
    return {"nodes": {row.pop("id"): row for row in rows}}


def read(reader, path):
    if reader == "graphml":
        return of_networkx(networkx.read_graphml(path), ("label", "shape_type", "id"))
    if reader == "graphml-igraph":
        return of_igraph(igraph.Graph.Read_GraphML(path), ("id",))
    if reader == "gexf":
        return of_networkx(networkx.read_gexf(path), ("label", "id"))
    if reader in ("csv", "csv-roles"):
        csv.field_size_limit(1 << 24)
        return of_csv(path)
    with open(path, encoding="utf-8") as file:
        data = json.load(file)
    if reader == "node-link":
        return of_networkx(networkx.node_link_graph(data, edges="edges"))
    if reader == "cytoscape":
        graph = networkx.cytoscape_graph(data)
        dropped = ("id", "name", "value", "source", "target", "key", "interaction")
        return of_networkx(graph, dropped)
    raise SystemExit(f"no reader for {reader}")


if __name__ == "__main__":
    json.dump(read(sys.argv[1], sys.argv[2]), sys.stdout)

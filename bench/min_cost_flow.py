"""OR-Tools' side of the benchmark: the heaviest assignment of a sparse graph as a flow of least cost. Runs in the
peers' own environment: `bench/peers/bin/python bench/min_cost_flow.py GRAPH.npz`, the graph as `bench.works` writes it.
"""

import json
import sys
from time import process_time

import numpy as np
from ortools.graph.python import min_cost_flow


def main():
    graph = np.load(sys.argv[1])
    ends, columns, values = graph["ptr"], graph["columns"], graph["values"].astype(np.int64)
    rows, mentors = len(ends) - 1, len(graph["places"])
    row = np.repeat(np.arange(rows, dtype=np.int32), np.diff(ends))
    worth = values + graph["base"][row]
    began = process_time()
    flow = min_cost_flow.SimpleMinCostFlow()
    sink = rows + mentors
    arcs = _arcs(flow, row, rows + columns, np.ones(len(row)), -worth)
    _arcs(flow, np.arange(rows), np.full(rows, sink), np.ones(rows), np.zeros(rows))
    _arcs(flow, rows + np.arange(mentors), np.full(mentors, sink), graph["places"], np.zeros(mentors))
    supply = np.concatenate([np.ones(rows), np.zeros(mentors), [-rows]]).astype(np.int64)
    flow.set_nodes_supplies(np.arange(rows + mentors + 1, dtype=np.int32), supply)
    if flow.solve() != flow.OPTIMAL:
        raise SystemExit("OR-Tools found no optimum.")
    chosen = flow.flows(arcs) > 0
    cpu = process_time() - began
    print(json.dumps({"cpu": cpu, "matched": int(chosen.sum()), "weight": int(worth[chosen].sum())}))


def _arcs(flow, tails, heads, capacities, costs):
    return flow.add_arcs_with_capacity_and_unit_cost(
        tails.astype(np.int32), heads.astype(np.int32), capacities.astype(np.int64), costs.astype(np.int64)
    )


if __name__ == "__main__":
    main()

"""The engine beside its peers, row by row: `./dev bench engine [--large] [--write]`.

--large: a million people a side as well (20 minutes, 24 GiB). --write: into docs/reference/performance.md.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from bench.machine import machine
from bench.measure import CHECKOUT, PEER_PACKAGES, Weighed, middle, our_work, peer_python, rounds, weigh
from bench.sheets import AS_OF
from bench.table import Row, Target, head, line, memory, seconds, targets, times

PAGE = CHECKOUT / "docs" / "reference" / "performance.md"
PEER_LIMIT = 150.0  # CPU seconds after which a peer is ended
MILLION = 1_000_000
LEAST_TOLD = 1e-6  # seconds; the clock of a process may tell less as nothing
Section = Callable[[Path], Iterator[Row]]


def main(options: Sequence[str] = ()) -> None:
    """Measure and print every row as soon as it is known; write the page when asked to."""
    unknown = sorted(set(options) - {"--large", "--write"})
    if unknown:
        raise SystemExit(f"There is no option {unknown[0]}. There are: --large, --write.")
    rows = []
    print(head())
    with tempfile.TemporaryDirectory() as name:
        for section in (*SECTIONS, *(LARGE if "--large" in options else ())):
            for row in section(Path(name)):
                print(line(row.cells()), flush=True)
                rows.append(row)
            if "--write" in options:
                PAGE.parent.mkdir(exist_ok=True)
                PAGE.write_text(page(rows), encoding="utf-8")


def page(rows: Sequence[Row]) -> str:
    """Return the page of the reference, as printed."""
    table = "\n".join([head(), *(line(row.cells()) for row in rows)])
    return PREFACE.format(machine=machine(), peers=", ".join(PEER_PACKAGES).replace("==", " "), table=table)


PREFACE = """# How fast the engine is

Printed by `./dev bench engine --write`. Times are CPU seconds of one process and one thread, unless the row says
otherwise; the median of three runs where one takes less than eight seconds. What we did and what the peer did were
measured one after the other, on one machine that had other work to do as well, which moves times by up to a third; the
counters never move.

*Peer* is whoever does the same work elsewhere, with its input ready and not counted: {peers} and SciPy. The people are
invented (`bench/instances.py`) and all goals count in their order (most matched, longest waiting, best fit) unless the
row says "fit alone"; "60 %" is about the share of pairs that may be proposed. Every plan is proved the best over all
pairs: the gap is 0.

Taken on {machine}.

{table}

Pairs scored are those whose points were at least partly computed, beside all pairs; a pair that is looked at in several
rounds counts several times. Edges visited are the steps of the solver in the graph of candidates.
"""


def scorer(folder: Path) -> Iterator[Row]:
    """How long one pair takes."""
    runs = rounds(lambda: weigh(our_work("scorer", 2_000, 20_000, 100)))
    every, best, share = (middle(runs, key) for key in ("fits", "best", "scored"))
    yield Row(
        work="score one pair, standard schema, nothing forbidden, nothing left out",
        ours=f"{every:.2f} ns",
        peer=f"{middle(runs, 'reference'):,.0f} ns",
        ratio=times(middle(runs, "reference") / every),
        counters="peer: the reference in plain Python; all pairs compared are equal",
        **targets((Target(said="<= 0.8 ns", most=0.8), every)),
    )
    yield Row(
        work="the same, for the best sixteen of each mentee alone",
        ours=f"{best:.2f} ns",
        counters=f"{share:.0%} of the pairs scored",
    )


def small(folder: Path) -> Iterator[Row]:
    """Fifty people a side: what a branch with one round a month feels."""
    pool = folder / "pool.json"
    weigh(our_work("pool_file", 50, 50, 60, pool))
    runs = rounds(lambda: weigh([sys.executable, "-m", "matching_engine", pool]), warm=True)
    yield Row(
        work="50 x 50, the whole process with reasons, calls and certificate: `python -m matching_engine POOL`",
        ours=seconds(middle(runs)),
        memory=_memory(runs),
        **targets((Target(said="<= 0.5 s", most=0.5), middle(runs))),
    )


def whole_command(folder: Path) -> Iterator[Row]:
    """Two sheets in, pairs with reasons, calls and a certificate of blindness out."""
    weigh(our_work("sheets", 500, 500, 60, folder))
    sheets = [str(folder / name) for name in ("mentees.csv", "mentors.csv")]
    command = [sys.executable, "-m", "mentornet", "match", *sheets, "--as-of", str(AS_OF), "--json"]
    runs = rounds(lambda: weigh(command), warm=True)
    yield Row(
        work="500 x 500, the whole process from two sheets: `mentornet match`, blindness proved on 20 permutations",
        ours=seconds(middle(runs)),
        memory=_memory(runs),
    )


def beside_mentor_match(folder: Path) -> Iterator[Row]:
    """Some hundred people a side, beside the one peer that is made for this."""
    for size in (500, 1_000):
        scores = folder / f"scores-{size}.json"
        weigh(our_work("scores_file", size, size, 60, scores))
        ours = rounds(partial(weigh, our_work("exact", size, size, 60)))
        peer = rounds(partial(weigh, [peer_python(), CHECKOUT / "bench" / "mentor_match.py", scores]))
        ratio = middle(peer, "cpu") / middle(ours, "cpu")
        yield Row(
            work=f"{size:,} x {size:,}, 60 %, from profiles to certificate, against mentor-match with its scores ready",
            ours=seconds(middle(ours, "cpu")),
            peer=seconds(middle(peer, "cpu")),
            ratio=times(ratio),
            memory=_memory(ours),
            counters=_counters(ours),
            **targets((Target(said=">= 300x", least=300), ratio)),
        )


def beside_dense(folder: Path) -> Iterator[Row]:
    """Ten thousand a side, beside the usual dense solver."""
    ours = rounds(lambda: weigh(our_work("exact", 10_000, 10_000, 60)))
    peer = rounds(lambda: weigh(our_work("scipy_dense", 10_000, 10_000, 60), PEER_LIMIT))
    cpu, ratio = _peer_cpu(peer), _peer_cpu(peer) / middle(ours, "cpu")
    peak = middle(ours, "peak")
    yield Row(
        work="10k x 10k, 60 %, from profiles to certificate, against SciPy's `linear_sum_assignment` alone",
        ours=seconds(middle(ours, "cpu")),
        peer=_peer(peer, cpu),
        ratio=times(ratio, more_than=not peer[0].in_time),
        memory=_memory(ours),
        counters=_counters(ours) + _agree(ours, peer),
        **targets((Target(said=">= 35x", least=35), ratio), (Target(said="<= 300 MB", most=300), peak)),
    )
    for kind in (100, 20, 5, 1):
        runs = rounds(partial(lambda kind: weigh(our_work("exact", 10_000, 10_000, kind)), kind))
        yield Row(
            work=f"10k x 10k, {kind} %",
            ours=seconds(middle(runs, "cpu")),
            memory=_memory(runs),
            counters=_counters(runs),
        )


def exact(mentees: int, mentors: int, *given: tuple[str, Target], threads: int = 1) -> Section:
    """Return a row of the exact optimum at one size; the targets are for what the work says under these keys."""

    def section(folder: Path) -> Iterator[Row]:
        runs = rounds(lambda: weigh(our_work("exact", mentees, mentors, 60, threads), limit=7200))
        elapsed = f", {seconds(middle(runs, 'elapsed'))} elapsed" if threads > 1 else ""
        yield Row(
            work=f"{_size(mentees)} x {_size(mentors)}, 60 %, from profiles to certificate"
            + (f", {threads} threads" if threads > 1 else ""),
            ours=seconds(middle(runs, "cpu")) + elapsed,
            memory=_memory(runs),
            counters=_counters(runs),
            **targets(*((target, middle(runs, key)) for key, target in given)),
        )

    return section


def sparse(folder: Path) -> Iterator[Row]:
    """The sparse solver alone, beside OR-Tools and SciPy on the same graph."""
    for mentees, mentors in ((100_000, 70_000), (100_000, 100_000)):
        graph = folder / f"graph-{mentees}-{mentors}.npz"
        weigh(our_work("graph", mentees, mentors, 60, graph))
        ours = rounds(partial(weigh, our_work("sparse", graph)))
        tools = rounds(partial(weigh, [peer_python(), CHECKOUT / "bench" / "min_cost_flow.py", graph], PEER_LIMIT))
        has_target = mentors < mentees
        peers = [("OR-Tools SimpleMinCostFlow", tools, 10)]
        if has_target:
            peers.append(("SciPy sparse", rounds(partial(weigh, our_work("scipy_sparse", graph), PEER_LIMIT)), 100))
        edges = middle(ours, "edges")
        work = f"sparse solve alone, {_size(mentees)} x {_size(mentors)}, {edges / 1e6:.1f}M edges, fit alone"
        for name, peer, least in peers:
            ratio = _peer_cpu(peer) / middle(ours, "cpu")
            yield Row(
                work=f"{work}, against {name}",
                ours=seconds(middle(ours, "cpu")),
                peer=_peer(peer, _peer_cpu(peer)),
                ratio=times(ratio, more_than=not peer[0].in_time),
                memory=_memory(ours),
                counters=f"{middle(ours, 'edges_visited'):,.0f} edges visited" + _agree(ours, peer),
                **(targets((Target(said=f">= {least}x", least=least), ratio)) if has_target else {}),
            )


def live(mentees: int, mentors: int, most: float) -> Section:
    """Return a row for each kind of change at one size, with fit alone and with all goals in their order."""

    def section(folder: Path) -> Iterator[Row]:
        for goals, said_of_goals in (("fit", "fit alone"), ("all", "all goals")):
            said = weigh(our_work("live", mentees, mentors, 60, goals)).said
            where = f"{_size(mentees)} x {_size(mentors)}, {said_of_goals}"
            for change, (median, tail, visited) in said["repair"].items():
                yield Row(
                    work=f"one change, {where}: {change}",
                    ours=f"{seconds(median)}, 95 % within {seconds(tail)}",
                    peer=seconds(said["cold"]),
                    ratio=times(said["cold"] / max(median, LEAST_TOLD)),
                    counters=f"{visited:,.0f} edges visited; peer: our cold solve of the same graph",
                    **targets((Target(said=f"median <= {seconds(most)}", most=most), median)),
                )
            for change, (median, tail, scored) in said["priced"].items():
                yield Row(
                    work=f"... over all pairs, {where}: {change}",
                    ours=f"{seconds(median)}, 95 % within {seconds(tail)}",
                    counters=f"{scored:,.0f} pairs scored",
                )

    return section


def recruits(folder: Path) -> Iterator[Row]:
    """What each of many missing mentors would be worth."""
    runs = rounds(lambda: weigh(our_work("recruits", 2_000, 10_000)))
    yield Row(
        work="what one more mentor is worth, exactly, for 2,000 kinds of mentors and 10k mentees",
        ours=seconds(middle(runs, "cpu")),
        counters=f"{middle(runs, 'scored'):.0%} of the pairs scored; all {middle(runs, 'checked'):.0f} that were "
        f"solved again agree; the highest prices before it: {seconds(middle(runs, 'pricing'))}",
        **targets((Target(said="<= 0.1 s", most=0.1), middle(runs, "cpu"))),
    )


def _size(people: int) -> str:
    return f"{people // MILLION}M" if people >= MILLION else f"{people // 1000}k" if people >= 10_000 else f"{people:,}"


def _memory(runs: Sequence[Weighed]) -> str:
    return memory(max(run.said.get("peak", run.peak) for run in runs))


def _counters(runs: Sequence[Weighed]) -> str:
    scored, pairs, visited, many = (middle(runs, key) for key in ("scored", "pairs_scored", "edges_visited", "rounds"))
    return f"{pairs:.3g} pairs scored ({scored:.1%}), {visited:.3g} edges visited, {many:.0f} rounds"


def _peer_cpu(runs: Sequence[Weighed]) -> float:
    return middle(runs, "cpu") if runs[0].in_time else PEER_LIMIT


def _peer(runs: Sequence[Weighed], cpu: float) -> str:
    return seconds(cpu) if runs[0].in_time else f"more than {seconds(cpu)}"


def _agree(ours: Sequence[Weighed], peer: Sequence[Weighed]) -> str:
    """Say that both found the same optimum.

    :raises SystemExit: when they did not; then neither time means anything.
    """
    if not peer[0].in_time:
        return ""
    if peer[0].said["weight"] != ours[0].said["weight"]:
        raise SystemExit(f"The peer's weight is {peer[0].said['weight']}, ours {ours[0].said['weight']}.")
    return "; the same optimum"


SECTIONS: tuple[Section, ...] = (
    scorer,
    small,
    whole_command,
    beside_mentor_match,
    beside_dense,
    exact(100_000, 70_000),
    exact(100_000, 100_000, ("cpu", Target(said="<= 25 s", most=25)), ("peak", Target(said="<= 0.6 GiB", most=614))),
    sparse,
    live(100_000, 70_000, 0.0002),
    live(100_000, 100_000, 0.020),
    recruits,
)
LARGE: tuple[Section, ...] = (
    exact(MILLION, 700_000, threads=2),
    exact(
        MILLION,
        MILLION,
        ("elapsed", Target(said="<= 20 min elapsed", most=1200)),
        ("peak", Target(said="<= 24 GiB", most=24 * 1024)),
        threads=2,
    ),
)

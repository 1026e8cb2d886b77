"""Run the benchmarks, or the one that is named, and print each figure as a ratio to its peer of the same run."""

import importlib
import sys

NAMES = ("engine", "pages", "signals")


def main() -> int:
    asked = sys.argv[1:] or list(NAMES)
    for name in asked:
        if name not in NAMES:
            print(f"There is no benchmark called {name}. There are: {', '.join(NAMES)}.", file=sys.stderr)
            return 2
    for name in asked:
        importlib.import_module(f"bench.{name}").main()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

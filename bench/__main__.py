"""Run the benchmarks, or the one that is named, and print each figure as a ratio to its peer of the same run."""

import importlib
import sys

NAMES = ("engine", "pages", "phone", "signals")


def main() -> int:
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    asked = [word for word in sys.argv[1:] if word not in options] or list(NAMES)
    for name in asked:
        if name not in NAMES:
            print(f"There is no benchmark called {name}. There are: {', '.join(NAMES)}.", file=sys.stderr)
            return 2
    for name in asked:
        main_of_it = importlib.import_module(f"bench.{name}").main
        main_of_it(options) if options else main_of_it()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

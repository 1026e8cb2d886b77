"""Days as they are typed on the command line."""

import argparse
from datetime import date


def day(words: str) -> date:
    """Read `2026-03-31`.

    :raises argparse.ArgumentTypeError: with a sentence, when it is no day.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is no day: write it as 2026-03-31") from None

"""Lines of the log: what broke and where, never the words or numbers of a person (AL-4)."""

import logging
import traceback
from collections.abc import Iterator
from types import TracebackType

ExceptionInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class LogLine(logging.Formatter):
    """Write an exception with its traceback and the first line of what it says.

    PostgreSQL quotes the row that broke a constraint in the lines after it, in a language of its own.
    """

    def formatException(self, ei: ExceptionInfo) -> str:  # noqa: N802 (logging calls it so)
        return "\n".join(part for error in chain(ei[1]) for part in told(error))


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """An exception after the one that it came from."""
    if error is None:
        return
    yield from chain(error.__cause__ or (None if error.__suppress_context__ else error.__context__))
    yield error


def told(error: BaseException) -> Iterator[str]:
    """The lines about one exception."""
    yield "Traceback (most recent call last):"
    yield "".join(traceback.format_tb(error.__traceback__)).rstrip()
    first_line, *_rest = str(error).splitlines() or [""]
    yield f"{type(error).__module__}.{type(error).__qualname__}: {first_line}"

"""The command line: `mentornet COMMAND ...`. Exit codes: 0 done, 1 a check does not hold, 2 bad input or usage."""

import errno
import io
import os
import sys
from collections.abc import Sequence

# Before numpy is loaded anywhere: one thread each, or its buffers alone pass a memory limit.
for _pool in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_pool, "1")

from mentornet.commands import BAD_INPUT, parser_for  # noqa: E402 (the environment comes first)

INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; bad input is told in one sentence on standard error."""
    words = sys.argv[1:] if words is None else list(words)
    _speak_utf_8()
    try:
        command, arguments = parser_for(words)
        code = command.run(arguments)
        sys.stdout.flush()
        return code
    except SystemExit as end:  # argparse has printed its help, or one sentence
        return end.code if isinstance(end.code, int) else BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing more can be written there, not even at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print("mentornet: There is no room left to write the answer. Make room and try again.", file=sys.stderr)
        return BAD_INPUT
    except MemoryError:
        print("mentornet: This needs more memory than there is. Give it a smaller file.", file=sys.stderr)
        return BAD_INPUT
    except Exception as refusal:
        # Whatever speaks to a person carries a sentence: bad input, and the refusals of actions. A setting that is
        # missing or wrong says so in Django's own kind of error, which is not loaded here for every command.
        if hasattr(refusal, "sentence"):
            told = refusal.sentence
        elif type(refusal).__name__ == "ImproperlyConfigured":
            told = str(refusal)
        else:
            raise
        print(f"mentornet: {told}", file=sys.stderr)
        return BAD_INPUT


def _speak_utf_8() -> None:
    """Let every letter through, and the same bytes, whatever the terminal says of itself."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    raise SystemExit(main())

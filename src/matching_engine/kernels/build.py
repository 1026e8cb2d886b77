"""Build the kernels with the C compiler that is here: all *.c of this folder into one shared library.

Run as a file, so that nothing has to be installed first; the standard library is enough. It builds only when a
source is newer than the library, and says so, without an error, when there is no compiler.
"""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
LIBRARY = HERE / "_kernels.so"
FLAGS = ("-std=gnu11", "-O3", "-fPIC", "-Wall", "-Wextra")
NO_COMPILER = (
    "There is no C compiler here, so matching runs without the kernels: exact all the same, for some thousand people "
    "a side. Install one (on Debian: apt-get install gcc libc6-dev) and run this again."
)


def sources() -> list[Path]:
    """Return the C files in the order of their names."""
    return sorted(HERE.glob("*.c"))


def newest() -> int:
    """Return the time of the youngest file that the library is made of, in nanoseconds."""
    return max(path.stat().st_mtime_ns for path in [*sources(), *HERE.glob("*.h"), Path(__file__)])


def compiler() -> list[str]:
    """Return the command that compiles C, empty when there is none; CC in the environment wins."""
    for name in (os.environ.get("CC", ""), "cc", "gcc", "clang"):
        words = shlex.split(name)
        if words and shutil.which(words[0]):
            return words
    return []


def compile_library(target: Path, *, extra: Sequence[str] = ()) -> None:
    """Compile and link every source into `target`, which appears only when all went well.

    :raises RuntimeError: when there is no compiler, or when it refuses a source; the text is the compiler's own
    """
    command = compiler()
    if not command:
        raise RuntimeError(NO_COMPILER)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        built = Path(folder) / target.name
        words = [*command, *FLAGS, *extra, "-shared", "-o", str(built), *map(str, sources())]
        run = subprocess.run(words, capture_output=True, text=True)
        sys.stderr.write(run.stderr)
        if run.returncode:
            raise RuntimeError(f"The kernels could not be compiled:\n{run.stderr}")
        built.replace(target)


def main() -> int:
    """Bring the library up to date; return the exit code."""
    age = newest()  # before compiling, so that a source that changes meanwhile is built next time
    if LIBRARY.exists() and LIBRARY.stat().st_mtime_ns == age:
        return 0
    if not compiler():
        print(NO_COMPILER, file=sys.stderr)
        return 0
    try:
        compile_library(LIBRARY)
    except RuntimeError as reason:
        print(str(reason).partition("\n")[0], file=sys.stderr)
        return 1
    os.utime(LIBRARY, ns=(age, age))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

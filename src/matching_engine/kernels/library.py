"""Open the shared library of kernels, hand arrays over to it, and let Ctrl-C leave a long call at once.

MENTORNET_KERNELS in the environment forces a path: "none" (as if no compiler had been here), "scalar", "avx2" or
"vbmi" (AVX-512).
"""

import ctypes
import os
import threading
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from ..errors import EngineError

LIBRARY = Path(__file__).parent / "_kernels.so"
STOPPED = -1000
"""What a long call returns when its flag was set; kernels.h has the same number."""
PATHS = {"scalar": 0, "avx2": 1, "vbmi": 2}
"""The numbers of kernels.h for the instruction sets that a kernel has a path for."""

P, I32, I64 = ctypes.c_void_p, ctypes.c_int32, ctypes.c_int64
"""Short names for the argument types of `declare`: an address, and whole numbers of 32 and 64 bits."""

Function = Callable[..., int]

_running: dict[int, NDArray[np.int32]] = {}
"""The stop flags of the long calls that run now, by the identity of the flag."""


class NoSuchPath(EngineError):
    """MENTORNET_KERNELS asks for something that this machine or this word list does not have."""


def load() -> ctypes.CDLL | None:
    """Return the library, or None when it was not built or when the environment says "none"."""
    return None if _wish() == "none" or not LIBRARY.exists() else _open(LIBRARY)


def path() -> int:
    """Return the number of the path that kernels should take: the best of this machine, or the one asked for.

    :raises NoSuchPath: when the environment asks for one that is not known, or that this machine cannot run
    """
    library = load()
    best = library.kernels_best_path() if library else 0
    wish = _wish()
    if wish in ("", "none"):
        return int(best)
    if PATHS[wish] > best:
        raise NoSuchPath(f'MENTORNET_KERNELS is "{wish}", which this machine cannot run. Take it away or say "scalar".')
    return PATHS[wish]


def declare(
    name: str, *arguments: type[Any], result: type[Any] | None = I64, library: ctypes.CDLL | None = None
) -> Function:
    """Return the C function `name` with the types of its arguments and of its result.

    :raises LookupError: when there is no library here (ask `load` first), or none that has this function
    """
    opened = library or load()
    if opened is None:
        raise LookupError(f"The kernels are not built here, so there is no {name}.")
    try:
        function = opened[name]
    except AttributeError:
        raise LookupError(f"The kernels have no {name}; build them again with ./dev build.") from None
    function.argtypes, function.restype = arguments, result
    return function


def address(array: NDArray[Any], dtype: DTypeLike, *shape: int, writable: bool = False) -> int:
    """Return where an array begins, after making sure that C may read (or write) it as it is.

    dtype: exactly this one. shape: the length of each axis, -1 for any. The caller keeps the array alive.

    :raises TypeError: when it is no array of this dtype
    :raises ValueError: when the shape differs, the array is not in one piece, or may not be written
    """
    if not isinstance(array, np.ndarray) or array.dtype != dtype:
        raise TypeError(f"An array of {np.dtype(dtype)} is needed, not {getattr(array, 'dtype', type(array))}.")
    if array.ndim != len(shape) or any(want not in (-1, have) for want, have in zip(shape, array.shape, strict=True)):
        raise ValueError(f"An array of shape {shape} is needed, not {array.shape}.")
    if not array.flags.c_contiguous or (writable and not array.flags.writeable):
        raise ValueError("The array must lie in one piece, and must be writable when it takes the answer.")
    return array.ctypes.data


def call(function: Function, *arguments: Any) -> int:
    """Run a long call whose last argument is a stop flag; Ctrl-C sets the flag and leaves with KeyboardInterrupt.

    A signal reaches Python only between two lines of the main thread, so from there the call runs in a thread of
    its own while the main thread waits, which a signal can end.

    :raises KeyboardInterrupt: when Ctrl-C was pressed or `stop_all` was called before the end
    """
    flag = np.zeros(1, np.int32)
    _running[id(flag)] = flag
    try:
        code = _in_a_thread(function, arguments, flag) if _is_main() else function(*arguments, flag.ctypes.data)
    finally:
        del _running[id(flag)]
    if code == STOPPED:
        raise KeyboardInterrupt
    return code


def stop_all() -> None:
    """Make every long call that runs now leave: what a crew does when its main thread is interrupted."""
    for flag in list(_running.values()):
        flag[0] = 1


def _in_a_thread(function: Function, arguments: tuple[Any, ...], flag: NDArray[np.int32]) -> int:
    answer: list[int] = []
    begun, done = threading.Event(), threading.Event()

    def run() -> None:
        begun.set()
        try:
            answer.append(function(*arguments, flag.ctypes.data))
        finally:
            done.set()

    try:
        threading.Thread(target=run, daemon=True).start()
        done.wait()
    except BaseException:
        flag[0] = 1
        # It still reads our arrays. Never by Thread.join: an interrupted join takes the thread for ended (Python 3.11).
        if begun.wait(timeout=1):
            done.wait()
        raise
    if not answer:
        raise RuntimeError("A kernel was called with the wrong arguments.")
    return answer[0]


def _is_main() -> bool:
    return threading.current_thread() is threading.main_thread()


def _wish() -> str:
    wish = os.environ.get("MENTORNET_KERNELS", "")
    if wish not in ("", "none", *PATHS):
        raise NoSuchPath(f'MENTORNET_KERNELS is "{wish}". Say "none", "scalar", "avx2" or "vbmi", or take it away.')
    return wish


@lru_cache(maxsize=4)
def _open(file: Path) -> ctypes.CDLL:
    library = ctypes.CDLL(str(file))
    library.kernels_best_path.restype = I32
    return library

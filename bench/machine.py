"""What the figures were taken on, in a few words."""

import os
import platform
from importlib.metadata import version
from pathlib import Path


def machine() -> str:
    """Return the processor, how many of its cores may be used, and the versions that matter."""
    cores = len(os.sched_getaffinity(0))
    versions = f"Python {platform.python_version()}, NumPy {version('numpy')}, SciPy {version('scipy')}"
    return f"{cores} cores of {_processor()}, {versions}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    names = [text.partition(":")[2].strip() for text in lines if text.startswith("model name")]
    flags = next((set(text.split()) for text in lines if text.startswith("flags")), set())
    return (names[0] if names else platform.machine()) + (" with AVX2" if "avx2" in flags else "")

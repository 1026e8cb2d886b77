"""The C kernels of the matching engine; everything else stands in pyproject.toml.

They are plain C without a module of Python in it, opened with ctypes. Where no compiler is, the package installs
without them and the engine falls back to NumPy and SciPy.
"""

import runpy

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

HERE = "src/matching_engine/kernels"
BUILD = runpy.run_path(f"{HERE}/build.py")


class BuildLibrary(build_ext):
    """Name the library as the loader looks for it, and export what the C files export."""

    def get_ext_filename(self, fullname: str) -> str:
        return "/".join(fullname.split(".")) + ".so"

    def get_export_symbols(self, ext: Extension) -> list[str]:
        return list(ext.export_symbols)


setup(
    cmdclass={"build_ext": BuildLibrary},
    ext_modules=[
        Extension(
            "matching_engine.kernels._kernels",
            sources=[f"{HERE}/{path.name}" for path in BUILD["sources"]()],
            depends=[f"{HERE}/{path.name}" for path in sorted(BUILD["HERE"].glob("*.h"))],
            extra_compile_args=list(BUILD["FLAGS"]),
            optional=True,
        )
    ],
)

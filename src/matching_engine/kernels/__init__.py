"""The inner loops in C11: one shared library, opened with ctypes; without it NumPy and SciPy do the same work."""

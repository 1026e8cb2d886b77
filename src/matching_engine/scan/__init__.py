"""How well everybody fits everybody, in blocks: one interface, one scanner in NumPy and one in C."""

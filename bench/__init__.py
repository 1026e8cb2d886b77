"""Benchmarks: how fast the product is beside a named peer in the same run, as a ratio. `./dev bench [NAME]`."""

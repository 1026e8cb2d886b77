"""The exact whole over all pairs: candidates, solve, price, until nobody outside the graph is worth more."""

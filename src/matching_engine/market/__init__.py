"""The market of mentees and places: the heaviest matching and the prices that prove it."""

"""The words people use and the codes they stand for: plain Python, no Django, no database."""

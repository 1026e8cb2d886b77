"""A plan that stays the exact best while people and pairs come, change and go."""

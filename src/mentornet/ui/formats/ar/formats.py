"""How Arabic pages write a day and its time: 24 نوفمبر، 2026، 14:05."""

DATETIME_FORMAT = "j F، Y، H:i"
# The marks between the numbers keep day, month and year in the order in which Arabic is read.
SHORT_DATETIME_FORMAT = "d\u200f/m\u200f/Y، H:i"
TIME_FORMAT = "H:i"

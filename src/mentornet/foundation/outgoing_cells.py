"""Text on its way into somebody's spreadsheet: never a formula (reliability IN-2)."""

import re

# What a spreadsheet program takes for the beginning of a formula, the full-width signs too.
# Marks that already stand in front are counted in, so that taking one away always gives back what was written.
_FORMULA = re.compile(r"^'*(?:[\s\x00]*[=+\-@＝＋－＠]|[\t\r\n\x00])")
# A phone number, an amount or a date stays as it is: no name, bracket or reference can hide in it.
_HARMLESS = re.compile(r"[+\-]?[\d .,/:\-]*\d[\d .,/:\-]*")
_MARK = "'"


def neutral(text: str) -> str:
    """Return the text with a mark in front when a spreadsheet program would take it for a formula.

    >>> neutral("=1+1"), neutral("+45 12 34 56 78"), neutral("Anna")
    ("'=1+1", '+45 12 34 56 78', 'Anna')
    """
    return _MARK + text if _FORMULA.match(text) and not _HARMLESS.fullmatch(text) else text


def as_written(cell: str) -> str:
    """Return what `neutral` was given, when its result is read back."""
    return cell[1:] if cell.startswith(_MARK) and _FORMULA.match(cell[1:]) else cell

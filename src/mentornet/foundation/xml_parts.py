"""Read one XML part of a packed workbook, in pieces, without entities and document types."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 (it is an exception)

from django.utils.translation import gettext as _

from mentornet.foundation.bad_sheet import BadSheet

_PIECE = 1 << 16


class PartReader(ABC):
    """Told of each element by its local name, and of its text when it ends (the text of nested elements too)."""

    @abstractmethod
    def start(self, element: str, attributes: Mapping[str, str]) -> None:
        """Take the beginning of an element; the names of its attributes are local too."""

    @abstractmethod
    def end(self, element: str) -> None:
        """Take the end of an element."""

    @abstractmethod
    def text(self, text: str) -> None:
        """Take a piece of text."""


def read_part(archive: ZipFile, member: str, reader: PartReader, *, file: str) -> None:
    """Let the reader walk through one part of the workbook.

    :raises BadSheet: when the part is missing, damaged, or declares a document type or entities.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse_document_type(*_declared: object) -> None:
        raise BadSheet(
            _("The workbook defines XML entities, and no spreadsheet program writes these. Open it in yours "
              "and save it again."),
            file=file,
        )  # fmt: skip

    def start(element: str, attributes: Mapping[str, str]) -> None:
        reader.start(_local(element), {_local(name): value for name, value in attributes.items()})

    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.EntityDeclHandler = refuse_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda element: reader.end(_local(element))
    parser.CharacterDataHandler = reader.text
    try:
        with archive.open(member) as part:
            while piece := part.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
    except (KeyError, expat.ExpatError, BadZipFile, ZlibError, EOFError, RuntimeError, NotImplementedError):
        raise damaged(file) from None


def damaged(file: str, **place: Any) -> BadSheet:
    """Tell that a workbook is broken."""
    return BadSheet(
        _("The workbook is damaged or locked with a password. Open it in your spreadsheet program and save it again."),
        file=file,
        **place,
    )


def _local(name: str) -> str:
    return name.rpartition(" ")[2]

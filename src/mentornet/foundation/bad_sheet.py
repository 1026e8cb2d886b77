"""What is wrong with a sheet, told with the place where a person finds it in her own program."""

from django.utils.translation import gettext as _

from mentornet.foundation.bad_input import BadInput


class BadSheet(BadInput):
    """A sheet cannot be read, or says what cannot be; the sentence names file, sheet, row, column and mend."""

    def __init__(self, what: str, *, file: str = "", sheet: str = "", row: int | None = None, column: str = "") -> None:
        """Join the place and the sentence.

        what: one or more whole sentences: what is wrong, and the mend. row: counted from 1 as her program does.
        """
        self.what, self.file, self.sheet, self.row, self.column = what, file, sheet, row, column
        place = [file] if file else []
        if sheet:
            place.append(_("sheet %(sheet)s") % {"sheet": sheet})
        if row is not None:
            place.append(_("row %(row)d") % {"row": row})
        if column:
            place.append(_("column %(column)s") % {"column": column})
        super().__init__(f"{', '.join(place)}: {what}" if place else what)

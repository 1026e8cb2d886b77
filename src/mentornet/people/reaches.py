"""One field for how somebody is reached: a phone number or an e-mail address, whichever she has."""

from dataclasses import dataclass
from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from mentornet.foundation.typed_words import seen_words
from mentornet.people.phones import read_phone

LONGEST = 254


@dataclass(frozen=True, slots=True)
class Reach:
    """A number as +45..., or an address in small letters."""

    kind: Literal["phone", "email"]
    value: str


def read_reach(words: str) -> Reach:
    """Return what somebody typed as a number or an address.

    :raises ValueError: when it is neither.

    >>> read_reach("20 30 40 50").value, read_reach(" Amal@Example.org ").value
    ('+4520304050', 'amal@example.org')
    """
    typed = seen_words(words[:1000])
    if "@" not in typed:
        return Reach("phone", read_phone(typed))
    address = typed.casefold()
    try:
        validate_email(address)
    except ValidationError:
        raise ValueError(f"{typed!r} is no address.") from None
    if len(address) > LONGEST:
        raise ValueError("the address is too long")
    return Reach("email", address)

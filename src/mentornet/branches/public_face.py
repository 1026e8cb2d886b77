"""What a branch says of itself on the public pages: where it is, how to reach it, and what is on."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence in the languages that the branch writes it in; English where a language is missing."""

    da: str = ""
    en: str = ""
    ar: str = ""
    fa: str = ""
    uk: str = ""
    so: str = ""
    ti: str = ""
    tr: str = ""

    def said_in(self, language: str) -> str:
        return str(getattr(self, language, "") or self.en or self.da)

    def spoken_in(self, language: str) -> str:
        """The language that `said_in` answers in, for the page to say so where it is another."""
        return next((code for code in (language, "en", "da") if getattr(self, code, "")), language)


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that is on, beside the talks of two: what, when, and to whom it is open.

    `open_to` is "everybody", "mentees", "mentors" or "waiting" (women who wait are always meant by "everybody").
    """

    title: Words = field(default_factory=Words)
    when: Words = field(default_factory=Words)
    place: str = ""
    open_to: str = "everybody"


OPEN_TO = ("everybody", "mentees", "mentors", "waiting")


@dataclass(frozen=True, slots=True)
class PublicFace:
    """Where a branch is found, and what it offers. What is empty is not shown."""

    # The calm place where the first talk is held.
    calm_place: Words = field(default_factory=Words)
    address: str = ""
    phone: str = ""
    mail: str = ""
    opening_hours: Words = field(default_factory=Words)
    # Languages that the coordinators speak, as ["da", "ar"].
    languages: tuple[str, ...] = ()
    offers: tuple[Offer, ...] = ()

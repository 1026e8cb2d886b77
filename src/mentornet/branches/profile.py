"""A branch's profile: what it may set for itself, typed, with the network's default beneath (house 7).

The locked core is not here: no key can switch on origin, a photo or a name in matching (R101). A key or a rule
that is not known is refused with a suggestion. Plain Python: the command line reads profiles without a database.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_origin, get_type_hints

from django.utils.translation import gettext as _
from rapidfuzz import process as nearest

from mentornet.branches.public_face import OPEN_TO, PublicFace, Words
from mentornet.foundation.bad_input import BadInput

STARTERS = Path(__file__).parent / "starter_profiles"
RULES = (
    "has_a_free_place",
    "share_a_language",
    "genders_wished",
    "same_branch_or_both_online",
    "within_reach",
    "share_a_time",
    "not_to_be_matched",
    "wants_what_is_offered",
)
# A branch may loosen these; the others belong to every match.
RULES_A_BRANCH_MAY_LIFT = ("within_reach", "share_a_time", "wants_what_is_offered")
GOALS = ("matched", "waiting", "fit")
SCREENING_STEPS = ("references", "attest", "onboarding")
MINUTES_A_DAY = 1440
# A pair looks back in its last three months at the earliest.
MOST_CLOSING_DAYS = 92
DAYS_A_YEAR = 365
HOURS_A_WEEK = 168
CLOCK = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")


class BadProfile(BadInput):
    """A profile cannot be read; the sentence names file, key, what is wrong and the mend."""


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each of the four groups counts, in points that sum to 1,000 (R14, domain 5.2)."""

    wishes: int = 350
    professional: int = 300
    personal: int = 150
    practical: int = 200


@dataclass(frozen=True, slots=True)
class Matching:
    """How this branch matches. `floor` is the fit (0-1000) below which nobody is proposed.

    `waiting_tier_days` makes waiting count in whole tiers of so many days, within which fit decides; 1 is every day.
    `raise_floor` lifts it in each round as far as nobody more is left out: the worst pair fits as well as it can.
    """

    weights: Weights = field(default_factory=Weights)
    floor: int = 400
    raise_floor: bool = False
    waiting_tier_days: int = 1
    goals: tuple[str, ...] = GOALS
    lifted_rules: tuple[str, ...] = ()
    branches_may_mix: bool = False
    max_travel_minutes: int = 60
    mentor_answers_within_days: int = 7
    mentee_answers_within_days: int = 7
    # A mentee may read the blind cards of free mentors and ask for one; a coordinator confirms (domain 5.3).
    mentees_may_ask: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """Who may join and how she is met. Dates are when the branch opened to them; none means not yet (R92)."""

    open_to_men_from: date | None = None
    minimum_age: int = 18
    reply_within_days: int = 7
    interview_within_days: int = 21
    # What is done before a mentor is approved: "references", "attest" (a status, never its content), "onboarding".
    screening_steps: tuple[str, ...] = ("references", "onboarding")
    # What the branch invites those who wait to meanwhile, one sentence each.
    while_waiting: tuple[Words, ...] = ()
    # How mentors are sought: by open campaigns, or only for named competences (R40, R41).
    mentor_search: str = "campaign"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When the network asks each of the two how it goes, in days after the start (domain 1.3).

    After the last of `check_in_days` it asks every `check_in_then_every_days`. A pair is expected to have met
    `first_meeting_within_days` after both said yes, and closing begins `closing_begins_days` before the planned end.
    """

    check_in_days: tuple[int, ...] = (14, 30, 90, 180, 270)
    check_in_then_every_days: int = 90
    check_in_answer_within_days: int = 14
    check_in_remind_after_days: int = 5
    first_meeting_within_days: int = 14
    closing_begins_days: int = 30
    rematch_within_days: int = 14
    quiet_after_days: int = 30
    match_months: int = 9
    waiting_letter_every_days: int = 30
    waiting_review_days: tuple[int, ...] = (90, 180)
    # A survey is open so many days, and reminded of once.
    survey_open_days: int = 30
    survey_remind_after_days: int = 7


@dataclass(frozen=True, slots=True)
class Messages:
    """When this branch writes. Hours are of the clock in Copenhagen; the same hour twice means no quiet hours.

    `digest_hours` is how long messages that can wait are gathered into one letter; 0 sends each by itself.
    """

    quiet_from: str = "20:00"
    quiet_until: str = "08:00"
    # What is not necessary waits on Sundays too.
    quiet_sundays: bool = True
    digest_hours: int = 24


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a branch may set."""

    # What the branch says of itself on the public pages.
    sentence: Words = field(default_factory=Words)
    public: PublicFace = field(default_factory=PublicFace)
    intake: Intake = field(default_factory=Intake)
    matching: Matching = field(default_factory=Matching)
    follow_up: FollowUp = field(default_factory=FollowUp)
    messages: Messages = field(default_factory=Messages)

    def __post_init__(self) -> None:
        matching = self.matching
        weights = asdict(matching.weights).values()
        if sum(weights) != 1000 or min(weights) < 0:
            sentence = _("matching.weights sum to %(total)d. The four weights are points from 0 that sum to 1000.")
            raise BadProfile(sentence % {"total": sum(weights)})
        if not 0 <= matching.floor <= 1000:
            raise BadProfile(_("matching.floor is %(floor)d. Write a fit between 0 and 1000.") % asdict(matching))
        if not 0 <= matching.max_travel_minutes <= MINUTES_A_DAY:
            sentence = _("matching.max_travel_minutes is %(max_travel_minutes)d. Write minutes between 0 and 1440.")
            raise BadProfile(sentence % asdict(matching))
        if not 1 <= matching.waiting_tier_days <= DAYS_A_YEAR:
            sentence = _("matching.waiting_tier_days is %(waiting_tier_days)d. Write days between 1 and 365.")
            raise BadProfile(sentence % asdict(matching))
        if sorted(matching.goals) != sorted(GOALS):
            raise BadProfile(_("matching.goals must order each of %(goals)s once.") % {"goals": ", ".join(GOALS)})
        for name in matching.lifted_rules:
            known_or_suggest(name, RULES, _("matching.lifted_rules: no rule is called"))
            if name not in RULES_A_BRANCH_MAY_LIFT:
                sentence = _('matching.lifted_rules: "%(rule)s" belongs to every match. No branch can lift it.')
                raise BadProfile(sentence % {"rule": name})
        for offer in self.public.offers:
            known_or_suggest(offer.open_to, OPEN_TO, _("public.offers: open_to knows no"))
        for step in self.intake.screening_steps:
            known_or_suggest(step, SCREENING_STEPS, _("intake.screening_steps: no step is called"))
        if self.intake.mentor_search not in ("campaign", "targeted_only"):
            raise BadProfile(_('intake.mentor_search: write "campaign" or "targeted_only".'))
        for key in ("quiet_from", "quiet_until"):
            if not CLOCK.fullmatch(hour := getattr(self.messages, key)):
                sentence = _('messages.%(key)s is "%(hour)s". Write an hour of the clock as "20:00".')
                raise BadProfile(sentence % {"key": key, "hour": hour})
        if not 0 <= self.follow_up.closing_begins_days <= MOST_CLOSING_DAYS:
            sentence = _("follow_up.closing_begins_days is %(closing_begins_days)d. Write days between 0 and 92.")
            raise BadProfile(sentence % asdict(self.follow_up))
        if not 0 <= self.messages.digest_hours <= HOURS_A_WEEK:
            sentence = _("messages.digest_hours is %(digest_hours)d. Write hours between 0 and 168.")
            raise BadProfile(sentence % asdict(self.messages))

    @property
    def rules(self) -> tuple[str, ...]:
        """The hard rules of this branch, in the order in which they are explained."""
        return tuple(rule for rule in RULES if rule not in self.matching.lifted_rules)

    def to_content(self) -> dict[str, Any]:
        """Return the profile as plain values for JSON, dates as ISO words."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=str))
        return plain

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps(self.to_content(), sort_keys=True).encode()).hexdigest()


def known_or_suggest(name: str, known: tuple[str, ...] | list[str], complaint: str) -> None:
    """Refuse a name that is not known, with the nearest one that is.

    :raises BadProfile: `{complaint} "name". Did you mean "other"?`
    """
    if name in known:
        return
    close = nearest.extractOne(name, known, score_cutoff=55)
    if close:
        mend = _('Did you mean "%(name)s"?') % {"name": close[0]}
    else:
        mend = _("Known are: %(names)s.") % {"names": ", ".join(known)}
    raise BadProfile(f'{complaint} "{name}". {mend}')


def read_content(content: dict[str, Any], kind: type[Any] = Profile, where: str = "") -> Any:
    """Build a profile (or a part of one) from plain values.

    :raises BadProfile: for a key that is not known, or a value of the wrong kind.
    """
    kinds = get_type_hints(kind)
    for key in content:
        known_or_suggest(
            key,
            [part.name for part in fields(kind)],
            _("%(where)s: no key is called") % {"where": where.rstrip(".") or "profile"},
        )
    return kind(**{key: _read_value(value, kinds[key], f"{where}{key}") for key, value in content.items()})


def _read_value(value: Any, kind: Any, where: str) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, dict):
            raise _wrong_kind(where, value, _("Write it as a table of its own."))
        return read_content(value, kind, f"{where}.")
    if get_origin(kind) is tuple:
        inner = kind.__args__[0]
        if not isinstance(value, list | tuple):
            raise _wrong_kind(where, value, _("Write a list in square brackets."))
        return tuple(_read_value(one, inner, where) for one in value)
    if kind == date | None:
        try:
            return date.fromisoformat(str(value)) if value is not None else None
        except ValueError:
            raise _wrong_kind(where, value, _("Write a date as 2008-11-20.")) from None
    if type(value) is not kind:
        mends = {
            int: _("Write a whole number."),
            str: _("Write words in quotation marks."),
            bool: _("Write true or false."),
        }
        raise _wrong_kind(where, value, mends[kind])
    return value


def _wrong_kind(where: str, value: Any, mend: str) -> BadProfile:
    return BadProfile(_("%(where)s is %(value)r.") % {"where": where, "value": value} + " " + mend)


def load_profile(name_or_path: str = "default") -> Profile:
    """Load a starter profile by name, or a TOML file by path.

    :raises BadProfile: when there is none of that name, the file is no TOML, or a key or value is wrong.
    """
    path = Path(name_or_path)
    if path.suffix != ".toml":
        known = sorted(starter.stem for starter in STARTERS.glob("*.toml"))
        known_or_suggest(name_or_path.replace("-", "_"), known, _("No starter profile is called"))
        path = STARTERS / f"{name_or_path.replace('-', '_')}.toml"
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        profile: Profile = read_content(content)
    except OSError:
        raise BadProfile(_("%(file)s cannot be read. Check its name and the folder.") % {"file": path}) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadProfile(_("%(file)s is no TOML file: %(error)s.") % {"file": path, "error": error}) from None
    except BadProfile as error:
        raise BadProfile(f"{path.name}: {error}") from None
    return profile


def differences(before: Profile | None, after: Profile) -> list[str]:
    """List what changed, one line a key: `matching.floor: 400 → 450`."""

    def flat(content: dict[str, Any], prefix: str = "") -> dict[str, Any]:
        leaves: dict[str, Any] = {}
        for key, value in content.items():
            leaves |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {prefix + key: value}
        return leaves

    old = flat((before or Profile()).to_content())
    return [f"{key}: {old[key]} → {new}" for key, new in flat(after.to_content()).items() if old[key] != new]

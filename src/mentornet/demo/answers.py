"""What an invented member answers: plausible, a little better later, and sometimes left out."""

from dataclasses import dataclass
from random import Random
from typing import Any

from mentornet.demo.chance import one_of
from mentornet.demo.members import Member
from mentornet.joining.choices import Role
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.items import NONE_OF_THEM, Item, Kind, WaveForm
from mentornet.outcomes.question_bank import ORDINARY_WORK, TURNED_ROUND

LEFT_OUT = 0.04
# How far each wave has moved from the first: 0 before, 1 at closing and after.
MOVED = {Wave.T0: 0.0, Wave.T1: 0.1, Wave.T2: 0.5, Wave.T3: 1.0, Wave.T4: 0.95, Wave.T5: 0.9, Wave.W6: 0.15}
WITHOUT_WORK = {
    "unemployed_with_benefit": 34, "unemployed_without": 16, "language_course": 20, "internship": 8, "subsidised": 6,
    "student": 7, "parental_leave": 5, "outside": 4,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Inclination:
    """How somebody tends to answer, the same in every wave of hers."""

    warmth: float
    company: float
    knows: float
    danish: int

    @classmethod
    def drawn(cls, chance: Random, member: Member) -> "Inclination":
        mentee = member.role == Role.MENTEE
        assert member.card is not None
        danish = dict(member.card.languages).get("da", 2)
        return cls(
            warmth=chance.gauss(4.15, 0.6),
            company=chance.gauss(2.9 if mentee else 4.0, 0.7),
            knows=min(0.95, max(0.02, chance.gauss(0.24 if mentee else 0.68, 0.12))),
            danish=min(6, danish),
        )


def answers_to(
    chance: Random, form: WaveForm, member: Member, inclination: Inclination, *, is_in_job: bool
) -> dict[str, Any]:
    """Return the answers of one wave by key; none where an item was left out."""
    moved = MOVED[Wave(form.wave)]
    answers: dict[str, Any] = {}
    for item in form.items:
        if item.among and not _chosen(answers, item.among):
            continue
        left_out = chance.random() < LEFT_OUT
        answers[item.key] = None if left_out else _answer(chance, item, answers, inclination, moved, member, is_in_job)
    return answers


def _answer(
    chance: Random,
    item: Item,
    answers: dict[str, Any],
    inclination: Inclination,
    moved: float,
    member: Member,
    is_in_job: bool,
) -> Any:
    if item.key.startswith("danish_"):
        step = 1 if chance.random() < 0.45 * moved else 0
        return str(min(6, max(1, inclination.danish + step - (item.key == "danish_writes"))))
    if item.key in ("work_status", "wants_job", "distance"):
        return _of_work(chance, item.key, answers, member, is_in_job)
    if item.kind == Kind.AGREE:
        return _step(chance.gauss(inclination.warmth, 0.7))
    if item.kind == Kind.OFTEN:
        step = _step(chance.gauss(inclination.company + 0.5 * moved, 0.7))
        return 6 - step if item.key in TURNED_ROUND else step
    if item.among:
        return _several(chance, _chosen(answers, item.among), 0.25)
    if item.kind == Kind.SEVERAL_OF:
        share = (
            0.4 if item.key == "gains" else inclination.knows + (0.12 if member.role == Role.MENTEE else 0.04) * moved
        )
        return _several(chance, list(item.codes), share)
    if item.kind == Kind.YES_NO:
        return "yes" if chance.random() < inclination.knows + 0.15 + 0.15 * moved else "no"
    weights = {code: float(weight) for code, weight in zip(item.codes, (3, 4, 3, 2, 1, 1), strict=False)}
    return one_of(chance, weights)


def _of_work(chance: Random, key: str, answers: dict[str, Any], member: Member, is_in_job: bool) -> str:
    in_work = is_in_job or member.is_in_work
    if key == "work_status":
        if in_work:
            return one_of(chance, dict(zip(ORDINARY_WORK, (60, 25, 15), strict=True)))
        return one_of(chance, WITHOUT_WORK)
    if key == "wants_job":
        return one_of(chance, {"better": 55, "no": 45}) if in_work else one_of(chance, {"yes": 82, "no": 18})
    return "1" if in_work else one_of(chance, {"2": 45, "3": 40, "4": 15})


def _step(value: float) -> int:
    return min(5, max(1, round(value)))


def _several(chance: Random, codes: list[str], share: float) -> list[str]:
    return [code for code in codes if chance.random() < share] or [NONE_OF_THEM]


def _chosen(answers: dict[str, Any], key: str) -> list[str]:
    return [code for code in answers.get(key) or [] if code != NONE_OF_THEM]

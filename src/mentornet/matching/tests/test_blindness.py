"""Who somebody is changes no proposal: names, origins, addresses and languages are dealt out anew (I-45)."""

import ast
from datetime import date
from pathlib import Path

import pytest

from mentornet.interviewing.models import Participant
from mentornet.matching import actions, blindness, engine_room
from mentornet.matching.actions import run_round
from mentornet.origins.actions import answer_origin
from mentornet.people.models import Person
from tests.cast import NOW, TODAY, make_participant, make_person

ROOM = Path(engine_room.__file__).parent
COUNTRIES = ("SO", "SY", "UA", "IR")


@pytest.fixture
def twelve(north):
    """Six mentees and six mentors who differ in who they are and in what they bring."""
    for number in range(6):
        woman = make_person(f"Woman {number}", language=("ar", "da", "en")[number % 3], birth_year=1970 + number)
        entered_on = date(2026, 7, 1 + number // 2)
        make_participant(north, "mentee", woman, entered_on=entered_on, wanted_job_codes=[str(2411 + number)])
        mentor = make_person(f"Mentor {number}", language="da", gender="woman")
        make_participant(north, "mentor", mentor, job_codes=[str(2411 + number % 4)])
        answer_origin(person=woman, country=COUNTRIES[number % 4], answered_on=TODAY)


def round_of(north):
    run = run_round(branch=north, as_of=TODAY, run_by=None, run_at=NOW, seed=46)
    return run.inputs, run.result


@pytest.mark.django_db
def test_dealing_out_all_that_is_protected_changes_not_a_byte(north, twelve):
    before = round_of(north)

    people = list(Person.objects.order_by("pk"))
    turned = [*people[1:], people[0]]
    facts = [(p.full_name, p.called, p.language, p.birth_year, p.email, p.protected_contact) for p in turned]
    Person.objects.update(email=None)
    for person, (name, called, language, year, email, protected) in zip(people, facts, strict=True):
        person.full_name, person.called, person.language = f"{name} the Other", called, language
        person.birth_year, person.email, person.protected_contact = year, email, not protected
        person.search_words, person.phone = name, f"+45{person.pk:08}"
        person.save()
    for place, person in enumerate(people):
        answer_origin(person=person, country=COUNTRIES[(place * 3 + 1) % 4], answered_on=TODAY)

    assert round_of(north) == before


@pytest.mark.django_db
def test_the_order_of_the_rows_changes_not_a_byte(north, twelve):
    before = round_of(north)

    for place, participant in enumerate(Participant.objects.order_by("-pk")):
        participant.approved_on = date(2020, 1, 1 + place)
        participant.save()

    assert round_of(north) == before


@pytest.mark.django_db
def test_every_round_carries_its_own_proof(north, twelve):
    run = run_round(branch=north, as_of=TODAY, run_by=None, run_at=NOW)

    assert run.certificate["invariance"] == {"permutations": 20, "differences": 0}
    assert set(run.certificate["fields_refused"]) == set(blindness.FIELDS_REFUSED)
    assert not [word for word in ("Woman", "example.org", "SO") if word in run.inputs]


@pytest.mark.django_db
def test_a_pool_that_read_a_name_would_be_found_out(north, twelve, monkeypatch):
    honest = blindness.build_pool

    def reads_names(free, *, seed):
        curious = [one for one in free.mentees if not one.person.full_name.endswith("3")]
        return honest(blindness.replace(free, mentees=tuple(curious)), seed=seed)

    monkeypatch.setattr(blindness, "build_pool", reads_names)

    run = run_round(branch=north, as_of=TODAY, run_by=None, run_at=NOW)

    assert run.certificate["invariance"]["differences"] > 0


def test_what_makes_a_pool_reads_nothing_of_a_person_but_her_number():
    protected = {*blindness.DEALT_ANEW} - {"language", "gender"}
    for name in ("pools.py", "engine_room.py", "kept_runs.py"):
        tree = ast.parse((ROOM / name).read_text(encoding="utf-8"))
        read = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert read & {*protected, "person", "origins"} == set()


def test_no_file_of_matching_knows_the_protected_store():
    files = [*ROOM.glob("*.py"), *Path(actions.__file__).parent.glob("*.py")]
    imports = [
        name
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in ([alias.name for alias in node.names] if isinstance(node, ast.Import) else [])
        + ([str(node.module)] if isinstance(node, ast.ImportFrom) else [])
    ]

    assert [name for name in imports if "origins" in name] == []
    assert {file.name for file in files if "import matching_engine" in file.read_text()} == {"engine_room.py"}

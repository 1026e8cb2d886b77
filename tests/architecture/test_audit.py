"""Every action writes its line of the audit trail in its own transaction: both stand, or neither does (AL-1, AL-2)."""

import pytest
from django.apps import apps
from django.db import connection, transaction

from mentornet.foundation import audit
from mentornet.foundation.models import AuditLine
from tests.architecture.ready_calls import CALLS, NO_LINE, WITHIN, public_actions
from tests.cast import NOW
from tests.world import make_side


class NoRoomForTheLine(Exception):
    """The planted fault: the audit trail cannot be written."""


def refuse_audit_lines(execute, sql, parameters, many, context):
    if sql.startswith("INSERT") and AuditLine._meta.db_table in sql:
        raise NoRoomForTheLine
    return execute(sql, parameters, many, context)


@pytest.fixture
def north_side(db):
    """North, where everything has happened once."""
    return make_side("north", "North", "Karen North", now=NOW)


def everything():
    """All rows of the house."""
    return {model.__name__: list(model.objects.order_by("pk").values_list()) for model in apps.get_models()}


def without_its_line(side, calls):
    """Name the calls that leave no line, or that leave something although their line was refused."""
    found = []
    for name, call in calls.items():
        with transaction.atomic():
            lines, before = AuditLine.objects.count(), everything()
            try:
                with connection.execute_wrapper(refuse_audit_lines):
                    call(side)
                found.append(f"{name}: done without a line")
            except NoRoomForTheLine:
                if everything() != before:
                    found.append(f"{name}: left something although its line was refused")
            transaction.set_rollback(True)
        with transaction.atomic():
            call(side)
            if AuditLine.objects.count() == lines:
                found.append(f"{name}: no line")
            transaction.set_rollback(True)
    return found


def test_every_action_stands_in_the_table_of_calls():
    assert sorted(public_actions()) == sorted(CALLS.keys() | NO_LINE.keys() | WITHIN.keys())


def test_every_action_stands_or_falls_with_its_line(north_side):
    assert without_its_line(north_side, CALLS) == []


def test_an_action_without_a_line_is_found(north_side):
    def forgetful(side):
        type(side.branch).objects.filter(pk=side.branch.pk).update(host="Elsewhere")

    assert without_its_line(north_side, {"desk.move_branch": forgetful}) == [
        "desk.move_branch: done without a line",
        "desk.move_branch: no line",
    ]


def test_an_action_whose_line_comes_too_late_is_found(north_side):
    def hasty(side):
        type(side.branch).objects.filter(pk=side.branch.pk).update(host="Elsewhere")
        with transaction.atomic():
            audit.record("move_branch", by=side.coordinator)

    assert without_its_line(north_side, {"desk.move_branch": hasty}) == [
        "desk.move_branch: left something although its line was refused"
    ]


def test_actions_called_by_others_have_their_line_too(north_side):
    CALLS[WITHIN["matching.start_match"]](north_side)

    assert AuditLine.objects.filter(action="start_match").count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_line_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        audit.record("start_match", by=None)

"""The rows of the network before they are saved: numbered as they come, saved in one go."""

from typing import TypeVar, cast

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from mentornet import models

Row = TypeVar("Row", bound=Model)

# Every table of the house, those that others point at first.
TABLES: tuple[type[Model], ...] = (
    models.Person,
    models.Account,
    models.Branch,
    models.BranchState,
    models.BranchArea,
    models.BranchProfile,
    models.Appointment,
    models.Milestone,
    models.Campaign,
    models.SheetImport,
    models.Application,
    models.Card,
    models.ConsentEntry,
    models.Draft,
    models.Interview,
    models.Participant,
    models.WaitingListEntry,
    models.Pause,
    models.MatchRun,
    models.Proposal,
    models.Answer,
    models.Match,
    models.Meeting,
    models.CheckIn,
    models.Concern,
    models.SettledFlag,
    models.FollowUpTalk,
    models.Rest,
    models.Closure,
    models.Alumna,
    models.ReceivedMail,
    models.JobStart,
    models.EducationStart,
    models.DanishLevel,
    models.SurveyRequest,
    models.SurveyResponse,
    models.SurveyOptOut,
    models.OriginAnswer,
    models.OutboxMessage,
    models.Enclosure,
    models.MessageChoice,
    models.BranchText,
    models.ScheduledJob,
    models.AuditLine,
    models.FormKey,
)


class Ledger:
    """Rows by table. Numbers are given here, so that the same story has the same numbers everywhere."""

    def __init__(self) -> None:
        self._rows: dict[type[Model], list[Model]] = {}

    def add(self, row: Row) -> Row:
        rows = self._rows.setdefault(type(row), [])
        rows.append(row)
        row.pk = len(rows)
        return row

    def rows(self, table: type[Row]) -> list[Row]:
        """Return what has been added of one table, in the order in which it came."""
        return cast(list[Row], self._rows.get(table, []))

    def count(self, table: type[Model]) -> int:
        return len(self._rows.get(table, ()))

    def save(self) -> None:
        """Write every row, then let the database count on from the last number."""
        for table in TABLES:
            table._default_manager.bulk_create(self._rows.get(table, ()), batch_size=500)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(TABLES)):
                cursor.execute(statement)


def empty_the_house() -> None:
    """Delete every row of every table, and let numbers begin at 1 again."""
    connection.check_constraints()  # PostgreSQL empties no table while checks are still to come
    names = [table._meta.db_table for table in TABLES]
    flush = connection.ops.sql_flush(no_style(), names, reset_sequences=True, allow_cascade=True)
    connection.ops.execute_sql_flush(flush)

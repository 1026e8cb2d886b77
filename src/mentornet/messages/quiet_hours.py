"""When a message may leave: not at night, and what is not necessary not on a Sunday either."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from mentornet.branches.profile import Messages
from mentornet.branches.queries import profile_of
from mentornet.messages.choices import Kind
from mentornet.messages.models import OutboxMessage
from mentornet.messages.texts import text_named

# The night of the network, wherever the server stands.
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
SUNDAY = 6


def not_before(moment: datetime, *, rules: Messages, kind: Kind) -> datetime:
    """Return the first moment from this one on at which a message of this kind may leave.

    Hours are those of the clock on the wall, so the morning is at eight on the day the clocks change as well.
    """
    rests_on_sundays = rules.quiet_sundays and kind != Kind.NECESSARY
    quiet_from, quiet_until = time.fromisoformat(rules.quiet_from), time.fromisoformat(rules.quiet_until)
    here = moment.astimezone(COPENHAGEN)
    if _is_night(here.time(), quiet_from, quiet_until):
        is_evening = quiet_from > quiet_until and here.time() >= quiet_from
        here = datetime.combine(here.date() + timedelta(days=int(is_evening)), quiet_until, COPENHAGEN)
    if rests_on_sundays and here.weekday() == SUNDAY:
        here = datetime.combine(here.date() + timedelta(days=1), quiet_until, COPENHAGEN)
    return here.astimezone(moment.tzinfo)


def _is_night(hour: time, quiet_from: time, quiet_until: time) -> bool:
    if quiet_from <= quiet_until:
        return quiet_from <= hour < quiet_until
    return hour >= quiet_from or hour < quiet_until


class QuietRules:
    """The quiet hours of each branch, asked of the database once for as long as this lives."""

    def __init__(self) -> None:
        self._known: dict[int | None, Messages] = {}

    def earliest(self, message: OutboxMessage, moment: datetime) -> datetime:
        """Return the first moment from this one on at which this message may leave."""
        if message.urgent or text_named(message.text_name).at_once:
            return moment
        if message.branch_id not in self._known:
            branch = message.branch
            self._known[message.branch_id] = profile_of(branch).messages if branch else Messages()
        return not_before(moment, rules=self._known[message.branch_id], kind=Kind(message.kind))

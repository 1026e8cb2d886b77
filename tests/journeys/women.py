"""Two women on their phones and a coordinator at her desk: how a journey's steps are taken, and how time passes."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Locator, Page

from mentornet.foundation.schedule import run_all
from mentornet.joining.models import Application
from mentornet.messages.choices import Delivery
from mentornet.messages.models import OutboxMessage
from mentornet.messages.tasks import deliver
from mentornet.people.models import Account, Person
from tests.cast import signed_in_as
from tests.journeys.conftest import Walker

MORNING = time(10, 0)
LINK = re.compile(r"https?://\S+")
CODE = re.compile(r"\b\d{6}\b")


class Somebody:
    """One of the three: her screen, what she does on it, and the messages that have reached her."""

    def __init__(self, walker: Walker, *, reached_by: str) -> None:
        self.walker, self.reached_by = walker, reached_by
        walker.context.set_default_timeout(8_000)

    @property
    def page(self) -> Page:
        return self.walker.page

    @property
    def person(self) -> Person:
        return Person.objects.get(phone=self.reached_by) if "@" not in self.reached_by else self._by_mail()

    def _by_mail(self) -> Person:
        return Person.objects.get(email=self.reached_by)

    @property
    def application(self) -> Application:
        return Application.objects.get(person=self.person)

    @property
    def reads(self) -> str:
        """The words that stand on her screen."""
        return self.page.inner_text("main")

    def opens(self, address: str) -> None:
        self.walker.open(address)

    def looks(self, name: str) -> None:
        self.walker.look(f"women-{name}")

    def follows(self, *parts: str) -> None:
        """Tap the first link whose address holds all of these parts, on the page or in its menu."""
        wanted = "a" + "".join(f"[href*='{part}']" for part in parts)
        on_the_page = self.page.locator(f"main {wanted}")
        link = (on_the_page if on_the_page.count() else self.page.locator(wanted)).first
        unfold(link)
        self._and_wait(link.click)

    def tells(self, **answers: Any) -> None:
        """Fill in fields by their names: words, one choice, or a list of choices."""
        for name, value in answers.items():
            self._tell(name.replace("__", "-"), value)

    def _tell(self, name: str, value: Any) -> None:
        fields = self.page.locator(f":is(main, .thumb) [name='{name}']:not([type=hidden])")
        first = fields.first
        unfold(first)
        kind = first.evaluate("field => field.tagName === 'SELECT' ? 'select' : field.type")
        if kind == "checkbox" and value in (True, "on"):
            first.check(force=True)
        elif kind in ("checkbox", "radio"):
            for one in value if isinstance(value, list) else [value]:
                self.page.locator(f":is(main, .thumb) [name='{name}'][value='{one}']").first.check(force=True)
        elif kind == "select":
            first.select_option(str(value))
        else:
            first.fill(value.isoformat() if isinstance(value, date) else str(value))

    def presses(self, button: str = "button.act-first[type=submit]", **answers: Any) -> None:
        """Tell the answers, then press the first button of the page, or the one that is named."""
        self.tells(**answers)
        chosen = self.page.locator(f"main {button}, .thumb {button}").first
        unfold(chosen)
        self._and_wait(chosen.click)

    def _and_wait(self, act: Callable[[], None]) -> None:
        going: AbstractContextManager[Any] = self.page.expect_navigation(wait_until="load")
        with going:
            act()

    def letters(self, text_name: str) -> list[OutboxMessage]:
        """The letters of a text that have been sent to her, the newest first."""
        deliver(now=timezone.now())
        sent = OutboxMessage.objects.filter(
            address=self.reached_by, text_name=text_name, delivery__in=(Delivery.SENT, Delivery.JOINED)
        )
        return list(sent)

    def opens_the_letter(self, text_name: str, *, link: int = 0) -> OutboxMessage:
        """Open the link in the newest letter of a text."""
        letter = self.letters(text_name)[0]
        self.opens(LINK.findall(letter.body)[link].rstrip(".,"))
        return letter

    def reads_her_code(self) -> str:
        """Read the code that has come to her, as it was written: what is sent is blanked."""
        asked = OutboxMessage.objects.filter(address=self.reached_by, text_name="sign_in_code")
        code = CODE.search(asked[0].body)
        assert code is not None
        return code.group()

    def comes_home(self) -> None:
        """Open her own page; who has been away for long signs in by a code to her phone or mailbox."""
        self.opens("/me/")
        if "/accounts/" in self.page.url:
            self.presses(reach=self.reached_by)
            self.presses(code=self.reads_her_code())
        assert self.page.url.endswith("/me/")


class Coordinator(Somebody):
    """Karen, who signs in by key; here her session is laid into her browser."""

    def __init__(self, walker: Walker, account: Account) -> None:
        super().__init__(walker, reached_by=str(account.email))
        self.account = account

    def comes_to_work(self) -> None:
        """Sign in on this day, and begin at the page of the day."""
        name = settings.SESSION_COOKIE_NAME
        session = signed_in_as(self.account).cookies[name].value
        self.walker.context.add_cookies([{"name": name, "value": session, "url": self.walker.site}])
        self.opens("/desk/north/")


def unfold(element: Locator) -> None:
    """Open the folds that an element lies in, as a finger would."""
    element.evaluate("""one => {
        for (let fold = one.closest("details"); fold; fold = fold.parentElement?.closest("details")) {
            if (!one.matches("summary")) fold.open = true;
        }
    }""")


class Calendar:
    """The clock of the whole house. What is due happens when time has passed."""

    def __init__(self, machine: Any) -> None:
        self._machine = machine

    def turn_to(self, day: date, at: time = MORNING) -> None:
        """Go to a day; what is due happens twice, so that what is written then also leaves."""
        self._machine.move_to(timezone.make_aware(datetime.combine(day, at)))
        run_all(now=timezone.now())
        run_all(now=timezone.now())

    def after(self, days: int) -> None:
        self.turn_to(timezone.localdate() + timedelta(days=days))

    def at(self, moment: datetime) -> None:
        here = timezone.localtime(moment)
        self.turn_to(here.date(), here.time())

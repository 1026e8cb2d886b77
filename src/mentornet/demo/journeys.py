"""The way of every invented member from sign-up to approval: who she is, her rows, and the first talk."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from mentornet.demo.cards import draw_job, draw_trade, mentee_card, mentor_card
from mentornet.demo.chance import dealt, one_of, shuffled, some, taking_turns
from mentornet.demo.house import House
from mentornet.demo.joining_up import (
    a_few_more,
    approval_day,
    campaign_of,
    channel_of,
    gender_is_open,
    history_by_branch,
    people_today,
    sign_up_days,
    tail_day,
    today_by_branch,
)
from mentornet.demo.ledger import Ledger
from mentornet.demo.members import Member, Place
from mentornet.demo.people import DANISH, People, countries_of
from mentornet.demo.story import BranchStory
from mentornet.demo.tables import sentences
from mentornet.interviewing.choices import Decision
from mentornet.interviewing.models import Interview, Participant
from mentornet.joining.choices import ConsentPurpose, ConsentWay, MentorGround, Role
from mentornet.joining.consents import CONSENT_TEXTS
from mentornet.joining.models import Application, ConsentEntry
from mentornet.people.models import Account, Gender

ANSWERS_ORIGIN = 0.70
MENTORS_FROM_ABROAD = 0.06
# Of today's free mentors, so many were mentees once.
ALUMNAE = 0.08
OUTCOMES = {"approved": 0.925, "referred_on": 0.035, "declined": 0.015, "withdrawn": 0.025}


class Journeys:
    """Writes the journeys of all members into the ledger."""

    def __init__(self, chance: Random, ledger: Ledger, people: People, house: House, *, today: date, most: int) -> None:
        self.chance = chance
        self.ledger = ledger
        self.people = people
        self.house = house
        self.today = today
        self._said_yes: set[int] = set()
        self._card_numbers: Iterator[int] = iter(chance.sample(_card_numbers(most), most))

    def draw_members(self, people: int) -> list[Member]:
        """Decide who signs up where, when and as what, for history and for today."""
        now = people_today(people)
        members = []
        for branch, roles in history_by_branch(self.chance, people - now + a_few_more(people)).items():
            for role in Role:
                for day in sign_up_days(self.chance, branch, role, roles[role]):
                    members.append(self._member(branch, role, Place.HISTORY, day))
        for branch, places in today_by_branch(self.chance, now).items():
            for (role, place), count in places.items():
                for _ in range(count):
                    day = tail_day(self.chance, branch, place, self.today)
                    members.append(self._member(branch, role, place, day))
        self._deal_traits(members)
        return members

    def _member(self, branch: BranchStory, role: Role, place: Place, day: date) -> Member:
        man = gender_is_open(branch, day) and self.chance.random() < branch.men
        gender = Gender.MAN if man else Gender.WOMAN
        return Member(branch=branch, role=role, place=place, applied_on=day, country=DANISH, gender=gender)

    def _deal_traits(self, members: list[Member]) -> None:
        """Deal country, education and work with exact shares, branch by branch."""
        mentees = [member for member in members if member.role == Role.MENTEE]
        answers = some(self.chance, ANSWERS_ORIGIN, len(mentees))
        for member, country, answer in zip(mentees, countries_of(self.chance, answers), answers, strict=True):
            member.country, member.answers_origin = country, answer
        for branch, of_branch in _by_branch(mentees).items():
            learned = deal_trait(self.chance, of_branch, branch.highly_educated, "is_highly_educated")
            others = [member for member in of_branch if not member.is_highly_educated]
            in_work = deal_trait(self.chance, learned, branch.in_work, "is_in_work")
            deal_trait(self.chance, others, branch.in_work, "is_in_work")
            deal_trait(self.chance, in_work, branch.in_unskilled_work, "is_in_unskilled_work")
        for member in members:
            self._draw_trade(member)

    def _draw_trade(self, member: Member) -> None:
        if member.role == Role.MENTOR:
            if self.chance.random() < MENTORS_FROM_ABROAD:
                member.country = countries_of(self.chance, [False])[0]
            member.trade = draw_trade(self.chance, highly_educated=self.chance.random() < 0.8)
            member.willing = one_of(self.chance, {0: 12, 1: 44, 2: 26, 3: 12, 4: 6})
            return
        member.trade = draw_trade(self.chance, highly_educated=member.is_highly_educated)
        member.job = draw_job(self.chance, member)

    def write(self, members: Iterable[Member]) -> None:
        """Write person, application, card, talk and participation of everybody, in the order of their sign-ups."""
        for branch, of_branch in _by_branch(members).items():
            in_order = sorted(of_branch, key=lambda member: member.applied_on)
            talkers = taking_turns(self.chance, self.house.coordinators[branch], len(in_order))
            outcomes = self._outcomes(in_order)
            for member, talker in zip(in_order, talkers, strict=True):
                self._write_person(member)
                self._write_application(member)
                self._write_talk(member, talker, next(outcomes) if member.place == Place.HISTORY else "approved")

    def _outcomes(self, members: list[Member]) -> Iterator[str]:
        return iter(dealt(self.chance, OUTCOMES, sum(member.place == Place.HISTORY for member in members)))

    def _write_person(self, member: Member) -> None:
        if member.person is None:
            member.person = self.people.invent(
                member.country,
                gender=member.gender,
                met_on=member.applied_on,
                ages=(19, 54) if member.role == Role.MENTEE else (25, 66),
                email=self.chance.random() < (0.94 if member.role == Role.MENTEE else 0.99),
            )

    def _write_application(self, member: Member) -> None:
        assert member.person is not None
        campaign = campaign_of(self.chance, member, self.house.campaigns[member.branch])
        mentee = member.role == Role.MENTEE
        member.application = self.ledger.add(
            Application(
                person=member.person,
                branch=self.house.branches[member.branch],
                role=member.role,
                applied_on=member.applied_on,
                channel=channel_of(self.chance, member, campaign),
                campaign=campaign,
                eligible_by_own_word=mentee,
                mentor_ground=""
                if mentee
                else one_of(self.chance, {MentorGround.LABOR_MARKET: 88, MentorGround.ROOTED: 12}),
            )
        )
        self._write_yes(member, moment(member.applied_on, self.chance.randint(7, 22)))
        write_card = mentee_card if mentee else mentor_card
        card = write_card(self.chance, member, member.application, next(self._card_numbers))
        member.card = self.ledger.add(card)

    def _write_yes(self, member: Member, given_at: datetime) -> None:
        """Write her yes to take part; nine of ten who came lately have also said yes to questions."""
        assert member.person is not None
        if member.person.pk in self._said_yes:
            return
        self._said_yes.add(member.person.pk)
        purposes = [ConsentPurpose.MEMBERSHIP]
        if member.place != Place.HISTORY and member.person.pk % 10:
            purposes.append(ConsentPurpose.SURVEY)
        for purpose in purposes:
            text = CONSENT_TEXTS[purpose]
            self.ledger.add(
                ConsentEntry(
                    person=member.person,
                    purpose=purpose,
                    text_name=text.name,
                    language=member.person.language,
                    given_at=given_at,
                    way=ConsentWay.SELF,
                )
            )

    def _write_talk(self, member: Member, talker: Account, outcome: str) -> None:
        application = member.application
        assert application is not None
        held_on = approval_day(self.chance, member)
        if member.place == Place.APPLYING or held_on > self.today:
            self._write_open_talk(member, talker)
        elif outcome == "withdrawn":
            application.withdrawn_on = held_on
        else:
            self._write_held_talk(member, talker, held_on, outcome)

    def _write_open_talk(self, member: Member, talker: Account) -> None:
        """Leave a third of the new applications without a date; book the others around today."""
        if self.chance.random() < 0.34:
            return
        soonest = max(member.applied_on, self.today - timedelta(days=1))
        day = soonest + timedelta(days=self.chance.randint(0, 9))
        self.ledger.add(
            Interview(
                application=member.application, held_by=talker, booked_for=moment(day, self.chance.randint(9, 17))
            )
        )

    def _write_held_talk(self, member: Member, talker: Account, held_on: date, outcome: str) -> None:
        application = member.application
        assert application is not None
        assert member.card is not None
        self.ledger.add(
            Interview(
                application=application,
                booked_for=moment(held_on, self.chance.randint(9, 17)),
                held_on=held_on,
                held_by=talker,
                decision=outcome,
                word_to_her=self.chance.choice(sentences("kind_words")[outcome]).text,
            )
        )
        application.decided_on = held_on
        if outcome == Decision.APPROVED:
            member.participant = self.ledger.add(
                Participant(
                    application=application,
                    person=application.person,
                    branch=application.branch,
                    role=member.role,
                    card=member.card,
                    approved_on=held_on,
                )
            )


def _card_numbers(most: int) -> range:
    """Return numbers that are easy to say on the phone as long as there are enough of them."""
    return range(1_000, 10_000) if most <= 9_000 else range(100_000, 1_000_000)


def moment(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def deal_trait(chance: Random, members: list[Member], share: float, trait: str) -> list[Member]:
    """Give a trait to exactly a share of the members; return those who got it."""
    lucky = [member for member, yes in zip(members, some(chance, share, len(members)), strict=True) if yes]
    for member in lucky:
        setattr(member, trait, True)
    return lucky


def _by_branch(members: Iterable[Member]) -> dict[BranchStory, list[Member]]:
    found: dict[BranchStory, list[Member]] = defaultdict(list)
    for member in members:
        found[member.branch].append(member)
    return found


def bring_back_alumnae(chance: Random, members: list[Member]) -> None:
    """Let a few of today's mentors be women who were mentees once: one person, two roles (R74)."""
    once = [member for member in members if member.role == Role.MENTEE and member.place == Place.HISTORY]
    now = [member for member in members if member.role == Role.MENTOR and member.place == Place.WAITING]
    chosen = shuffled(chance, now)[: round(len(now) * ALUMNAE)]
    for mentor, mentee in zip(chosen, shuffled(chance, once), strict=False):
        mentor.person, mentor.country, mentor.trade = mentee.person, mentee.country, mentee.trade
        mentor.gender = mentee.gender

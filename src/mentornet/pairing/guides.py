"""Guides for talks that matter, in our own words: short, plain, and the same for both (domain 1.1)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Part:
    heading: Words
    sentences: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    name: str
    title: Words
    sentence: Words
    parts: tuple[Part, ...]
    # Something one of the two could say to begin.
    could_say: Words


FIRST_MEETING = Guide(
    "first-meeting",
    _("Your first meeting"),
    _("You do not know each other yet. An hour and a cup of something are enough."),
    (
        Part(
            _("Before"),
            (
                _("Meet where others are around: a library, a café, the network's own rooms."),
                _("Agree on what you do if one of you is late or cannot come."),
            ),
        ),
        Part(
            _("Begin with everyday things"),
            (
                _("Tell each other about your day, your work, what you have learned and what you like to do."),
                _("Leave what is very personal until you know each other. Each of you decides what she tells."),
                _("Speak slowly, and say so when you do not understand. A drawing or a phone may help."),
            ),
        ),
        Part(
            _("Talk about what you expect"),
            (
                _("What does each of you hope for? What can you give, and what not?"),
                _("Nobody needs to know the answer to everything. Law, health and money belong to others."),
                _("How often can you meet, and when? How do you reach each other?"),
            ),
        ),
        Part(
            _("Before you part"),
            (
                _("Each of you says afterwards, by herself, whether she would like to go on. A no needs no reason."),
                _("If you go on, find a day for your second meeting within two weeks."),
            ),
        ),
    ),
    _("I was a little nervous before today. Were you too?"),
)
GOAL_TALK = Guide(
    "goals",
    _("From a dream to first steps"),
    _("The dream is hers. The plan belongs to both of you."),
    (
        Part(
            _("Hear the dream first"),
            (
                _("Let her tell it in her own words. Ask what it looks like on an ordinary Tuesday."),
                _("Write down what she has already done and what she is good at. That is where the road begins."),
            ),
        ),
        Part(
            _("Choose one goal"),
            (
                _("One or two goals are enough. A goal can be about work, or about life in society."),
                _("The mentor chooses a goal of her own too. What would she like to learn from you?"),
            ),
        ),
        Part(
            _("Make the steps small"),
            (
                _("A step is small enough to be done before you meet again."),
                _("Say who does it and by when. Some steps are the mentor's: a call, a name, a door."),
                _("If a step does not happen, make it smaller. That is nobody's fault."),
            ),
        ),
    ),
    _("If it had come true a year from now, what would you be doing this morning?"),
)
HALF_WAY = Guide(
    "half-way",
    _("Half-way"),
    _("Half of your time has passed. Take an hour to look up from the plan."),
    (
        Part(
            _("Look back"),
            (
                _("Read the dream aloud. Is it still the one?"),
                _("Which steps have been taken? Which doors have been opened, by either of you?"),
                _("What was harder than you thought, and what was easier?"),
            ),
        ),
        Part(
            _("Look at the two of you"),
            (
                _("What should you do more of when you meet? What less?"),
                _("Do both of you get to speak and to decide? Tell each other one thing that you have learned."),
            ),
        ),
        Part(
            _("Look ahead"),
            (
                _("Which goal matters most in the time that is left? Lay others aside with a good conscience."),
                _("If something is difficult between you, call your coordinator. That is what she is there for."),
            ),
        ),
    ),
    _("What has surprised you most since we began?"),
)
CLOSING_TALK = Guide(
    "closing",
    _("Your closing talk"),
    _("An end that is talked about is a good end."),
    (
        Part(
            _("Look at the plan together"),
            (
                _("Go through the goals. Which are reached, which in part, which did you lay aside?"),
                _("Tell each other what you are proud of."),
            ),
        ),
        Part(
            _("Say thank you"),
            (
                _("What did the other give you that you take with you? Say it in one sentence."),
                _("Was there anything you wish had been different? It may be said kindly now."),
            ),
        ),
        Part(
            _("What comes next"),
            (
                _("Do you stay in touch? Say what you would like, and let the other be free to say no."),
                _("Who else can she turn to now? Write down names together."),
                _("Perhaps one of you would like to be a mentor, or to tell her story. Ask your coordinator."),
            ),
        ),
    ),
    _("One thing I take with me from you is ..."),
)
GUIDES = {guide.name: guide for guide in (FIRST_MEETING, GOAL_TALK, HALF_WAY, CLOSING_TALK)}

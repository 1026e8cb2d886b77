"""The pages that a mentor, and a mentee, reads before they meet anybody: short, in plain words, and our own (R103)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.joining.choices import Role

Sentence = str | Promise


@dataclass(frozen=True, slots=True)
class Page:
    """One screenful: a heading, a few sentences, and something to think of."""

    heading: Sentence
    sentences: tuple[Sentence, ...]
    think: Sentence


FOR_MENTORS = (
    Page(
        _("See what she can do"),
        (
            _("You meet a woman who has done much already: a home, a job, a school, or a long journey."),
            _("Begin with what she is good at and what she dreams of. Ask more than you tell."),
            _("Expect much of her, and say so. Somebody who believes in her is often what she has missed most."),
            _("She decides where the two of you are going. It is her dream, and her plan."),
        ),
        _("Think of somebody who once believed in you. What did she say or do?"),
    ),
    Page(
        _("Meet as equals"),
        (
            _("You give of your time and your knowledge of Denmark. She gives of her time and her knowledge too."),
            _("Look at the person, and not at a country or a faith. She tells what she wants to tell."),
            _("Speak plainly and slowly, and let the silence be. A few words of Danish are also a talk."),
            _("Both of you may say no to a question, and both may end the match without saying why."),
        ),
        _("What would you like her to ask you?"),
    ),
    Page(
        _("What you do, and what you leave to others"),
        (
            _("You listen, open doors, tell how things work here, and practice with her."),
            _("You are no lawyer, no doctor and no case worker. You lend no money and sign nothing for her."),
            _("If something is too heavy, call your coordinator. She knows who can help."),
            _("You report to nobody about her: not to the job center, and not to the municipality."),
        ),
        _("Which door could you open for somebody in your own work or town?"),
    ),
    Page(
        _("Trust, and its limits"),
        (
            _("What she tells you stays between the two of you. You write nothing about her and share no photos."),
            _("There are two limits. If somebody's life is in danger, call 112."),
            _("If a child is not well, everybody in Denmark must tell the municipality. Your coordinator helps you."),
            _("Meet in a public place at first, such as a library or a café. Call if you cannot come."),
        ),
        _("What would you do if she does not come one day?"),
    ),
)
FOR_MENTEES = (
    Page(
        _("What a mentor is"),
        (
            _("A mentor is a woman who gives of her time because she would like to. Nobody pays her."),
            _("She knows Denmark, work and school here. You know your own life, and what you want."),
            _("The two of you meet about twice a month, to talk, to practice, or to go and see something."),
            _("She is no lawyer, no doctor and no case worker. For that, your coordinator knows others."),
        ),
        _("What would you like to be able to do a year from now?"),
    ),
    Page(
        _("You decide"),
        (
            _("It is your dream, and your plan. You say what you want to talk about, and what not."),
            _("You see her card before you meet, without a name. You may say no. You keep your place."),
            _("If the two of you do not fit, say so to your coordinator. That is nobody's fault, and we find another."),
        ),
        _("What would you like her to know about you first?"),
    ),
    Page(
        _("You can be safe"),
        (
            _("What you tell your mentor stays between the two of you. She reports to nobody, not to the job center."),
            _("There are two limits: if somebody's life is in danger, or if a child is not well."),
            _("Come when you have said so, and write if you cannot. If something feels wrong, call your coordinator."),
            _("In danger, call 112."),
        ),
        _("Where would you like to meet the first time?"),
    ),
)


def pages_for(role: str) -> tuple[Page, ...]:
    return FOR_MENTORS if role == Role.MENTOR else FOR_MENTEES

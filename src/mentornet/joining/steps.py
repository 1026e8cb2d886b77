"""The questions of the letter, one to a screen, as they are asked: strengths and dreams first (R3)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from mentornet.joining.choices import Role


@dataclass(frozen=True, slots=True)
class Step:
    """One screen: a question, what it asks for, and whether it may be passed over.

    `named_by_question` is the field whose label the question itself is.
    """

    name: str
    question: str | Promise
    help: str | Promise
    fields: tuple[str, ...]
    needed: bool = False
    hint: str | Promise = ""
    named_by_question: str = ""
    # Fields behind a line that opens, for those who want them, and the words on that line.
    folded: tuple[str, ...] = ()
    folded_words: str | Promise = ""


STRENGTHS = Step(
    "strengths",
    _("What are you good at?"),
    _("Think of work, school, home and the people around you. Nothing is too small."),
    ("strength_codes", "strengths"),
    needed=True,
    hint=_("The one you may meet sees first what you can and what you wish; not your name, nor where you come from."),
    named_by_question="strength_codes",
)
LEARNING = Step(
    "learning",
    _("What have you learned?"),
    _("School, studies, courses, from any country, finished or not."),
    ("education_level", "studied"),
)
LEISURE = Step(
    "leisure",
    _("What do you like to do and talk about?"),
    _("It is easier to get to know each other with something in common."),
    ("interests", "other_interests"),
    named_by_question="interests",
)
TALK = Step(
    "talk",
    _("Which languages can you talk in?"),
    _("The two of you need one language in common."),
    ("danish", "spoken", "other_languages"),
)
MEET = Step(
    "meet",
    _("When and where can you meet?"),
    _("About two hours, twice a month, at a library, a café or on a screen."),
    ("availability", "online", "postcode", "branch", "wants_gender"),
    needed=True,
    folded=("branch", "wants_gender"),
    folded_words=_("Choose the branch myself, or whom I would rather meet"),
)
MENTEE_STEPS = (
    STRENGTHS,
    Step(
        "dream",
        _("What do you dream of?"),
        _("For yourself, or for your family. A large dream or a small one."),
        ("dream",),
        needed=True,
        hint=_("Your dream becomes the first line of the plan that you make with your mentor."),
        named_by_question="dream",
    ),
    Step(
        "wishes",
        _("What would you like from a mentor?"),
        _("Choose as many as you like. You can change them at any time."),
        ("wishes", "first_wishes"),
        needed=True,
        named_by_question="wishes",
    ),
    Step(
        "work",
        _("Which work have you done, and which would you like?"),
        _("Paid or unpaid, here or elsewhere."),
        ("past_job", "wanted_job"),
    ),
    Step(LEARNING.name, LEARNING.question, LEARNING.help, (*LEARNING.fields, "wants_to_study")),
    LEISURE,
    TALK,
    MEET,
    Step(
        "you",
        _("Who are you?"),
        _("Nobody asks for papers or proof."),
        ("full_name", "called", "birth_year", "gender", "eligible", "channel", "partner_name"),
        needed=True,
        folded=("called", "channel", "partner_name"),
        folded_words=_("What to call me, and how I heard of you"),
    ),
    Step(
        "reach",
        _("How do we reach you?"),
        _("A phone number or an e-mail address: one of them is enough. We send a code there."),
        ("phone", "email", "language", "protected_contact", "consent", "survey", "after_closing", "website"),
        needed=True,
    ),
)
MENTOR_STEPS = (
    STRENGTHS,
    Step(
        "motivation",
        _("Why would you like to be a mentor?"),
        _("The mentee reads your own words first."),
        ("motives", "motivation"),
        needed=True,
        named_by_question="motives",
    ),
    Step(
        "offers",
        _("What would you like to help with?"),
        _("Choose what you would like to spend time on."),
        ("offers", "places"),
        needed=True,
        named_by_question="offers",
    ),
    Step(
        "work",
        _("Where do you work, and where do you know people?"),
        _("A door is often opened by somebody who knows somebody."),
        ("job", "sector", "networks"),
    ),
    LEARNING,
    LEISURE,
    TALK,
    MEET,
    Step(
        "ground",
        _("What is asked of a mentor?"),
        _(
            "About two hours, twice a month, for some nine months. You listen before you advise, you keep what she "
            "tells you to yourself, and you say so in good time when your life changes. You are never alone with it: "
            "your coordinator is there, and there is no pay."
        ),
        ("mentor_ground", "mentor_ground_words", "expectations"),
        needed=True,
    ),
    Step(
        "you",
        _("Who are you?"),
        "",
        ("full_name", "called", "birth_year", "gender", "channel", "partner_name"),
        needed=True,
        folded=("called", "channel", "partner_name"),
        folded_words=_("What to call me, and how I heard of you"),
    ),
    MENTEE_STEPS[-1],
)
STEPS: dict[Role, tuple[Step, ...]] = {Role.MENTEE: MENTEE_STEPS, Role.MENTOR: MENTOR_STEPS}


def step_named(role: Role, name: str) -> Step | None:
    """Return a step by its name; the first where none is named."""
    return next((step for step in STEPS[role] if name in ("", step.name)), None)


def step_after(role: Role, step: Step) -> Step | None:
    steps = STEPS[role]
    at = steps.index(step) + 1
    return steps[at] if at < len(steps) else None


def step_before(role: Role, step: Step) -> Step | None:
    at = STEPS[role].index(step)
    return STEPS[role][at - 1] if at else None

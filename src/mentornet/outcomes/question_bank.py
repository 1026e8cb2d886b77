"""Our own questions (domain 3.2): short, plain, mirrored for the two. Written here, and free with the code.

None of them is a question of a published scale, and none may carry the name of one. A key means the same for ever;
other words for it are another version of the form.
"""

from django.utils.translation import gettext_lazy as _

from mentornet.joining.choices import Role
from mentornet.outcomes.choices import CefrLevel
from mentornet.outcomes.items import NONE_OF_THEM, Block, Item, Kind, both

MENTEE, MENTOR = Role.MENTEE.value, Role.MENTOR.value

RELATIONSHIP = Block(
    "relationship",
    (
        Item("respected", Kind.AGREE, _("My mentor respects me."), _("My mentee respects me.")),
        Item(
            "speak_freely", Kind.AGREE,
            _("I can speak freely with my mentor."), _("I can speak freely with my mentee."),
        ),
        Item(
            "what_matters", Kind.AGREE,
            _("We work on what matters to me."), _("We work on what matters to my mentee."),
        ),
        Item("often_enough", Kind.AGREE, _("We meet often enough."), _("We meet often enough.")),
        Item("believes", Kind.AGREE, _("My mentor believes in me."), _("I believe in my mentee.")),
        Item(
            "again", Kind.AGREE,
            _("I would choose the same mentor again."), _("I would choose the same mentee again."),
        ),
    ),
    {MENTEE: _("You and your mentor"), MENTOR: _("You and your mentee")},
    hint=_("How much is each sentence true for you?"),
    shuffled=True,
)  # fmt: skip

# The value is the fewest people that the words mean.
PEOPLE = (("0", _("nobody")), ("1", _("1 or 2")), ("3", _("3 to 5")), ("6", _("6 to 10")), ("11", _("more than 10")))
_PEOPLE_ASKED = _("How many of them have you talked with for at least ten minutes in the last month?")
_ADVICE = _("Is there somebody among them whom you could ask for advice?")
_FAVOR = _("Is there somebody among them whom you could ask for a favor?")
_INTRODUCED = _("Has one of them introduced you to other people?")
BRIDGING = Block(
    "bridging",
    (
        Item("bridging_people", Kind.ONE_OF, _PEOPLE_ASKED, _PEOPLE_ASKED, PEOPLE),
        Item("bridging_advice", Kind.YES_NO, _ADVICE, _ADVICE),
        Item("bridging_favor", Kind.YES_NO, _FAVOR, _FAVOR),
        Item("bridging_introduced", Kind.YES_NO, _INTRODUCED, _INTRODUCED),
    ),
    both(_("People with another background than yours")),
    hint=_("You decide yourself what another background is."),
    per_screen=2,
)

# The ISCO-08 group that each position stands for; its skill level (1-4) is the height that I-33 reaches.
POSITION_ISCO = {
    "cleaner": "9112", "shop_assistant": "5223", "driver": "8332", "care_assistant": "5322", "electrician": "7411",
    "office_clerk": "4110", "nurse": "2221", "teacher": "2341", "engineer": "2142", "lawyer": "2611",
    "manager": "1120", "councillor": "1111",
}  # fmt: skip
POSITIONS = (
    ("cleaner", _("a cleaner")),
    ("shop_assistant", _("a shop assistant")),
    ("driver", _("a driver")),
    ("care_assistant", _("a care assistant")),
    ("electrician", _("an electrician")),
    ("office_clerk", _("an office clerk")),
    ("nurse", _("a nurse")),
    ("teacher", _("a teacher")),
    ("engineer", _("an engineer")),
    ("lawyer", _("a lawyer")),
    ("manager", _("a manager")),
    ("councillor", _("a member of a city council")),
)
_KNOW_A = _("Do you know somebody in Denmark who is …")
POSITION_ITEM = Item("positions", Kind.SEVERAL_OF, _KNOW_A, _KNOW_A, POSITIONS, shuffled=True)
POSITION_ONLY_PAIR = Item(
    "positions_only_pair",
    Kind.SEVERAL_OF,
    _("For which of them is it only your mentor that you know?"),
    _("For which of them is it only your mentee that you know?"),
    POSITIONS,
    among="positions",
)
RESOURCES = (
    ("reads_application", _("read your job application")),
    ("knows_vacancy", _("tell you of a job that is free")),
    ("reference", _("be a reference for you")),
    ("explains_letter", _("explain a letter from the authorities")),
    ("knows_money", _("help with tax, pension or unemployment insurance")),
    ("knows_union", _("tell you about your rights at work")),
    ("helps_danish", _("help you with Danish")),
    ("minds_children", _("look after children for you")),
    ("starts_company", _("tell you how to start a business")),
    ("invites_home", _("invite you home")),
)
_KNOW_WHO = _("Do you know somebody in Denmark who can …")
RESOURCE_ITEM = Item("resources", Kind.SEVERAL_OF, _KNOW_WHO, _KNOW_WHO, RESOURCES, shuffled=True)
RESOURCE_ONLY_PAIR = Item(
    "resources_only_pair",
    Kind.SEVERAL_OF,
    _("For which of them is it only your mentor?"),
    _("For which of them is it only your mentee?"),
    RESOURCES,
    among="resources",
)
_KNOWN = both(_("Whom you know"))
_CHOOSE_ALL = _("Choose all that are true. Family, friends and people you know a little all count.")
KNOWN_BEFORE = Block("known", (POSITION_ITEM, RESOURCE_ITEM), _KNOWN, hint=_CHOOSE_ALL, per_screen=1)
KNOWN_WITH_PAIR = Block(
    "known",
    (POSITION_ITEM, POSITION_ONLY_PAIR, RESOURCE_ITEM, RESOURCE_ONLY_PAIR),
    _KNOWN,
    hint=_CHOOSE_ALL,
    per_screen=1,
)

_COMPANY = _("I can be with others when I want to.")
_TALK = _("I have somebody to talk with about what is hard.")
_BELONG = _("I feel part of life where I live.")
_ALONE = _("I feel alone.")
COMPANY = Block(
    "company",
    (
        Item("company_when_wanted", Kind.OFTEN, _COMPANY, _COMPANY),
        Item("company_to_talk", Kind.OFTEN, _TALK, _TALK),
        Item("company_belongs", Kind.OFTEN, _BELONG, _BELONG),
        Item("company_alone", Kind.OFTEN, _ALONE, _ALONE),
    ),
    both(_("With others and alone")),
    hint=_("How often is each sentence true for you?"),
    shuffled=True,
    per_screen=4,
)
TURNED_ROUND = ("company_alone",)

WORK_STATUS = (
    ("ordinary_full", _("ordinary job, full time")),
    ("ordinary_part", _("ordinary job, part time")),
    ("temporary", _("ordinary job for a limited time")),
    ("self_employed", _("my own business")),
    ("subsidised", _("job with wage support, or flex job")),
    ("internship", _("work placement")),
    ("student", _("education")),
    ("language_course", _("only a language course")),
    ("unemployed_with_benefit", _("without work, with benefit")),
    ("unemployed_without", _("without work, without benefit")),
    ("parental_leave", _("parental leave")),
    ("outside", _("at home, or ill for a longer time")),
    ("pension", _("pension")),
)
ORDINARY_WORK = ("ordinary_full", "ordinary_part", "temporary")
WORK = Block(
    "work",
    (
        Item("work_status", Kind.ONE_OF, _("What do you do now? Choose what takes most time."), "", WORK_STATUS),
        Item(
            "wants_job",
            Kind.ONE_OF,
            _("Would you like a job, or another job?"),
            "",
            (("yes", _("yes, a job")), ("better", _("I have a job, and would like one that suits me better")),
             ("no", _("no, not now"))),
        ),
        Item("job_needs_training", Kind.YES_NO, _("If you have a job: does one have to learn something to do it?"), ""),
        Item(
            "distance",
            Kind.ONE_OF,
            _("If you want to work: when could you begin?"),
            "",
            (("1", _("I am in work")), ("2", _("within three months")),
             ("3", _("after I have learned more, such as Danish")), ("4", _("something else must be in place first"))),
        ),
        Item(
            "education_status",
            Kind.ONE_OF,
            _("Are you in education?"),
            "",
            (("qualifying", _("yes, one that ends in a degree or a trade")), ("other", _("yes, another course")),
             ("none", _("no"))),
        ),
        Item("wants_education", Kind.YES_NO, _("Would you like to begin an education?"), ""),
    ),
    both(_("Work and education")),
    per_screen=2,
)  # fmt: skip

LEVELS = tuple((str(level.value), level.label) for level in CefrLevel)
DANISH = Block(
    "danish",
    (
        Item("danish_understands", Kind.ONE_OF, _("How well do you understand Danish?"), "", LEVELS),
        Item("danish_speaks", Kind.ONE_OF, _("How well do you speak Danish?"), "", LEVELS),
        Item("danish_reads", Kind.ONE_OF, _("How well do you read Danish?"), "", LEVELS),
        Item("danish_writes", Kind.ONE_OF, _("How well do you write Danish?"), "", LEVELS),
    ),
    both(_("Your Danish")),
    per_screen=2,
)

GAINS = (
    ("knowledge", _("I know more")),
    ("people", _("I know more people")),
    ("courage", _("I have more courage")),
    ("friend", _("I have a friend")),
    ("joy", _("I have had joy")),
    ("work", _("it helped me in my work or on my way to work")),
    ("language", _("I am better at a language")),
)
_GAINED = _("What has it given you?")
LEARNING = Block(
    "learning",
    (
        Item(
            "learned_new",
            Kind.AGREE,
            _("I have learned something new about life in Denmark."),
            _("I have learned something new about other lives than mine."),
        ),
        Item("gains", Kind.SEVERAL_OF, _GAINED, _GAINED, GAINS, shuffled=True),
    ),
    both(_("What you take with you")),
    per_screen=2,
)
_LATER = _("May we ask you a few questions again in half a year and in a year?")
LATER = Block(
    "later",
    (Item("contact_later", Kind.YES_NO, _LATER, _LATER),),
    both(_("One last question")),
    hint=_("You can change your mind at any time on your own page."),
)
NONE_WORDS = _("none of them")
NONE_CHOICE = (NONE_OF_THEM, NONE_WORDS)

"""Which questions each wave asks each role (domain 3.2). Every wave has a form for both (R53)."""

from mentornet.joining.choices import Role
from mentornet.outcomes import question_bank as bank
from mentornet.outcomes.choices import Wave
from mentornet.outcomes.items import Block, WaveForm

VERSION = 1

# What both are asked, and after it what only a mentee is asked; the later waves close with the same short form.
_SHORT = (bank.BRIDGING, bank.COMPANY)
_HERS = (bank.WORK, bank.DANISH)
_BLOCKS: dict[str, tuple[tuple[Block, ...], tuple[Block, ...]]] = {
    Wave.T0: ((bank.BRIDGING, bank.KNOWN_BEFORE, bank.COMPANY), _HERS),
    Wave.T1: ((bank.RELATIONSHIP, bank.BRIDGING), _HERS),
    Wave.T2: ((bank.RELATIONSHIP, bank.BRIDGING), ()),
    Wave.T3: ((bank.RELATIONSHIP, bank.LEARNING, bank.BRIDGING, bank.KNOWN_WITH_PAIR, bank.COMPANY), _HERS),
    Wave.T4: ((bank.BRIDGING, bank.KNOWN_WITH_PAIR, bank.COMPANY), _HERS),
    Wave.T5: ((bank.BRIDGING, bank.KNOWN_WITH_PAIR, bank.COMPANY), _HERS),
    Wave.W6: (_SHORT, _HERS),
}


def form_of(wave: str, role: str) -> WaveForm:
    """Return the form that a wave asks of a role.

    :raises KeyError: when there is no such wave.
    """
    for_both, hers = _BLOCKS[wave]
    blocks = (*for_both, *(hers if role == Role.MENTEE else ()))
    return WaveForm(wave, role, VERSION, (*blocks, bank.LATER) if wave == Wave.T3 else blocks)

"""What the engine refuses, each with a sentence that names the thing and the mend; nothing has changed then."""


class EngineError(ValueError):
    """Something that was asked of the engine cannot be done as asked."""


class BadInput(EngineError):
    """A number, an array or an option that was handed in is not as it must be."""


class TooLarge(EngineError):
    """There are more people than can be matched exactly here."""


class NeedsKernels(EngineError):
    """What was asked needs the compiled kernels, and they are not built here."""

    def __init__(self, what: str) -> None:
        """Name what needs them."""
        super().__init__(f"{what} needs the compiled kernels. Install a C compiler and run ./dev build.")


class UnknownPerson(EngineError):
    """Somebody was named who is not known."""

    def __init__(self, person: object, role: str) -> None:
        """Name the person and the role (mentee or mentor) in which she was looked for."""
        self.person, self.role = person, role
        super().__init__(f"There is no {role} {person}. Check the id.")


class NotHere(EngineError):
    """Somebody was to leave, or to be paired, who is not in the market now."""

    def __init__(self, person: object, role: str) -> None:
        """Name the person and her role."""
        self.person, self.role = person, role
        super().__init__(f"The {role} {person} is not in the market now. Let her arrive first.")


class AlreadyHere(EngineError):
    """Somebody was to arrive who is in the market already."""

    def __init__(self, person: object, role: str) -> None:
        """Name the person and her role."""
        self.person, self.role = person, role
        super().__init__(f"The {role} {person} is in the market already. Let her leave first.")


class LockImpossible(EngineError):
    """A pair was locked that a hard rule forbids, or for which no place is left."""

    def __init__(self, mentee: object, mentor: object, rule: str) -> None:
        """Name the two and the rule."""
        self.mentee, self.mentor, self.rule = mentee, mentor, rule
        super().__init__(f'The pair {mentee} and {mentor} cannot be locked: it breaks the rule "{rule}".')


class NotLocked(EngineError):
    """A pair was to be unlocked that is not locked."""

    def __init__(self, mentee: object, mentor: object) -> None:
        """Name the two."""
        super().__init__(f"The pair {mentee} and {mentor} is not locked, so there is nothing to unlock.")


class NotVetoed(EngineError):
    """A veto was to be lifted that was never made."""

    def __init__(self, mentee: object, mentor: object) -> None:
        """Name the two."""
        super().__init__(f"There is no veto on the pair {mentee} and {mentor}, so there is nothing to lift.")


class NothingToUndo(EngineError):
    """There is no change left that could be taken back."""

    def __init__(self) -> None:
        """Say so."""
        super().__init__("There is no change left to take back.")


class StillLocked(EngineError):
    """A change concerns a pair that is locked."""

    def __init__(self, mentee: object, mentor: object) -> None:
        """Name the two."""
        super().__init__(f"The pair {mentee} and {mentor} is locked. Unlock it first.")


class NotProven(EngineError):
    """A plan was to be kept live that is not yet the best."""

    def __init__(self, gap: int) -> None:
        """Say how far from the best it may be."""
        super().__init__(f"The plan may be {gap} short of the best. Let it be solved to the end first.")

"""Input from outside that cannot be taken: one sentence with where it stands and what to do about it."""

from django.utils.functional import Promise


class BadInput(Exception):
    """Something given from outside cannot be taken, and the sentence says where it stands and the mend."""

    def __init__(self, sentence: str | Promise) -> None:
        self.sentence = str(sentence)
        super().__init__(self.sentence)

    def __str__(self) -> str:
        return self.sentence

from django.db import models


class OriginAnswer(models.Model):
    """A voluntary answer to "which country did you come from?", under a pseudonym.

    No foreign key leads from here to a person: the pseudonym is a keyed hash that only `origins.actions` can
    make, with a key of its own. Nothing else of the house reads this table; it is counted, never listed (R46).
    """

    pseudonym = models.CharField(max_length=64, unique=True)
    country = models.CharField(max_length=2)
    answered_on = models.DateField()

    def __str__(self) -> str:
        return f"origin {self.pk}"

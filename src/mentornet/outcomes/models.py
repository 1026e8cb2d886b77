from django.db import models

from mentornet.interviewing.models import Participant
from mentornet.people.models import Person


class JobStart(models.Model):
    """A mentee began in a job. Several may be recorded of one woman; I-26 counts her once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="job_starts")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="job_starts")
    started_on = models.DateField()
    title = models.CharField(max_length=200, blank=True)
    isco = models.CharField(max_length=4, blank=True)
    # Paid and not subsidised (domain 4.3); only such a job counts as a job.
    ordinary = models.BooleanField(default=True)
    wanted_by_her = models.BooleanField(null=True)

    class Meta:
        ordering = ["started_on"]

    def __str__(self) -> str:
        return f"job start {self.pk}"

from django.db.models import QuerySet

from mentornet.messages.models import OutboxMessage
from mentornet.people.models import Person


def messages_written_to(person: Person) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(person=person)

"""Who asks, as far as signing in decides it."""

from django.http import HttpRequest

from mentornet.people.models import Account


class SignedInRequest(HttpRequest):
    """The request of a view that `@open_to` has closed to strangers: somebody has signed in."""

    user: Account

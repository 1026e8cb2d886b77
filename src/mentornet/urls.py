"""The directory of doors: which room answers which address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mentornet.public.urls")),
    path("", include("mentornet.people.urls")),
    path("", include("mentornet.joining.urls")),
    path("", include("mentornet.desk.urls")),
    path("", include("mentornet.matching.urls")),
    path("", include("mentornet.interviewing.urls")),
    path("", include("mentornet.pairing.urls")),
    path("", include("mentornet.following_up.urls")),
    path("", include("mentornet.outcomes.urls")),
    path("", include("mentornet.origins.urls")),
    path("", include("mentornet.messages.urls")),
    path("", include("mentornet.portal.urls")),
    path("", include("mentornet.demo.urls")),
]

from django.urls import path

from mentornet.public import views

urlpatterns = [
    path("", views.landing, name="landing"),
    path("branches/", views.branches, name="branches"),
    path("branches/<slug:branch>/", views.branch, name="branch"),
    path("how/mentee/", views.how_mentee, name="how-mentee"),
    path("how/mentor/", views.how_mentor, name="how-mentor"),
    path("offers/", views.offers, name="offers"),
    path("ask/", views.ask_page, name="ask-page"),
    path("ask/thanks/<slug:branch>/", views.ask_thanks, name="ask-thanks"),
    path("about/", views.about, name="about"),
    path("style/", views.style, name="style"),
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.ready, name="readyz"),
]

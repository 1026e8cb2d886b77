from django.urls import path

from mentornet.joining import views

urlpatterns = [
    path("join/mentee/", views.join_mentee, name="join-mentee"),
    path("join/mentor/", views.join_mentor, name="join-mentor"),
    path("join/thanks/<slug:branch>/", views.join_thanks, name="join-thanks"),
]

from django.urls import path

from mentornet.joining import views

urlpatterns = [
    path("join/mentee/", views.join_mentee, name="join-mentee"),
    path("join/mentee/<slug:step>/", views.join_mentee, name="join-mentee-step"),
    path("join/mentor/", views.join_mentor, name="join-mentor"),
    path("join/mentor/<slug:step>/", views.join_mentor, name="join-mentor-step"),
    path("join/words/", views.join_words, name="join-words"),
    path("join/later/<slug:role>/", views.join_later, name="join-later"),
    path("join/back/<slug:code>/", views.join_return, name="join-return"),
    path("join/code/<slug:role>/", views.join_code, name="join-code"),
    path("join/who/<slug:role>/", views.join_who, name="join-who"),
    path("join/thanks/<slug:branch>/", views.join_thanks, name="join-thanks"),
    path("me/consents/", views.my_consents, name="my-consents"),
]

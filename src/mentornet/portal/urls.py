from django.urls import path

from mentornet.portal import views

urlpatterns = [
    path("answer/<str:token>/", views.answer_page, name="answer-page"),
    path("answer/<str:token>/question/", views.answer_question, name="answer-question"),
    path("answer/<str:token>/reason/", views.answer_reason, name="answer-reason"),
    path("answer/<str:token>/thanks/", views.answer_thanks, name="answer-thanks"),
    path("me/", views.me_page, name="me-page"),
    path("me/letters/", views.my_letters, name="my-letters"),
    path("me/details/", views.details_page, name="details-page"),
    path("me/details/reach/", views.reach_page, name="reach-page"),
    path("me/details/reach/code/", views.reach_code, name="reach-code"),
]

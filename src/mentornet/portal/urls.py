from django.urls import path

from mentornet.portal import views

urlpatterns = [
    path("answer/<str:token>/", views.answer_page, name="answer-page"),
    path("answer/<str:token>/question/", views.answer_question, name="answer-question"),
    path("answer/<str:token>/reason/", views.answer_reason, name="answer-reason"),
    path("answer/<str:token>/thanks/", views.answer_thanks, name="answer-thanks"),
    path("me/", views.me_page, name="me-page"),
]

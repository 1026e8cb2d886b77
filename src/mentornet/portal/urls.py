from django.urls import path

from mentornet.portal import views

urlpatterns = [
    path("answer/<str:token>/", views.answer_page, name="answer-page"),
]

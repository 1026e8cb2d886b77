from django.urls import path

from mentornet.messages import views

urlpatterns = [
    path("letters/<str:token>/", views.letters_page, name="letters-page"),
    path("letters/<str:token>/stop/", views.letters_stop, name="letters-stop"),
    path("desk/<slug:branch>/messages/", views.message_list, name="message-list"),
    path("desk/<slug:branch>/messages/<int:message>/again/", views.message_again, name="message-again"),
    path("desk/<slug:branch>/texts/", views.text_list, name="text-list"),
    path("desk/<slug:branch>/texts/<slug:text>/<slug:language>/", views.text_page, name="text-page"),
]

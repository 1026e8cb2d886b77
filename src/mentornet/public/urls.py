from django.urls import path

from mentornet.public import views

urlpatterns = [
    path("", views.landing, name="landing"),
    path("branches/", views.branches, name="branches"),
    path("branches/<slug:branch>/", views.branch, name="branch"),
    path("about/", views.about, name="about"),
    path("style/", views.style, name="style"),
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.ready, name="readyz"),
]

from django.urls import path

from mentornet.origins import views

urlpatterns = [path("origin/<str:token>/", views.origin_page, name="origin-page")]

from django.urls import path

from mentornet.demo import views

urlpatterns = [path("demo/sign-in/<str:token>/", views.sign_in, name="demo-sign-in")]

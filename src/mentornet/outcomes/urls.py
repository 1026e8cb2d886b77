from django.urls import path

from mentornet.outcomes import views

urlpatterns = [
    path("survey/first/<str:token>/", views.first_survey, name="first-survey"),
    path("survey/<str:token>/", views.survey_page, name="survey-page"),
    path("me/surveys/", views.survey_choice, name="survey-choice"),
    path("me/work/", views.work_page, name="work-page"),
    path("me/work/new/<slug:kind>/", views.work_new, name="work-new"),
    path("me/work/<slug:kind>/<int:told>/", views.work_change, name="work-change"),
    path("me/work/<slug:kind>/<int:told>/removal/", views.work_removal, name="work-removal"),
    path("participants/<int:participant>/work/new/<slug:kind>/", views.her_work_new, name="her-work-new"),
]

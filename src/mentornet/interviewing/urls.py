from django.urls import path

from mentornet.interviewing import views

urlpatterns = [
    path("desk/<slug:branch>/talks/", views.slot_list, name="slot-list"),
    path("desk/<slug:branch>/long-waits/", views.long_wait_list, name="long-wait-list"),
    path("slots/<int:slot>/withdrawal/", views.slot_withdrawal, name="slot-withdrawal"),
    path("applications/<int:application>/invitation/", views.application_invitation, name="application-invitation"),
    path("applications/<int:application>/together/", views.talk_together, name="talk-together"),
    path("applications/<int:application>/together/draft/", views.talk_draft, name="talk-draft"),
    path("applications/<int:application>/decision/", views.application_decision, name="application-decision"),
    path("applications/<int:application>/decision/<slug:step>/", views.step_note, name="step-note"),
    path("people/<int:participant>/review/", views.wait_review, name="wait-review"),
    path("people/<int:participant>/apart/", views.apart_note, name="apart-note"),
    path("people/<int:participant>/apart/<int:kept>/", views.apart_undone, name="apart-undone"),
    path("talk/<str:token>/", views.talk_times, name="talk-times"),
    path("talk/<str:token>/calendar.ics", views.talk_calendar, name="talk-calendar"),
    path("introduction/<str:token>/", views.introduction_page, name="introduction-page"),
    path("waiting/<str:token>/", views.still_waiting, name="still-waiting"),
    path("me/onboarding/", views.onboarding_page, name="onboarding-page"),
    path("me/wait/<int:participant>/", views.wait_page, name="wait-page"),
    path("me/wait/<int:participant>/pause/", views.wait_pause, name="wait-pause"),
    path("me/wait/<int:participant>/resumption/", views.wait_resumption, name="wait-resumption"),
    path("me/wait/<int:participant>/farewell/", views.wait_farewell, name="wait-farewell"),
    path("me/wait/<int:participant>/return/", views.wait_return, name="wait-return"),
    path("me/card/<int:participant>/", views.card_page, name="card-page"),
]

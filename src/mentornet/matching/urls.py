from django.urls import path

from mentornet.matching import views

urlpatterns = [
    path("desk/<slug:branch>/rounds/", views.round_list, name="round-list"),
    path("desk/<slug:branch>/rounds/new/", views.round_run, name="round-run"),
    path("desk/<slug:branch>/matches/", views.match_list, name="match-list"),
    path("letter/<str:token>/", views.letter_page, name="letter-page"),
    path("me/mentors/<int:participant>/", views.mentor_cards, name="mentor-cards"),
    path("me/mentors/<int:participant>/withdrawal/", views.request_withdrawal, name="request-withdrawal"),
    path("me/mentors/<int:participant>/<int:card>/", views.mentor_card, name="mentor-card"),
    path("requests/<int:card_request>/", views.request_page, name="request-page"),
    path("requests/<int:card_request>/confirmation/", views.request_confirmation, name="request-confirmation"),
    path("requests/<int:card_request>/decline/", views.request_decline, name="request-decline"),
    path("rounds/<int:run>/", views.round_page, name="round-page"),
    path("rounds/<int:run>/cards/", views.round_cards, name="round-cards"),
    path("rounds/<int:run>/certificate/", views.certificate_page, name="certificate-page"),
    path("rounds/<int:run>/replay/", views.round_replay, name="round-replay"),
    path("proposals/<int:proposal>/", views.proposal_page, name="proposal-page"),
    path("proposals/<int:proposal>/approval/", views.proposal_approval, name="proposal-approval"),
    path("proposals/<int:proposal>/call/", views.proposal_call, name="proposal-call"),
    path("proposals/<int:proposal>/reply/", views.proposal_reply, name="proposal-reply"),
    path("proposals/<int:proposal>/setting-aside/", views.proposal_setting_aside, name="proposal-setting-aside"),
]

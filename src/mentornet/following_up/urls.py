from django.urls import path

from mentornet.following_up import views

urlpatterns = [
    path("check-in/<str:token>/", views.check_in_page, name="check-in-page"),
    path("check-in/<str:token>/thanks/", views.check_in_thanks, name="check-in-thanks"),
    path("me/pair/<int:number>/concern/", views.concern_page, name="concern-page"),
    path("me/pair/<int:number>/concern/thanks/", views.concern_thanks, name="concern-thanks"),
    path("me/pair/<int:number>/closing/", views.closing_page, name="closing-page"),
    path("me/pair/<int:number>/ending/", views.ending_page, name="ending-page"),
    path("me/pair/<int:number>/ending/rest/", views.pair_rest, name="pair-rest"),
    path("me/pair/<int:number>/ending/resumption/", views.pair_resumption, name="pair-resumption"),
    path("me/pair/<int:number>/thanks.pdf", views.thanks_paper, name="thanks-paper"),
    path("matches/<int:match>/", views.match_page, name="match-page"),
    path("matches/<int:match>/talk/", views.match_talk, name="match-talk"),
    path("matches/<int:match>/flag/", views.match_flag, name="match-flag"),
    path("matches/<int:match>/rest/", views.match_rest, name="match-rest"),
    path("matches/<int:match>/resumption/", views.match_resumption, name="match-resumption"),
    path("matches/<int:match>/extension/", views.match_extension, name="match-extension"),
    path("matches/<int:match>/closure/", views.match_closure, name="match-closure"),
    path("concerns/<int:concern>/", views.concern_file, name="concern-file"),
    path("complaints/", views.complaint_list, name="complaint-list"),
    path("mails/<int:mail>/", views.mail_page, name="mail-page"),
]

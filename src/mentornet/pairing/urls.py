from django.urls import include, path

from mentornet.pairing import views

in_the_room = [
    path("", views.pair_page, name="pair-page"),
    path("first-meeting/", views.pair_first_meeting, name="pair-first-meeting"),
    path("first-meeting/word/", views.pair_word, name="pair-word"),
    path("agreement/", views.pair_agreement, name="pair-agreement"),
    path("agreement/terms/", views.pair_terms, name="pair-terms"),
    path("agreement.pdf", views.agreement_file, name="agreement-file"),
    path("meetings/", views.pair_meetings, name="pair-meetings"),
    path("meetings/next/", views.pair_meeting_plan, name="pair-meeting-next"),
    path("meetings/<int:meeting>/", views.pair_meeting, name="pair-meeting"),
    path("meetings/<int:meeting>/plan/", views.pair_meeting_plan, name="pair-meeting-plan"),
    path("meetings/<int:meeting>/removal/", views.pair_meeting_removal, name="pair-meeting-removal"),
    path("meetings/<int:meeting>/mentornet.ics", views.meeting_file, name="meeting-file"),
    path("doors/", views.pair_doors, name="pair-doors"),
    path("doors/removal/", views.pair_door_removal, name="pair-door-removal"),
    path("plan/", views.plan_page, name="plan-page"),
    path("plan/dream/", views.plan_dream, name="plan-dream"),
    path("plan/goals/", views.plan_goal, name="plan-goal-new"),
    path("plan/goals/<int:goal>/", views.plan_goal, name="plan-goal"),
    path("plan/goals/<int:goal>/removal/", views.plan_goal_removal, name="plan-goal-removal"),
    path("plan/steps/", views.plan_steps, name="plan-steps"),
    path("plan/sharing/", views.plan_sharing, name="plan-sharing"),
    path("plan/history/", views.plan_history, name="plan-history"),
    path("plan/history/<int:version>/", views.plan_version, name="plan-version"),
    path("plan.pdf", views.plan_file, name="plan-file"),
    path("guides/<slug:name>/", views.pair_guide, name="pair-guide"),
]
urlpatterns = [
    path("me/pair/<int:number>/", include(in_the_room)),
    path("me/calendar/", views.my_calendar, name="my-calendar"),
    path("calendar/<str:token>.ics", views.calendar_feed, name="calendar-feed"),
    path("matches/<int:match>/first-meeting/", views.match_first_meeting, name="match-first-meeting"),
    path("matches/<int:match>/plan/", views.match_plan, name="match-plan"),
]

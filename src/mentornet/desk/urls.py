from django.urls import path

from mentornet.desk import views

urlpatterns = [
    path("desk/", views.desk, name="desk"),
    path("desk/enquiries/", views.enquiry_list, name="enquiry-list"),
    path("enquiries/<int:enquiry>/closing/", views.enquiry_closing, name="enquiry-closing"),
    path("desk/<slug:branch>/", views.day_page, name="day-page"),
    path("desk/<slug:branch>/applications/", views.application_list, name="application-list"),
    path("desk/<slug:branch>/waiting/", views.waiting_list, name="waiting-list"),
    path("desk/<slug:branch>/import/", views.import_page, name="import-page"),
    path("desk/<slug:branch>/import/<str:upload>/", views.import_preview, name="import-preview"),
    path("desk/<slug:branch>/imports/<int:sheet>/", views.import_result, name="import-result"),
    path("applications/<int:application>/", views.application_page, name="application-page"),
    path("applications/<int:application>/card/", views.application_card, name="application-card"),
    path("applications/<int:application>/contact/", views.application_contact, name="application-contact"),
    path("applications/<int:application>/talk/", views.application_talk, name="application-talk"),
    path("applications/<int:application>/withdrawal/", views.application_withdrawal, name="application-withdrawal"),
    path("people/<int:participant>/", views.participant_page, name="participant-page"),
    path("people/<int:participant>/pause/", views.participant_pause, name="participant-pause"),
    path("people/<int:participant>/resumption/", views.participant_resumption, name="participant-resumption"),
    path("people/<int:participant>/return/", views.participant_return, name="participant-return"),
    path("people/<int:participant>/farewell/", views.participant_farewell, name="participant-farewell"),
]

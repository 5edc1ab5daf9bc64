from django.urls import path

from netra.monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("mutu/", views.quality, name="quality"),
    path("jalan/", views.runs, name="runs"),
    path("jalan/saring/", views.screen, name="screen"),
    path("jalan/<str:ref>/", views.run, name="run"),
    path("siber/", views.inquiries, name="inquiries"),
    path("siber/perkara/<str:ref>/", views.ask_about_case, name="ask_about_case"),
    path("siber/<str:ref>/", views.inquiry, name="inquiry"),
    path("siber/<str:ref>/ambil/", views.take_inquiry, name="take_inquiry"),
    path("siber/<str:ref>/jawab/", views.answer, name="answer"),
    path("siber/<str:ref>/tarik/", views.withdraw, name="withdraw"),
    path("siber/<str:ref>/berkas/<uuid:pk>/", views.inquiry_file, name="inquiry_file"),
    path("tanda/<str:ref>/", views.flag, name="flag"),
    path("tanda/<str:ref>/ambil/", views.take, name="take"),
    path("tanda/<str:ref>/lepas/", views.release, name="release"),
    path("tanda/<str:ref>/putuskan/", views.judge, name="judge"),
    path("tanda/<str:ref>/akun/", views.attribute, name="attribute"),
    path("tanda/<str:ref>/tanya/", views.ask_about_flag, name="ask_about_flag"),
    path("tanda/<str:ref>/perkara/", views.open_case, name="open_case"),
    path("tanda/<str:ref>/gabung/", views.join_case, name="join_case"),
    path("tanda/<str:ref>/asli/", views.original, name="original"),
]

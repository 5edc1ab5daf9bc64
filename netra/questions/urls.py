from django.urls import path

from netra.questions import views

app_name = "questions"
urlpatterns = [
    path("tanya/", views.board, name="board"),
    path("tanya/baru/", views.ask, name="ask"),
    path("tanya/ikuti/", views.follow, name="follow"),
    path("tanya/ikuti/tulis/", views.write, name="write"),
    path("tanya/ikuti/surel/", views.notices, name="notices"),
    path("tanya/ikuti/nama/", views.forget_name, name="forget_name"),
    path("tanya/ikuti/keluar/", views.leave, name="leave"),
    path("tanya/<slug:topic>/", views.topic, name="topic"),
    path("tanya/<slug:topic>/<slug:slug>/", views.published, name="published"),
    path("kerja/tanya/", views.inbox, name="inbox"),
    path("kerja/tanya/terbitan/", views.desk, name="desk"),
    path("kerja/tanya/terbitan/<int:pk>/", views.publication, name="publication"),
    path("kerja/tanya/terbitan/<int:pk>/tulis/", views.reword, name="reword"),
    path("kerja/tanya/terbitan/<int:pk>/terbitkan/", views.publish, name="publish"),
    path("kerja/tanya/terbitan/<int:pk>/kembalikan/", views.send_back, name="send_back"),
    path("kerja/tanya/terbitan/<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("kerja/tanya/<slug:ref>/", views.question, name="question"),
    path("kerja/tanya/<slug:ref>/ambil/", views.take, name="take"),
    path("kerja/tanya/<slug:ref>/lepas/", views.release, name="release"),
    path("kerja/tanya/<slug:ref>/jawab/", views.answer, name="answer"),
    path("kerja/tanya/<slug:ref>/tanya-balik/", views.ask_back, name="ask_back"),
    path("kerja/tanya/<slug:ref>/alihkan/", views.hand_over, name="hand_over"),
    path("kerja/tanya/<slug:ref>/tolak/", views.decline, name="decline"),
    path("kerja/tanya/<slug:ref>/nama/", views.read_name, name="read_name"),
    path("kerja/tanya/<slug:ref>/terbitkan/<int:pk>/", views.propose, name="propose"),
]

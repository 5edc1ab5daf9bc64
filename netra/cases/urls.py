from django.urls import path

from netra.cases import views

app_name = "cases"
urlpatterns = [
    path("kerja/", views.work, name="work"),
    path("kerja/disisihkan/", views.aside, name="aside"),
    path("kerja/pertanyaan/<int:pk>/", views.question, name="question"),
    path("kerja/gambar/", views.picture_words, name="picture_words"),
    path("perkara/<slug:ref>/", views.case, name="case"),
    path("perkara/<slug:ref>/berkas.pdf", views.dossier, name="dossier"),
    path("perkara/<slug:ref>/tindakan/<slug:action>/", views.act, name="act"),
    path("perkara/<slug:ref>/gabung/", views.join, name="join"),
    path("perkara/<slug:ref>/naskah/<int:pk>/", views.paper, name="paper"),
    path("perkara/<slug:ref>/naskah/<int:pk>/tarik/", views.withdraw, name="withdraw"),
    path("perkara/<slug:ref>/naskah/<int:pk>/surat.pdf", views.letter, name="letter"),
    path("perkara/<slug:ref>/naskah/<int:pk>/undangan.pdf", views.summons_pdf, name="summons_pdf"),
    path("perkara/<slug:ref>/naskah/<slug:kind>/", views.write, name="write"),
    path("perkara/<slug:ref>/terlapor/baru/", views.add_person, name="add_person"),
    path("perkara/<slug:ref>/terlapor/<int:pk>/", views.edit_person, name="edit_person"),
    path("perkara/<slug:ref>/terlapor/<int:pk>/tanya/", views.ask, name="ask"),
    path("perkara/<slug:ref>/terlapor/<int:pk>/kode/", views.new_code, name="new_code"),
    path("perkara/<slug:ref>/pertanyaan/<int:pk>/", views.record_answer, name="record_answer"),
    path("perkara/<slug:ref>/saran/", views.suggestion, name="suggestion"),
    path("perkara/<slug:ref>/tempat/", views.place, name="place"),
    path("perkara/<slug:ref>/bukti/", views.add_exhibit, name="add_exhibit"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/", views.exhibit, name="exhibit"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/kecil/", views.small, name="exhibit_small"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/asli/", views.original, name="original"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/terbit/", views.publish, name="publish"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/terbit.jpg", views.published, name="published"),
    path("perkara/<slug:ref>/bukti/<uuid:id>/riwayat/", views.exhibit_story, name="exhibit_story"),
    path("jawab/", views.door, name="door"),
    path("jawab/dugaan/", views.answer, name="answer"),
    path("jawab/keluar/", views.leave, name="leave"),
    path("buku/", views.book, name="book"),
]

from django.urls import path

from netra.letters import views

app_name = "letters"
urlpatterns = [
    path("surat/<slug:key>/", views.genuine, name="genuine"),
    path("kerja/surat/", views.office, name="office"),
    path("kerja/surat/nomor/", views.numbers, name="numbers"),
    path("kerja/surat/nomor/catat/", views.note_number, name="note_number"),
    path("kerja/surat/nomor/<int:pk>/tutup/", views.end_scheme, name="end_scheme"),
    path("kerja/surat/naskah/<slug:kind>/", views.template, name="template"),
    path("kerja/surat/naskah/<slug:kind>/bawaan/", views.use_house, name="use_house"),
    path("kerja/surat/naskah/<slug:kind>/bawaan.docx", views.house_docx, name="house_docx"),
    path("kerja/surat/naskah/<slug:kind>/contoh.pdf", views.sample, name="sample"),
    path("kerja/surat/naskah/<slug:kind>/<int:version>/", views.use_version, name="use_version"),
    path("kerja/surat/naskah/<slug:kind>/<int:version>.docx", views.version_docx, name="version_docx"),
    path("perkara/<slug:ref>/surat/", views.desk, name="desk"),
    path("perkara/<slug:ref>/surat/siapkan/", views.prepare, name="prepare"),
    path("perkara/<slug:ref>/surat/<slug:key>/", views.letter, name="letter"),
    path("perkara/<slug:ref>/surat/<slug:key>/nomor/", views.give_number, name="give_number"),
    path("perkara/<slug:ref>/surat/<slug:key>/surat.pdf", views.letter_pdf, name="pdf"),
    path("perkara/<slug:ref>/surat/<slug:key>/surat.docx", views.letter_docx, name="docx"),
    path("perkara/<slug:ref>/surat/<slug:key>/kirim/", views.send, name="send"),
    path("perkara/<slug:ref>/surat/<slug:key>/batal/", views.take_back, name="take_back"),
]

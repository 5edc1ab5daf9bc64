from django.urls import path

from netra.intake.views import report, status

app_name = "intake"
urlpatterns = [
    path("lapor/", report.report, name="report"),
    path("lapor/tanda-terima/", report.receipt_paper, name="receipt_paper"),
    path("lapor/formulir/", report.form_paper, name="form_paper"),
    path("status/", status.status, name="status"),
    path("status/pesan/", status.write, name="write"),
    path("status/kelengkapan/", status.complete, name="complete"),
    path("status/cabut/", status.withdraw, name="withdraw"),
    path("status/laporan-resmi/", status.formal, name="formal"),
    path("status/kabar/", status.notices, name="notices"),
    path("status/wilayah/", status.region, name="region"),
    path("status/keluar/", status.leave, name="leave"),
]

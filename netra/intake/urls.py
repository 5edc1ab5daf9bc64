from django.urls import path

from netra.intake.views import beside, custodian, report, staff, status

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
    path("kerja/catat/", staff.record, name="record"),
    path("kerja/temuan/", staff.finding, name="finding"),
    path("kerja/kustodian/", custodian.custodian, name="custodian"),
    path("buku/identitas/", custodian.identities, name="identities"),
    path("kerja/permintaan/", staff.request_to_examine, name="request"),
    path("perkara/<slug:ref>/percakapan/", beside.conversation, name="conversation"),
    path("perkara/<slug:ref>/pelapor/", beside.reporter, name="reporter"),
    path("perkara/<slug:ref>/pelapor/izin/", custodian.ask, name="ask_identity"),
    path("perkara/<slug:ref>/pelapor/ktp/", beside.identity_card, name="identity_card"),
]

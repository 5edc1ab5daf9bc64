from django.urls import path

from netra.intake.views import report, status

app_name = "intake"
urlpatterns = [
    path("lapor/", report.report, name="report"),
    path("lapor/tanda-terima/", report.receipt_paper, name="receipt_paper"),
    path("lapor/formulir/", report.form_paper, name="form_paper"),
    path("status/", status.enter, name="status"),
]

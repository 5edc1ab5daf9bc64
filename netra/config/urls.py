"""Every page of the house."""

from django.conf import settings
from django.urls import include, path, re_path
from django.views.defaults import page_not_found

from netra.cases.views.links import case_desk
from netra.intake.views.gates import citizens, officers
from netra.monitoring.views.links import flag_desk

urlpatterns = [
    path("", include("netra.portal.urls")),
    path("", include("netra.accounts.urls")),
    path("", include("netra.intake.urls")),
    path("", include("netra.cases.urls")),
    path("perkara/<slug:ref>/tautan/", include("netra.captures.urls", namespace="case_links"), {"desk": case_desk}),
    path(
        "pemantauan/tanda/<str:ref>/tautan/",
        include("netra.captures.urls", namespace="flag_links"),
        {"desk": flag_desk},
    ),
    path("kerja/loket/", include("netra.desk.urls")),
    path("lapor/unggah/", include("netra.uploads.urls", namespace="report_uploads"), {"gate": citizens}),
    path("kerja/unggah/", include("netra.uploads.urls", namespace="staff_uploads"), {"gate": officers}),
    path("kantor/", include("netra.registry.urls")),
    path("saluran/", include("netra.channels.urls")),
    path("lapor/pesan/", include("netra.conversing.urls")),
    path("lapangan/", include("netra.offline.urls")),
    path("", include("netra.agenda.urls")),
    path("", include("netra.letters.urls")),
    path("kerja/cari/", include("netra.search.urls")),
    path("kerja/", include("netra.worklists.urls")),
    path("kerja/kabar/", include("netra.notices.urls")),
    path("pengawasan/", include("netra.watch.urls")),
    path("", include("netra.campaigns.urls")),
    path("panduan/", include("netra.guide.urls")),
    path("", include("netra.questions.urls")),
    path("bacaan/", include("netra.readings.urls")),
    path("pemantauan/kata/", include("netra.lexicons.urls")),
    path("pemantauan/", include("netra.monitoring.urls")),
    path("kepegawaian/", include("netra.personnel.urls")),
    path("zona/", include("netra.zones.urls")),
    path("angka/", include("netra.dashboards.urls")),
    path("", include("netra.opendata.urls")),
    path("", include("netra.partners.urls")),
    path("", include("netra.custody.urls")),
    path("", include("netra.operations.urls")),
    # Addresses are given by invitation; who stole a session cannot move an account to another mailbox.
    re_path("^akun/(?:email|confirm-email)/", page_not_found, {"exception": None}),
    re_path("^akun/(?:3rdparty|social)/(?:$|connections/|signup/)", page_not_found, {"exception": None}),
    path("akun/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", include("netra.ui.urls")))

handler400 = "netra.ui.failures.bad_request"
handler500 = "netra.ui.failures.broken"

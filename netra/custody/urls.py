from django.urls import path

from netra.custody import views

app_name = "custody"
urlpatterns = [
    path("akar/", views.roots, name="roots"),
    path("akar/verify.py", views.verifier, name="verifier"),
    path("akar/<int:number>.txt", views.rows, name="rows"),
    path("akar/<int:number>/<int:pk>.tsr", views.token, name="token"),
    path("status/tanda-terima.json", views.receipt, name="receipt"),
    path("perkara/<slug:ref>/berkas-bukti/", views.bundle, name="bundle"),
]

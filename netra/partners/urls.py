from django.urls import path

from netra.partners import views
from netra.partners.api import api, docs

app_name = "partners"
urlpatterns = [
    path("pengelola/sistem/", views.register, name="register"),
    path("pengelola/sistem/<slug:ref>/", views.partner, name="partner"),
    path("pengelola/sistem/<slug:ref>/akhiri/", views.end, name="end"),
    path("pengelola/sistem/<slug:ref>/token/", views.make_token, name="make_token"),
    path("pengelola/sistem/<slug:ref>/token/<int:pk>/cabut/", views.end_token, name="end_token"),
    path("pengelola/sistem/<slug:ref>/alamat/", views.add_hook, name="add_hook"),
    path("pengelola/sistem/<slug:ref>/alamat/<slug:hook>/", views.hook, name="hook"),
    path("pengelola/sistem/<slug:ref>/alamat/<slug:hook>/<slug:step>/", views.hook_step, name="hook_step"),
    path("api/partner/v1/docs", docs, name="docs"),
    path("api/partner/v1/", api.urls),
]

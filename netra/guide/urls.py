from django.urls import path

from netra.guide import views

app_name = "guide"
urlpatterns = [
    path("", views.board, name="board"),
    path("data.json", views.board_json, name="board-json"),
    path("poster/", views.poster, name="poster"),
    path("<slug:act>.json", views.act_json, name="act-json"),
    path("<slug:act>/", views.act, name="act"),
]

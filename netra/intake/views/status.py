from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def enter(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/enter.html")

from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "netra.questions"
    label = "questions"

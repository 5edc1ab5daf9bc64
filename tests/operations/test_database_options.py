"""What a connection to PostgreSQL is told when it begins."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_a_question_of_milliseconds_gets_no_helpers() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("PostgreSQL alone has helpers")
    with connection.cursor() as cursor:
        cursor.execute("SHOW parallel_setup_cost")
        assert cursor.fetchone() == ("20000",)

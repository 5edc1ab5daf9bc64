"""Two officers act on one case in the same second: one moves it, the other is told, the ledger has one row."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.urls import reverse

from netra.ledger.models import Entry
from netra.registry.services import create_offices, load_reference_data
from tests.builders import a_case
from tests.cases.conftest import DAY
from tests.cases.walking import signed_in
from tests.cast import make_cast


@pytest.mark.django_db(transaction=True)
def test_it_works() -> None:
    load_reference_data(with_pairs=False)
    create_offices()
    cast = make_cast()
    case = a_case(cast.budi.actor)
    url = reverse("cases:act", args=(case.ref, "begin_initial_study"))
    sent = {"revision": case.revision, "on": DAY.isoformat(), "note": ""}
    clients = [signed_in(cast.budi), signed_in(cast.budi)]
    ready, codes = Barrier(len(clients)), []

    def press(client: object) -> None:
        ready.wait()
        codes.append(client.post(url, sent | {"note": "milik saya"}).status_code)  # type: ignore[attr-defined]
        connections.close_all()

    threads = [Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(codes) == [302, 409]
    case.refresh_from_db()
    assert (case.stage, case.revision) == ("INITIAL_STUDY", 1)
    rows = Entry.objects.filter(subject_id=case.pk)
    assert rows.filter(event="begin_initial_study").count() == 1
    assert list(rows.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]

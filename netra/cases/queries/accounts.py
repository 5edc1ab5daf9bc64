"""Accounts of many cases at once, for whoever writes training rows: with the names that must be taken out."""

from collections.abc import Sequence

from netra.cases.models import Accused, Case


def accounts_of(ids: Sequence[int]) -> dict[int, tuple[str, tuple[str, ...]]]:
    """By case id: the account, and every name written down in the file. It asks no permission; commands do."""
    names: dict[int, list[str]] = {}
    for case_id, name in Accused.objects.filter(case__in=ids).exclude(name="").values_list("case", "name"):
        names.setdefault(case_id, []).append(name)
    rows = Case.objects.filter(pk__in=ids).values_list("pk", "account", "candidate")
    return {pk: (account, (*names.get(pk, ()), *filter(None, [candidate]))) for pk, account, candidate in rows}

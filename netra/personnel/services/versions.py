"""The number of the register's state: whatever is made from the register says by it how old it is."""

from django.db import transaction

from netra.personnel.models import Register


@transaction.atomic
def raise_version() -> None:
    """People came, changed or went: the index has to follow."""
    Register.objects.get_or_create(pk=1)
    register = Register.objects.select_for_update().get(pk=1)
    register.version += 1
    register.save(update_fields=["version"])

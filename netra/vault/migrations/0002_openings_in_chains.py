"""Openings get a number, a salt and a hash over themselves and all before them; old ones are chained as they are."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from netra.ledger.services import chain_others
from netra.vault.openings import SEALED, opening_body


def chain_what_is_there(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    chain_others(
        editor.connection,
        apps.get_model("vault", "Opening"),
        apps.get_model("ledger", "Sequence"),
        kind=SEALED,
        of="sealed_id",
        fields=("by", "reason", "at"),
        body_of=opening_body,
    )


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial"), ("ledger", "0004_rows_in_chains")]

    operations = [
        migrations.AddField("opening", "sequence", models.PositiveIntegerField(editable=False, null=True)),
        migrations.AddField("opening", "salt", models.BinaryField(editable=False, max_length=16, null=True)),
        migrations.AddField("opening", "hash", models.BinaryField(editable=False, max_length=32, null=True)),
        migrations.AddConstraint(
            "opening", models.UniqueConstraint(fields=["sealed", "sequence"], name="opening_one_row_a_number")
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
    ]

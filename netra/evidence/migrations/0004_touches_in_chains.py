"""Touches get a number, a salt and a hash over themselves and all before them; old ones are chained as they are."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from netra.evidence.touching import CUSTODY, touch_body
from netra.ledger.services import chain_others


def chain_what_is_there(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    chain_others(
        editor.connection,
        apps.get_model("evidence", "Touch"),
        apps.get_model("ledger", "Sequence"),
        kind=CUSTODY,
        of="evidence_id",
        fields=("who", "at", "what", "why"),
        also={"sha256": F("evidence__sha256"), "size": F("evidence__size")},
        body_of=touch_body,
    )


class Migration(migrations.Migration):
    dependencies = [("evidence", "0003_scanned"), ("ledger", "0004_rows_in_chains")]

    operations = [
        migrations.AddField("touch", "sequence", models.PositiveIntegerField(editable=False, null=True)),
        migrations.AddField("touch", "salt", models.BinaryField(editable=False, max_length=16, null=True)),
        migrations.AddField("touch", "hash", models.BinaryField(editable=False, max_length=32, null=True)),
        migrations.AddConstraint(
            "touch", models.UniqueConstraint(fields=["evidence", "sequence"], name="touch_one_row_a_number")
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
    ]

"""Rows get a salt and a hash over themselves and all before them in their subject; old rows are chained as they are."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from netra.ledger.linking import chain_entries


def chain_what_is_there(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    chain_entries(editor.connection, apps.get_model("ledger", "Entry"), apps.get_model("ledger", "Sequence"))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_open_clocks_of_a_case")]

    operations = [
        migrations.AddField("sequence", "head", models.BinaryField(max_length=32, null=True)),
        migrations.AddField("entry", "salt", models.BinaryField(editable=False, max_length=16, null=True)),
        migrations.AddField("entry", "hash", models.BinaryField(editable=False, max_length=32, null=True)),
        migrations.AlterField("entry", "form", models.PositiveSmallIntegerField(default=2)),
        migrations.AlterField("entry", "sequence", models.PositiveIntegerField(editable=False)),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
    ]

from secrets import token_hex

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def begin(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Figures that were counted already have their first turn."""
    apps.get_model("figures", "Cursor").objects.filter(at__isnull=False).update(turn=token_hex(8))


class Migration(migrations.Migration):
    dependencies = [
        ("figures", "0006_facts_of_places"),
    ]

    operations = [
        migrations.AddField(
            model_name="cursor",
            name="turn",
            field=models.CharField(blank=True, default="", max_length=16),
            preserve_default=False,
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]

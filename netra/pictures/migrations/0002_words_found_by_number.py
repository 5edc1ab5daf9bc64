"""The words on pictures the other way round, filled from what each picture holds."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

BYTES = 8


def fill(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    picture, word = apps.get_model("pictures", "Picture"), apps.get_model("pictures", "Word")
    for pk, tokens in picture.objects.values_list("pk", "tokens").iterator(500):
        held = bytes(tokens)
        told = {int.from_bytes(held[at : at + BYTES], "big", signed=True) for at in range(0, len(held), BYTES)}
        word.objects.bulk_create([word(picture_id=pk, token=number) for number in sorted(told)])


class Migration(migrations.Migration):
    dependencies = (("pictures", "0001_pictures"),)
    operations = (
        migrations.CreateModel(
            name="Word",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token", models.BigIntegerField()),
                (
                    "picture",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=models.deletion.CASCADE,
                        related_name="+",
                        to="pictures.picture",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["picture"], name="pictures_words_of")],
                "constraints": [models.UniqueConstraint(fields=("token", "picture"), name="pictures_one_word")],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    )

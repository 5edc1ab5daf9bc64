"""The index itself: FTS5 beside the table on SQLite, a column of its own with a GIN index on PostgreSQL.

Whoever alters the table on SQLite makes it anew, and must put the triggers back.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SQLITE = (
    """CREATE VIRTUAL TABLE search_index USING fts5(
        stems, offices, content='search_document', content_rowid='id', tokenize='unicode61')""",
    """CREATE TRIGGER search_added AFTER INSERT ON search_document BEGIN
        INSERT INTO search_index(rowid, stems, offices) VALUES (new.id, new.stems, new.offices);
    END""",
    """CREATE TRIGGER search_removed AFTER DELETE ON search_document BEGIN
        INSERT INTO search_index(search_index, rowid, stems, offices)
            VALUES ('delete', old.id, old.stems, old.offices);
    END""",
    """CREATE TRIGGER search_changed AFTER UPDATE ON search_document BEGIN
        INSERT INTO search_index(search_index, rowid, stems, offices)
            VALUES ('delete', old.id, old.stems, old.offices);
        INSERT INTO search_index(rowid, stems, offices) VALUES (new.id, new.stems, new.offices);
    END""",
)
POSTGRESQL = (
    """ALTER TABLE search_document ADD COLUMN vector tsvector
        GENERATED ALWAYS AS (to_tsvector('simple', stems || ' ' || offices)) STORED""",
    "CREATE INDEX search_vector ON search_document USING gin (vector)",
)


def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    for statement in POSTGRESQL if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement)


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE search_document DROP COLUMN vector")
    else:
        for name in ("search_added", "search_removed", "search_changed"):
            editor.execute(f"DROP TRIGGER {name}")
        editor.execute("DROP TABLE search_index")


class Migration(migrations.Migration):
    dependencies = (("search", "0001_initial"),)
    operations = (migrations.RunPython(make, drop),)

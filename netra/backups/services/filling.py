"""The second half of a restore: an empty PostgreSQL."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from psycopg import sql

from netra.backups import snapshots
from netra.backups.manifest import Manifest
from netra.backups.refusals import CannotRestore
from netra.backups.services.restoring import Source


def fill_database(source: Source) -> int:
    """Tables as they were, and the ends of their sequences; how many rows. Raises `CannotRestore`.

    The tables are made by the migrations the backup knew, in their order; then all rows come in one transaction, with
    references checked at its end, and every table is read back and compared.
    """
    manifest = source.manifest
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise CannotRestore("The database is not empty; a backup is restored into an empty one only.")
    _make_tables(manifest)
    rows = 0
    connection.ensure_connection()
    line = connection.connection
    with line.transaction():
        shapes = {shape.name: shape for shape in snapshots.shapes(line)}
        if set(shapes) != {table.kept.name for table in manifest.tables}:
            raise CannotRestore("The program makes other tables than the backup holds.")
        names = sql.SQL(", ").join(map(sql.Identifier, shapes))
        line.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY CASCADE").format(names))
        line.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in manifest.tables:
            shape = snapshots.Shape(table.kept.name, table.columns)
            with line.cursor() as cursor, cursor.copy(shape.copy_in()) as copy:
                for block in source.content(table.kept):
                    copy.write(block)
            rows += table.rows
        for name, last in manifest.sequences.items():
            if last is not None:
                line.execute("SELECT setval(quote_ident(%s)::regclass, %s)", (name, last))
        for table in manifest.tables:
            shape = snapshots.Shape(table.kept.name, table.columns)
            if snapshots.digest_of(line, shape) != table.kept.sha256:
                raise CannotRestore(f"The table {table.kept.name} does not read back as it was kept.")
    return rows


def _make_tables(manifest: Manifest) -> None:
    executor = MigrationExecutor(connection)
    known = set(executor.loader.graph.nodes)
    newer = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if newer:
        raise CannotRestore(f"The backup is of a newer program (it knows {newer[0]}); restore with that one.")
    if set(manifest.migrations) == known:
        call_command("migrate", verbosity=0, interactive=False)
    else:
        executor.migrate(manifest.migrations)

"""An app shows other apps `services` to change things, `queries` to read them, `fields` for their forms."""

import grimp

FACES = {"services", "queries", "fields"}
NOT_APPS = {"config", "adapters", "engine", "domain", "lib", "ui"}
# The gate stands before every staff page: a decorator, not a thing of the accounts' own.
SHARED = {"netra.accounts.gate"}


def test_apps_meet_only_through_their_faces() -> None:
    graph = grimp.build_graph("netra", exclude_type_checking_imports=True)
    strays = []
    for module in graph.modules:
        for imported in graph.find_modules_directly_imported_by(module):
            here, there = module.split("."), imported.split(".")
            if len(here) < 2 or len(there) < 3 or imported in SHARED:
                continue
            app, other, face = here[1], there[1], there[2]
            if app != other and not {app, other} & NOT_APPS and face not in FACES:
                strays.append(f"{module} -> {imported}")
    assert not strays, "Use services or queries: " + ", ".join(sorted(strays))

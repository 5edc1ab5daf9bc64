"""Parts of a package that are loaded when they are first asked for.

What trains weights needs libraries that take longer to load than all the rest; a web server never trains.
"""

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module


def later(package: str, parts: Mapping[str, Sequence[str]]) -> Callable[[str], object]:
    """A module's `__getattr__`: the names of each part are looked up in its submodule when somebody asks for them.

    >>> later("json", {"decoder": ["JSONDecoder"]})("JSONDecoder").__name__
    'JSONDecoder'
    """
    where = {name: part for part, names in parts.items() for name in names}

    def attribute(name: str) -> object:
        if name not in where:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{where[name]}"), name)

    return attribute

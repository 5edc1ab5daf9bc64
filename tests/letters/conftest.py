from tests.cases.conftest import at_ppk

__all__ = ["at_ppk"]

"""What reporters send."""

import io
import random
from datetime import date, timedelta

from PIL import Image

from tests.bad_days.browser import Answer, Browser, File, token_in

ACCOUNT = "Camat berfoto dengan calon bupati sambil mengangkat dua jari di alun-alun."


def a_photo(seed: int) -> bytes:
    """A picture that no other seed gives."""
    noise = random.Random(seed).randbytes(48 * 36 * 3)
    content = io.BytesIO()
    Image.frombytes("RGB", (48, 36), noise).save(content, "JPEG")
    return content.getvalue()


def a_tip(token: str, **given: str) -> list[tuple[str, str]]:
    """The fields of a report without a name; `given` wins, with `_` for the dashes of people's fields."""
    values = {
        "token": token,
        "cara": "tanpa",
        "account": ACCOUNT,
        "act_on": (date.today() - timedelta(days=2)).isoformat(),
        "region": "Kudus",
        "place": "Alun-alun",
        "orang-TOTAL_FORMS": "3",
        "orang-INITIAL_FORMS": "0",
        "orang-0-name": "Joko Contoh",
        "orang-0-status": "PNS",
    }
    return list((values | {name.replace("__", "-"): value for name, value in given.items()}).items())


def open_form(browser: Browser) -> str:
    """The mark of a fresh report form."""
    return token_in(browser.get("/lapor/"))


def hand_in(browser: Browser, token: str, photo: bytes | None = None, **given: str) -> Answer:
    files = [] if photo is None else [File("uploads", "foto.jpg", photo)]
    return browser.post("/lapor/", a_tip(token, **given), files)

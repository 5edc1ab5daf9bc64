"""Invented articles and letters about invented people in Kudus, and what a browser sends from a page."""

from typing import Any

import lxml.html
from django.test import Client

SESSION = """Bawaslu Kudus Ajak ASN Menjaga Netralitas

KUDUS – Bawaslu Kabupaten Kudus menggelar sosialisasi netralitas ASN di Aula Dinas Sosial Kabupaten Kudus, \
Selasa (10/9/2024). Kegiatan itu dihadiri 75 peserta dari kantor kecamatan.

Ketua Bawaslu Kudus, Sutrisna Contoh mengatakan ASN dilarang menyukai dan membagikan unggahan pasangan calon. \
“Jaga jari, jaga netralitas,” ujarnya.

Ia mengingatkan bahwa PP Nomor 94 Tahun 2021 mengatur disiplin pegawai.
"""

FIGURES = """Empat Laporan Netralitas ASN di Kudus

KUDUS – Bawaslu Kabupaten Kudus mencatat empat kasus netralitas ASN yang dilaporkan hingga 20 September 2024. \
Dua kasus sudah diputuskan, sedangkan satu kasus masih ditindaklanjuti.

“Untuk Kudus masih zona kuning netralitas ASN,” kata Asisten KASN, Permana Rekaan, Jumat (20/9/2024).
"""

ACCUSATION = """Camat di Kudus Diduga Mengantar Calon Mendaftar

KUDUS – Camat Jekulo, Wibawa Contoh diduga ikut mengantar bakal calon bupati mendaftar ke KPU Kudus, Rabu \
(28/8/2024). NIP 19800101 200501 1 002 tercantum pada seragamnya.

Bawaslu Kabupaten Kudus menyatakan akan menelusuri kabar itu.
"""


def form_of(client: Client, address: str, holding: str) -> dict[str, Any]:
    """What a browser would send unchanged from the form of a page that has a control of this name."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    page = lxml.html.fromstring(answer.content.decode())
    form = next(form for form in page.forms if holding in form.fields)
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    sent.pop("csrfmiddlewaretoken", None)
    return sent

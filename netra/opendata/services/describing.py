"""What lies beside the tables: the package's description and a page for people, in both languages."""

import json
from collections.abc import Sequence

from netra.opendata.protection import THRESHOLD
from netra.opendata.services.sheets import Sheet
from netra.opendata.services.writing import NOTICE, Edition, Written

LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
MEDIA = {"csv": "text/csv", "json": "application/json", "parquet": "application/vnd.apache.parquet"}


def datapackage(sheets: Sequence[Sheet], files: Sequence[Written], edition: Edition) -> bytes:
    """A Frictionless Data Package (v2): every file with its fields, units, hash and marks of what is hidden."""
    practice, address = edition.practice, edition.address
    by_name = {file.name: file for file in files}
    body = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "netra-latihan" if practice else "netra",
        "id": f"{address}/data/{edition.version}/",
        "title": "Netralitas ASN: angka dan zona" + (" (LATIHAN)" if practice else ""),
        "description": (f"{NOTICE}\n\n" if practice else "") + _protection(),
        "version": edition.version,
        "created": edition.as_of.isoformat(),
        "homepage": f"{address}/data/",
        "licenses": [LICENCE],
        "sources": [{"title": "Netra", "path": address}],
        "practice": practice,
        "resources": [
            _resource(sheet, by_name[f"{sheet.name}.{ending}"], ending) for sheet in sheets for ending in MEDIA
        ],
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def _resource(sheet: Sheet, file: Written, ending: str) -> dict[str, object]:
    return {
        "name": f"{sheet.name}-{ending}",
        "path": file.name,
        "title": f"{sheet.title.id} / {sheet.title.en}",
        "description": f"{sheet.tells.id} {sheet.tells.en}",
        "format": ending,
        "mediatype": MEDIA[ending],
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        **({"dialect": {"property": "data"}} if ending == "json" else {}),
        "schema": {
            "fields": [
                {
                    "name": column.name,
                    "type": column.kind,
                    "description": f"{column.tells.id} / {column.tells.en}",
                    "constraints": {"required": column.required},
                }
                for column in sheet.columns
            ],
            "primaryKey": list(sheet.key),
            "missingValues": [""],
        },
    }


def _protection() -> str:
    return (
        f"Jumlah 1 sampai {THRESHOLD - 1} dalam tabel menurut golongan tidak diterbitkan; sel lain ikut disembunyikan "
        "agar yang kecil tidak dapat dihitung balik. Sel kosong bertanda SUPPRESSED bukan nol. EARLIER berarti "
        "jumlahnya pada tanggal as_of yang lebih awal. / "
        f"Counts of 1 to {THRESHOLD - 1} in tables by category are not published; other cells are hidden too, so that "
        "the small ones cannot be worked out. An empty cell marked SUPPRESSED is not nought. EARLIER means the count "
        "of the earlier day in as_of."
    )


def readme(sheets: Sequence[Sheet], edition: Edition, *, language: str) -> bytes:
    """The page for people who open the folder."""
    id_, as_of, practice, address = language == "id", edition.as_of, edition.practice, edition.address
    lines = [f"# Netra {edition.version}" + (" · LATIHAN (PRACTICE)" if practice else ""), ""]
    if practice:
        lines += [f"**{NOTICE}**", ""]
    lines += [
        f"{'Keadaan menurut buku besar pada' if id_ else 'As the ledger stood at'} {as_of:%Y-%m-%d %H:%M} UTC.",
        "",
        _protection().split(" / ")[0 if id_ else 1],
        "",
        "Perkara, orang, dan penerusan adalah tiga satuan; jangan dijumlahkan."
        if id_
        else "Cases, persons and referrals are three units; do not add them together.",
        "",
        f"{'Alamat tetap' if id_ else 'Stable address'}: {address}/data/{edition.version}/",
        "",
        f"{'Lisensi' if id_ else 'Licence'}: CC BY 4.0",
        "",
    ]
    for sheet in sheets:
        lines += [f"## {sheet.name}: {sheet.title.in_(language)}", "", sheet.tells.in_(language), ""]
        lines += [f"- `{column.name}` ({column.kind}): {column.tells.in_(language)}" for column in sheet.columns] + [""]
    return "\n".join(lines).encode()

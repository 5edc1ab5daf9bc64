"""Posts as people write them fall into groups; what no word settles is said to be other."""

import pytest

from netra.domain.posts import POST_LABELS, Post, post_of


def test_it_works() -> None:
    assert post_of("Plt. Kepala Dinas Kesehatan") is Post.HIGH
    assert post_of("") is None
    assert set(POST_LABELS) == set(Post)


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("Sekretaris Daerah", Post.HIGH),
        ("Staff ahli bupati", Post.HIGH),
        ("Inspektur Pembantu", Post.ADMINISTRATOR),
        ("Sekretaris Camat", Post.ADMINISTRATOR),
        ("KABID Humas", Post.ADMINISTRATOR),
        ("Kasubbag Umum", Post.SUPERVISOR_POST),
        ("Pj. Camat Jekulo", Post.AREA_HEAD),
        ("Staf kelurahan", Post.EXECUTOR),
        ("Kepala desa", Post.VILLAGE),
        ("Pj Kepala Desa", Post.VILLAGE),
        ("Bidan desa", Post.FUNCTIONAL),
        ("Pengawas Sekolah", Post.TEACHER),
        ("Guru, sedang cuti", Post.TEACHER),
        ("Bupati", Post.OTHER),
        ("x" * 500, Post.OTHER),
    ],
)
def test_groups(text: str, post: Post) -> None:
    assert post_of(text) is post

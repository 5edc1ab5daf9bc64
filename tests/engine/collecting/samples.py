"""Small invented exports, one of each kind that is read. Nobody in them exists."""

import json
from pathlib import Path
from typing import Any


def jsonl(path: Path, *values: Any) -> Path:
    path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
    return path


def whole(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def captured(platform: str, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "nav_index": "1:2:0",
        "item_id": "1",
        "timestamp_collected": 1732060800000,
        "source_platform": platform,
        "source_platform_url": f"https://www.{platform}/",
        "data": data,
    }


INSTAGRAM = captured(
    "instagram.com",
    {
        "code": "Cabc",
        "media_type": 1,
        "caption": {"text": "Doakan Pak Surya &amp; tim"},
        "user": {"username": "warna.desa", "full_name": "Warna Desa", "is_private": False},
        "taken_at": 1732000000,
        "usertags": {"in": [{"user": {"username": "surya.untuk.kita"}}]},
    },
)
INSTAGRAM_GRAPH = captured(
    "instagram.com",
    {
        "__typename": "GraphImage",
        "shortcode": "Cdef",
        "edge_media_to_caption": {"edges": [{"node": {"text": "Pasar pagi"}}]},
        "owner": {"username": "pasar.pagi"},
        "taken_at_timestamp": 1732000001,
    },
)
THREADS = captured(
    "threads.net",
    {
        "code": "T1",
        "caption": {"text": "Semoga lancar"},
        "user": {"username": "lancar"},
        "taken_at": 1732000002,
        "text_post_app_info": {"reply_to_author": {"username": "kabar_kota"}},
    },
)
TIKTOK = captured(
    "tiktok.com",
    {
        "id": "73",
        "desc": "Gas terus #satukankota",
        "createTime": 1732000003,
        "author": {"uniqueId": "gasterus", "nickname": "Gas", "privateAccount": False},
    },
)
TIKTOK_COMMENT = captured(
    "tiktok-comments",
    {
        "cid": "74",
        "aweme_id": "73",
        "text": "mantap",
        "create_time": 1732000004,
        "user": {"unique_id": "tono77", "nickname": "Tono"},
        "share_info": {"url": "https://www.tiktok.com/@gasterus/video/73", "desc": "Gas terus"},
    },
)


def x_user(handle: str) -> dict[str, Any]:
    return {"user_results": {"result": {"core": {"screen_name": handle, "name": handle.title()}}}}


X_SHARED = captured(
    "x.com",
    {
        "rest_id": "90",
        "core": x_user("tetangga"),
        "legacy": {
            "full_text": "RT @kampanye_satu: Mari ke lapangan",
            "created_at": "Tue Nov 19 08:00:00 +0000 2024",
            "retweeted_status_result": {
                "result": {
                    "rest_id": "89",
                    "core": x_user("kampanye_satu"),
                    "legacy": {"full_text": "Mari ke lapangan, semua hadir"},
                }
            },
        },
    },
)
FACEBOOK = captured(
    "facebook.com",
    {
        "comet_sections": {
            "content": {
                "story": {
                    "post_id": "55",
                    "wwwURL": "https://www.facebook.com/warga/posts/55",
                    "actors": [{"name": "Warga Desa", "url": "https://www.facebook.com/warga"}],
                    "message": {"text": "Gotong royong besok"},
                }
            },
            "context_layout": {"story": {"comet_sections": {"metadata": [{"story": {"creation_time": 1732000005}}]}}},
        }
    },
)

X_PAGE = {
    "data": [
        {"id": "1", "text": "Selamat pagi", "author_id": "7", "created_at": "2024-11-20T01:00:00.000Z"},
        {
            "id": "2",
            "text": "RT @posko: Datang ya…",
            "author_id": "7",
            "referenced_tweets": [{"type": "retweeted", "id": "9"}],
        },
        {
            "id": "3",
            "text": "@posko siap",
            "author_id": "7",
            "in_reply_to_user_id": "8",
            "referenced_tweets": [{"type": "replied_to", "id": "10"}],
        },
        "ini bukan kiriman",
        {"id": "4", "text": "Setuju ini", "author_id": "7", "referenced_tweets": [{"type": "quoted", "id": "9"}]},
    ],
    "includes": {
        "users": [{"id": "7", "username": "ani_m", "name": "Ani"}, {"id": "8", "username": "posko", "name": "Posko"}],
        "tweets": [{"id": "9", "author_id": "8", "text": "Datang ya ke posko"}],
    },
    "meta": {"result_count": 4},
}


def youtube_comment(id: str, text: str, handle: str) -> dict[str, Any]:
    return {
        "id": id,
        "snippet": {"textDisplay": text, "authorDisplayName": handle, "publishedAt": "2024-11-20T01:00:00Z"},
    }


YOUTUBE_THREADS = {
    "kind": "youtube#commentThreadListResponse",
    "items": [
        {
            "id": "k1",
            "snippet": {
                "videoId": "vid",
                "isPublic": True,
                "topLevelComment": youtube_comment("k1", "Hebat &amp; jujur<br>maju", "@rina"),
            },
            "replies": {"comments": [youtube_comment("k1.1", "setuju", "@dodo")]},
        }
    ],
}
YT_DLP = {
    "id": "vid",
    "title": "Debat malam ini",
    "description": "",
    "uploader": "Kabar Kota",
    "uploader_id": "@kabarkota",
    "extractor": "youtube",
    "webpage_url": "https://www.youtube.com/watch?v=vid",
    "upload_date": "20241120",
    "epoch": 1732100000,
    "comments": [
        {"id": "c1", "text": "nomor dua jelas", "author": "@wawan", "parent": "root", "timestamp": 1732060800},
        {"id": "c2", "text": "betul", "author": "@sari", "parent": "c1", "timestamp": 1732060900},
    ],
}
_ME = "https://contoh.social/users/budi"
_ALL = "https://www.w3.org/ns/activitystreams#Public"
OUTBOX = {
    "@context": "https://www.w3.org/ns/activitystreams",
    "type": "OrderedCollection",
    "orderedItems": [
        {
            "id": f"{_ME}/statuses/1/activity",
            "type": "Create",
            "actor": _ME,
            "to": [_ALL],
            "object": {
                "id": f"{_ME}/statuses/1",
                "type": "Note",
                "published": "2024-11-20T01:00:00Z",
                "content": "<p>Dua &gt; satu</p><p>ya</p>",
                "inReplyTo": None,
            },
        },
        {
            "id": f"{_ME}/2",
            "type": "Announce",
            "actor": _ME,
            "to": [_ALL],
            "published": "2024-11-20T02:00:00Z",
            "object": "https://contoh.social/users/calon/statuses/3",
        },
        {"id": f"{_ME}/3", "type": "Like", "actor": _ME, "object": "https://contoh.social/users/calon/statuses/4"},
        {"id": f"{_ME}/4", "type": "Follow", "actor": _ME, "object": "https://contoh.social/users/calon"},
        {"id": f"{_ME}/5", "type": "Delete", "actor": _ME, "object": "https://contoh.social/users/x/statuses/4"},
        {
            "id": f"{_ME}/6",
            "type": "Create",
            "actor": _ME,
            "to": ["https://contoh.social/users/teman"],
            "object": {"id": f"{_ME}/statuses/6", "type": "Note", "content": "rahasia"},
        },
    ],
}
FOURCAT = """id,thread_id,timestamp,unix_timestamp,link,body,author,author_fullname,is_retweet,retweeted_user,is_reply
1,1,2024-11-20 01:00:00,1732064400,https://x.com/ani_m/status/1,"Pagi, semua
baris kedua",ani_m,Ani,no,,no
2,2,2024-11-20 01:01:00,1732064460,https://x.com/ani_m/status/2,RT @posko: Datang ya ke posko,ani_m,Ani,yes,posko,no
3,1,2024-11-20 01:02:00,1732064520,https://x.com/ani_m/status/3,@posko siap,ani_m,Ani,no,,yes
"""

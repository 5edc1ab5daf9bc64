"""What is missing to decide: the questions a careful reader would ask back."""

from netra.domain.codes import PersonStatus
from netra.domain.words import Text
from netra.engine.suggest.model import Draft, Missing

WHO = Text("Siapa yang melakukannya dan apa jabatannya?", "Who did it, and what is the person's post?")
STATUS = Text(
    "Apakah orang itu PNS, PPPK, tenaga kontrak, atau bukan pegawai pemerintah?",
    "Is the person a PNS, a PPPK, contract staff, or no public servant at all?",
)
ACT = Text("Apa persisnya yang dilakukan?", "What exactly was done?")
CANDIDATE = Text(
    "Calon, pasangan, atau partai mana yang diuntungkan?", "Which candidate, pair or party does it favour?"
)
PLACE = Text("Di mana kejadiannya, atau di akun dan grup apa?", "Where did it happen, or in which account or group?")
REGION = Text("Di kabupaten, kota, atau provinsi mana?", "In which regency, city or province?")
DUTY = Text("Apakah ia hadir karena tugas, dengan surat tugas?", "Was the person there on duty, with a written order?")
LEAVE = Text("Apakah ia sedang cuti di luar tanggungan negara (CLTN)?", "Was the person on unpaid leave (CLTN)?")
INTENT = Text("Apakah disengaja, dan untuk mendukung?", "Was it deliberate, and meant as support?")
OWNER = Text(
    "Apakah akun itu benar miliknya dan ia sendiri yang memakainya?",
    "Is the account really the person's, used by no one else?",
)
ACTIVE = Text(
    "Apakah ia aktif (atribut, isyarat, yel, ajakan) atau hanya hadir?",
    "Did the person act (attributes, signs, cheers, appeals) or was only present?",
)
CONSENT = Text(
    "Apakah ada izin tertulis Menteri Dalam Negeri, dan kapan pelantikannya?",
    "Was there the Home Minister's written consent, and on which day were they installed?",
)
UNSURE = frozenset({"TEACHER", "LECTURER", "HEALTH", "FIELD_OFFICER"})


def missing(draft: Draft) -> tuple[Missing, ...]:
    """The questions left open, the most telling first."""
    keys = draft.keys
    named = [one for one in draft.standings if one.status not in {PersonStatus.CAMPAIGN_TEAM, PersonStatus.CANDIDATE}]
    best = max(draft.conducts, key=lambda one: (draft.conducts[one], one), default="")
    open_questions = (
        (not named, Missing("who", WHO)),
        (
            bool(named) and all(one.key in UNSURE for one in named[0].mentions) and bool(named[0].mentions),
            Missing("status", STATUS),
        ),
        (not draft.conducts or draft.conducts[best] < 0.5, Missing("act", ACT)),
        (
            not keys & {"CANDIDATE", "PROSPECTIVE", "INCUMBENT", "BALLOT_NUMBER", "PARTY"},
            Missing("candidate", CANDIDATE),
        ),
        (draft.region_code is None, Missing("region", REGION)),
        (best in {"REACT", "PROMOTE", "PHOTO"} and "ONLINE" not in keys, Missing("place", PLACE)),
        (best in {"REACT", "PROMOTE", "PHOTO"}, Missing("account", OWNER)),
        (best in {"REACT", "PHOTO"} or "NOT_ON_PURPOSE" in keys, Missing("intent", INTENT)),
        (
            best in {"ATTEND", "PARTICIPATE"} and not keys & {"ACTIVE", "ATTRIBUTES", "HAND_SIGN"},
            Missing("active", ACTIVE),
        ),
        (best in {"ATTEND", "PARTICIPATE"} and "ON_DUTY" not in keys, Missing("duty", DUTY)),
        (best in {"SPOUSE", "APPROACH"} and not keys & {"ON_LEAVE", "NO_LEAVE"}, Missing("leave", LEAVE)),
        ("ROTATION" in keys and best in {"ROTATION", "DECISION"}, Missing("consent", CONSENT)),
    )
    return tuple(question for is_open, question in open_questions if is_open)

"""Who acts: a member of staff for an institution, or somebody without an account."""

from dataclasses import dataclass

from netra.accounts.queries import User


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` is what the ledger keeps: `user:12`, `citizen`, `accused`, `import`. `user` is needed to move a file."""

    ref: str
    user: User | None = None
    institution: str = ""

    @classmethod
    def staff(cls, user: User, institution: str) -> "Actor":
        return cls(f"user:{user.pk}", user, institution)


CITIZEN = Actor("citizen")
ACCUSED = Actor("accused")
IMPORT = Actor("import")

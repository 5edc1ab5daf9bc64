"""Who acts: a member of staff for an institution, or somebody without an account."""

from dataclasses import dataclass

from netra.accounts.queries import Program, User


@dataclass(frozen=True, slots=True)
class Actor:
    """`ref` is what the ledger keeps: `user:12`, `partner:3`, `citizen`, `accused`, `import`. To move a file takes a
    `user`, or the `program` of an institution."""

    ref: str
    user: User | None = None
    institution: str = ""
    program: Program | None = None

    @property
    def visitor(self) -> User | Program | None:
        """Whoever's standings decide what may be done."""
        return self.user or self.program

    @classmethod
    def staff(cls, user: User, institution: str) -> "Actor":
        return cls(f"user:{user.pk}", user, institution)


CITIZEN = Actor("citizen")
ACCUSED = Actor("accused")
IMPORT = Actor("import")

"""What a run of faults came to: how many were made, and how often a promise was broken."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Figures:
    """The count of faults of one kind, of what survived them, and every broken promise in words."""

    name: str
    faults: int = 0
    acknowledged: int = 0
    broken: list[str] = field(default_factory=list)
    skipped: str = ""

    @property
    def held(self) -> bool:
        """Whether every promise was kept."""
        return not self.broken

    def add(self, more: Figures) -> None:
        """Take in what another process made of the same kind."""
        self.faults += more.faults
        self.acknowledged += more.acknowledged
        self.broken += more.broken
        self.skipped = self.skipped or more.skipped

    def is_short_of(self, wanted: int) -> bool:
        """Whether there was no time for as many as were to be made."""
        return not self.skipped and self.faults < wanted

    def said(self, wanted: int) -> str:
        """A line, and one for each of the first broken promises."""
        if self.skipped:
            return f"{self.name:<44} skipped: {self.skipped}"
        made = f"{self.faults:,}" if not self.is_short_of(wanted) else f"{self.faults:,} of {wanted:,}"
        counts = f"{made:>14} faults, {self.acknowledged:>7,} acknowledged, {len(self.broken)} broken"
        return "\n".join([f"{self.name:<44} {counts}", *(f"    {one}" for one in self.broken[:20])])

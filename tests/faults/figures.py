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

    def __str__(self) -> str:
        if self.skipped:
            return f"{self.name:<34} skipped: {self.skipped}"
        counts = f"{self.faults:>6} faults, {self.acknowledged:>7} acknowledged, {len(self.broken)} broken"
        said = f"{self.name:<34} {counts}"
        return "\n".join([said, *(f"    {one}" for one in self.broken[:20])])

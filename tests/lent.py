"""Books made once and lent to each test as a copy that csdesk knows again, as a test's own book would be."""

import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from csdesk.db.mark import Mark, mark_of, remember


@dataclass(frozen=True, slots=True)
class Original:
    """A closed book that no test writes, and what csdesk remembers of it."""

    path: Path
    mark: Mark

    @classmethod
    def of(cls, path: Path) -> "Original":
        """The book at `path`, which this csdesk has closed."""
        return cls(path, mark_of(path))

    def known(self) -> Path:
        """The book itself, only to be read, known in this test's home."""
        remember(self.path, **asdict(self.mark))
        return self.path

    def copy_to(self, path: Path) -> Path:
        """A copy of a test's own."""
        shutil.copy(self.path, path)  # for its owner only, as csdesk made it
        remember(path, **asdict(self.mark))
        return path

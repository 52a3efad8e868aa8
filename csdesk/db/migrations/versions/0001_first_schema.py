"""The first released schema. A new book is made with it at once, so there is nothing to do on the way."""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing: no book is older than this."""

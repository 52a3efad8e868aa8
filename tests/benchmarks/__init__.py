"""What csdesk promises to be as fast as: each a ratio to something bare, measured in the same run."""

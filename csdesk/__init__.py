"""csdesk: success plans, honest results and customer reviews over one local file."""

__version__ = "0.1.0"

"""情景 — a published report as a file: its places, campaign, people and work, loaded and compared."""

"""情景 — a published report as a file: read, loaded, and compared with what it yields."""

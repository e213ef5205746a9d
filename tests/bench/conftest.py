"""Nothing here is a test: `make bench` runs it, with peers that `make test` need not have."""

collect_ignore_glob = ["*.py"]

-- A new master key wraps the keys of the ballot boxes too, not of the vault alone.

GRANT UPDATE (master, wrapped) ON ballot_key TO renda_app;

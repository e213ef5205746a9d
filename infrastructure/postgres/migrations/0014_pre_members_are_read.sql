-- Who has done which item of a checklist stands in the members of its figures. The service may
-- read them; the scope of the transaction holds here too, and only the worker writes.

GRANT SELECT ON tally_member TO renda_app;

-- A replay compares all that the worker derives. The auditor reads the grants in the log anyway;
-- the scope of the transaction holds here too.

GRANT SELECT ON role_grant TO renda_auditor;

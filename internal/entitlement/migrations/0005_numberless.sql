-- What was told of a member without a number may be about any of them, and counts for none.
DELETE FROM entitlement_statement WHERE relation <> '' AND member = '';

-- What a resident told us of a fact is a value, or bounds of one: then text is empty.
ALTER TABLE entitlement_statement ADD COLUMN low TEXT NOT NULL DEFAULT '';
ALTER TABLE entitlement_statement ADD COLUMN high TEXT NOT NULL DEFAULT '';

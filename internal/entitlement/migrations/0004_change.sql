-- How often facts of a resident changed, so that what was worked out meanwhile is not kept.
CREATE TABLE entitlement_change (
  resident TEXT   NOT NULL PRIMARY KEY,
  changes  BIGINT NOT NULL
);

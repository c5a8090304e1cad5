-- What turned out otherwise of the facts of a decision, and what that makes of it: the
-- last that was worked out for each decision.
CREATE TABLE entitlement_correction (
  organisation TEXT   NOT NULL,
  decision     TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  computed_us  BIGINT NOT NULL,
  content      TEXT   NOT NULL,
  PRIMARY KEY (organisation, decision)
);
CREATE INDEX entitlement_correction_resident ON entitlement_correction (resident);

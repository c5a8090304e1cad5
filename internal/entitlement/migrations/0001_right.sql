CREATE TABLE entitlement_right (
  organisation TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  service      TEXT   NOT NULL,
  computed_us  BIGINT NOT NULL,
  summary      TEXT   NOT NULL,
  facts        TEXT   NOT NULL,
  law          TEXT   NOT NULL,
  PRIMARY KEY (organisation, resident, service)
);
CREATE INDEX entitlement_right_resident ON entitlement_right (resident);
CREATE TABLE entitlement_declined (
  organisation TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  service      TEXT   NOT NULL,
  at_us        BIGINT NOT NULL,
  PRIMARY KEY (organisation, resident, service)
);
CREATE TABLE entitlement_statement (
  organisation TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  relation     TEXT   NOT NULL,
  member       TEXT   NOT NULL,
  field        TEXT   NOT NULL,
  text         TEXT   NOT NULL,
  at_us        BIGINT NOT NULL,
  PRIMARY KEY (organisation, resident, relation, member, field)
);

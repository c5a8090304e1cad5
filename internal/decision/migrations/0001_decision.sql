CREATE TABLE decision_decision (
  organisation TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  service      TEXT   NOT NULL,
  case_id      TEXT   NOT NULL,
  replaces     TEXT   NOT NULL,
  issued_us    BIGINT NOT NULL,
  object_by    TEXT   NOT NULL,
  content      TEXT   NOT NULL,
  content_hash TEXT   NOT NULL,
  PRIMARY KEY (organisation, id),
  UNIQUE (organisation, case_id)
);
CREATE INDEX decision_decision_resident ON decision_decision (resident, issued_us);

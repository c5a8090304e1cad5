CREATE TABLE casework_case (
  organisation TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  kind         TEXT   NOT NULL,
  service      TEXT   NOT NULL,
  key          TEXT   NOT NULL,
  status       TEXT   NOT NULL,
  about        TEXT   NOT NULL,
  opened_by    TEXT   NOT NULL,
  opened_us    BIGINT NOT NULL,
  decide_by    TEXT   NOT NULL,
  decision_id  TEXT   NOT NULL,
  version      BIGINT NOT NULL,
  PRIMARY KEY (organisation, id),
  UNIQUE (organisation, key)
);
CREATE INDEX casework_case_resident ON casework_case (resident, opened_us);
CREATE TABLE casework_event (
  organisation TEXT   NOT NULL,
  case_id      TEXT   NOT NULL,
  seq          BIGINT NOT NULL,
  at_us        BIGINT NOT NULL,
  kind         TEXT   NOT NULL,
  actor        TEXT   NOT NULL,
  detail       TEXT   NOT NULL,
  PRIMARY KEY (organisation, case_id, seq)
);

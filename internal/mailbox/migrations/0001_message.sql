CREATE TABLE mailbox_message (
  organisation TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  key          TEXT   NOT NULL,
  subject_nl   TEXT   NOT NULL,
  subject_en   TEXT   NOT NULL,
  body_nl      TEXT   NOT NULL,
  body_en      TEXT   NOT NULL,
  do_by        TEXT   NOT NULL,
  case_id      TEXT   NOT NULL,
  decision_id  TEXT   NOT NULL,
  sent_us      BIGINT NOT NULL,
  read_us      BIGINT NOT NULL,
  PRIMARY KEY (organisation, id),
  UNIQUE (organisation, resident, key)
);
CREATE INDEX mailbox_message_resident ON mailbox_message (resident, sent_us);

CREATE TABLE contact_callback (
  organisation TEXT   NOT NULL,
  id           TEXT   NOT NULL,
  resident     TEXT   NOT NULL,
  phone        TEXT   NOT NULL,
  part_of_day  TEXT   NOT NULL,
  about        TEXT   NOT NULL,
  call_on      TEXT   NOT NULL,
  asked_us     {{bigint}} NOT NULL,
  PRIMARY KEY (organisation, id),
  UNIQUE (organisation, resident, call_on, part_of_day)
) {{strict}};

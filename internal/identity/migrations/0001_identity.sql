CREATE TABLE identity_resident (
  resident TEXT   NOT NULL PRIMARY KEY,
  bsn      TEXT   NOT NULL UNIQUE,
  since_us {{bigint}} NOT NULL
){{strict}};
CREATE TABLE identity_session (
  hash       {{blob}} NOT NULL PRIMARY KEY,
  id         TEXT     NOT NULL,
  resident   TEXT     NOT NULL,
  name       TEXT     NOT NULL,
  level      TEXT     NOT NULL,
  lang       TEXT     NOT NULL,
  created_us {{bigint}} NOT NULL,
  seen_us    {{bigint}} NOT NULL
){{strict}};
CREATE INDEX identity_session_resident ON identity_session (resident);

CREATE TABLE oidc_login (
  state_hash   {{blob}}   NOT NULL PRIMARY KEY,
  browser_hash {{blob}}   NOT NULL,
  nonce        TEXT       NOT NULL,
  verifier     TEXT       NOT NULL,
  return_to    TEXT       NOT NULL,
  lang         TEXT       NOT NULL,
  expires_us   {{bigint}} NOT NULL
){{strict}};
CREATE TABLE oidc_account (
  issuer   TEXT       NOT NULL,
  subject  TEXT       NOT NULL,
  resident TEXT       NOT NULL,
  since_us {{bigint}} NOT NULL,
  PRIMARY KEY (issuer, subject)
){{strict}};

CREATE TABLE lawtext_version (
  source      TEXT       NOT NULL,
  from_date   TEXT       NOT NULL,
  title       TEXT       NOT NULL,
  format      TEXT       NOT NULL,
  file        TEXT       NOT NULL,
  digest      TEXT       NOT NULL,
  imported_us {{bigint}} NOT NULL,
  PRIMARY KEY (source, from_date)
) {{strict}};
CREATE TABLE lawtext_article (
  source    TEXT       NOT NULL,
  from_date TEXT       NOT NULL,
  position  {{bigint}} NOT NULL,
  number    TEXT       NOT NULL,
  content   TEXT       NOT NULL,
  PRIMARY KEY (source, from_date, position)
) {{strict}};
CREATE INDEX lawtext_article_number ON lawtext_article (source, from_date, number);

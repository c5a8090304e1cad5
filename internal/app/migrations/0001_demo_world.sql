CREATE TABLE demo_world (
  organisation TEXT   NOT NULL,
  ahead_us     {{bigint}} NOT NULL,
  seed         {{bigint}} NOT NULL,
  residents    {{bigint}} NOT NULL,
  begins       TEXT   NOT NULL,
  PRIMARY KEY (organisation)
) {{strict}};

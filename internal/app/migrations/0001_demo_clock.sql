CREATE TABLE demo_clock (
  organisation TEXT   NOT NULL,
  ahead_us     {{bigint}} NOT NULL,
  PRIMARY KEY (organisation)
) {{strict}};

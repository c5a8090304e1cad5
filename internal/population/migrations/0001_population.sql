-- What the population of this store was drawn with: seed, and reference date.
CREATE TABLE population_setting (
    organisation TEXT NOT NULL,
    name         TEXT NOT NULL,
    value        TEXT NOT NULL,
    PRIMARY KEY (organisation, name)
) {{strict}};

-- A file that was, or is being, read. digest is of its content and of the version of
-- the rules by which it is read; byte_offset and line are the place reached.
CREATE TABLE population_import (
    organisation TEXT NOT NULL,
    digest       TEXT NOT NULL,
    name         TEXT NOT NULL,
    started_us   {{bigint}} NOT NULL,
    finished_us  {{bigint}} NOT NULL,
    filling      {{bigint}} NOT NULL,
    byte_offset  {{bigint}} NOT NULL,
    line         {{bigint}} NOT NULL,
    lists        {{bigint}} NOT NULL,
    added        {{bigint}} NOT NULL,
    changed      {{bigint}} NOT NULL,
    unchanged    {{bigint}} NOT NULL,
    refused      {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, digest)
) {{strict}};

-- What was said about lines of a file: lists refused, and values kept as unknown.
CREATE TABLE population_remark (
    organisation TEXT NOT NULL,
    digest       TEXT NOT NULL,
    position     {{bigint}} NOT NULL,
    line         {{bigint}} NOT NULL,
    refused      {{bigint}} NOT NULL,
    remark       TEXT NOT NULL,
    PRIMARY KEY (organisation, digest, position)
) {{strict}};

-- A person list. pending counts how often it was touched since the registers were
-- told; list and extra are JSON; address is where the person lives.
CREATE TABLE population_list (
    organisation TEXT NOT NULL,
    subject      TEXT NOT NULL,
    digest       TEXT NOT NULL,
    source       TEXT NOT NULL,
    line         {{bigint}} NOT NULL,
    address      TEXT NOT NULL,
    list         TEXT NOT NULL,
    extra        TEXT NOT NULL,
    pending      {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, subject)
) {{strict}};

CREATE INDEX population_list_address ON population_list (organisation, address);
CREATE INDEX population_list_pending ON population_list (organisation, address, subject) WHERE pending > 0;

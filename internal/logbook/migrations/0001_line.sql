-- One row per use of one person's data from one register. fields and refused are
-- JSON lists of names; basis and record are JSON, as they were at the time. Lines of
-- one trace are one look.
-- Instants are microseconds UTC.
CREATE TABLE logbook_line (
    organisation TEXT NOT NULL,
    id           TEXT NOT NULL,
    resident     TEXT NOT NULL,
    at_us        {{bigint}} NOT NULL,
    purpose      TEXT NOT NULL,
    register     TEXT NOT NULL,
    fields       TEXT NOT NULL,
    refused      TEXT NOT NULL,
    status       TEXT NOT NULL,
    basis        TEXT NOT NULL,
    service      TEXT NOT NULL,
    case_id      TEXT NOT NULL,
    decision_id  TEXT NOT NULL,
    actor        TEXT NOT NULL,
    trace        TEXT NOT NULL,
    record       TEXT NOT NULL,
    PRIMARY KEY (organisation, id)
) {{strict}};

CREATE INDEX logbook_line_resident ON logbook_line (resident, at_us, id);

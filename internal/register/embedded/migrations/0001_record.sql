-- What is current; what was goes to the history. related is empty for a field of
-- the person self; otherwise it is the other person of a pair: a BSN, or #n for
-- the n-th member of a relation without one. since is since when it holds, known_us
-- since when this register knows it.
CREATE TABLE register_value (
    organisation TEXT NOT NULL,
    register     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    related      TEXT NOT NULL,
    field        TEXT NOT NULL,
    state        TEXT NOT NULL,
    value        TEXT NOT NULL,
    low          TEXT NOT NULL,
    high         TEXT NOT NULL,
    synthetic    {{bigint}} NOT NULL,
    since        TEXT NOT NULL,
    known_us     {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, register, subject, related, field)
) {{strict}};

CREATE TABLE register_value_history (
    organisation TEXT NOT NULL,
    id           TEXT NOT NULL,
    register     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    related      TEXT NOT NULL,
    field        TEXT NOT NULL,
    state        TEXT NOT NULL,
    value        TEXT NOT NULL,
    low          TEXT NOT NULL,
    high         TEXT NOT NULL,
    synthetic    {{bigint}} NOT NULL,
    since        TEXT NOT NULL,
    known_us     {{bigint}} NOT NULL,
    until_us     {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, id)
) {{strict}};

CREATE INDEX register_value_history_field
    ON register_value_history (organisation, register, subject, related, field, until_us);

-- Whether the list of a relation is known; its members in order.
CREATE TABLE register_relation (
    organisation TEXT NOT NULL,
    register     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    relation     TEXT NOT NULL,
    state        TEXT NOT NULL,
    known_us     {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, register, subject, relation)
) {{strict}};

CREATE TABLE register_member (
    organisation TEXT NOT NULL,
    register     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    relation     TEXT NOT NULL,
    position     {{bigint}} NOT NULL,
    related      TEXT NOT NULL,
    PRIMARY KEY (organisation, register, subject, relation, position)
) {{strict}};

CREATE INDEX register_member_related ON register_member (organisation, register, related);

-- Lists as they were: members is a JSON list.
CREATE TABLE register_relation_history (
    organisation TEXT NOT NULL,
    id           TEXT NOT NULL,
    register     TEXT NOT NULL,
    subject      TEXT NOT NULL,
    relation     TEXT NOT NULL,
    state        TEXT NOT NULL,
    members      TEXT NOT NULL,
    known_us     {{bigint}} NOT NULL,
    until_us     {{bigint}} NOT NULL,
    PRIMARY KEY (organisation, id)
) {{strict}};

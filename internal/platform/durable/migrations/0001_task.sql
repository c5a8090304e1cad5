-- visible_us: when the task may be taken next. It is due_us at first, the end of the
-- lease while somebody works on it, and the next try after a failure.
CREATE TABLE durable_task (
	organisation TEXT NOT NULL,
	id           TEXT NOT NULL,
	kind         TEXT NOT NULL,
	key          TEXT NOT NULL,
	payload      TEXT NOT NULL,
	state        TEXT NOT NULL CHECK (state IN ('ready', 'done', 'dead')),
	background   {{bigint}} NOT NULL,
	due_us       {{bigint}} NOT NULL,
	visible_us   {{bigint}} NOT NULL,
	lease        TEXT NOT NULL,
	attempts     {{bigint}} NOT NULL,
	failure      TEXT NOT NULL,
	created_us   {{bigint}} NOT NULL,
	finished_us  {{bigint}} NOT NULL,
	PRIMARY KEY (organisation, id),
	UNIQUE (organisation, kind, key)
) {{strict}};

CREATE INDEX durable_task_ready ON durable_task (background, visible_us) WHERE state = 'ready';
CREATE INDEX durable_task_dead ON durable_task (organisation, id) WHERE state = 'dead';
CREATE INDEX durable_task_done ON durable_task (finished_us) WHERE state = 'done';

-- What an organisation has received: the same message never counts twice.
CREATE TABLE durable_inbox (
	organisation TEXT NOT NULL,
	sender       TEXT NOT NULL,
	id           TEXT NOT NULL,
	kind         TEXT NOT NULL,
	digest       TEXT NOT NULL,
	received_us  {{bigint}} NOT NULL,
	PRIMARY KEY (organisation, sender, id)
) {{strict}};

CREATE INDEX durable_inbox_received ON durable_inbox (received_us);

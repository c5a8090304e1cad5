-- A log that can be changed proves nothing.
CREATE TRIGGER logbook_line_no_update BEFORE UPDATE ON logbook_line
BEGIN SELECT RAISE(ABORT, 'a line of the log is never changed'); END;

CREATE TRIGGER logbook_line_no_delete BEFORE DELETE ON logbook_line
BEGIN SELECT RAISE(ABORT, 'a line of the log is never deleted'); END;

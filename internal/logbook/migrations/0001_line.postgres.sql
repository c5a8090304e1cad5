-- A log that can be changed proves nothing.
CREATE FUNCTION logbook_line_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a line of the log is never changed or deleted'; END $$;

CREATE TRIGGER logbook_line_fixed BEFORE UPDATE OR DELETE ON logbook_line
FOR EACH ROW EXECUTE FUNCTION logbook_line_refuse();

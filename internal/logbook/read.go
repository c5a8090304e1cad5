package logbook

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/ldv"
)

// Lines is what happened with the data of one resident, newest first.
func (l *Logbook) Lines(ctx context.Context, resident kernel.ResidentID, f Filter) ([]Line, error) {
	text, args, err := l.query(ctx, resident, f)
	if err != nil {
		return nil, err
	}
	rows, err := l.db.Read().QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var lines []Line
	for rows.Next() {
		line, err := scan(rows)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
	}
	return lines, rows.Err()
}

func (l *Logbook) query(ctx context.Context, resident kernel.ResidentID, f Filter) (string, []any, error) {
	var where strings.Builder
	where.WriteString("resident = $1")
	args := []any{string(resident)}
	add := func(condition string, values ...any) {
		for _, v := range values {
			args = append(args, v)
			condition = strings.Replace(condition, "?", "$"+strconv.Itoa(len(args)), 1)
		}
		where.WriteString(" AND " + condition)
	}
	if f.Field != "" {
		pattern := likeName(f.Field)
		add(`(fields LIKE ? ESCAPE '!' OR refused LIKE ? ESCAPE '!')`, pattern, pattern)
	}
	if f.Decision != "" {
		add("decision_id = ?", string(f.Decision))
	}
	if f.Organisation != "" {
		add("organisation = ?", f.Organisation)
	}
	if !f.Since.IsZero() {
		add("at_us >= ?", f.Since.UnixMicro())
	}
	if f.Before != "" {
		var at int64
		err := l.db.Read().QueryRowContext(ctx,
			"SELECT at_us FROM logbook_line WHERE resident = $1 AND id = $2", string(resident), string(f.Before)).Scan(&at)
		switch {
		case db.IsNotFound(err):
			return "", nil, kernel.Errorf(kernel.NotFound, "the line to page on from is not a line of this resident; start at the newest")
		case err != nil:
			return "", nil, err
		}
		add("(at_us < ? OR at_us = ? AND id < ?)", at, at, string(f.Before))
	}
	switch {
	case f.Limit < 0 || f.Limit > MaxLimit:
		return "", nil, kernel.Invalidf("a limit lies between 1 and %d", MaxLimit)
	case f.Limit == 0:
		f.Limit = DefaultLimit
	}
	return fmt.Sprintf("SELECT %s FROM logbook_line WHERE %s ORDER BY at_us DESC, id DESC LIMIT %d",
		columns, where.String(), f.Limit), args, nil
}

// likeName matches a name in a JSON list of names.
func likeName(name string) string {
	quoted, err := json.Marshal(name)
	if err != nil {
		panic("logbook: a string has JSON: " + err.Error())
	}
	return "%" + strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(string(quoted)) + "%"
}

func scan(rows *sql.Rows) (Line, error) {
	var line Line
	var at int64
	var fields, refused, status, basis, trace, record string
	err := rows.Scan(&line.Organisation, &line.ID, &line.Resident, &at, &line.Purpose, &line.Register,
		&fields, &refused, &status, &basis, &line.Service, &line.Case, &line.Decision, &line.By, &trace, &record)
	if err != nil {
		return Line{}, err
	}
	line.At = time.UnixMicro(at).UTC()
	for _, part := range []struct {
		text string
		into any
	}{{fields, &line.Fields}, {refused, &line.Refused}, {basis, &line.Basis}, {record, &line.Record}} {
		if err := json.Unmarshal([]byte(part.text), part.into); err != nil {
			return Line{}, fmt.Errorf("logbook: line %s is damaged: %w", line.ID, err)
		}
	}
	return line, nil
}

// Uses counts per field how often it was given, over all time.
func (l *Logbook) Uses(ctx context.Context, resident kernel.ResidentID) (map[string]int, error) {
	rows, err := l.db.Read().QueryContext(ctx,
		"SELECT fields, count(*) FROM logbook_line WHERE resident = $1 AND status <> $2 GROUP BY fields",
		string(resident), string(ldv.Error))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	uses := map[string]int{}
	for rows.Next() {
		var text string
		var times int
		if err := rows.Scan(&text, &times); err != nil {
			return nil, err
		}
		var fields []string
		if err := json.Unmarshal([]byte(text), &fields); err != nil {
			return nil, fmt.Errorf("logbook: a line is damaged: %w", err)
		}
		for _, field := range fields {
			uses[field] += times
		}
	}
	return uses, rows.Err()
}

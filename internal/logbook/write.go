package logbook

import (
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/ldv"
)

const columns = "organisation, id, resident, at_us, purpose, register, fields, refused, status, basis, " +
	"service, case_id, decision_id, actor, trace, record"

// columnCount is the number of columns; batch keeps a statement well below the
// 32,766 parameters that SQLite takes.
const (
	columnCount = 16
	batch       = 200
)

// prepare checks every line before any is written, and gives new lines their id.
func prepare(lines []Line) ([][]any, error) {
	rows := make([][]any, len(lines))
	for i, line := range lines {
		if err := check(line); err != nil {
			return nil, err
		}
		if line.ID == "" {
			line.ID = kernel.NewID()
		}
		row, err := encode(line)
		if err != nil {
			return nil, err
		}
		rows[i] = row
	}
	return rows, nil
}

func check(line Line) error {
	switch {
	case line.Resident == "":
		return kernel.Errorf(kernel.Internal, "a log line names the person that it is about")
	case line.Organisation == "" || line.Purpose == "" || line.By == "":
		return kernel.Errorf(kernel.Internal, "a log line names the organisation, the purpose, and by whom")
	case len(line.Fields) == 0 && len(line.Refused) == 0:
		return kernel.Errorf(kernel.Internal, "a log line names at least one field")
	case line.At.IsZero():
		return kernel.Errorf(kernel.Internal, "a log line has an instant")
	case line.Record.Attributes[ldv.DataSubject] != string(line.Resident):
		return kernel.Errorf(kernel.Internal, "the record of a log line is about the same person as the line")
	case holdsNumber(line):
		return kernel.Errorf(kernel.Internal, "a log line holds no BSN; use the id of the resident")
	}
	if err := line.Record.Validate(); err != nil {
		return kernel.Errorf(kernel.Internal, "a log line holds a record of the standard: %w", err)
	}
	return nil
}

// holdsNumber finds a BSN where free words are written, so that a mistake
// elsewhere cannot put one in the log.
func holdsNumber(line Line) bool {
	texts := []string{string(line.Resident), line.Purpose, line.Service, line.By, line.Record.Name, line.Record.Attributes[ldv.DataSubject]}
	texts = append(append(texts, line.Fields...), line.Refused...)
	return slices.ContainsFunc(texts, func(text string) bool {
		_, err := kernel.ParseBSN(text)
		return err == nil
	})
}

func encode(line Line) ([]any, error) {
	fields, err := names(line.Fields)
	if err != nil {
		return nil, err
	}
	refused, err := names(line.Refused)
	if err != nil {
		return nil, err
	}
	basis, err := json.Marshal(line.Basis)
	if err != nil {
		return nil, err
	}
	record, err := json.Marshal(line.Record)
	if err != nil {
		return nil, err
	}
	return []any{
		line.Organisation, string(line.ID), string(line.Resident), line.At.UnixMicro(),
		line.Purpose, line.Register, fields, refused, string(line.Record.Status), string(basis),
		line.Service, string(line.Case), string(line.Decision), line.By, line.Record.TraceID.String(), string(record),
	}, nil
}

func names(list []string) (string, error) {
	if list == nil {
		list = []string{}
	}
	text, err := json.Marshal(list)
	return string(text), err
}

func insert(ctx context.Context, tx db.Querier, rows [][]any) error {
	for chunk := range slices.Chunk(rows, batch) {
		args := make([]any, 0, len(chunk)*columnCount)
		for _, row := range chunk {
			args = append(args, row...)
		}
		if _, err := tx.ExecContext(ctx, insertText(len(chunk)), args...); err != nil {
			return err
		}
	}
	return nil
}

func insertText(rows int) string {
	var text strings.Builder
	text.WriteString("INSERT INTO logbook_line (" + columns + ") VALUES ")
	for row := range rows {
		if row > 0 {
			text.WriteString(", ")
		}
		text.WriteByte('(')
		for column := range columnCount {
			if column > 0 {
				text.WriteString(", ")
			}
			text.WriteString("$" + strconv.Itoa(row*columnCount+column+1))
		}
		text.WriteByte(')')
	}
	return text.String()
}

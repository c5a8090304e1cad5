package embedded

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
)

// row is a row of register_value, but for its organisation and register.
type row struct {
	subject, related, field string
	state, value, low, high string
	synthetic               int64
	since                   string
	known                   int64
}

type rowKey struct{ subject, related, field string }

func (r row) key() rowKey { return rowKey{r.subject, r.related, r.field} }

// same says whether two rows tell the same.
func (r row) same(o row) bool {
	r.known, o.known = 0, 0
	return r == o
}

const rowColumns = "subject, related, field, state, value, low, high, synthetic, since, known_us"

func (r row) args() []any {
	return []any{r.subject, r.related, r.field, r.state, r.value, r.low, r.high, r.synthetic, r.since, r.known}
}

// place is what every row of one register begins with.
type place struct{ organisation, register string }

// chunkRows is how many rows one statement inserts.
const chunkRows = 50

// insertMany inserts rows, chunk by chunk: head VALUES (…), (…) tail. All full
// chunks share one prepared statement.
func insertMany(ctx context.Context, tx *sql.Tx, head string, rows [][]any, tail string) error {
	full := len(rows) - len(rows)%chunkRows
	if full > 0 {
		insert, err := tx.PrepareContext(ctx, insertText(head, chunkRows, len(rows[0]), tail))
		if err != nil {
			return err
		}
		defer insert.Close()
		for chunk := range slices.Chunk(rows[:full], chunkRows) {
			if _, err := insert.ExecContext(ctx, slices.Concat(chunk...)...); err != nil {
				return err
			}
		}
	}
	if rest := rows[full:]; len(rest) > 0 {
		_, err := tx.ExecContext(ctx, insertText(head, len(rest), len(rest[0]), tail), slices.Concat(rest...)...)
		return err
	}
	return nil
}

func insertText(head string, rows, columns int, tail string) string {
	var text strings.Builder
	text.WriteString(head + " VALUES ")
	for i := range rows {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString("(" + placeholders(i*columns+1, columns) + ")")
	}
	return text.String() + " " + tail
}

// placeholders is $first, $first+1, … for n parameters.
func placeholders(first, n int) string {
	var text strings.Builder
	for i := range n {
		if i > 0 {
			text.WriteString(", ")
		}
		text.WriteString("$" + strconv.Itoa(first+i))
	}
	return text.String()
}

// in is "name IN ($n, …)" with its values added to args.
func in(name string, values []string, args *[]any) string {
	first := len(*args) + 1
	for _, v := range values {
		*args = append(*args, v)
	}
	return name + " IN (" + placeholders(first, len(values)) + ")"
}

// loadRows is the current values of subjects that also meet a condition.
func loadRows(ctx context.Context, q db.Querier, p place, subjects []string, condition func(args *[]any) string) ([]row, error) {
	args := []any{p.organisation, p.register}
	text := "SELECT " + rowColumns + " FROM register_value WHERE organisation = $1 AND register = $2 AND " +
		in("subject", subjects, &args)
	if condition != nil {
		text += " AND " + condition(&args)
	}
	rows, err := q.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var found []row
	for rows.Next() {
		var r row
		if err := rows.Scan(&r.subject, &r.related, &r.field, &r.state, &r.value, &r.low, &r.high, &r.synthetic, &r.since, &r.known); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, rows.Err()
}

// upsertRows makes rows current.
func upsertRows(ctx context.Context, tx *sql.Tx, p place, rows []row) error {
	all := make([][]any, len(rows))
	for i, r := range rows {
		all[i] = append([]any{p.organisation, p.register}, r.args()...)
	}
	return insertMany(ctx, tx, "INSERT INTO register_value (organisation, register, "+rowColumns+")", all,
		`ON CONFLICT (organisation, register, subject, related, field) DO UPDATE SET
			state = excluded.state, value = excluded.value, low = excluded.low, high = excluded.high,
			synthetic = excluded.synthetic, since = excluded.since, known_us = excluded.known_us`)
}

// archiveRows keeps rows as they were until now.
func archiveRows(ctx context.Context, tx *sql.Tx, p place, rows []row, until int64) error {
	all := make([][]any, len(rows))
	for i, r := range rows {
		all[i] = append(append([]any{p.organisation, string(kernel.NewID()), p.register}, r.args()...), until)
	}
	return insertMany(ctx, tx,
		"INSERT INTO register_value_history (organisation, id, register, "+rowColumns+", until_us)", all, "")
}

func deleteRow(ctx context.Context, tx db.Querier, p place, r row) error {
	_, err := tx.ExecContext(ctx, `DELETE FROM register_value
		WHERE organisation = $1 AND register = $2 AND subject = $3 AND related = $4 AND field = $5`,
		p.organisation, p.register, r.subject, r.related, r.field)
	return err
}

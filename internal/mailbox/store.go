package mailbox

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

const columns = `organisation, id, resident, key, subject_nl, subject_en, body_nl, body_en, do_by, case_id, decision_id, sent_us, read_us`

func insert(ctx context.Context, tx *sql.Tx, id kernel.ID, sent time.Time, m Message) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO mailbox_message (`+columns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)
		ON CONFLICT (organisation, resident, key) DO NOTHING`,
		m.Organisation, id, m.Resident, m.Key, m.SubjectNL, m.SubjectEN, m.BodyNL, m.BodyEN,
		dateText(m.DoBy), m.Case, m.Decision, sent.UnixMicro())
	return err
}

func list(ctx context.Context, q db.Querier, resident kernel.ResidentID) ([]Message, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM mailbox_message
		WHERE resident = $1 ORDER BY sent_us DESC, id DESC`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var messages []Message
	for rows.Next() {
		m, err := scan(rows)
		if err != nil {
			return nil, err
		}
		messages = append(messages, m)
	}
	return messages, rows.Err()
}

func unread(ctx context.Context, q db.Querier, resident kernel.ResidentID) (int, error) {
	var n int
	err := q.QueryRowContext(ctx, `SELECT count(*) FROM mailbox_message WHERE resident = $1 AND read_us = 0`, resident).Scan(&n)
	return n, err
}

func get(ctx context.Context, q db.Querier, resident kernel.ResidentID, id kernel.ID) (Message, error) {
	m, err := scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM mailbox_message WHERE resident = $1 AND id = $2`, resident, id))
	if errors.Is(err, sql.ErrNoRows) {
		return m, kernel.Errorf(kernel.NotFound, "there is no such message for this resident")
	}
	return m, err
}

func markRead(ctx context.Context, tx *sql.Tx, m Message) error {
	_, err := tx.ExecContext(ctx, `UPDATE mailbox_message SET read_us = $1
		WHERE organisation = $2 AND id = $3 AND read_us = 0`, m.ReadAt.UnixMicro(), m.Organisation, m.ID)
	return err
}

func scan(row interface{ Scan(...any) error }) (Message, error) {
	var m Message
	var doBy string
	var sent, read int64
	err := row.Scan(&m.Organisation, &m.ID, &m.Resident, &m.Key, &m.SubjectNL, &m.SubjectEN, &m.BodyNL, &m.BodyEN,
		&doBy, &m.Case, &m.Decision, &sent, &read)
	if err != nil {
		return Message{}, err
	}
	m.SentAt = time.UnixMicro(sent)
	if read != 0 {
		m.ReadAt = time.UnixMicro(read)
	}
	if doBy != "" {
		m.DoBy, err = value.ParseDate(doBy)
	}
	return m, err
}

func dateText(d value.Date) string {
	if d == 0 {
		return ""
	}
	return d.String()
}

package decision

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/value"
)

const columns = `organisation, id, resident, service, case_id, replaces, issued_us, object_by, content, content_hash`

func insert(ctx context.Context, tx *sql.Tx, d Decision) error {
	content, err := json.Marshal(d.Content)
	if err != nil {
		return fmt.Errorf("decision: the content of a decision cannot be written: %w", err)
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO decision_decision (`+columns+`)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		d.Organisation, d.ID, d.Resident, d.Service, d.Case, d.Replaces,
		d.IssuedAt.UnixMicro(), d.ObjectBy.String(), string(content), hash(content))
	return err
}

func get(ctx context.Context, q db.Querier, resident kernel.ResidentID, id kernel.ID) (Decision, error) {
	d, err := scan(q.QueryRowContext(ctx, `SELECT `+columns+` FROM decision_decision WHERE resident = $1 AND id = $2`, resident, id))
	if errors.Is(err, sql.ErrNoRows) {
		return d, kernel.Errorf(kernel.NotFound, "there is no such decision for this resident")
	}
	return d, err
}

func list(ctx context.Context, q db.Querier, resident kernel.ResidentID) ([]Decision, error) {
	rows, err := q.QueryContext(ctx, `SELECT `+columns+` FROM decision_decision
		WHERE resident = $1 ORDER BY issued_us DESC, id DESC`, resident)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var decisions []Decision
	for rows.Next() {
		d, err := scan(rows)
		if err != nil {
			return nil, err
		}
		decisions = append(decisions, d)
	}
	return decisions, rows.Err()
}

// latest is the id of the decision in force on a service; empty when there is none.
func latest(ctx context.Context, q db.Querier, resident kernel.ResidentID, service string) (kernel.ID, error) {
	var id kernel.ID
	err := q.QueryRowContext(ctx, `SELECT id FROM decision_decision
		WHERE resident = $1 AND service = $2 ORDER BY issued_us DESC, id DESC LIMIT 1`, resident, service).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

func scan(row interface{ Scan(...any) error }) (Decision, error) {
	var d Decision
	var issued int64
	var objectBy, content, stored string
	err := row.Scan(&d.Organisation, &d.ID, &d.Resident, &d.Service, &d.Case, &d.Replaces, &issued, &objectBy, &content, &stored)
	if err != nil {
		return Decision{}, err
	}
	if hash([]byte(content)) != stored {
		return Decision{}, kernel.Errorf(kernel.Internal, "decision %s is not as it was issued: its hash differs", d.ID)
	}
	d.IssuedAt = time.UnixMicro(issued)
	if d.ObjectBy, err = value.ParseDate(objectBy); err != nil {
		return Decision{}, err
	}
	return d, json.Unmarshal([]byte(content), &d.Content)
}

func hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

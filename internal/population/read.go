package population

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/population/gbav"
)

// read stores the lists from the place that was reached to the end.
func (r *reading) read(ctx context.Context) error {
	in, err := r.open(r.at)
	if err != nil {
		return err
	}
	for more := true; more; {
		r.progress(Reading, r.summary.Lists, r.total)
		var batch []*gbav.List
		for size := 0; more && len(batch) < importBatch && size < importBytes; {
			list, err := in.Next()
			switch {
			case errors.Is(err, io.EOF):
				more = false
			case err != nil:
				return err
			default:
				batch, size = append(batch, list), size+list.Size
			}
		}
		if len(batch) == 0 {
			break
		}
		if err := r.storeBatch(ctx, batch); err != nil {
			return err
		}
	}
	r.progress(Reading, r.total, r.total)
	return nil
}

// storeBatch stores lists and the place after them in one transaction.
func (r *reading) storeBatch(ctx context.Context, batch []*gbav.List) error {
	s := r.service
	end := batch[len(batch)-1].End
	var sum Summary
	var remarks []Remark
	err := s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		sum, remarks = r.summary, nil
		here, err := s.heldOf(ctx, tx, batch)
		if err != nil {
			return err
		}
		for _, list := range batch {
			m, err := r.storeList(ctx, tx, list, here, &sum)
			if err != nil {
				return err
			}
			remarks = append(remarks, m...)
		}
		if err := r.note(ctx, tx, remarks); err != nil {
			return err
		}
		return r.advance(ctx, tx, end, sum)
	})
	if err != nil {
		return err
	}
	r.summary, r.at, r.remarks = sum, end, r.remarks+len(remarks)
	return nil
}

// storeList takes in or refuses one list.
func (r *reading) storeList(ctx context.Context, tx *sql.Tx, list *gbav.List, here map[string]*held, sum *Summary) ([]Remark, error) {
	sum.Lists++
	person, remarks, err := list.Person()
	var refusal *gbav.Refusal
	if errors.As(err, &refusal) {
		sum.Refused++
		return []Remark{{Line: refusal.Line, Refused: true, Text: "refused: " + refusal.Reason}}, nil
	}
	if err != nil {
		return nil, err
	}
	subject := person.BSN.Digits()
	before := here[subject]
	if before != nil && before.source == sum.Digest {
		sum.Refused++
		text := fmt.Sprintf("refused: it has the same BSN as the list on line %d; which of the two is right cannot be told", before.line)
		return []Remark{{Line: list.Line, Refused: true, Text: text}}, nil
	}
	digest := rules + " " + hex.EncodeToString(list.Digest[:])
	what, err := r.service.store(ctx, tx, List{Person: person, Digest: digest, Source: sum.Digest}, before, r.filling)
	if err != nil {
		return nil, err
	}
	here[subject] = &held{person: person, source: sum.Digest, line: list.Line}
	switch what {
	case added:
		sum.Added++
	case changed:
		sum.Changed++
	default:
		sum.Unchanged++
	}
	var out []Remark
	for _, m := range remarks {
		out = append(out, Remark{Line: m.Line, Text: m.Element + " " + m.Text})
	}
	return out, nil
}

// heldOf are the stored lists of the people of a batch.
func (s *Service) heldOf(ctx context.Context, tx *sql.Tx, batch []*gbav.List) (map[string]*held, error) {
	var subjects []string
	for _, list := range batch {
		if p, _, err := list.Person(); err == nil {
			subjects = append(subjects, p.BSN.Digits())
		}
	}
	here := map[string]*held{}
	return here, s.load(ctx, tx, "subject", subjects, here)
}

// note stores remarks behind those that are there.
func (r *reading) note(ctx context.Context, tx *sql.Tx, remarks []Remark) error {
	for i, m := range remarks {
		refused := 0
		if m.Refused {
			refused = 1
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO population_remark (organisation, digest, position, line, refused, remark)
			VALUES ($1, $2, $3, $4, $5, $6)`, r.service.owner, r.summary.Digest, r.remarks+i, m.Line, refused, m.Text); err != nil {
			return err
		}
	}
	return nil
}

// advance records the place after a batch, if the place before it is still the one
// that this process reached.
func (r *reading) advance(ctx context.Context, tx *sql.Tx, end gbav.Position, sum Summary) error {
	result, err := tx.ExecContext(ctx, `UPDATE population_import
		SET byte_offset = $1, line = $2, lists = $3, added = $4, changed = $5, unchanged = $6, refused = $7
		WHERE organisation = $8 AND digest = $9 AND byte_offset = $10`,
		end.Offset, end.Line, sum.Lists, sum.Added, sum.Changed, sum.Unchanged, sum.Refused,
		r.service.owner, sum.Digest, r.at.Offset)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n != 1 {
		return kernel.Errorf(kernel.Conflict, "another process is importing this file; let it finish, and import again to see its outcome")
	}
	return nil
}

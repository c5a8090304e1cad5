package population

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population/gbav"
)

// rules is the version of how lists are read. A file that was read under other
// rules is read anew.
const rules = "gbav 1"

// importBatch and importBytes are how many lists are read in one transaction.
const (
	importBatch = 100
	importBytes = 8 << 20
)

// Summary is what became of a file. Lists is Added, Changed, Unchanged and Refused
// together.
type Summary struct {
	Digest  string // of the file and of the rules by which it is read
	Already bool   // this file had been read to its end before
	Resumed bool   // an earlier reading had stopped halfway
	Lists   int
	Added   int // new here
	Changed int
	// Unchanged were here with the same content.
	Unchanged int
	Refused   int
	// Remarks are the first ones, at most 1,000; Further says how many there are more.
	Remarks []Remark
	Further int
}

// maxRemarks is how many remarks a Summary holds.
const maxRemarks = 1000

// Remark is something to say about a line.
type Remark struct {
	Line    int
	Refused bool // the list that starts here was not taken in
	Text    string
}

func (r Remark) String() string { return fmt.Sprintf("line %d: %s", r.Line, r.Text) }

// Accepted is how many lists of the file the store has.
func (s Summary) Accepted() int { return s.Added + s.Changed + s.Unchanged }

// Import reads a file in the GBA-V layout and fills the registers. The whole file is
// checked before anything of it is stored. A second call with the same file goes on
// where the first was stopped, or changes nothing. seed is for the invented facts of
// an empty store.
func (s *Service) Import(ctx context.Context, file io.ReadSeeker, name, seed string, progress Progress) (Summary, error) {
	if progress == nil {
		progress = func(Phase, int, int) {}
	}
	r := reading{service: s, file: file, progress: progress}
	if err := r.check(); err != nil {
		return Summary{}, err
	}
	if err := r.begin(ctx, name, seed); err != nil {
		return Summary{}, err
	}
	if r.finished {
		r.summary.Already = true
		return r.summary, r.remember(ctx)
	}
	if err := r.read(ctx); err != nil {
		return Summary{}, err
	}
	if err := s.settle(ctx, r.filling, progress); err != nil {
		return Summary{}, err
	}
	if err := r.finish(ctx); err != nil {
		return Summary{}, err
	}
	return r.summary, r.remember(ctx)
}

// reading is one file being read.
type reading struct {
	service  *Service
	file     io.ReadSeeker
	progress Progress
	total    int // lists in the file
	at       gbav.Position
	filling  bool // the store was empty when this file was begun
	finished bool
	summary  Summary
	remarks  int // how many are stored
}

// check reads the file to its end, for its faults and its digest.
func (r *reading) check() error {
	hash := sha256.New()
	hash.Write([]byte(rules + "\n"))
	if _, err := r.file.Seek(0, io.SeekStart); err != nil {
		return kernel.Errorf(kernel.Invalid, "the file cannot be read twice, which the import does; give a file, not a pipe: %w", err)
	}
	if _, err := io.Copy(hash, r.file); err != nil {
		return kernel.Errorf(kernel.Unavailable, "the file cannot be read: %w", err)
	}
	r.summary.Digest = hex.EncodeToString(hash.Sum(nil))
	in, err := r.open(gbav.Position{})
	for ; err == nil; r.total++ {
		_, err = in.Next()
	}
	if !errors.Is(err, io.EOF) {
		return err
	}
	r.total--
	if r.total == 0 {
		return kernel.Invalidf("the file has a header and no person lists")
	}
	return nil
}

// open starts reading at a place.
func (r *reading) open(at gbav.Position) (*gbav.Reader, error) {
	if _, err := r.file.Seek(0, io.SeekStart); err != nil {
		return nil, kernel.Errorf(kernel.Unavailable, "the file cannot be read: %w", err)
	}
	in, err := gbav.NewReader(r.file)
	if err == nil && at != (gbav.Position{}) {
		err = in.Resume(at)
	}
	return in, err
}

// begin finds or makes the record of this file.
func (r *reading) begin(ctx context.Context, name, seed string) error {
	s := r.service
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		sum, finished, filling := &r.summary, int64(0), int64(0)
		err := tx.QueryRowContext(ctx, `SELECT finished_us, filling, byte_offset, line, lists, added, changed, unchanged, refused
			FROM population_import WHERE organisation = $1 AND digest = $2`, s.owner, sum.Digest).
			Scan(&finished, &filling, &r.at.Offset, &r.at.Line, &sum.Lists, &sum.Added, &sum.Changed, &sum.Unchanged, &sum.Refused)
		switch {
		case err == nil:
			r.finished, r.filling, sum.Resumed = finished != 0, filling != 0, finished == 0
			return tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM population_remark WHERE organisation = $1 AND digest = $2`, s.owner, sum.Digest).Scan(&r.remarks)
		case !db.IsNotFound(err):
			return err
		}
		r.at, r.finished, r.remarks = gbav.Position{}, false, 0
		if r.filling, err = s.start(ctx, tx, seed); err != nil {
			return err
		}
		if r.filling {
			filling = 1
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO population_import
			(organisation, digest, name, started_us, finished_us, filling, byte_offset, line, lists, added, changed, unchanged, refused)
			VALUES ($1, $2, $3, $4, 0, $5, 0, 0, 0, 0, 0, 0, 0)`, s.owner, sum.Digest, name, s.clock.Now().UnixMicro(), filling)
		return err
	})
}

// finish marks the file as read and the registers as filled.
func (r *reading) finish(ctx context.Context) error {
	s := r.service
	return s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE population_import SET finished_us = $1 WHERE organisation = $2 AND digest = $3 AND finished_us = 0`,
			s.clock.Now().UnixMicro(), s.owner, r.summary.Digest)
		return err
	})
}

// remember reads back what was said of the lines of this file.
func (r *reading) remember(ctx context.Context) error {
	rows, err := r.service.db.Read().QueryContext(ctx, `SELECT line, refused, remark FROM population_remark
		WHERE organisation = $1 AND digest = $2 ORDER BY position LIMIT $3`, r.service.owner, r.summary.Digest, maxRemarks)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var m Remark
		var refused int64
		if err := rows.Scan(&m.Line, &refused, &m.Text); err != nil {
			return err
		}
		m.Refused = refused != 0
		r.summary.Remarks = append(r.summary.Remarks, m)
	}
	r.summary.Further = max(0, r.remarks-len(r.summary.Remarks))
	return rows.Err()
}

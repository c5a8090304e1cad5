package lawtext

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/law/statute"
)

//go:embed migrations
var migrations embed.FS

// Module is the tables of lawtext.
var Module = db.Module{Name: "lawtext", FS: migrations}

// Store keeps official texts.
type Store struct {
	db    *db.DB
	clock kernel.Clock
}

// New is the store of an installation.
func New(d *db.DB, clock kernel.Clock) *Store { return &Store{db: d, clock: clock} }

// Result is what an import did with one text.
type Result string

// The results. Kept: a text of the same version that goes before it was there.
const (
	Added     Result = "added"
	Replaced  Result = "replaced"
	Unchanged Result = "unchanged"
	Kept      Result = "kept"
)

// Put stores one version of a text in one transaction. file is where it came from.
func (s *Store) Put(ctx context.Context, t *statute.Text, file string) (Result, error) {
	contents, digest, err := encode(t)
	if err != nil {
		return "", err
	}
	var result Result
	err = s.db.Tx(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		if result, err = decide(ctx, tx, t, digest); err != nil || result == Unchanged || result == Kept {
			return err
		}
		return s.write(ctx, tx, t, file, digest, contents)
	})
	return result, err
}

// encode is each article as it is stored, and a digest of all that is.
func encode(t *statute.Text) ([][]byte, string, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %s %q %s\n", t.Source, t.From, t.Title, t.Format)
	contents := make([][]byte, len(t.Articles))
	for i, a := range t.Articles {
		content, err := json.Marshal(a)
		if err != nil {
			return nil, "", fmt.Errorf("lawtext: article %s of %s: %w", a.Number, t.Source, err)
		}
		contents[i] = content
		sum.Write(content)
		sum.Write([]byte{'\n'})
	}
	return contents, hex.EncodeToString(sum.Sum(nil)), nil
}

// decide compares a text with what is stored of its version.
func decide(ctx context.Context, tx *sql.Tx, t *statute.Text, digest string) (Result, error) {
	var stored, format string
	err := tx.QueryRowContext(ctx, `SELECT digest, format FROM lawtext_version WHERE source = $1 AND from_date = $2`,
		t.Source, t.From.String()).Scan(&stored, &format)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return Added, nil
	case err != nil:
		return "", err
	case stored == digest:
		return Unchanged, nil
	case statute.Format(format) == statute.BWB && t.Format != statute.BWB:
		return Kept, nil
	}
	return Replaced, nil
}

func (s *Store) write(ctx context.Context, tx *sql.Tx, t *statute.Text, file, digest string, contents [][]byte) error {
	from := t.From.String()
	for _, table := range []string{"lawtext_article", "lawtext_version"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE source = $1 AND from_date = $2`, t.Source, from); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO lawtext_version (source, from_date, title, format, file, digest, imported_us)
		VALUES ($1, $2, $3, $4, $5, $6, $7)`, t.Source, from, t.Title, string(t.Format), file, digest, s.clock.Now().UnixMicro())
	if err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `INSERT INTO lawtext_article (source, from_date, position, number, content) VALUES ($1, $2, $3, $4, $5)`)
	if err != nil {
		return err
	}
	for i, a := range t.Articles {
		if _, err := insert.ExecContext(ctx, t.Source, from, i, a.Number, string(contents[i])); err != nil {
			return errors.Join(err, insert.Close())
		}
	}
	return insert.Close()
}

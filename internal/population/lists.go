package population

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/law/value"
)

// Extra are facts of a person that stand in for the invented ones, by field: a
// canonical value, or "" for unknown.
type Extra struct {
	Person map[string]string `json:",omitempty"`
	// AsChild are of the person together with each parent, AsParent with each child.
	AsChild  map[string]string `json:",omitempty"`
	AsParent map[string]string `json:",omitempty"`
	// AsPartner are of the person together with each adult who may be the partner.
	AsPartner map[string]string `json:",omitempty"`
	// Since is since when a fact in Person holds that was put right, by field.
	Since map[string]value.Date `json:",omitempty"`
}

// List is a person list to be stored.
type List struct {
	Person *personlist.Person
	Extra  Extra
	Digest string // of its content and of the rules by which it was read
	Source string // what brought it: the digest of a file, or a word
}

// held is a stored list.
type held struct {
	person  *personlist.Person
	extra   Extra
	digest  string
	source  string
	line    int
	address string
	pending int64
}

// outcome of storing a list.
type outcome uint8

const (
	unchanged outcome = iota
	added
	changed
)

// store makes a list current. Unless this is the first filling it makes everybody
// pending whom the list touches, before and after.
func (s *Service) store(ctx context.Context, tx *sql.Tx, l List, before *held, filling bool) (outcome, error) {
	subject := l.Person.BSN.Digits()
	if before != nil && before.digest == l.Digest {
		_, err := tx.ExecContext(ctx, `UPDATE population_list SET source = $1, line = $2 WHERE organisation = $3 AND subject = $4`,
			l.Source, l.Person.Line, s.owner, subject)
		return unchanged, err
	}
	list, err := personlist.Marshal(l.Person)
	if err != nil {
		return 0, err
	}
	extra, err := json.Marshal(l.Extra)
	if err != nil {
		return 0, err
	}
	address := kin.Address(l.Person)
	if _, err := tx.ExecContext(ctx, `INSERT INTO population_list
		(organisation, subject, digest, source, line, address, list, extra, pending) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
		ON CONFLICT (organisation, subject) DO UPDATE SET digest = excluded.digest, source = excluded.source, line = excluded.line,
			address = excluded.address, list = excluded.list, extra = excluded.extra, pending = population_list.pending + 1`,
		s.owner, subject, l.Digest, l.Source, l.Person.Line, address, string(list), string(extra)); err != nil {
		return 0, err
	}
	result := added
	people, addresses := []*personlist.Person{l.Person}, []string{address}
	if before != nil {
		result = changed
		people, addresses = append(people, before.person), append(addresses, before.address)
	}
	if filling {
		return result, nil
	}
	return result, s.touch(ctx, tx, people, addresses)
}

// touch makes pending the relatives in lists and everybody at addresses.
func (s *Service) touch(ctx context.Context, tx *sql.Tx, people []*personlist.Person, addresses []string) error {
	var relatives []string
	for _, p := range people {
		for _, bsn := range p.Relatives() {
			relatives = append(relatives, bsn.Digits())
		}
	}
	addresses = slices.DeleteFunc(addresses, func(a string) bool { return a == "" })
	for column, values := range map[string][]string{"subject": relatives, "address": addresses} {
		for chunk := range slices.Chunk(values, chunkSize) {
			args := []any{s.owner}
			if _, err := tx.ExecContext(ctx, `UPDATE population_list SET pending = pending + 1 WHERE organisation = $1 AND `+in(column, chunk, &args), args...); err != nil {
				return err
			}
		}
	}
	return nil
}

// chunkSize bounds the values of one query.
const chunkSize = 100

// load gives the lists whose column has one of the values, by number.
func (s *Service) load(ctx context.Context, q db.Querier, column string, values []string, into map[string]*held) error {
	slices.Sort(values)
	for chunk := range slices.Chunk(slices.Compact(values), chunkSize) {
		args := []any{s.owner}
		rows, err := q.QueryContext(ctx, `SELECT subject, digest, source, line, address, list, extra, pending FROM population_list
			WHERE organisation = $1 AND `+in(column, chunk, &args), args...)
		if err != nil {
			return err
		}
		if err := scan(rows, into); err != nil {
			return err
		}
	}
	return nil
}

func scan(rows *sql.Rows, into map[string]*held) error {
	defer rows.Close()
	for rows.Next() {
		var h held
		var subject, list, extra string
		if err := rows.Scan(&subject, &h.digest, &h.source, &h.line, &h.address, &list, &extra, &h.pending); err != nil {
			return err
		}
		if into[subject] != nil {
			continue
		}
		var err error
		if h.person, err = personlist.Unmarshal([]byte(list)); err != nil {
			return kernel.Errorf(kernel.Internal, "%w; restore the store from a backup", err)
		}
		if err := json.Unmarshal([]byte(extra), &h.extra); err != nil {
			return kernel.Errorf(kernel.Internal, "the additions to a stored person list are damaged; restore the store from a backup")
		}
		into[subject] = &h
	}
	return rows.Err()
}

// in is "column IN ($n, …)" with its values added to args.
func in(column string, values []string, args *[]any) string {
	marks := make([]string, len(values))
	for i, v := range values {
		*args = append(*args, v)
		marks[i] = "$" + strconv.Itoa(len(*args))
	}
	return column + " IN (" + strings.Join(marks, ", ") + ")"
}

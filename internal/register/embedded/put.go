package embedded

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"meent.nl/meent/catalogue"
)

// chunkSubjects is how many persons are compared with the store at a time.
const chunkSubjects = 200

// put stores entries. Everything is checked before anything is written.
func (s *Store) put(ctx context.Context, tx *sql.Tx, entries []Entry, report Report) error {
	byRegister := map[*catalogue.Register][]checked{}
	var order []*catalogue.Register
	for _, e := range entries {
		c, err := s.check(e)
		if err != nil {
			return err
		}
		if byRegister[c.register] == nil {
			order = append(order, c.register)
		}
		byRegister[c.register] = append(byRegister[c.register], c)
	}
	for _, r := range order {
		for chunk := range slices.Chunk(byRegister[r], chunkSubjects) {
			if err := s.putChunk(ctx, tx, r, chunk, report); err != nil {
				return err
			}
		}
	}
	return nil
}

// difference is what a chunk changes.
type difference struct {
	place    place
	now      int64
	current  map[rowKey]row
	lists    map[listKey]list
	upserts  map[rowKey]row
	archived []row
	deleted  map[rowKey]row
	touched  []*touched // in the order of the entries
	by       map[string]*touched
}

// touched is what changed of one subject.
type touched struct {
	subject   string
	fields    map[string]bool // of the subject self
	together  map[string]bool // of the subject with another
	relations map[string]bool
	added     []added
}

type added struct{ relation, related string }

func (d *difference) touch(subject string) *touched {
	t := d.by[subject]
	if t == nil {
		t = &touched{subject: subject, fields: map[string]bool{}, together: map[string]bool{}, relations: map[string]bool{}}
		d.by[subject] = t
		d.touched = append(d.touched, t)
	}
	return t
}

func (s *Store) putChunk(ctx context.Context, tx *sql.Tx, r *catalogue.Register, chunk []checked, report Report) error {
	d := difference{
		place: place{r.Owner, r.ID}, now: s.clock.Now().UnixMicro(),
		current: map[rowKey]row{}, upserts: map[rowKey]row{}, deleted: map[rowKey]row{}, by: map[string]*touched{},
	}
	var subjects []string
	for _, c := range chunk {
		subjects = append(subjects, c.subject.Digits())
	}
	slices.Sort(subjects)
	subjects = slices.Compact(subjects)
	rows, err := loadRows(ctx, tx, d.place, subjects, nil)
	if err != nil {
		return err
	}
	for _, row := range rows {
		d.current[row.key()] = row
	}
	if d.lists, err = loadLists(ctx, tx, d.place, subjects, nil); err != nil {
		return err
	}
	for _, c := range chunk {
		for _, row := range c.rows {
			row.subject = c.subject.Digits()
			d.set(row)
		}
		for _, l := range c.lists {
			if err := d.setList(ctx, tx, c.subject.Digits(), l); err != nil {
				return err
			}
		}
	}
	if err := d.write(ctx, tx); err != nil {
		return err
	}
	if report == nil {
		return nil
	}
	return s.reportAll(ctx, tx, &d, report)
}

func (d *difference) set(r row) {
	r.known = d.now
	before, ok := d.current[r.key()]
	if ok && before.same(r) {
		return
	}
	if _, again := d.upserts[r.key()]; ok && !again {
		d.archived = append(d.archived, before)
	}
	d.current[r.key()], d.upserts[r.key()] = r, r
	if t := d.touch(r.subject); r.related == "" {
		t.fields[r.field] = true
	} else {
		t.together[r.field] = true
	}
}

// setList replaces a list where it differs, and lets go of what was known of the
// person together with those who left it.
func (d *difference) setList(ctx context.Context, tx *sql.Tx, subject string, l list) error {
	l.known = d.now
	key := listKey{subject, l.relation}
	before, ok := d.lists[key]
	if ok && before.state == l.state && slices.Equal(before.members, l.members) {
		return nil
	}
	var old *list
	if ok {
		old = &before
	}
	if err := replaceList(ctx, tx, d.place, subject, l, old); err != nil {
		return err
	}
	d.lists[key] = l
	t := d.touch(subject)
	t.relations[l.relation] = true
	for _, related := range l.members {
		if !slices.Contains(before.members, related) {
			t.added = append(t.added, added{l.relation, related})
		}
	}
	for _, related := range before.members {
		if !d.isMember(subject, related) {
			d.dropPair(subject, related)
		}
	}
	return nil
}

func (d *difference) isMember(subject, related string) bool {
	for key, l := range d.lists {
		if key.subject == subject && slices.Contains(l.members, related) {
			return true
		}
	}
	return false
}

func (d *difference) dropPair(subject, related string) {
	for key, r := range d.current {
		if key.subject != subject || key.related != related {
			continue
		}
		if _, fresh := d.upserts[key]; !fresh {
			d.archived = append(d.archived, r)
		}
		delete(d.upserts, key)
		delete(d.current, key)
		d.deleted[key] = r
	}
}

func (d *difference) write(ctx context.Context, tx *sql.Tx) error {
	if err := archiveRows(ctx, tx, d.place, d.archived, d.now); err != nil {
		return err
	}
	for key, r := range d.deleted {
		if _, back := d.upserts[key]; !back {
			if err := deleteRow(ctx, tx, d.place, r); err != nil {
				return err
			}
		}
	}
	rows := make([]row, 0, len(d.upserts))
	for _, r := range d.upserts {
		rows = append(rows, r)
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(strings.Compare(a.subject, b.subject), strings.Compare(a.related, b.related), strings.Compare(a.field, b.field))
	})
	return upsertRows(ctx, tx, d.place, rows)
}

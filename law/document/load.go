package document

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"sync"

	"meent.nl/meent/law/value"
)

// ExamplesFile is the name of the file of examples beside a law.
const ExamplesFile = "examples.yaml"

// Load reads every law file below dir, checks each and all together, and gives
// a Set, or Faults: all that is wrong, in the order of files and lines.
func Load(fsys fs.FS, dir string, voc Vocabulary) (*Set, error) {
	var faults Faults
	files, err := lawFiles(fsys, dir)
	if err != nil {
		return nil, Faults{{Place: Place{dir, 1, 1}, Message: "the folder cannot be read: " + err.Error()}}
	}
	l := &linker{
		set:    &Set{versions: map[string][]*Document{}, voc: voc, source: source{fsys, dir}},
		voc:    voc,
		faults: &faults,
		notes:  map[note]Place{},
		filled: map[*Document][]filling{},
	}
	readers, documents := readFiles(fsys, files, voc)
	for i, r := range readers {
		faults = append(faults, *r.faults...)
		maps.Copy(l.notes, r.notes)
		if documents[i] != nil {
			l.documents = append(l.documents, documents[i])
		}
	}
	l.link()
	if len(faults) > 0 {
		faults.sort()
		return nil, faults
	}
	return l.set, nil
}

// readFiles reads files beside each other; a document is nil after a fault that leaves
// nothing of it, and the reader has the faults.
func readFiles(fsys fs.FS, files []string, voc Vocabulary) ([]*reader, []*Document) {
	readers, documents := make([]*reader, len(files)), make([]*Document, len(files))
	limit := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, file := range files {
		limit <- struct{}{}
		all.Go(func() {
			defer func() { <-limit }()
			r := &reader{file: file, faults: &Faults{}, voc: voc, notes: map[note]Place{}}
			if root := r.root(fsys); root != nil {
				documents[i] = r.document(root)
			}
			readers[i] = r
		})
	}
	all.Wait()
	return readers, documents
}

// Files lists the law files below dir of fsys.
func Files(fsys fs.FS, dir string) ([]string, error) { return lawFiles(fsys, dir) }

func lawFiles(fsys fs.FS, dir string) ([]string, error) {
	var files []string
	err := fs.WalkDir(fsys, dir, func(file string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && path.Ext(file) == ".yaml" && path.Base(file) != ExamplesFile {
			files = append(files, file)
		}
		return err
	})
	return files, err
}

// linker checks documents together. Documents with faults of their own take part
// as far as they were understood, so that one fault does not hide another.
type linker struct {
	set       *Set
	voc       Vocabulary
	documents []*Document
	faults    *Faults
	notes     map[note]Place
	filled    map[*Document][]filling // by what each document fills, once asked
	reforms   []change                // of parameters, by a reform
	reforming bool
}

func (l *linker) fault(at Place, message, expected string) {
	*l.faults = append(*l.faults, Fault{Place: at, Message: message, Expected: expected})
}

// at is where a part of something stands, or where the whole of it does.
func (l *linker) at(owner any, what string, whole Place) Place {
	if p, ok := l.notes[note{owner, what}]; ok {
		return p
	}
	return whole
}

func (l *linker) link() {
	l.order()
	for _, d := range l.documents {
		l.delegations(d)
	}
	for _, d := range l.documents {
		l.uniqueNames(d)
		l.takes(d)
		l.fillers(d)
	}
	for _, d := range l.documents {
		l.openTerms(d)
	}
	for _, d := range l.documents {
		l.formulas(d)
	}
	l.cycles()
	l.continuous()
}

// order puts the versions of each law in the order of time.
func (l *linker) order() {
	for _, d := range l.documents {
		if d.Law == "" || !l.isDated(d) {
			continue
		}
		l.set.versions[d.Law] = append(l.set.versions[d.Law], d)
	}
	for law, versions := range l.set.versions {
		l.set.laws = append(l.set.laws, law)
		slices.SortStableFunc(versions, func(a, b *Document) int { return int(a.From) - int(b.From) })
		for i, d := range versions[1:] {
			if before := versions[i]; d.From <= before.last() {
				l.fault(d.Place, fmt.Sprintf("%s is in force from %s, while %s is in force until %s",
					law, d.From, before.Place.File, untilText(before)), "versions of one law that follow each other")
			}
		}
	}
	slices.Sort(l.set.laws)
}

func (l *linker) isDated(d *Document) bool {
	_, ok := l.notes[note{d, dated}]
	return ok
}

func untilText(d *Document) string {
	if d.Until == 0 {
		return "further notice"
	}
	return d.Until.String()
}

// span is a stretch of days, both ends included.
type span struct{ from, until value.Date }

// gaps are the parts of want in which none of have is in force.
func gaps(want span, have []*Document) []span {
	var missing []span
	day := want.from
	for _, d := range have { // oldest first
		if d.last() < day {
			continue
		}
		if d.From > want.until {
			break
		}
		if d.From > day {
			missing = append(missing, span{day, d.From - 1})
		}
		if d.last() >= want.until {
			return missing
		}
		day = d.last() + 1
	}
	return append(missing, span{day, want.until})
}

func (s span) String() string {
	if s.until == endless {
		return "from " + s.from.String() + " on"
	}
	return fmt.Sprintf("from %s until %s", s.from, s.until)
}

func (d *Document) span() span { return span{d.From, d.last()} }

func overlap(a, b *Document) bool { return a.From <= b.last() && b.From <= a.last() }

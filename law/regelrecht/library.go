package regelrecht

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/value"
)

// maxFiles bounds the files of one library.
const maxFiles = 50_000

// Library is laws with their versions. It never changes once made.
type Library struct {
	versions map[string][]*Law // by identifier, in the order of time
	ids      []string
	links    map[Term][]*Article // what fills in an open term, in any version
	hooks    []*Article
	others   []string
}

// ErrNoLaw says that a file is YAML, and has none of the keys by which a law is known: a
// grammar or a list, not a law with a fault.
var ErrNoLaw = errors.New("no law: it has neither $schema nor $id nor articles")

// Load reads every .yaml file below dir, and passes over what is no law; see Others. The
// error is document.Faults: all that is wrong, in the order of files and lines.
func Load(fsys fs.FS, dir string) (*Library, error) {
	var laws []*Law
	var faults document.Faults
	var others []string
	count := 0
	err := fs.WalkDir(fsys, dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".yaml" {
			return err
		}
		if count++; count > maxFiles {
			return fmt.Errorf("%s holds more than %d files", dir, maxFiles)
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Size() > MaxFileSize {
			faults = append(faults, faultAt(document.Place{File: file, Line: 1, Column: 1}, "the file is larger than 1 MiB", "a smaller file"))
			return nil
		}
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		law, err := Read(file, data)
		if errors.Is(err, ErrNoLaw) {
			others = append(others, file)
			return nil
		}
		var some document.Faults
		if errors.As(err, &some) {
			faults = append(faults, some...)
			return nil
		}
		laws = append(laws, law)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the laws cannot be read: %w", err)
	}
	if len(faults) > 0 {
		return nil, sorted(faults)
	}
	lib, err := NewLibrary(laws)
	if err != nil {
		return nil, err
	}
	lib.others = others
	return lib, nil
}

// NewLibrary puts laws together. Two versions that begin on the same day are a fault.
func NewLibrary(laws []*Law) (*Library, error) {
	lib := &Library{versions: map[string][]*Law{}, links: map[Term][]*Article{}}
	for _, l := range laws {
		lib.versions[l.ID] = append(lib.versions[l.ID], l)
	}
	var faults document.Faults
	for id, versions := range lib.versions {
		lib.ids = append(lib.ids, id)
		slices.SortFunc(versions, func(a, b *Law) int { return cmp.Compare(a.start(), b.start()) })
		for i, l := range versions[1:] {
			if l.start() == versions[i].start() {
				faults = append(faults, faultAt(l.Place, fmt.Sprintf("%s begins on the same day as %s", id, versions[i].Place.File), "one version for each day"))
			}
		}
	}
	if len(faults) > 0 {
		return nil, sorted(faults)
	}
	slices.Sort(lib.ids)
	for _, id := range lib.ids {
		for _, l := range lib.versions[id] {
			lib.index(l)
		}
	}
	return lib, nil
}

func (lib *Library) index(l *Law) {
	for _, a := range l.Articles {
		for _, t := range a.Implements {
			t.Place = document.Place{}
			lib.links[t] = append(lib.links[t], a)
		}
		if len(a.Hooks) > 0 {
			lib.hooks = append(lib.hooks, a)
		}
	}
}

// start is the first day of a version; before all days where none is given.
func (l *Law) start() value.Date {
	if !l.Dated {
		return -1 << 31
	}
	return l.From
}

// Laws are the identifiers of the laws, in order.
func (lib *Library) Laws() []string { return slices.Clone(lib.ids) }

// Others are the files that were passed over, because they are no laws.
func (lib *Library) Others() []string { return slices.Clone(lib.others) }

// Versions are the versions of a law, in the order of time.
func (lib *Library) Versions(id string) []*Law { return slices.Clone(lib.versions[id]) }

func sorted(faults document.Faults) document.Faults {
	slices.SortStableFunc(faults, func(a, b document.Fault) int {
		return cmp.Or(cmp.Compare(a.Place.File, b.Place.File), cmp.Compare(a.Place.Line, b.Place.Line), cmp.Compare(a.Place.Column, b.Place.Column))
	})
	return faults
}

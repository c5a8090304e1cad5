package statute

import (
	"errors"
	"io/fs"
)

// ReadDir reads every text below a folder. Files that are no text of a regulation at
// all are passed over and named; a text that is broken is an error, which joins the
// Faults of all that are.
func ReadDir(fsys fs.FS, dir string) (texts []*Text, passed []Fault, err error) {
	var broken []error
	err = fs.WalkDir(fsys, dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return Fault{File: name, Message: "it cannot be read: " + err.Error()}
		}
		if !entry.Type().IsRegular() || !Known(name) {
			return nil
		}
		text, err := readFile(fsys, name)
		var fault Fault
		switch {
		case err == nil:
			texts = append(texts, text)
		case errors.As(err, &fault) && fault.Foreign:
			passed = append(passed, fault)
		default:
			broken = append(broken, err)
		}
		return nil
	})
	return texts, passed, errors.Join(append(broken, err)...)
}

func readFile(fsys fs.FS, name string) (*Text, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, Fault{File: name, Message: "it cannot be opened: " + err.Error()}
	}
	text, err := Read(name, f)
	return text, errors.Join(err, f.Close())
}

package scenario

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/regelrecht"
	"meent.nl/meent/law/regelrecht/gherkin"
)

// RunFiles runs every .feature file below dir, in the order of their names. The error
// is document.Faults for files that are not well formed.
func RunFiles(lib *regelrecht.Library, fsys fs.FS, dir string) ([]Outcome, error) {
	var all []Outcome
	var faults document.Faults
	err := fs.WalkDir(fsys, dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(file) != ".feature" {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Size() > gherkin.MaxFileSize {
			return fmt.Errorf("%s is larger than 1 MiB", file)
		}
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return err
		}
		f, err := gherkin.Read(file, data)
		var some document.Faults
		if errors.As(err, &some) {
			faults = append(faults, some...)
			return nil
		}
		all = append(all, Run(lib, f)...)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("the scenarios cannot be read: %w", err)
	}
	if len(faults) > 0 {
		return nil, faults
	}
	return all, nil
}

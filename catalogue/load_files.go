package catalogue

import (
	"errors"
	"io/fs"
	"path"
	"runtime"
	"sync"

	"golang.org/x/sync/errgroup"

	"meent.nl/meent/catalogue/internal/strict"
	"meent.nl/meent/law/document"
)

// regulationsName is the file of all regulations.
const regulationsName = "regulations.yaml"

// folders are what the world stands in, apart from its laws.
var folders = []string{"organisations", "registers", "purposes", "life-events", "services", "what-ifs"}

// parse reads the YAML of all files of the world beside each other. What is wrong with
// a file or a folder is told when it is its turn.
func (l *loader) parse() {
	l.files = map[string]strict.File{}
	var mu sync.Mutex
	var all errgroup.Group
	all.SetLimit(runtime.GOMAXPROCS(0))
	read := func(file string) {
		all.Go(func() error {
			f := strict.Parse(l.fsys, file)
			mu.Lock()
			defer mu.Unlock()
			l.files[file] = f
			return nil
		})
	}
	read(regulationsName)
	for _, folder := range folders {
		entries, err := fs.ReadDir(l.fsys, folder)
		if err != nil {
			continue // see folder
		}
		for _, entry := range entries {
			if isDeclaration(entry) {
				read(path.Join(folder, entry.Name()))
			}
		}
	}
	_ = all.Wait() // a fault is part of its file
}

func isDeclaration(entry fs.DirEntry) bool {
	return !entry.IsDir() && path.Ext(entry.Name()) == ".yaml"
}

func (l *loader) file(file string, read func(strict.Node)) {
	if _, err := fs.Stat(l.fsys, file); errors.Is(err, fs.ErrNotExist) {
		return
	}
	parsed, ok := l.files[file]
	if !ok {
		parsed = strict.Parse(l.fsys, file)
	}
	if root, ok := parsed.Root(&l.faults); ok {
		read(root)
	}
}

// folder reads every file of a folder. A world may do without one.
func (l *loader) folder(folder string, read func(strict.Node)) {
	entries, err := fs.ReadDir(l.fsys, folder)
	if errors.Is(err, fs.ErrNotExist) {
		return
	}
	top := document.Place{File: folder, Line: 1, Column: 1}
	if err != nil {
		l.faults.Add(top, "the folder cannot be read: "+err.Error(), "")
		return
	}
	for _, entry := range entries {
		file := path.Join(folder, entry.Name())
		if !isDeclaration(entry) {
			top.File = file
			l.faults.Add(top, "this is not a declaration", "a file whose name ends in .yaml")
			continue
		}
		l.file(file, read)
	}
}

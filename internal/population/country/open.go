package country

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/parquet-go/parquet-go"
)

// Open reads a population from a directory that Write made. The error says which file
// is not what it should be; then nothing is read.
func Open(ctx context.Context, dir string) (*Population, error) {
	m, err := ReadManifest(dir)
	if err != nil {
		return nil, err
	}
	p := &Population{Seed: m.Seed, On: m.On, Deviations: m.Deviations}
	files := p.files()
	c, err := m.counts(dir, files)
	if err != nil {
		return nil, err
	}
	open := make([]*parquet.File, len(files))
	for i, f := range files {
		on, err := openFile(dir, f, m.Files[i])
		if err != nil {
			return nil, err
		}
		defer on.Close()
		open[i] = on.file
	}
	p.allocate(c.withLast())
	if err := read(ctx, files, open); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err := p.check(c); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err := p.index(0); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return p, nil
}

// counts are the rows that the manifest tells of.
func (m *Manifest) counts(dir string, files []file) (counts, error) {
	var c counts
	if len(m.Files) != len(files) {
		return c, fmt.Errorf("%s tells of %d files, and a population has %d", filepath.Join(dir, manifestName), len(m.Files), len(files))
	}
	for i, to := range []*int{&c.persons, &c.households, &c.minors, &c.children, &c.candidates} {
		f := m.Files[i]
		if f.Name != files[i].name || f.Rows < 0 || f.Rows > MostPersons*mostMembers {
			return c, fmt.Errorf("%s does not tell of %s as it should", filepath.Join(dir, manifestName), files[i].name)
		}
		*to = f.Rows
	}
	if c.persons != m.Persons || c.households != m.Households || c.minors > c.persons {
		return c, fmt.Errorf("%s contradicts itself on how many persons there are", filepath.Join(dir, manifestName))
	}
	return c, nil
}

type opened struct {
	*os.File
	file *parquet.File
}

func openFile(dir string, f file, want FileEntry) (_ opened, err error) {
	path := filepath.Join(dir, f.name)
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() { // opening a pipe waits for who writes to it
		return opened{}, fmt.Errorf("%s is no file; the population is not whole", path)
	}
	on, err := os.Open(path)
	if err != nil {
		return opened{}, fmt.Errorf("%s cannot be opened; the population is not whole", path)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("%s: %w", path, err), on.Close())
		}
	}()
	if info, err = on.Stat(); err != nil {
		return opened{}, err
	}
	if !info.Mode().IsRegular() || info.Size() != want.Bytes {
		return opened{}, fmt.Errorf("it has %d bytes, and %d are expected: it is cut off, or of another population", info.Size(), want.Bytes)
	}
	var parsed *parquet.File
	err = guard(func() error {
		parsed, err = parquet.OpenFile(on, info.Size(), parquet.SkipPageIndex(true), parquet.SkipBloomFilters(true), parquet.ReadBufferSize(1<<20))
		return err
	})
	if err != nil {
		return opened{}, fmt.Errorf("it is damaged: %w", err)
	}
	return opened{on, parsed}, guard(func() error { return f.fits(parsed, want.Rows) })
}

// guard makes an error of a panic: the reader of the format panics on some damage.
func guard(do func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it is damaged: %v", r)
		}
	}()
	return do()
}

// read fills the columns of all files, some at a time.
func read(ctx context.Context, files []file, open []*parquet.File) error {
	type part struct {
		name  string
		c     *column
		chunk parquet.ColumnChunk
		from  int
		rows  int
	}
	var parts []part
	for i, f := range files {
		for g, rows := range open[i].RowGroups() {
			for k, chunk := range rows.ColumnChunks() {
				parts = append(parts, part{f.name, &f.columns[k], chunk, g * group, int(rows.NumRows())})
			}
		}
	}
	faults := make([]error, len(parts))
	err := inParallel(ctx, runtime.GOMAXPROCS(0), len(parts), func(int, int) {}, func(i int) {
		p := &parts[i]
		if err := guard(func() error { return p.c.read(p.chunk, p.from, p.rows) }); err != nil {
			faults[i] = fmt.Errorf("%s, column %s: %w", p.name, p.c.name, err)
		}
	})
	if err != nil {
		return err
	}
	for _, err := range faults {
		if err != nil {
			return err
		}
	}
	return nil
}

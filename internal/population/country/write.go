package country

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"

	"github.com/parquet-go/parquet-go"
)

// group is how many rows a row group has; a whole number of words of bits, so that
// groups can be read side by side.
const group = 1 << 20

// CheckNew says whether a population can be stored in a directory: one that does not
// exist, or holds nothing.
func CheckNew(dir string) error {
	info, err := os.Lstat(dir)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s cannot be made; check who may write there", dir)
	case !info.IsDir():
		return fmt.Errorf("%s is there and is no directory; give a new one", dir)
	}
	entries, err := os.ReadDir(dir)
	switch {
	case err != nil:
		return fmt.Errorf("%s cannot be read; give a new directory", dir)
	case len(entries) > 0:
		return fmt.Errorf("%s is not empty; give a new directory", dir)
	}
	return nil
}

// Write stores the population in a new directory. It is there whole or not at all.
func (p *Population) Write(ctx context.Context, dir string, progress func(phase string, done, total int)) (err error) {
	dir = filepath.Clean(dir)
	if err := CheckNew(dir); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return fmt.Errorf("%s cannot be made; check who may write there", filepath.Dir(dir))
	}
	making, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+"-*")
	if err != nil {
		return fmt.Errorf("nothing can be written in %s; check who may write there", filepath.Dir(dir))
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(making))
		}
	}()
	files := p.files()
	entries := make([]FileEntry, len(files))
	c := p.counts()
	for i, f := range files {
		if progress != nil {
			progress("writing", i, len(files))
		}
		if entries[i], err = p.writeFile(ctx, making, f, f.rows(c)); err != nil {
			return fmt.Errorf("%s: %w", f.name, err)
		}
	}
	text, err := json.MarshalIndent(p.manifest(entries), "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(making, manifestName), append(text, '\n'), 0o666); err != nil {
		return err
	}
	if err := os.Chmod(making, 0o755); err != nil {
		return err
	}
	if progress != nil {
		progress("writing", len(files), len(files))
	}
	if err := os.Remove(dir); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("%s cannot be replaced: %w", dir, err)
	}
	return os.Rename(making, dir)
}

func (p *Population) counts() counts {
	return counts{persons: p.Persons(), households: p.Households(), minors: len(p.store.minor) - 1,
		children: len(p.store.child), candidates: len(p.store.candidate)}
}

func (p *Population) writeFile(ctx context.Context, dir string, f file, rows int) (FileEntry, error) {
	out, err := os.Create(filepath.Join(dir, f.name))
	if err != nil {
		return FileEntry{}, err
	}
	err = errors.Join(p.writeColumns(ctx, out, f, rows), out.Close())
	if err != nil {
		return FileEntry{}, err
	}
	info, err := os.Stat(out.Name())
	if err != nil {
		return FileEntry{}, err
	}
	return FileEntry{Name: f.name, Rows: rows, Bytes: info.Size()}, nil
}

// writeColumns writes some row groups at a time, and joins them in their order.
func (p *Population) writeColumns(ctx context.Context, out *os.File, f file, rows int) error {
	w := parquet.NewWriter(out, schemaOf(f), parquet.PageBufferSize(1<<20), parquet.WriteBufferSize(1<<20),
		parquet.CreatedBy("meent", strconv.Itoa(Version), "synthetic"), parquet.DataPageStatistics(false),
		parquet.KeyValueMetadata("synthetic", "true"), parquet.KeyValueMetadata("format", formatName),
		parquet.KeyValueMetadata("version", strconv.Itoa(Version)), parquet.KeyValueMetadata("note", note))
	workers := runtime.GOMAXPROCS(0)
	groups := (rows + group - 1) / group
	for first := 0; first < groups; first += workers {
		n := min(workers, groups-first)
		parts, faults := make([]*parquet.ConcurrentRowGroupWriter, n), make([]error, n)
		for i := range parts {
			parts[i] = w.BeginRowGroup()
		}
		err := inParallel(ctx, workers, n, func(int, int) {}, func(i int) {
			from := (first + i) * group
			faults[i] = writeGroup(parts[i], f, from, min(from+group, rows))
		})
		if err := errors.Join(append(faults, err)...); err != nil {
			return err
		}
		for _, part := range parts {
			if _, err := part.Commit(); err != nil {
				return err
			}
		}
	}
	return w.Close()
}

// batchRows is how many values are handed over at a time; a whole number of words.
const batchRows = 4096

func writeGroup(part *parquet.ConcurrentRowGroupWriter, f file, from, to int) error {
	values := make([]parquet.Value, batchRows)
	for k, w := range part.ColumnWriters() {
		for i := from; i < to; i += batchRows {
			n := min(batchRows, to-i)
			fillValues(values[:n], &f.columns[k], i)
			if _, err := w.WriteRowValues(values[:n]); err != nil {
				return err
			}
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

func fillValues(values []parquet.Value, c *column, from int) {
	switch {
	case c.numbers != nil:
		for j, v := range (*c.numbers)[from : from+len(values)] {
			values[j] = parquet.Int32Value(v)
		}
	case c.bytes != nil:
		for j, v := range (*c.bytes)[from : from+len(values)] {
			values[j] = parquet.Int32Value(int32(v))
		}
	default:
		for j := range values {
			values[j] = parquet.BooleanValue(has(*c.bits, from+j))
		}
	}
}

package gbav

import (
	"errors"
	"io"

	"meent.nl/meent/internal/kernel"
)

// Reader gives the person lists of a file one by one.
type Reader struct {
	source io.ReadSeeker
	scan   *scanner
	layout layout
	ahead  []string // the first line of the next list
	before Position // where that line starts
}

// NewReader reads the header of a file.
func NewReader(source io.ReadSeeker) (*Reader, error) {
	r := &Reader{source: source, scan: newScanner(source)}
	fields, err := r.scan.next()
	if errors.Is(err, io.EOF) {
		return nil, kernel.Invalidf("the file is empty; its first line is a header of LO3 elements")
	}
	if err != nil {
		return nil, err
	}
	if r.layout, err = parseHeader(fields); err != nil {
		return nil, err
	}
	return r, nil
}

// Resume goes on at a place that was the End of a list of the same file.
func (r *Reader) Resume(at Position) error {
	if _, err := r.source.Seek(at.Offset, io.SeekStart); err != nil {
		return kernel.Errorf(kernel.Unavailable, "cannot go on at line %d: %w", at.Line+1, err)
	}
	r.scan = newScanner(r.source)
	r.scan.line, r.scan.offset = at.Line, at.Offset
	r.ahead = nil
	return nil
}

// Next is the next list; io.EOF after the last one. Any other error is a fault of
// the file as a whole.
func (r *Reader) Next() (*List, error) {
	if r.ahead == nil {
		if err := r.advance(); err != nil {
			return nil, err
		}
		if r.ahead[0] == "" {
			return nil, kernel.Invalidf("line %d continues a person list, and none has started: the first column is filled on the first line of a list", r.scan.line)
		}
	}
	list := newAssembly(&r.layout, r.scan.line)
	list.add(r.scan.line, r.ahead)
	for {
		err := r.advance()
		if errors.Is(err, io.EOF) {
			r.ahead = nil
			return list.done(Position{r.scan.offset, r.scan.line}), nil
		}
		if err != nil {
			return nil, err
		}
		if r.ahead[0] != "" {
			return list.done(r.before), nil
		}
		list.add(r.scan.line, r.ahead)
	}
}

// advance reads one line ahead.
func (r *Reader) advance() error {
	r.before = Position{r.scan.offset, r.scan.line}
	fields, err := r.scan.next()
	if err != nil {
		return err
	}
	if len(fields) != r.layout.width {
		return kernel.Invalidf("line %d has %d columns and the header %d", r.scan.line, len(fields), r.layout.width)
	}
	r.ahead = fields
	return nil
}

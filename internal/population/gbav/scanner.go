package gbav

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"meent.nl/meent/internal/kernel"
)

// Limits of a file. An LO3 element is at most some 200 characters long; the
// longest line of the official set is 2,247 bytes.
const (
	maxLine    = 64 << 10
	maxField   = 2000
	maxColumns = 600
)

// scanner gives the fields of a file line by line, and knows where it is.
type scanner struct {
	in     *bufio.Reader
	line   int   // number of the line last read
	offset int64 // of the first byte after it
}

func newScanner(r io.Reader) *scanner {
	return &scanner{in: bufio.NewReaderSize(r, maxLine)}
}

// next reads one line into its fields; io.EOF after the last one.
func (s *scanner) next() ([]string, error) {
	raw, err := s.in.ReadSlice('\n')
	if errors.Is(err, bufio.ErrBufferFull) {
		return nil, kernel.Errorf(kernel.TooLarge, "line %d is longer than %d bytes; this is not a GBA-V file, or a line end is missing", s.line+1, maxLine)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, kernel.Errorf(kernel.Unavailable, "reading stopped after line %d: %w", s.line, err)
	}
	if len(raw) == 0 {
		return nil, io.EOF
	}
	s.line++
	s.offset += int64(len(raw))
	raw = bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r"))
	if s.line == 1 {
		raw = bytes.TrimPrefix(raw, []byte("\ufeff"))
	}
	if err := s.clean(raw); err != nil {
		return nil, err
	}
	return s.split(string(raw))
}

// clean refuses what no person list holds: bytes that are not UTF-8, and control
// characters.
func (s *scanner) clean(raw []byte) error {
	if !utf8.Valid(raw) {
		return kernel.Invalidf("line %d is not UTF-8; save the file as UTF-8", s.line)
	}
	for i, c := range raw {
		if c < ' ' || c == 0x7f {
			return kernel.Invalidf("line %d has a control character (code %d) at byte %d; a person list has none", s.line, c, i+1)
		}
	}
	return nil
}

// split cuts a line at its semicolons. A field in double quotes may hold a
// semicolon, and a double quote written twice.
func (s *scanner) split(line string) ([]string, error) {
	fields := make([]string, 0, 260)
	for {
		if len(fields) == maxColumns {
			return nil, kernel.Invalidf("line %d has more than %d columns", s.line, maxColumns)
		}
		field, rest, more, err := s.cut(line, len(fields)+1)
		if err != nil {
			return nil, err
		}
		if len(field) > maxField {
			return nil, kernel.Errorf(kernel.TooLarge, "line %d, column %d is longer than %d bytes", s.line, len(fields)+1, maxField)
		}
		fields = append(fields, field)
		if !more {
			return fields, nil
		}
		line = rest
	}
}

func (s *scanner) cut(line string, column int) (field, rest string, more bool, err error) {
	if !strings.HasPrefix(line, `"`) {
		field, rest, more = strings.Cut(line, ";")
		if strings.Contains(field, `"`) {
			return "", "", false, kernel.Invalidf("line %d, column %d has a double quote in the middle; put the whole field in quotes and double the quote", s.line, column)
		}
		return field, rest, more, nil
	}
	var text strings.Builder
	for line = line[1:]; ; {
		before, after, found := strings.Cut(line, `"`)
		if !found {
			return "", "", false, kernel.Invalidf("line %d, column %d starts with a double quote that is not closed on the same line", s.line, column)
		}
		text.WriteString(before)
		switch {
		case after == "":
			return text.String(), "", false, nil
		case after[0] == ';':
			return text.String(), after[1:], true, nil
		case after[0] != '"':
			return "", "", false, kernel.Invalidf("line %d, column %d goes on after its closing double quote", s.line, column)
		}
		text.WriteByte('"')
		line = after[1:]
	}
}

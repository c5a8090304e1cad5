package statute

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
)

// sourceForm is that of the identifier of a regulation.
var sourceForm = regexp.MustCompile(`^(BWB[RVW][0-9]{7}|CVDR[0-9]{1,8})$`)

// Known tells from its name whether a file can be one that Read takes: .xml, .yaml, .yml.
func Known(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".xml", ".yaml", ".yml":
		return true
	}
	return false
}

// Read reads the text of a regulation from BWB XML or from YAML per article; which of
// the two it is shows from its first character. name is for errors, which are Faults.
func Read(name string, r io.Reader) (*Text, error) {
	head := bufio.NewReader(r)
	first, err := firstOf(head)
	if err != nil {
		return nil, Fault{File: name, Message: err.Error()}
	}
	if first == '<' {
		return ReadBWB(name, head)
	}
	return ReadYAML(name, head)
}

// firstOf is the first character that is no white space, which stays to be read.
func firstOf(r *bufio.Reader) (byte, error) {
	const most = 1024
	for n := 1; n <= most; n++ {
		head, err := r.Peek(n)
		if len(head) < n {
			if err == nil || errors.Is(err, io.EOF) {
				return 0, errors.New("the file is empty")
			}
			return 0, err
		}
		if text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n"); len(text) > 0 && !partOfMark(head) {
			return text[0], nil
		}
	}
	return 0, errors.New("the file begins with nothing but white space")
}

// partOfMark tells whether the bytes so far can be the start of a byte order mark.
func partOfMark(head []byte) bool {
	return len(head) < 3 && bytes.HasPrefix([]byte("\ufeff"), head)
}

package portal

import (
	"strconv"
	"strings"
)

// factPath is where a fact stands among the facts of a question:
// geboortedatum, or kinderen[1].geboortedatum of the first child.
type factPath struct {
	relation string
	member   int // from 1; 0: the resident
	field    string
}

func parsePath(path string) factPath {
	open := strings.IndexByte(path, '[')
	shut := strings.IndexByte(path, ']')
	if open < 0 || shut < open {
		return factPath{field: path}
	}
	n, err := strconv.Atoi(path[open+1 : shut])
	if err != nil {
		return factPath{field: path}
	}
	return factPath{relation: path[:open], member: n, field: strings.TrimPrefix(path[shut+1:], ".")}
}

// factID is the path of a fact as an id in a page.
func factID(path string) string {
	return "feit-" + strings.NewReplacer("[", "-", "].", "-", "]", "", "_", "-", ".", "-").Replace(path)
}

// factLabel names a fact, and of whom when that is not the resident: Geboortedatum
// (uw kind 1).
func (v *visit) factLabel(path, field string) string {
	label := v.fieldName(field)
	p := parsePath(path)
	if p.member == 0 {
		return label
	}
	return v.T("fact.of", "fact", label, "person", v.member(p.relation, p.member))
}

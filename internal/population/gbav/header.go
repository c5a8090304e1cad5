package gbav

import (
	"strconv"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// The categories of a person list.
const (
	person      = 1
	parentOne   = 2
	parentTwo   = 3
	nationality = 4
	partnership = 5
	death       = 6
	enrolment   = 7
	residence   = 8
	child       = 9
	permit      = 10
	authority   = 11
	document    = 12
	franchise   = 13
	categories  = 14 // one more than the last
)

// element is a group and element within a category: 01.20 is 120.
type element int

// column is where a category's element stands.
type column struct {
	element element
	at      int
}

// layout is what the header of a file says.
type layout struct {
	width   int
	columns [categories][]column
	follows [categories]int // the column NN.H; -1 for none
}

// required are the elements without which nothing can be decided of a person.
var required = []struct {
	category int
	element  element
}{
	{person, 120}, {person, 240}, {person, 310}, {person, 410},
	{nationality, 510},
	{partnership, 610}, {partnership, 710},
	{death, 810},
	{enrolment, 6710}, {enrolment, 6720}, {enrolment, 7010},
	{residence, 910}, {residence, 1030}, {residence, 1310},
	{child, 120}, {child, 310},
}

// parseHeader reads the first line of a file.
func parseHeader(fields []string) (layout, error) {
	l := layout{width: len(fields)}
	for c := range l.follows {
		l.follows[c] = -1
	}
	if len(fields) < 2 || fields[0] != "" {
		return l, kernel.Invalidf("line 1 is not the header of a GBA-V file: its first column has no name and the others are LO3 elements such as 01.01.20, separated by semicolons")
	}
	seen := map[string]bool{}
	for at, name := range fields {
		if at == 0 || at == len(fields)-1 && name == "" {
			continue
		}
		// The official files write 06.88.20 as a second 06.88.10.
		if name == "06.88.10" && seen[name] {
			name = "06.88.20"
		}
		category, el, ok := parseColumn(name)
		switch {
		case !ok:
			return l, kernel.Invalidf("line 1, column %d is not the name of an LO3 element such as 01.01.20 or of a category's continuation such as 01.H", at+1)
		case seen[name]:
			return l, kernel.Invalidf("line 1, column %d repeats the element %s", at+1, name)
		}
		seen[name] = true
		if el == 0 {
			l.follows[category] = at
		} else {
			l.columns[category] = append(l.columns[category], column{el, at})
		}
	}
	return l, l.complete()
}

// parseColumn reads 01.01.20, or 01.H (element 0).
func parseColumn(name string) (category int, el element, ok bool) {
	parts := strings.Split(name, ".")
	if len(parts) < 2 || len(parts[0]) != 2 {
		return 0, 0, false
	}
	category, err := strconv.Atoi(parts[0])
	if err != nil || category < 1 || category >= categories {
		return 0, 0, false
	}
	if len(parts) == 2 {
		return category, 0, parts[1] == "H"
	}
	if len(parts) != 3 || len(parts[1]) != 2 || len(parts[2]) != 2 {
		return 0, 0, false
	}
	n, err := strconv.ParseUint(parts[1]+parts[2], 10, 16)
	return category, element(n), err == nil && n > 0
}

// complete checks that the header has the required elements.
func (l *layout) complete() error {
	var missing []string
	for _, need := range required {
		if !l.has(need.category, need.element) {
			missing = append(missing, name(need.category, need.element))
		}
	}
	if len(missing) > 0 {
		return kernel.Invalidf("line 1: the header misses %s; a GBA-V file has every element of a person list", strings.Join(missing, ", "))
	}
	return nil
}

func (l *layout) has(category int, el element) bool {
	for _, c := range l.columns[category] {
		if c.element == el {
			return true
		}
	}
	return false
}

// name is how the Logisch Ontwerp writes an element: 01.01.20.
func name(category int, el element) string {
	digits := strconv.Itoa(1_000_000 + category*10_000 + int(el))[1:]
	return digits[:2] + "." + digits[2:4] + "." + digits[4:]
}

package gbav

import (
	"io"
	"runtime"
	"strings"
	"testing"

	"meent.nl/meent/internal/kernel"
)

func TestHostileFiles(t *testing.T) {
	head := csv()
	good := csv(anna)
	width := len(testColumns) + 2
	for what, c := range map[string]struct{ text, want string }{
		"empty":               {"", "the file is empty"},
		"not a header":        {"name;date\n", "line 1 is not the header"},
		"web page":            {"<html>;x\n", "line 1 is not the header"},
		"unknown element":     {";01.01.20;99.01.10\n", "line 1, column 3 is not the name of an LO3 element"},
		"repeated element":    {";01.01.20;01.01.20\n", "line 1, column 3 repeats the element 01.01.20"},
		"missing columns":     {";01.01.20;01.02.40\n", "line 1: the header misses 01.03.10"},
		"continues nothing":   {head + strings.Repeat(";", width-1) + "\n", "line 2 continues a person list, and none has started"},
		"too few columns":     {head + "a;b\n", "line 2 has 2 columns and the header 50"},
		"blank line":          {good + "\n", "line 3 has 1 columns"},
		"NUL":                 {head + "a;\x00;\n", "line 2 has a control character (code 0) at byte 3"},
		"not UTF-8":           {head + "a;\xff\xfe;\n", "line 2 is not UTF-8"},
		"open quote":          {head + "a;\"Bos;\n", "line 2, column 2 starts with a double quote that is not closed"},
		"quote inside":        {head + "a;Bo\"s;\n", "line 2, column 2 has a double quote in the middle"},
		"text after quote":    {head + "a;\"Bo\"s;\n", "line 2, column 2 goes on after its closing double quote"},
		"giant field":         {head + "a;" + strings.Repeat("x", maxField+1) + ";\n", "line 2, column 2 is longer than 2000 bytes"},
		"giant line":          {head + strings.Repeat("x", maxLine+1), "line 2 is longer than 65536 bytes"},
		"billions of columns": {head + strings.Repeat(";", maxLine-10) + "\n", "line 2 has more than 600 columns"},
	} {
		_, _, _, err := read(c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v; want %q", what, err, c.want)
		}
		if kind := kernel.KindOf(err); kind != kernel.Invalid && kind != kernel.TooLarge {
			t.Errorf("%s: kind %d", what, kind)
		}
	}
}

// endless is a file with one list of many lines.
type endless struct {
	head, line string
	at         int
	left       int64
}

func (e *endless) Read(b []byte) (int, error) {
	if e.left <= 0 {
		return 0, io.EOF
	}
	n := 0
	for n < len(b) {
		from := e.head[min(e.at, len(e.head)):]
		if from == "" {
			from = e.line[(e.at-len(e.head))%len(e.line):]
		}
		c := copy(b[n:], from)
		n, e.at = n+c, e.at+c
	}
	e.left -= int64(n)
	return n, nil
}

func (e *endless) Seek(int64, int) (int64, error) { return 0, io.ErrNoProgress }

func TestAListWithoutEndTakesNoMemory(t *testing.T) {
	further := row{}
	for _, name := range testColumns {
		further[name] = strings.Repeat("x", 1000)
	}
	line := strings.SplitAfter(csv(further), "\n")[1]
	size := int64(len(line)) * 2500
	file := &endless{head: csv(anna), line: line, left: size}
	r, err := NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	list, err := r.Next()
	if err != nil && !strings.Contains(err.Error(), "columns") { // the end cuts a line in two
		t.Fatal(err)
	}
	if list != nil {
		if _, _, err := list.Person(); err == nil || !strings.Contains(err.Error(), "it has more than 2000 lines") {
			t.Errorf("%v", err)
		}
	}
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 32<<20 {
		t.Errorf("%d MB in use after a list of %d MB", m.HeapAlloc>>20, size>>20)
	}
	runtime.KeepAlive(list)
	runtime.KeepAlive(r)
}

func TestAListOverTheLimitsIsRefusedAloneAndTheNextOneRead(t *testing.T) {
	rows := []row{anna}
	for range maxRows {
		rows = append(rows, row{"09.02.40": "Bos", "09.H": "09"})
	}
	rows = append(rows, with(row{"01.01.20": "999992387"}))
	people, _, refusals, err := read(csv(rows...))
	if err != nil || len(people) != 1 || len(refusals) != 1 || people[0].Line != maxRows+3 {
		t.Errorf("%d people, %v, %v", len(people), refusals, err)
	}
}

// Whatever a file holds, reading it ends with people, refusals or an error that
// says where, and a refusal never shows a value.
func FuzzReader(f *testing.F) {
	f.Add(csv(anna))
	f.Add(csv(with(row{"09.02.40": "Bos", "09.H": "59"}), row{"09.02.40": "Smit"}, row{"": "b", "01.01.20": "1"}))
	f.Add(csv(with(row{"05.06.10": "20000000", "05.H": "o", "01.02.40": `"x";`})))
	f.Fuzz(func(t *testing.T, text string) {
		people, remarks, refusals, err := read(text)
		if err != nil && !strings.Contains(err.Error(), "line ") && !strings.Contains(err.Error(), "the file is empty") {
			t.Errorf("%v does not say where", err)
		}
		for _, p := range people {
			if p.BSN.IsZero() || p.Line < 2 {
				t.Errorf("a person without a number or a line: %+v", p)
			}
			for _, x := range p.Partnerships {
				if low, high, ok := x.From.Range(); ok && low > high {
					t.Errorf("a partnership from %s to %s", low, high)
				}
			}
		}
		_, _ = remarks, refusals
	})
}

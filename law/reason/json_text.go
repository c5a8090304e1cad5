package reason

import (
	"strconv"
	"unicode/utf8"

	"meent.nl/meent/law/value"
)

// jsonText is JSON under way. Its bytes are those of json.Marshal, which takes three
// times as long over an explanation: it looks up by reflection what is always the same.
type jsonText []byte

// open and shut write a bracket or a brace.
func (j *jsonText) open(bracket byte) { *j = append(*j, bracket) }
func (j *jsonText) shut(bracket byte) { *j = append(*j, bracket) }

// key begins a field of an object; its name has its quotes and its colon.
func (j *jsonText) key(name string) {
	if (*j)[len(*j)-1] != '{' {
		*j = append(*j, ',')
	}
	*j = append(*j, name...)
}

// next parts what comes from what stands before it in the same list.
func (j *jsonText) next() {
	if (*j)[len(*j)-1] != '[' {
		*j = append(*j, ',')
	}
}

func (j *jsonText) text(name, s string) {
	j.key(name)
	*j = appendQuoted(*j, s)
}

// textIf is text of what is left out when it is empty.
func (j *jsonText) textIf(name, s string) {
	if s != "" {
		j.text(name, s)
	}
}

func (j *jsonText) numberIf(name string, n int) {
	if n != 0 {
		j.number(name, n)
	}
}

func (j *jsonText) number(name string, n int) {
	j.key(name)
	*j = strconv.AppendInt(*j, int64(n), 10)
}

func (j *jsonText) trueIf(name string, is bool) {
	if is {
		j.key(name)
		*j = append(*j, "true"...)
	}
}

func (j *jsonText) date(name string, d value.Date) {
	j.key(name)
	*j = append(d.Append(append(*j, '"')), '"')
}

func (j *jsonText) dateIf(name string, d value.Date) {
	if d != 0 {
		j.date(name, d)
	}
}

// list writes a field with a list; null where there is no list at all.
func list[T any](j *jsonText, name string, all []T, write func(*jsonText, *T)) {
	j.key(name)
	if all == nil {
		*j = append(*j, "null"...)
		return
	}
	j.open('[')
	for i := range all {
		j.next()
		write(j, &all[i])
	}
	j.shut(']')
}

// plainByte tells of the bytes that stand for themselves in a text.
var plainByte = func() (plain [256]bool) {
	for b := byte(' '); b < utf8.RuneSelf; b++ {
		plain[b] = b != '"' && b != '\\' && b != '<' && b != '>' && b != '&'
	}
	return plain
}()

const hexDigits = "0123456789abcdef"

// appendQuoted writes a text as json.Marshal does, which keeps HTML out of it.
func appendQuoted(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if plainByte[c] {
			i++
			continue
		}
		size := 1
		if c >= utf8.RuneSelf {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[i:]); !(r == utf8.RuneError && size == 1) && r != '\u2028' && r != '\u2029' {
				i += size
				continue
			}
			b = append(b, s[from:i]...)
			if r == utf8.RuneError {
				b = append(b, `\ufffd`...)
			} else {
				b = append(b, `\u202`...)
				b = append(b, hexDigits[r&0xF])
			}
		} else {
			b = appendEscaped(append(b, s[from:i]...), c)
		}
		i += size
		from = i
	}
	return append(append(b, s[from:]...), '"')
}

// appendEscaped writes a byte of ASCII that does not stand for itself.
func appendEscaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\b':
		return append(b, `\b`...)
	case '\f':
		return append(b, `\f`...)
	case '\n':
		return append(b, `\n`...)
	case '\r':
		return append(b, `\r`...)
	case '\t':
		return append(b, `\t`...)
	}
	return append(b, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&0xF])
}

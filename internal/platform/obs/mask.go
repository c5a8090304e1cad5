package obs

import (
	"strings"

	"meent.nl/meent/internal/kernel"
)

const masked = "[bsn]"

// Mask replaces every number in text that can be a BSN: nine digits on end that pass
// the eleven-test. Digits inside a hexadecimal id, like that of a trace, stay.
func Mask(text string) string {
	var out strings.Builder
	kept := 0 // text before it is in out
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && isDigit(text[end]) {
			end++
		}
		if end-i == 9 && !inHexID(text, i, end) {
			if _, err := kernel.ParseBSN(text[i:end]); err == nil {
				out.WriteString(text[kept:i])
				out.WriteString(masked)
				kept = end
			}
		}
		i = end
	}
	if kept == 0 {
		return text
	}
	out.WriteString(text[kept:])
	return out.String()
}

// inHexID says whether the word around text[start:end] is an id of a UUID's last
// group (12), a span (16) or a trace (32).
func inHexID(text string, start, end int) bool {
	for start > 0 && isHex(text[start-1]) {
		start--
	}
	for end < len(text) && isHex(text[end]) {
		end++
	}
	n := end - start
	return n == 12 || n == 16 || n == 32
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isHex(c byte) bool   { return isDigit(c) || c >= 'a' && c <= 'f' }

package db

import (
	"strconv"
	"strings"
)

// positional writes $1, $2, … as ? where they stand in that order, each once. SQLite takes
// $1 for a name and looks it up among all others, so that the time of a statement grows
// with the square of its parameters. Any other text stays as it is.
func positional(query string) string {
	var text strings.Builder
	quote, n, from := byte(0), 0, 0
	for i := 0; i < len(query); i++ {
		switch c := query[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'' || c == '"':
			quote = c
		case c == '?', c == '-' && strings.HasPrefix(query[i:], "--"), c == '/' && strings.HasPrefix(query[i:], "/*"):
			return query
		case c == '$':
			n++
			number := strconv.Itoa(n)
			end := i + 1 + len(number)
			if !strings.HasPrefix(query[i+1:], number) || end < len(query) && isWord(query[end]) {
				return query
			}
			text.WriteString(query[from:i])
			text.WriteByte('?')
			from, i = end, end-1
		}
	}
	if n == 0 {
		return query
	}
	text.WriteString(query[from:])
	return text.String()
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

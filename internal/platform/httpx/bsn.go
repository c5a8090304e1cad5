package httpx

import (
	"net/http"
	"net/url"
	"strings"

	"meent.nl/meent/internal/kernel"
)

// RefuseBSN refuses a request that has a BSN in its path or query: addresses end
// up in histories, bookmarks and logs of others (/core/transport/no-sensitive-uris).
func RefuseBSN(faults *Faults) Middleware {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if AddressHoldsBSN(r.URL) {
				faults.Fault(w, r, Fault{Status: http.StatusBadRequest, Key: KeyBSNInAddress,
					Detail: "This address holds a citizen service number (BSN), and is refused and not logged. Send a BSN only in the body of a request, never in an address."})
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

// AddressHoldsBSN says whether a path or query holds a BSN, also percent-encoded more
// than once.
func AddressHoldsBSN(u *url.URL) bool {
	return holdsBSNDecoded(u.Path) || holdsBSNDecoded(u.RawPath) || holdsBSNDecoded(u.RawQuery) || holdsBSNDecoded(u.Opaque)
}

// holdsBSNDecoded looks through repeated percent-encoding as well.
func holdsBSNDecoded(text string) bool {
	for range 4 {
		if HoldsBSN(text) {
			return true
		}
		next := unescape(text)
		if next == text {
			return false
		}
		text = next
	}
	return true // nobody encodes five times without something to hide
}

// unescape decodes what it can and leaves a broken escape as it is.
func unescape(text string) string {
	if !strings.Contains(text, "%") {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '%' && i+2 < len(text) {
			hi, lo := hexDigit(text[i+1]), hexDigit(text[i+2])
			if hi >= 0 && lo >= 0 {
				b.WriteByte(byte(hi<<4 | lo))
				i += 2
				continue
			}
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

func hexDigit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// HoldsBSN says whether a path segment, a query name or value, or a word in it is
// a BSN of nine digits, also with dots, dashes or spaces between the digits.
func HoldsBSN(text string) bool {
	start := 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && !strings.ContainsRune("/?&=;", rune(text[i])) {
			continue
		}
		if partHoldsBSN(text[start:i]) {
			return true
		}
		start = i + 1
	}
	return false
}

func partHoldsBSN(part string) bool {
	digits, others := make([]byte, 0, 9), 0
	for i := 0; i < len(part) && len(digits) <= 9; i++ {
		switch c := part[i]; {
		case '0' <= c && c <= '9':
			digits = append(digits, c)
		case c == ' ' || c == '+' || c == '.' || c == '-':
		default:
			others++
		}
	}
	if others == 0 && len(digits) == 9 && isBSN(string(digits)) {
		return true
	}
	found := false
	words(part, func(from, to int) { found = found || isBSN(part[from:to]) })
	return found
}

func isBSN(word string) bool {
	if len(word) != 9 {
		return false
	}
	_, err := kernel.ParseBSN(word)
	return err == nil
}

// words calls f with each longest run of letters and digits. A BSN inside a longer
// run, as in a UUID or a token, is chance and not a BSN.
func words(text string, f func(from, to int)) {
	start := -1
	for i := 0; i <= len(text); i++ {
		letter := i < len(text) && (text[i] >= '0' && text[i] <= '9' || text[i] >= 'a' && text[i] <= 'z' || text[i] >= 'A' && text[i] <= 'Z')
		switch {
		case letter && start < 0:
			start = i
		case !letter && start >= 0:
			f(start, i)
			start = -1
		}
	}
}

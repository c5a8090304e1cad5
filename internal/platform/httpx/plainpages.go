package httpx

import (
	"fmt"
	"html"
	"net/http"
)

// PlainPages shows faults without a design, in Dutch and English: for programs
// without a portal, and for tests.
type PlainPages struct{}

// Fault writes a small page.
func (PlainPages) Fault(w http.ResponseWriter, r *http.Request, f Fault) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(f.Status)
	if r.Method == http.MethodHead {
		return
	}
	_, _ = fmt.Fprintf(w, `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>Dat ging niet (%d)</title>
<h1>Dat ging niet</h1>
<p>Ga terug en probeer het opnieuw.</p>
<p lang="en">%s</p>
</html>
`, f.Status, html.EscapeString(f.Detail)) // the visitor is gone: nobody to tell
}

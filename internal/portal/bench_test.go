package portal

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

// BenchmarkOverviewPage renders the first page with something of everything, without
// asking anything.
func BenchmarkOverviewPage(b *testing.B) {
	p, v := someVisit(b)
	s, err := v.stored()
	if err != nil {
		b.Fatal(err)
	}
	f := v.bareFrame("Overzicht")
	f.Nav, f.LoggedIn = v.nav(2), true
	b.ReportAllocs()
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			frame := *f
			frame.Body = v.overviewOf(s)
			if err := p.set.Render(io.Discard, "overzicht", &frame); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func someVisit(b *testing.B) (*Portal, *visit) {
	p, _ := open(b, fullFakes(b))
	var v *visit
	loggedIn(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { v = p.visit(w, r) })).
		ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", "/overzicht", nil))
	return p, v
}

// BenchmarkOverview is the whole answer to a request for the first page, with the
// capabilities answering at once.
func BenchmarkOverview(b *testing.B) {
	_, h := open(b, fullFakes(b))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			if w := get(h, "nl", "/overzicht"); w.Code != 200 {
				b.Fatal(w.Code)
			}
		}
	})
}

package httpx

import (
	"net/url"
	"strings"
	"testing"
)

func FuzzAddressHoldsBSN(f *testing.F) {
	for _, seed := range []string{"/a/b", "%39", "%", "%zz", "999993653", "9-9-9", "a%2525252525"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		hidden := &url.URL{Path: "/" + text + "/999993653"}
		if !AddressHoldsBSN(hidden) {
			t.Fatalf("a segment of its own is not found after %q", text)
		}
		if u, err := url.Parse("/" + text); err == nil && !AddressHoldsBSN(u) && strings.Contains(u.Path+"/", "/999993653/") {
			t.Fatalf("%q gets through", text)
		}
	})
}

func FuzzUnescape(f *testing.F) {
	f.Add("%41%zz%")
	f.Fuzz(func(t *testing.T, text string) {
		if want, err := url.PathUnescape(text); err == nil && want != unescape(text) {
			t.Fatalf("unescape(%q) = %q, want %q", text, unescape(text), want)
		}
	})
}

func FuzzAccepts(f *testing.F) {
	f.Add("gzip;q=0.5, br")
	f.Fuzz(func(t *testing.T, header string) {
		if accepts(header, "gzip") && !strings.Contains(strings.ToLower(header), "gzip") {
			t.Fatalf("%q does not name gzip", header)
		}
	})
}

package identity_test

import (
	"net/url"
	"strings"
	"testing"

	"meent.nl/meent/internal/identity"
)

func TestSafeReturn(t *testing.T) {
	for _, path := range []string{"/", "/zaken", "/recht/zorgtoeslag?jaar=2026", "/zaken/0192f3a0-1111-7222-8333-444455556666"} {
		if got := identity.SafeReturn(path); got != path {
			t.Errorf("SafeReturn(%q) = %q, want it unchanged", path, got)
		}
	}
	for _, path := range []string{
		"", "zaken", "//evil.example", "///evil.example", `/\evil.example`, `\\evil.example`, "https://evil.example/",
		"/\t/evil.example", "/\n/evil.example", "/%09//x\x00", "javascript:alert(1)", "/inloggen", "/inloggen/terug?code=x",
		"/uitloggen", "/idp/authorize", "/x#y", "/%2f/evil.example", "/%2Fevil.example", "/zaken?bsn=999993653", "/personen/999993653",
		"/é", "/" + strings.Repeat("a", 600), "/%zz", "/@evil.example:80\\",
	} {
		if got := identity.SafeReturn(path); got != "" {
			t.Errorf("SafeReturn(%q) = %q, want nothing", path, got)
		}
	}
}

func FuzzSafeReturn(f *testing.F) {
	for _, seed := range []string{"/zaken", "//evil.example", `/\evil`, "/%2f%2fevil", "/a?b=c", "/..//evil"} {
		f.Add(seed)
	}
	base, err := url.Parse("https://meent.example/inloggen/terug?code=x")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, path string) {
		got := identity.SafeReturn(path)
		if got == "" {
			return
		}
		to, err := base.Parse(got)
		if err != nil || to.Host != "meent.example" || to.Scheme != "https" {
			t.Fatalf("%q leads to %v, %v", path, to, err)
		}
		// A browser drops tabs and line ends and reads \ as /.
		seen := strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/").Replace(got)
		if strings.HasPrefix(seen, "//") {
			t.Fatalf("%q is another host to a browser", path)
		}
	})
}

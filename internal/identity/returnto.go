package identity

import (
	"net/url"
	"strings"

	"meent.nl/meent/internal/platform/httpx"
)

// maxReturn is the longest way back that is kept, in bytes.
const maxReturn = 512

// SafeReturn is a way back after login: a path of our own with its query, or empty
// when it could lead elsewhere, loop, or holds a BSN.
func SafeReturn(path string) string {
	if len(path) > maxReturn || !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") {
		return ""
	}
	for _, c := range path {
		if c <= ' ' || c == '\\' || c >= 0x7f {
			return "" // browsers drop or turn these, and then // may appear
		}
	}
	u, err := url.Parse(path)
	if err != nil || u.Scheme != "" || u.Host != "" || u.User != nil || u.Fragment != "" || strings.HasPrefix(u.Path, "//") {
		return ""
	}
	for _, own := range []string{"/inloggen", "/uitloggen", "/uitgelogd", "/idp"} {
		if u.Path == own || strings.HasPrefix(u.Path, own+"/") {
			return ""
		}
	}
	if httpx.AddressHoldsBSN(u) {
		return ""
	}
	return path
}

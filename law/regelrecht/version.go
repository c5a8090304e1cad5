package regelrecht

import (
	"fmt"
	"regexp"
	"strconv"

	"go.yaml.in/yaml/v4"
)

// Version is a version of the format.
type Version struct{ Major, Minor, Patch int }

// String is the version as upstream tags it: v0.5.6.
func (v Version) String() string { return fmt.Sprintf("v%d.%d.%d", v.Major, v.Minor, v.Patch) }

func (v Version) before(w Version) bool {
	if v.Major != w.Major {
		return v.Major < w.Major
	}
	if v.Minor != w.Minor {
		return v.Minor < w.Minor
	}
	return v.Patch < w.Patch
}

// StrictNull says whether null is only there where a field says that it may be, as it is
// from 0.5.8 on.
func (v Version) StrictNull() bool { return !v.before(v058) }

// front reads the files of one version of the format into the model.
type front func(r *reader, n *yaml.Node) *Law

// fronts has each version that is read.
var fronts = map[Version]front{
	v050: front05, v051: front05, v052: front05, v053: front05, v054: front05, v055: front05, v056: front05,
	v057: front05, v058: front05, v059: front05, v060: front06, v070: front07,
}

// schemaForm is the address of a schema: a tag, or the main branch, that says which version it is.
var schemaForm = regexp.MustCompile(`^https://raw\.githubusercontent\.com/MinBZK/regelrecht/refs/` +
	`(?:tags/schema-v([0-9]+\.[0-9]+\.[0-9]+)|heads/main)/schema/v([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})/schema\.json$`)

const schemaExpected = "https://raw.githubusercontent.com/MinBZK/regelrecht/refs/tags/schema-v0.5.6/schema/v0.5.6/schema.json, " +
	"or that of another version from 0.5.0 to 0.7.0"

// schemaVersion is the version that the address of a schema names.
func schemaVersion(address string) (Version, bool) {
	parts := schemaForm.FindStringSubmatch(address)
	if parts == nil {
		return Version{}, false
	}
	var v Version
	for i, to := range []*int{&v.Major, &v.Minor, &v.Patch} {
		*to, _ = strconv.Atoi(parts[i+2]) // at most three digits, by the form
	}
	return v, parts[1] == "" || "v"+parts[1] == v.String()
}

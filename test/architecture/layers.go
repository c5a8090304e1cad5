package architecture

import (
	"fmt"
	"strings"
)

// module is the path of all our packages.
const module = "meent.nl/meent"

// layers are the parts from the inside out. A part may import parts of inner layers,
// its own packages and the libraries.
var layers = []struct {
	parts []string
	// open says that parts of the layer may import each other.
	open bool
}{
	{[]string{"internal/kernel"}, false},
	{[]string{"internal/platform"}, false},
	{[]string{"internal/identity", "internal/register", "internal/purpose", "internal/logbook", "internal/term"}, true},
	{[]string{"internal/entitlement", "internal/casework", "internal/decision", "internal/mailbox", "internal/contact", "internal/lawtext", "internal/mandate", "internal/population"}, false},
	{[]string{"internal/simulate"}, false},
	{[]string{"internal/portal", "internal/desk", "internal/studio", "internal/api"}, false},
	{[]string{"internal/config"}, false},
	{[]string{"internal/app"}, false},
	{[]string{"internal/cli"}, false},
	{[]string{"cmd"}, false},
	{[]string{"test", "scripts", "bench"}, false},
}

// libraries import nothing but the libraries named here; everyone may import them.
var libraries = map[string][]string{
	"law":       {},
	"ldv":       {},
	"catalogue": {"law"},
	"web":       {},
}

// kernelLibrary is all that the kernel may use of the libraries: it speaks of dates.
const kernelLibrary = "law/value"

// complaint says why from must not import to; "" when it may. Both are paths within
// the module.
func complaint(from, to string) string {
	if test := testPackage(to); test != "" && !within(from, test) && !within(from, "test") {
		return fmt.Sprintf("%s is for tests", to)
	}
	if library := partOf(from, libraryNames()); library != "" {
		if within(to, library) {
			return ""
		}
		for _, other := range libraries[library] {
			if within(to, other) {
				return ""
			}
		}
		return fmt.Sprintf("the library %s stands by itself and cannot import %s", library, to)
	}
	if partOf(to, libraryNames()) != "" {
		if within(from, "internal/kernel") && to != kernelLibrary {
			return fmt.Sprintf("the kernel may use %s of the libraries, and not %s", kernelLibrary, to)
		}
		return ""
	}
	fromLayer, fromPart := layerOf(from)
	toLayer, toPart := layerOf(to)
	switch {
	case fromLayer < 0:
		return fmt.Sprintf("%s is in no layer; give it a place in test/architecture/layers.go", from)
	case toLayer < 0:
		return fmt.Sprintf("%s is in no layer; give it a place in test/architecture/layers.go", to)
	case fromPart == toPart || toLayer < fromLayer:
		return ""
	case toLayer == fromLayer && layers[fromLayer].open:
		return ""
	case toLayer == fromLayer:
		return fmt.Sprintf("%s and %s are beside each other: declare a small interface in ports.go and join them in app", fromPart, toPart)
	}
	return fmt.Sprintf("imports point inwards, and %s is outside of %s", toPart, fromPart)
}

func layerOf(path string) (int, string) {
	for i, layer := range layers {
		if part := partOf(path, layer.parts); part != "" {
			return i, part
		}
	}
	return -1, ""
}

func partOf(path string, parts []string) string {
	for _, part := range parts {
		if within(path, part) {
			return part
		}
	}
	return ""
}

func within(path, part string) bool { return path == part || strings.HasPrefix(path, part+"/") }

func libraryNames() []string {
	var names []string
	for name := range libraries {
		names = append(names, name)
	}
	return names
}

// testPackage is the part of path up to an element like dbtest; "" when it has none.
func testPackage(path string) string {
	elements := strings.Split(path, "/")
	for i, element := range elements {
		if strings.HasSuffix(element, "test") && element != "test" {
			return strings.Join(elements[:i+1], "/")
		}
	}
	return ""
}

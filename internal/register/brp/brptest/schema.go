package brptest

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schema is the OpenAPI document of the API; nil where it is not on this machine.
type schema struct {
	compiler *jsonschema.Compiler
	schemas  map[string]any
}

const document = "../shared/data/brp/personen-openapi.json"

func loadSchema(t testing.TB) *schema {
	t.Helper()
	file, ok := find()
	if !ok {
		t.Logf("brptest: %s is not here, so requests are not compared with it", document)
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("brptest: %v", err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("brptest: %v", err)
	}
	c := jsonschema.NewCompiler()
	c.UseRegexpEngine(pattern)
	if err := c.AddResource("mem:///openapi.json", doc); err != nil {
		t.Fatalf("brptest: %v", err)
	}
	components, _ := doc.(map[string]any)["components"].(map[string]any)
	schemas, _ := components["schemas"].(map[string]any)
	if len(schemas) == 0 {
		t.Fatalf("brptest: %s holds no schemas", document)
	}
	return &schema{compiler: c, schemas: schemas}
}

// find walks up to the folder of go.mod.
func find() (string, bool) {
	dir, err := os.Getwd()
	for err == nil && dir != filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			file := filepath.Join(dir, document)
			_, err := os.Stat(file)
			return file, err == nil
		}
		dir = filepath.Dir(dir)
	}
	return "", false
}

// check holds JSON to a schema of the document.
func (s *schema) check(t testing.TB, name string, text []byte) {
	if s == nil {
		return
	}
	compiled, err := s.compiler.Compile("mem:///openapi.json#/components/schemas/" + name)
	if err != nil {
		t.Errorf("brptest: %v", err)
		return
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err == nil {
		err = compiled.Validate(v)
	}
	if err != nil {
		t.Errorf("brptest: this is not a %s of the API: %v", name, err)
	}
}

// but is a pattern that begins by saying what does not match: ^(?!0{16})[0-9]{16}$,
// which Go's regular expressions do not have.
type but struct{ text, not *regexp.Regexp }

func (b but) String() string { return b.text.String() }
func (b but) MatchString(text string) bool {
	return b.text.MatchString(text) && !b.not.MatchString(text)
}

func pattern(text string) (jsonschema.Regexp, error) {
	rest, ahead := strings.CutPrefix(text, "^(?!")
	if !ahead {
		return regexp.Compile(text)
	}
	not, rest, _ := strings.Cut(rest, ")")
	b := but{}
	var err error
	if b.text, err = regexp.Compile("^" + rest); err != nil {
		return nil, err
	}
	b.not, err = regexp.Compile("^(?:" + not + ")")
	return b, err
}

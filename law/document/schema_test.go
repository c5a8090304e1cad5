package document

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("law-file.schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("law-file.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// plainValue is a YAML file as an editor gives it to a schema: a date is text.
func plainValue(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.DocumentNode:
		return plainValue(t, n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plainValue(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, plainValue(t, item))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

func validate(t *testing.T, s *jsonschema.Schema, text []byte) error {
	t.Helper()
	var n yaml.Node
	if err := yaml.Load(text, &n); err != nil {
		t.Fatal(err)
	}
	return s.Validate(plainValue(t, &n))
}

func TestSchemaAcceptsLawFiles(t *testing.T) {
	s := compiledSchema(t)
	var files []string
	for _, pattern := range []string{"testdata/complete/*.yaml", "testdata/complete/*/*.yaml", "../../catalogue/nl/laws/*/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	checked := 0
	for _, file := range files {
		if filepath.Base(file) == ExamplesFile {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := validate(t, s, text); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		checked++
	}
	if checked < 3 {
		t.Errorf("%d files checked", checked)
	}
}

// TestSchemaAcceptsTheManual: what the manual shows first is a law file.
func TestSchemaAcceptsTheManual(t *testing.T) {
	manual, err := os.ReadFile("../../docs/law-files.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(manual), "```yaml\n")
	example, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("there is no example")
	}
	if err := validate(t, compiledSchema(t), []byte(example)); err != nil {
		t.Error(err)
	}
}

func TestSchemaRefuses(t *testing.T) {
	s := compiledSchema(t)
	text, err := os.ReadFile("testdata/complete/toeslag/2024-07-01.yaml")
	if err != nil {
		t.Fatal(err)
	}
	changes := [][2]string{
		{"title: Wet", "titel: Wet"}, {"kind: wet", "kind: grondwet"}, {"source: BWBR0000001", "source: wetten.nl"},
		{"from: 2024-07-01", "from: 1 juli"}, {"unit: percentage", "unit: procent"}, {"yields: euro per year", "yields: euro per decade"},
		{"name: basisbedrag", "name: Basisbedrag"}, {"of: person", "van: person"}, {"exception_to: opslag\n", "exception: opslag\n"},
		{`source: "Stb. 2023, 1"`, `note: "Stb. 2023, 1"`}, {`article: "4"`, "article: [4]"}, {"cites: lid 6", "cites: 6"},
	}
	for _, c := range changes {
		changed := strings.Replace(string(text), c[0], c[1], 1)
		if changed == string(text) {
			t.Errorf("%q is not in the example", c[0])
		}
		if err := validate(t, s, []byte(changed)); err == nil {
			t.Errorf("%q in place of %q is accepted", c[1], c[0])
		}
	}
}

// TestSchemaKinds: the lists that the schema repeats are those of the loader.
func TestSchemaKinds(t *testing.T) {
	var held struct {
		Properties struct {
			Kind   struct{ Enum []string }
			Source struct{ Pattern string }
		}
	}
	if err := json.Unmarshal(Schema(), &held); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(held.Properties.Kind.Enum, Kinds) || held.Properties.Source.Pattern != sourceForm.String() {
		t.Errorf("the schema has kinds %v and source %s", held.Properties.Kind.Enum, held.Properties.Source.Pattern)
	}
}

// TestSchemaInDocs: the schema that the documentation shows is this one.
func TestSchemaInDocs(t *testing.T) {
	shown, err := os.ReadFile("../../docs/law-file.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(shown, Schema()) {
		t.Error("docs/law-file.schema.json is another schema")
	}
}

package nl_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"meent.nl/meent/law/document"
)

// TestEveryLawFileFitsTheSchema: what the loader takes, an editor takes too.
func TestEveryLawFileFitsTheSchema(t *testing.T) {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(document.Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("law-file.schema.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("law-file.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = fs.WalkDir(os.DirFS("."), "laws", func(file string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, ".yaml") || path.Base(file) == "examples.yaml" {
			return err
		}
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var n yaml.Node
		if err := yaml.Unmarshal(text, &n); err != nil {
			return err
		}
		seen++
		if err := s.Validate(asText(&n)); err != nil {
			t.Errorf("%s does not fit docs/law-file.schema.json: %v", file, err)
		}
		return nil
	})
	if err != nil || seen == 0 {
		t.Fatalf("%d law files: %v", seen, err)
	}
}

// asText is a file as an editor gives it to a schema: a date is text.
func asText(n *yaml.Node) any {
	switch {
	case n.Kind == yaml.DocumentNode:
		return asText(n.Content[0])
	case n.Kind == yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asText(n.Content[i+1])
		}
		return m
	case n.Kind == yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, asText(item))
		}
		return list
	case n.Tag == "!!int" || n.Tag == "!!float":
		return json.Number(n.Value)
	case n.Tag == "!!bool":
		return n.Value == "true"
	case n.Tag == "!!null":
		return nil
	}
	return n.Value
}

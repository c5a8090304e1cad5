package config

import (
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"
)

// file reads a YAML file of settings, a mapping per level.
func (l *loader) file(name string) {
	content, err := readSmall(name)
	if err != nil {
		l.fault(name, "the configuration file cannot be read: %v", err)
		return
	}
	if strings.TrimSpace(string(content)) == "" {
		return
	}
	var document yaml.Node
	if err := yaml.Load(content, &document); err != nil {
		l.fault(yamlPlace(name, err), "this is not YAML")
		return
	}
	if len(document.Content) == 1 {
		l.section(name, "", document.Content[0])
	}
}

// yamlPlace leaves out the parser's own words, which may quote a secret.
func yamlPlace(name string, err error) string {
	var at *yaml.LoadError
	if errors.As(err, &at) && at.Mark.Line > 0 {
		return fmt.Sprintf("%s:%d:%d", name, at.Mark.Line, max(at.Mark.Column, 1))
	}
	return name
}

func (l *loader) section(file, prefix string, node *yaml.Node) {
	place := func(n *yaml.Node) string { return fmt.Sprintf("%s:%d:%d", file, n.Line, n.Column) }
	if node.Kind != yaml.MappingNode {
		l.fault(place(node), "%sexpected settings, as key: value", named(prefix))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		name, content := node.Content[i], node.Content[i+1]
		key := prefix + name.Value
		if seen[key] {
			l.fault(place(name), "%s is there twice", key)
			continue
		}
		seen[key] = true
		if l.isSection(key) {
			l.section(file, key+".", content)
			continue
		}
		words, ok := scalars(content)
		if !ok {
			l.fault(place(content), "%s must be a value or a list of values", key)
			continue
		}
		l.set(place(name), key, words)
	}
}

func named(prefix string) string {
	if prefix == "" {
		return ""
	}
	return strings.TrimSuffix(prefix, ".") + ": "
}

func (l *loader) isSection(key string) bool {
	for known := range l.settings {
		if strings.HasPrefix(known, key+".") {
			return true
		}
	}
	return false
}

// scalars are the texts of a value or of a list, as they are written.
func scalars(node *yaml.Node) ([]string, bool) {
	switch node.Kind {
	case yaml.ScalarNode:
		return []string{node.Value}, node.Tag != "!!null"
	case yaml.SequenceNode:
		words := []string{}
		for _, item := range node.Content {
			if item.Kind != yaml.ScalarNode || item.Tag == "!!null" {
				return nil, false
			}
			words = append(words, item.Value)
		}
		return words, true
	}
	return nil, false
}

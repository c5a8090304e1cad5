package brptest

import "strings"

// roots are the persons that each kind of question gives.
var roots = map[string]string{
	"RaadpleegMetBurgerservicenummer":         "Persoon",
	"ZoekMetAdresseerbaarObjectIdentificatie": "GezagPersoonBeperkt",
}

// unknownPaths are the fields asked for that the API does not have. Without the
// document nothing is unknown.
func (s *schema) unknownPaths(kind string, fields []string) []string {
	if s == nil {
		return nil
	}
	var unknown []string
	for _, path := range fields {
		if !s.has(s.schemas[roots[kind]], strings.Split(path, ".")) {
			unknown = append(unknown, "fields")
		}
	}
	return unknown
}

// has follows a path through properties, lists, parts (allOf), references and the
// forms that a discriminator names.
func (s *schema) has(node any, path []string) bool {
	if len(path) == 0 {
		return true
	}
	n, _ := node.(map[string]any)
	if n == nil {
		return false
	}
	if ref, ok := n["$ref"].(string); ok {
		return s.has(s.named(ref), path)
	}
	if s.has(n["items"], path) {
		return true
	}
	if properties, ok := n["properties"].(map[string]any); ok {
		if inner, ok := properties[path[0]]; ok && s.has(inner, path[1:]) {
			return true
		}
	}
	parts, _ := n["allOf"].([]any)
	for _, part := range parts {
		// A form is part of its base and the base names its forms: do not go round.
		if ref, ok := part.(map[string]any)["$ref"].(string); ok && strings.Contains(ref, "/Abstract") {
			continue
		}
		if s.has(part, path) {
			return true
		}
	}
	discriminator, _ := n["discriminator"].(map[string]any)
	forms, _ := discriminator["mapping"].(map[string]any)
	for _, form := range forms {
		ref, _ := form.(string)
		if s.has(s.named(ref), path) {
			return true
		}
	}
	return false
}

func (s *schema) named(ref string) any {
	return s.schemas[strings.TrimPrefix(ref, "#/components/schemas/")]
}

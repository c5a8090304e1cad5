package document

import _ "embed"

//go:embed law-file.schema.json
var schema []byte

// Schema is the JSON Schema (2020-12) of a law file, for editors. It checks the
// shape; Load checks that too, and names, types and dates as well.
func Schema() []byte { return append([]byte(nil), schema...) }

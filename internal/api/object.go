package api

import (
	"encoding/json"

	"github.com/danielgtaylor/huma/v2"
)

// object is a JSON object that passes through byte for byte, so that no number
// loses a digit.
type object struct{ json.RawMessage }

// Schema describes it in the OpenAPI document.
func (object) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: "object", AdditionalProperties: true}
}

package api

import (
	"encoding/json"
	"net/http"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// descriptionPath is where the OpenAPI document is (/core/publish-openapi).
const descriptionPath = "/v1/openapi.json"

// description answers with the OpenAPI document. Any page may read it; that says
// nothing about the answers, which need the session of the resident.
func description(document *huma.OpenAPI) (http.HandlerFunc, error) {
	body, err := json.Marshal(document)
	if err != nil {
		return nil, err
	}
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/openapi+json;version=3.1")
		w.Header().Set("Access-Control-Allow-Origin", "*")
		_, _ = w.Write(body) // the reader is gone: nobody to tell
	}, nil
}

// describeResponses writes into the document what every answer has: the version. It
// leaves out the 422 that newProblem answers as a 400.
func describeResponses(_ *huma.OpenAPI, operation *huma.Operation) {
	delete(operation.Responses, strconv.Itoa(http.StatusUnprocessableEntity))
	for _, response := range operation.Responses {
		if response.Headers == nil {
			response.Headers = map[string]*huma.Param{}
		}
		response.Headers[versionHeader] = &huma.Param{
			Description: "De volledige versie van de API.", Schema: &huma.Schema{Type: "string", Examples: []any{Version}},
		}
	}
}

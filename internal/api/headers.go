package api

import (
	"strings"

	"github.com/danielgtaylor/huma/v2"
)

// versionHeader tells the full version on every answer (/core/version-header).
func versionHeader(ctx huma.Context, next func(huma.Context)) {
	ctx.SetHeader("API-Version", Version)
	next(ctx)
}

// openToReaders lets any page read the description of the API (/core/publish-openapi).
// It says nothing about the answers, which need the session of the resident.
func openToReaders(ctx huma.Context, next func(huma.Context)) {
	if strings.HasPrefix(ctx.Operation().Path, "/openapi") {
		ctx.SetHeader("Access-Control-Allow-Origin", "*")
	}
	next(ctx)
}

// describeResponses writes into the document what versionHeader does.
func describeResponses(_ *huma.OpenAPI, operation *huma.Operation) {
	for status, response := range operation.Responses {
		if !strings.HasPrefix(status, "2") && !strings.HasPrefix(status, "3") {
			continue
		}
		if response.Headers == nil {
			response.Headers = map[string]*huma.Param{}
		}
		response.Headers["API-Version"] = &huma.Param{
			Description: "De volledige versie van de API.", Schema: &huma.Schema{Type: "string", Examples: []any{Version}},
		}
	}
}

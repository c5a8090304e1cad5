package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
)

// Version is the version of the API (semver); its first part is in every address.
const Version = "1.0.0"

// api is the handlers with what they need.
type api struct {
	Parts
	huma huma.API
}

// Register puts the API under /v1 of a mux.
func Register(mux *http.ServeMux, parts Parts) error {
	huma.NewError, huma.NewErrorWithContext = newProblem, tracedProblem
	config := huma.DefaultConfig("Meent", Version)
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.CreateHooks = nil // no $schema links: a body holds what the document says
	config.Info.Description = "Wat een inwoner recht op heeft, wat er besloten is, en wie welke gegevens gebruikte."
	config.Info.Contact = &huma.Contact{Name: "Meent", URL: "https://meent.nl", Email: "api@meent.nl"}
	config.Info.License = &huma.License{Name: "EUPL-1.2", Identifier: "EUPL-1.2"}
	config.Servers = []*huma.Server{{URL: parts.BaseURL + "/v1"}}
	config.Tags = []*huma.Tag{{Name: "Wet"}, {Name: "Inwoner"}}
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"sessie": {Type: "apiKey", In: "cookie", Name: identity.SessionCookie(parts.https()), Description: "De sessie waarmee de inwoner is ingelogd."},
	}
	config.OnAddOperation = append(config.OnAddOperation, describeResponses)

	operations := http.NewServeMux()
	a := &api{Parts: parts, huma: humago.NewWithPrefix(operations, "/v1", config)}
	a.evaluation()
	a.rights()
	a.decisions()
	a.corrections()
	a.messages()
	a.logLines()
	a.whatIfs()
	describe, err := description(a.huma.OpenAPI())
	if err != nil {
		return err
	}
	operations.HandleFunc("GET "+descriptionPath, describe)
	mux.Handle("/v1/", answers(operations))
	return nil
}

// resident is whose session asks.
func resident(ctx context.Context) (kernel.ResidentID, error) {
	session, ok := identity.FromContext(ctx)
	if !ok {
		return "", traced(ctx, newProblem(http.StatusUnauthorized, "Log in first: this answer is for the resident of the session only."))
	}
	return session.Resident, nil
}

// forResident is an operation on the resident of the session.
func forResident(method, path, id, summary string, errors ...int) huma.Operation {
	return huma.Operation{
		OperationID: id, Method: method, Path: path, Summary: summary, Description: summary + ".",
		Tags: []string{"Inwoner"}, Security: []map[string][]string{{"sessie": {}}},
		Errors: append([]int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusInternalServerError}, errors...),
	}
}

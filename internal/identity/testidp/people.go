package testidp

import (
	"context"

	"meent.nl/meent/internal/kernel"
)

// Person is somebody to log in as. Handle names them without saying who they are;
// it is no BSN.
type Person struct {
	Handle string
	Name   string
	Why    Words // one line: why they are worth logging in as
}

// Words are a sentence in Dutch and in English.
type Words struct{ NL, EN string }

// In is the sentence in a language: "en" is English, anything else Dutch.
func (w Words) In(lang string) string {
	if lang == "en" {
		return w.EN
	}
	return w.NL
}

// Identity is what the provider vouches for.
type Identity struct {
	BSN  kernel.BSN
	Name string
}

// People are the synthetic residents that one may log in as.
type People interface {
	// Search finds people by a part of their name, at most limit. An empty query
	// gives those who are worth logging in as.
	Search(ctx context.Context, query string, limit int) ([]Person, error)
	// Identity is who a handle stands for; NotFound when nobody.
	Identity(ctx context.Context, handle string) (Identity, error)
}

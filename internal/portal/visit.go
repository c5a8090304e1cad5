package portal

import (
	"context"
	"net/http"

	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/law/value"
)

// visit is one request for a page.
type visit struct {
	*Portal
	view.Locale
	w        http.ResponseWriter
	r        *http.Request
	session  identity.Session
	loggedIn bool
}

// handler answers a visit; its error becomes a designed page.
type handler func(v *visit) error

func (p *Portal) handle(h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := h(p.visit(w, r)); err != nil {
			p.faults.Error(w, r, err)
		}
	})
}

// ownOnly is the second lock behind the guard of a page of a resident.
func ownOnly(h handler) handler {
	return func(v *visit) error {
		if !v.loggedIn {
			return kernel.Errorf(kernel.Unauthenticated, "log in to see this page")
		}
		return h(v)
	}
}

func (p *Portal) visit(w http.ResponseWriter, r *http.Request) *visit {
	session, ok := identity.FromContext(r.Context())
	return &visit{Portal: p, Locale: p.words.In(language(r, session)), w: w, r: r, session: session, loggedIn: ok}
}

func (v *visit) ctx() context.Context        { return v.r.Context() }
func (v *visit) resident() kernel.ResidentID { return v.session.Resident }
func (v *visit) path(name string) string     { return v.r.PathValue(name) }
func (v *visit) seeOther(path string) error {
	http.Redirect(v.w, v.r, path, http.StatusSeeOther)
	return nil
}
func (v *visit) today() value.Date                 { return kernel.Today(v.Clock) }
func (v *visit) id(name string) (kernel.ID, error) { return kernel.ParseID(v.path(name)) }

// show answers with a page. The crumbs lead to it from the top.
func (v *visit) show(page, title string, body any, crumbs ...view.Link) error {
	return v.showStatus(http.StatusOK, page, title, body, crumbs...)
}

func (v *visit) showStatus(status int, page, title string, body any, crumbs ...view.Link) error {
	f, err := v.frame(title, crumbs)
	if err != nil {
		return err
	}
	f.Body = body
	return v.set.Send(v.w, status, page, f)
}

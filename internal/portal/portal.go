package portal

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/platform/httpx"
	"meent.nl/meent/internal/platform/pdf"
	"meent.nl/meent/internal/platform/view"
	"meent.nl/meent/web"
)

//go:embed pages/*.html shared/*.html words/*.yaml
var files embed.FS

// Parts is what a portal is made of.
type Parts struct {
	Catalogue *catalogue.Catalogue
	Clock     kernel.Clock
	Log       *slog.Logger

	Rights    Rights
	Cases     Cases
	Terms     Terms
	Decisions Decisions
	Messages  Messages
	Logbook   Log
	Registers Registers
	Texts     Texts     // nil: pages show the plain words only
	Laws      Laws      // nil: a decision does not say what would have changed it
	CallBacks CallBacks // nil: being called back is not offered
	Events    Events    // nil: this is no demonstration
	HelpCodes HelpCodes // nil: there is no code

	Help Contact
	// Demo says that the people in this installation are made up.
	Demo bool
	// HTTPS says that visitors reach us over https.
	HTTPS bool
	// Patience is how long the page of one's own data waits for the registers
	// before it says that they are slow; zero is DefaultPatience.
	Patience time.Duration
}

// DefaultPatience is how long a page waits for the registers.
const DefaultPatience = 400 * time.Millisecond

// Contact is how to reach a person of this installation.
type Contact struct {
	Phone     string // as people write it: 14 099
	PhoneHref string // tel:14099
	Hours     catalogue.Text
	Desk      catalogue.Text
}

// Portal is the pages of a resident.
type Portal struct {
	Parts
	set     *view.Set
	words   *view.Words
	assets  *httpx.Assets
	names   *web.Assets
	letters *pdf.Fonts
	own     *ownData
	laws    *laws
	faults  *httpx.Faults
}

// New reads and checks the pages. It fails when the style sheet was not built.
func New(parts Parts) (*Portal, error) {
	p := &Portal{Parts: parts}
	if p.Patience == 0 {
		p.Patience = DefaultPatience
	}
	if err := p.load(); err != nil {
		return nil, fmt.Errorf("portal: %w", err)
	}
	p.own, p.laws = newOwnData(p), newLaws(parts.Catalogue.Laws.Documents())
	return p, nil
}

func (p *Portal) load() (err error) {
	own, err := fs.Sub(files, "words")
	if err != nil {
		return err
	}
	if p.words, err = view.LoadWords(view.OwnWords(), own); err != nil {
		return err
	}
	if p.set, err = view.NewSet(p.words, files); err != nil {
		return err
	}
	if p.names, err = web.Load(); err != nil {
		return err
	}
	if p.assets, err = httpx.NewAssets(p.names.Files(), "/static/"); err != nil {
		return err
	}
	regular, bold, err := p.names.LetterFonts()
	if err != nil {
		return err
	}
	p.letters, err = pdf.NewFonts(regular, bold)
	return err
}

// Guard lets through who is logged in, and sends others to the login page.
type Guard func(http.Handler) http.Handler

// Register puts the pages on a mux. loaded notes who is logged in, required also
// refuses who is not.
func (p *Portal) Register(mux *http.ServeMux, faults *httpx.Faults, loaded, required Guard) error {
	if faults == nil || loaded == nil || required == nil {
		return errors.New("portal: faults and both guards are needed")
	}
	p.faults = faults
	p.assets.Register(mux, faults)
	open := func(pattern string, h handler) { mux.Handle(pattern, loaded(p.handle(h))) }
	own := func(pattern string, h handler) { mux.Handle(pattern, required(p.handle(ownOnly(h)))) }

	open("GET /{$}", (*visit).start)
	open("GET /inloggen", (*visit).login)
	open("GET /uitgelogd", (*visit).loggedOut)
	open("GET /hulp", (*visit).help)
	open("GET /toegankelijkheid", (*visit).accessibility)
	open("GET /privacy", (*visit).privacy)
	open("POST /taal", (*visit).language)
	open("GET /wetten", (*visit).allLaws)
	open("GET /wetten/kaart", (*visit).lawsMap)
	open("GET /wetten/{law}", (*visit).oneLaw)
	open("GET /wetten/{law}/verschil", (*visit).lawDifference)

	own("GET /overzicht", (*visit).overview)
	own("GET /zaken", (*visit).cases)
	own("GET /zaken/{id}", (*visit).oneCase)
	own("GET /berichten", (*visit).messages)
	own("GET /berichten/{id}", (*visit).message)
	own("GET /recht", (*visit).rights)
	own("GET /recht/{service}", (*visit).right)
	own("POST /recht/{service}/regel", (*visit).apply)
	own("POST /recht/{service}/nee", (*visit).decline)
	own("POST /recht/{service}/toch", (*visit).reconsider)
	own("POST /recht/{service}/antwoord", (*visit).answer)
	own("POST /recht/{service}/wat-als", (*visit).whatIf)
	own("GET /besluiten/{id}", (*visit).decision)
	own("GET /besluiten/{id}/brief.pdf", (*visit).letter)
	own("POST /besluiten/{id}/bezwaar", (*visit).object)
	own("GET /gegevens", (*visit).data)
	own("GET /gegevens/gebruik", (*visit).used)
	own("GET /regelen", (*visit).arrange)
	own("GET /regelen/{event}", (*visit).lifeEvent)
	own("GET /wat-als", (*visit).forecasts)
	own("GET /wat-als/{whatif}", (*visit).forecast)
	own("POST /wat-als/{whatif}", (*visit).foreseen)
	own("POST /regelen/"+birthEvent+"/proef", (*visit).birth)
	own("GET /zoeken", (*visit).search)
	own("POST /zoeken", (*visit).found)
	own("GET /voor-wie", (*visit).forWhom)
	own("GET /voor-wie/{n}", (*visit).forChild)
	own("POST /hulp/bel-mij", (*visit).callBack)
	return nil
}

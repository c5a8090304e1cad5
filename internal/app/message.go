package app

import (
	"fmt"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/mailbox"
)

// decisionMessage makes a decision known to its resident. The amount stands in the
// decision, not in the message: a subject line may be read over a shoulder.
func decisionMessage(service *catalogue.Service, d decision.Decision, r entitlement.Right) mailbox.Message {
	m := mailbox.Message{
		Organisation: d.Organisation, Resident: d.Resident, Key: "besluit:" + string(d.ID), Case: d.Case, Decision: d.ID,
	}
	if !r.IsAmount() {
		m.SubjectNL = fmt.Sprintf("Er is besloten over uw %s", catalogue.WithinSentence(service.Title.NL))
		m.SubjectEN = fmt.Sprintf("There is a decision on your %s", catalogue.WithinSentence(service.Title.EN))
		m.BodyNL = "In het besluit staat de uitkomst. Daar staat ook waarom, en welke gegevens wij hebben gebruikt.\n\nKlopt er iets niet? Wijs de regel aan in het besluit. U kunt ook bezwaar maken."
		m.BodyEN = "The decision holds the outcome. It also says why, and which data we used.\n\nIs something wrong? Point at the line in the decision. You can also object."
		return m
	}
	if r.MayHave() {
		m.SubjectNL = fmt.Sprintf("U krijgt %s", catalogue.WithinSentence(service.Title.NL))
		m.SubjectEN = fmt.Sprintf("You receive %s", catalogue.WithinSentence(service.Title.EN))
		m.BodyNL = "Wij hebben besloten dat u hier recht op hebt.\n\nIn het besluit staat het bedrag. Daar staat ook hoe wij het hebben berekend en welke gegevens wij hebben gebruikt.\n\nU hoeft niets te doen. Klopt er iets niet? Wijs de regel aan in het besluit."
		m.BodyEN = "We have decided that you have a right to this.\n\nThe decision holds the amount. It also shows how we worked it out and which data we used.\n\nYou do not have to do anything. Is something wrong? Point at the line in the decision."
		return m
	}
	m.SubjectNL = fmt.Sprintf("U krijgt nu geen %s", catalogue.WithinSentence(service.Title.NL))
	m.SubjectEN = fmt.Sprintf("You do not receive %s now", catalogue.WithinSentence(service.Title.EN))
	m.BodyNL = "Wij hebben besloten dat u hier nu geen recht op hebt.\n\nIn het besluit staat waarom. Daar staat ook welke gegevens wij hebben gebruikt.\n\nKlopt er iets niet? Wijs de regel aan in het besluit. U kunt ook bezwaar maken."
	m.BodyEN = "We have decided that you do not have a right to this now.\n\nThe decision says why. It also shows which data we used.\n\nIs something wrong? Point at the line in the decision. You can also object."
	return m
}

// questionMessage asks a resident for what is missing.
func questionMessage(service *catalogue.Service, c casework.Case) mailbox.Message {
	return mailbox.Message{
		Organisation: c.Organisation, Resident: c.Resident, Case: c.ID, DoBy: c.DecideBy,
		Key:       fmt.Sprintf("vraag:%s:%d", c.ID, c.Version),
		SubjectNL: fmt.Sprintf("Wij hebben een antwoord van u nodig: %s", catalogue.WithinSentence(service.Title.NL)),
		SubjectEN: fmt.Sprintf("We need an answer from you: %s", catalogue.WithinSentence(service.Title.EN)),
		BodyNL:    "Wij weten iets nog niet, en dat kan de uitkomst veranderen.\n\nOpen “Recht op” en geef antwoord. Daarna besluiten wij vanzelf.\n\nDoet u niets? Dan kunnen wij niet besluiten.",
		BodyEN:    "There is something that we do not know yet, and it can change the outcome.\n\nOpen “Rights” and give the answer. After that we decide by ourselves.\n\nIf you do nothing, we cannot decide.",
	}
}

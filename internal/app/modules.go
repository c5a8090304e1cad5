package app

import (
	"meent.nl/meent/internal/casework"
	"meent.nl/meent/internal/contact"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/identity"
	"meent.nl/meent/internal/identity/oidc"
	"meent.nl/meent/internal/lawtext"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/platform/db"
	"meent.nl/meent/internal/platform/durable"
	"meent.nl/meent/internal/population"
	"meent.nl/meent/internal/register/embedded"
)

// Modules are the tables of every part.
func Modules() []db.Module {
	return []db.Module{
		durable.Module, identity.Module(), oidc.Module(), logbook.Module(), embedded.Module(),
		entitlement.Module, casework.Module, decision.Module, mailbox.Module, contact.Module, lawtext.Module, population.Module(), demoModule,
	}
}

package api

import (
	"context"
	"encoding/json"
	"strings"

	"meent.nl/meent/catalogue"
	"meent.nl/meent/internal/decision"
	"meent.nl/meent/internal/entitlement"
	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/logbook"
	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/law/reason"
	"meent.nl/meent/law/run"
	"meent.nl/meent/law/value"
)

// Laws works out goals.
type Laws interface {
	// Reasons works out a goal (law.rule) on a date; the result is the outcome with
	// a reason.Reasons. Its errors hold no value of the facts.
	Reasons(goal string, on value.Date, facts json.RawMessage) (run.Outcome, json.RawMessage, error)
	// Outlook is what would change the outcome of a goal on the facts of a decision; nil
	// where it is not decided, and where the law is carried out by another program now.
	Outlook(goal string, on value.Date, program string, facts json.RawMessage) (*reason.Outlook, error)
}

// Rights gives what a resident has a right to, and would have after a change.
type Rights interface {
	Overview(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Right, error)
	// Finding is one right with everything behind it; NotFound while it was not worked out.
	Finding(ctx context.Context, resident kernel.ResidentID, service string) (entitlement.Finding, error)
	// Asking is what is missing of one right, first to ask first.
	Asking(ctx context.Context, resident kernel.ResidentID, service string) ([]entitlement.Missing, error)
	// Corrections are what decisions come to as things are known now, where that differs.
	Corrections(ctx context.Context, resident kernel.ResidentID) ([]entitlement.Correction, error)
	// Forecast is Invalid where an answer is missing or cannot be; it stores nothing but the log.
	Forecast(ctx context.Context, resident kernel.ResidentID, whatIf *catalogue.WhatIf, in entitlement.Inputs) (entitlement.Consequences, error)
}

// Decisions gives the decisions on a resident.
type Decisions interface {
	List(ctx context.Context, resident kernel.ResidentID) ([]decision.Decision, error)
	Get(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (decision.Decision, error)
}

// Messages gives the messages to a resident.
type Messages interface {
	List(ctx context.Context, resident kernel.ResidentID) ([]mailbox.Message, error)
	Open(ctx context.Context, resident kernel.ResidentID, id kernel.ID) (mailbox.Message, error)
}

// Log gives who used the data of a resident.
type Log interface {
	Lines(ctx context.Context, resident kernel.ResidentID, filter logbook.Filter) ([]logbook.Line, error)
}

// Parts is what the API is made of.
type Parts struct {
	Clock     kernel.Clock
	BaseURL   string               // https://meent.example, without a slash at the end; says whether visitors use https
	Catalogue *catalogue.Catalogue // the what-ifs
	Laws      Laws
	Rights    Rights
	Decisions Decisions
	Messages  Messages
	Log       Log
}

func (p Parts) https() bool { return strings.HasPrefix(p.BaseURL, "https:") }

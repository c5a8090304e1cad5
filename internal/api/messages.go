package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"meent.nl/meent/internal/kernel"
	"meent.nl/meent/internal/mailbox"
)

type messagesOutput struct {
	Body struct {
		Messages []Message `json:"berichten" doc:"Alle berichten, het nieuwste eerst"`
	}
}

type messageOutput struct{ Body MessageInFull }

// Message is a message in short.
type Message struct {
	ID           string `json:"id" format:"uuid" doc:"Het kenmerk"`
	Organisation string `json:"organisatie" doc:"De afzender"`
	Subject      string `json:"onderwerp" doc:"Waar het over gaat"`
	SentAt       string `json:"verstuurdOp" format:"date-time" doc:"Wanneer het verstuurd is"`
	Read         bool   `json:"gelezen" doc:"Of het geopend is"`
	DoBy         string `json:"doenVoor,omitempty" format:"date" doc:"De laatste dag om iets te doen"`
	Case         string `json:"zaak,omitempty" format:"uuid" doc:"De zaak"`
	Decision     string `json:"besluit,omitempty" format:"uuid" doc:"Het besluit"`
}

// MessageInFull is a message with its text.
type MessageInFull struct {
	Message
	Body string `json:"tekst" doc:"De tekst, in alinea's"`
}

func (a *api) messages() {
	huma.Register(a.huma, forResident(http.MethodGet, "/berichten", "berichten", "De berichten aan de inwoner"), a.listMessages)
	huma.Register(a.huma, forResident(http.MethodGet, "/berichten/{id}", "bericht", "Eén bericht, dat daarmee gelezen is", http.StatusNotFound), a.getMessage)
}

func (a *api) listMessages(ctx context.Context, _ *struct{}) (*messagesOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	messages, err := a.Messages.List(ctx, who)
	if err != nil {
		return nil, failed(ctx, err)
	}
	out := &messagesOutput{}
	out.Body.Messages = []Message{}
	for _, m := range messages {
		out.Body.Messages = append(out.Body.Messages, asMessage(m))
	}
	return out, nil
}

func (a *api) getMessage(ctx context.Context, in *idInput) (*messageOutput, error) {
	who, err := resident(ctx)
	if err != nil {
		return nil, err
	}
	m, err := a.Messages.Open(ctx, who, kernel.ID(in.ID))
	if err != nil {
		return nil, failed(ctx, err)
	}
	return &messageOutput{Body: MessageInFull{Message: asMessage(m), Body: m.BodyNL}}, nil
}

func asMessage(m mailbox.Message) Message {
	out := Message{
		ID: string(m.ID), Organisation: string(m.Organisation), Subject: m.SubjectNL,
		SentAt: m.SentAt.UTC().Format(time.RFC3339), Read: !m.ReadAt.IsZero(), Case: string(m.Case), Decision: string(m.Decision),
	}
	if m.DoBy != 0 {
		out.DoBy = m.DoBy.String()
	}
	return out
}

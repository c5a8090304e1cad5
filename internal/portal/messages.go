package portal

import (
	"strings"

	"meent.nl/meent/internal/mailbox"
	"meent.nl/meent/internal/platform/view"
)

type messagesPage struct {
	Answer   string
	Messages []messageLine
}

type messagePage struct {
	Subject, From, Sent string
	By                  string
	Paragraphs          []string
	Links               []view.Link
	Read                string
}

func (v *visit) messages() error {
	messages, err := v.Messages.List(v.ctx(), v.resident())
	if err != nil {
		return err
	}
	p := messagesPage{Answer: v.T("messages.answer-none")}
	unread := 0
	for _, m := range messages {
		line := messageLine{
			Subject: m.Subject(v.Lang), Href: "/berichten/" + string(m.ID), Unread: m.ReadAt.IsZero(),
			From: v.organisationName(string(m.Organisation)), Sent: v.Day(m.SentAt),
		}
		if line.Unread {
			unread++
		}
		if m.DoBy != 0 && m.DoBy >= v.today() {
			line.By = capital(v.until(m.DoBy)) + "."
		}
		p.Messages = append(p.Messages, line)
	}
	switch {
	case unread > 0:
		p.Answer = v.T("messages.answer", "n", unread)
	case len(messages) > 0:
		p.Answer = v.T("messages.answer-read")
	}
	return v.show("berichten", v.T("messages.title"), p)
}

func (v *visit) message() error {
	id, err := v.id("id")
	if err != nil {
		return err
	}
	m, err := v.Messages.Open(v.ctx(), v.resident(), id)
	if err != nil {
		return err
	}
	return v.show("bericht", m.Subject(v.Lang), v.messageOf(m), v.crumb("/berichten", "messages.title"))
}

func (v *visit) messageOf(m mailbox.Message) messagePage {
	p := messagePage{
		Subject: m.Subject(v.Lang), From: v.organisationName(string(m.Organisation)), Sent: v.Moment(m.SentAt),
		Read: v.T("messages.read", "moment", v.Moment(m.ReadAt)),
	}
	for paragraph := range strings.SplitSeq(m.Body(v.Lang), "\n\n") {
		if paragraph = strings.TrimSpace(paragraph); paragraph != "" {
			p.Paragraphs = append(p.Paragraphs, paragraph)
		}
	}
	if m.DoBy != 0 {
		p.By = v.T("messages.do", "until", v.until(m.DoBy))
	}
	if m.Decision != "" {
		p.Links = append(p.Links, view.Link{Href: "/besluiten/" + string(m.Decision), Text: v.T("messages.decision")})
	}
	if m.Case != "" {
		p.Links = append(p.Links, view.Link{Href: "/zaken/" + string(m.Case), Text: v.T("messages.case")})
	}
	return p
}

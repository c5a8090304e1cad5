package portal

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"meent.nl/meent/law/document"
	"meent.nl/meent/law/statute"
	"meent.nl/meent/law/value"
)

// lawText is the official text of the articles of a law; without articles where it
// was not imported.
type lawText struct{ statute.Text }

// textOfLaw asks for the official text of all articles of a law at once.
func (v *visit) textOfLaw(d *document.Document, since value.Date) (lawText, error) {
	if v.Texts == nil {
		return lawText{}, nil
	}
	numbers := make([]string, len(d.Articles))
	for i, a := range d.Articles {
		numbers[i] = a.ID
	}
	text, ok, err := v.Texts.Articles(v.ctx(), d.Source, since, numbers)
	if err != nil || !ok {
		return lawText{}, err
	}
	return lawText{text}, nil
}

// hash tells one text from another; empty for none.
func (t lawText) hash() string {
	if len(t.Articles) == 0 {
		return ""
	}
	sum := sha256.Sum256(fmt.Append(nil, t.From, t.Articles))
	return hex.EncodeToString(sum[:8])
}

// addTexts puts the official text at each article that counts, and says so where it is
// of another version than the rules, or older than numbers of the article.
func (v *visit) addTexts(p *lawPage, d *document.Document, text lawText, since value.Date) {
	for i := range p.Articles {
		article, ok := text.Article(p.Articles[i].Number)
		if !ok || article.Status != statute.InForce {
			continue
		}
		says := v.T("official.as-of", "date", v.Date(text.From))
		numbers := numbersSince(d, p.Articles[i].Number, since)
		switch {
		case text.From > since:
			p.Articles[i].TextWarns = v.T("laws.text-later", "date", v.Date(since))
		case text.From < d.From:
			p.Articles[i].TextWarns = v.T("laws.text-older", "date", v.Date(d.From))
		case numbers > text.From:
			p.Articles[i].TextWarns = v.T("laws.text-numbers", "date", v.Date(numbers))
		}
		p.Articles[i].Text, p.Articles[i].TextAsOf = officialLines(article.Parts), says
	}
}

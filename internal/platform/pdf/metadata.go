package pdf

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// metadata says in XMP (ISO 16684-1) what the document is, and that it is made for
// universal access. It may not be compressed.
func (d *Document) metadata() string {
	created := d.info.Created.UTC().Format("2006-01-02T15:04:05Z")
	packet := `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + xmlText(d.info.Title) + `</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>` + xmlText(d.info.Author) + `</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>` + xmlText(d.info.Lang) + `</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>` + created + `</xmp:CreateDate><xmp:CreatorTool>Meent</xmp:CreatorTool>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`
	return fmt.Sprintf("<</Type /Metadata /Subtype /XML /Length %d>>\nstream\n%s\nendstream", len(packet), packet)
}

func xmlText(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil { // to memory: cannot fail
		panic("pdf: " + err.Error())
	}
	return b.String()
}

package facts

import (
	"meent.nl/meent/internal/population/fields"
	"meent.nl/meent/internal/population/kin"
	"meent.nl/meent/internal/population/personlist"
	"meent.nl/meent/internal/register"
)

// permits is what a municipality knows of an address for a parking permit; the same for
// everybody at it. What it knows of the vehicle begins with an application.
func (g *Generator) permits(out fields.Values, l life) {
	if l.abroad || len(l.person.Residences) == 0 {
		return
	}
	none := personlist.Date{}
	city := register.Municipality(l.person.Residences[0].Municipality).Text
	if city != "utrecht" && city != "amsterdam" {
		return
	}
	s := g.stream("parkeren\x00" + kin.Address(l.person))
	zone, places, given := s.pick(150, 350, 150, 250, 100), s.pick(800, 160, 40), s.pick(700, 260, 40)
	full, barred, own := s.permille(300), s.permille(60), s.permille(930)
	if city == "utrecht" {
		out.Word("parkeerzone", []string{"zone_a1", "zone_a2", "zone_a2_met_weinig_ruimte", "zone_b1", "geen_betaald_parkeren"}[zone], none)
	} else {
		out.Word("vergunningen_per_woning_in_gebied", itoa(1+s.pick(700, 300)), none)
	}
	out.Boolean("woont_in_zelfstandige_woning", own, none)
	out.Word("parkeervergunningen_op_adres", itoa(given), none)
	out.Word("eigen_parkeerplaatsen", itoa(places), none)
	out.Boolean("adres_zonder_parkeervergunning", barred, none)
	out.Boolean("vergunningen_in_gebied_op", full, none)
}

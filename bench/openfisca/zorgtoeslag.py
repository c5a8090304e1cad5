"""The Wet op de zorgtoeslag of 2025 in OpenFisca-core, and a run of it on a population.

Arguments: the folder of the population, float32 or float64, and where to put the amounts.
It prints what it took as JSON. The law is that of catalogue/nl/laws: zorgtoeslag, awir and
praktijk-dienst-toeslagen. What is the same for everybody in the population is left out on
both sides: treaty cases, unlawful residence, green investments. Who is whose benefit
partner is given, and not worked out from article 3 Awir as Meent does.
"""

import datetime
import json
import sys
import time

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from openfisca_core.variables.config import VALUE_TYPES

YEAR, MONTH, ETERNITY = DateUnit.YEAR, DateUnit.MONTH, DateUnit.ETERNITY

Persoon = build_entity("persoon", "personen", "Persoon", is_person=True)
Huishouden = build_entity(
    "huishouden", "huishoudens", "Aanvrager, toeslagpartner en kinderen",
    roles=[
        {"key": "aanvrager", "label": "Aanvrager", "max": 1},
        {"key": "toeslagpartner", "label": "Toeslagpartner", "max": 1},
        {"key": "kind", "plural": "kinderen", "label": "Kinderen"},
    ],
)


class geboortedatum(Variable):
    value_type = datetime.date
    entity = Persoon
    definition_period = ETERNITY


class inkomen(Variable):
    value_type = float
    entity = Persoon
    definition_period = YEAR


class vermogen(Variable):
    value_type = float
    entity = Persoon
    definition_period = YEAR


class verzekerd(Variable):
    value_type = bool
    entity = Persoon
    definition_period = YEAR


class partner_hele_jaar(Variable):
    value_type = bool
    entity = Huishouden
    definition_period = YEAR


class is_verzekerde(Variable):  # artikel 1 lid 1 onderdeel c
    value_type = bool
    entity = Persoon
    definition_period = MONTH

    def formula(persoon, period, parameters):
        vanaf = persoon("geboortedatum", period).astype("datetime64[M]") + 18 * 12 + 1
        return persoon("verzekerd", period.this_year) * (vanaf <= numpy.datetime64(str(period.start), "M"))


class heeft_toeslagpartner(Variable):
    value_type = bool
    entity = Huishouden
    definition_period = YEAR

    def formula(huishouden, period, parameters):
        return huishouden.nb_persons(Huishouden.TOESLAGPARTNER) > 0


class toetsingsinkomen(Variable):  # Awir artikel 7 lid 1
    value_type = float
    entity = Huishouden
    definition_period = YEAR

    def formula(huishouden, period, parameters):
        inkomens = huishouden.members("inkomen", period)
        return huishouden.sum(inkomens, role=Huishouden.AANVRAGER) + huishouden.sum(inkomens, role=Huishouden.TOESLAGPARTNER)


class vermogen_boven_de_grens(Variable):  # artikel 3 lid 1
    value_type = bool
    entity = Huishouden
    definition_period = YEAR

    def formula(huishouden, period, parameters):
        p = parameters(period).zorgtoeslag
        vermogens = huishouden.members("vermogen", period)
        samen = huishouden("heeft_toeslagpartner", period) * huishouden("partner_hele_jaar", period)
        eigen = huishouden.sum(vermogens, role=Huishouden.AANVRAGER)
        partner = huishouden.sum(vermogens, role=Huishouden.TOESLAGPARTNER)
        return numpy.where(samen, eigen + partner > p.vermogensgrens_met_partner, eigen > p.vermogensgrens_alleen)


class normpremie(Variable):  # artikel 2 lid 2 en 3
    value_type = float
    entity = Huishouden
    definition_period = YEAR

    def formula(huishouden, period, parameters):
        p = parameters(period).zorgtoeslag
        deel = numpy.where(huishouden("heeft_toeslagpartner", period), p.percentage_met_partner, p.percentage_alleen)
        boven = numpy.maximum(0, huishouden("toetsingsinkomen", period) - p.drempelinkomen)
        return deel * p.drempelinkomen + p.percentage_boven * boven


class verschil_met_de_normpremie(Variable):  # artikel 2 lid 1
    value_type = float
    entity = Huishouden
    definition_period = YEAR

    def formula(huishouden, period, parameters):
        premie = parameters(period).zorgtoeslag.standaardpremie * (1 + huishouden("heeft_toeslagpartner", period))
        return numpy.maximum(0, premie - huishouden("normpremie", period))


class afgeronde_zorgtoeslag(Variable):  # artikel 2 lid 1 en 4; Awir artikel 14 lid 4
    value_type = float
    entity = Huishouden
    definition_period = MONTH

    def formula(huishouden, period, parameters):
        p = parameters(period).zorgtoeslag
        verzekerden = huishouden.members("is_verzekerde", period)
        onverzekerd = huishouden("heeft_toeslagpartner", period.this_year) * numpy.logical_not(
            huishouden.any(verzekerden, role=Huishouden.TOESLAGPARTNER))
        deel = numpy.where(onverzekerd, p.aandeel_met_onverzekerde_partner, 1)
        return numpy.floor(huishouden("verschil_met_de_normpremie", period.this_year) * deel + 0.5)


class heeft_recht(Variable):  # artikel 2 lid 1 en artikel 3 lid 1; Awir artikel 14 lid 5
    value_type = bool
    entity = Huishouden
    definition_period = MONTH

    def formula(huishouden, period, parameters):
        verzekerd = huishouden.any(huishouden.members("is_verzekerde", period), role=Huishouden.AANVRAGER)
        genoeg = huishouden("afgeronde_zorgtoeslag", period) >= parameters(period).zorgtoeslag.minimum
        return verzekerd * genoeg * numpy.logical_not(huishouden("vermogen_boven_de_grens", period.this_year))


class zorgtoeslag_per_jaar(Variable):  # artikel 2 lid 1
    value_type = float
    entity = Huishouden
    definition_period = MONTH

    def formula(huishouden, period, parameters):
        return huishouden("heeft_recht", period) * huishouden("afgeronde_zorgtoeslag", period)


class zorgtoeslag(Variable):  # artikel 2 lid 5; de afronding is die van de Dienst Toeslagen
    value_type = float
    entity = Huishouden
    definition_period = MONTH

    def formula(huishouden, period, parameters):
        return numpy.floor(huishouden("zorgtoeslag_per_jaar", period) / 12)


PARAMETERS = {  # of 2025; the sources are in catalogue/nl/laws
    "standaardpremie": 2112, "drempelinkomen": 28406, "minimum": 24, "aandeel_met_onverzekerde_partner": 0.5,
    "percentage_alleen": 0.01896, "percentage_met_partner": 0.04273, "percentage_boven": 0.137,
    "vermogensgrens_alleen": 141896, "vermogensgrens_met_partner": 179429,
}


def system():
    tbs = TaxBenefitSystem([Persoon, Huishouden])
    tbs.add_variables(*(v for v in globals().values() if isinstance(v, type) and issubclass(v, Variable) and v is not Variable))
    tbs.parameters = ParameterNode("", data={
        "zorgtoeslag": {name: {"values": {"2025-01-01": value}} for name, value in PARAMETERS.items()},
    })
    return tbs


def most_memory():
    """KB; of this program alone, unlike what getrusage says after a fork."""
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))


def main(folder, kind, out):
    VALUE_TYPES[float]["dtype"] = numpy.dtype(kind).type
    took, at = {}, time.perf_counter()
    processor = {}

    def mark(phase):
        nonlocal at
        now = time.perf_counter()
        took[phase], at = now - at, now
        processor[phase] = time.process_time()

    def column(name, dtype):
        return numpy.fromfile(f"{folder}/{name}.raw", dtype)

    tbs = system()
    mark("law")
    household, role = column("household", "<i4"), column("role", "u1")
    born, insured = column("born", "<i4"), column("insured", "u1")
    income, assets, whole_year = column("income", "<i4"), column("assets", "<i4"), column("whole_year", "u1")
    mark("read")
    builder = SimulationBuilder()
    builder.create_entities(tbs)
    builder.declare_person_entity("persoon", numpy.arange(len(household)))
    group = builder.declare_entity("huishouden", numpy.arange(len(whole_year)))
    builder.join_with_persons(group, household, numpy.array(["aanvrager", "toeslagpartner", "kind"], object)[role])
    sim = builder.build(tbs)
    sim.set_input("geboortedatum", "eternity", born.astype("datetime64[D]"))
    sim.set_input("inkomen", "2025", (income / 100).astype(kind))
    sim.set_input("vermogen", "2025", (assets / 100).astype(kind))
    sim.set_input("verzekerd", "2025", insured.astype(bool))
    sim.set_input("partner_hele_jaar", "2025", whole_year.astype(bool))
    mark("build")
    year, month = sim.calculate("zorgtoeslag_per_jaar", "2025-03"), sim.calculate("zorgtoeslag", "2025-03")
    mark("month")
    for m in range(1, 13):
        sim.calculate("zorgtoeslag", f"2025-{m:02d}")
    mark("others")
    peak = most_memory()
    numpy.stack([year, month]).astype("<f8").tofile(out)
    # The twelve months were worked out with one of them already known.
    print(json.dumps({"read": took["read"], "build": took["build"], "month": took["month"],
                      "months": took["month"] + took["others"], "peak_kb": peak,
                      "processor": processor["others"] - processor["read"]}))


if __name__ == "__main__":
    main(*sys.argv[1:])

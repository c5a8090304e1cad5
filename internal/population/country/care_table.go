package country

// Childcare with the allowance, third quarter of 2022, in thousands of children and
// hundredths of hours a month. Source: kinderopvang-wijzer.nl, quarterly report of the
// ministry of Social Affairs (table 1).
const (
	careFrom                                    = "kinderopvang-wijzer.nl, third quarter of 2022"
	inDayCare, inAfterSchool                    = 372_000, 428_000
	atHostYoung, atHostOlder                    = 57_000, 33_000
	hoursDayCare, hoursAfterSchool              = 90_10, 41_60
	hoursHostYoung, hoursHostOlder              = 69_80, 37_80
	insuredSource                               = "zorgcijfers.nl, December 2013 (Zorginstituut)"
	uninsured                                   = 28_740 // the last figure in reach
	disabilitySource                            = "StatLine 80903ned, June 2015"
	disabilityBenefits                          = 815_590 // the last total in reach
	pensionSource                               = "SVB, second quarter of 2023"
	pensioners, pensionersAbroad, shortPensions = 3_558_871, 330_000, 677_000
	assistanceSource                            = "gemeente.nu 2025-03 by Statistics Netherlands, end of 2024"
	onAssistance                                = 406_000
)

// Prices of an hour in cents, in 2025. Not published in reach; estimates around the
// highest price that counts.
var (
	dayPrice   = curve{{0, 940}, {3_000, 1_060}, {8_000, 1_160}, {10_000, 1_390}}
	afterPrice = curve{{0, 820}, {3_000, 930}, {8_000, 1_020}, {10_000, 1_230}}
	hostPrice  = curve{{0, 640}, {5_000, 760}, {10_000, 900}}
)

// Of a thousand children under 4 and of 4 to 11 whose parents all work, so many go: what
// the published numbers of children are of those, as about two of three do.
const (
	dayCareOf, hostYoungOf     = 760, 125
	afterSchoolOf, hostOlderOf = 435, 35
)

// residentsShort is how many of ten thousand residents with AOW lack years, if of those
// abroad 85 of a hundred do.
const residentsShort = (shortPensions - pensionersAbroad*85/100) * 10_000 / (pensioners - pensionersAbroad)

// Children under 18 who need intensive care, residents with a disability that raises the
// rent limit, and insured persons whose insurance is suspended, of ten thousand. Not
// published in reach; estimates.
const intensiveCare, disabledForRent, suspendedOf = 110, 150, 6

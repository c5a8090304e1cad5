package country

const provincesFrom = "StatLine 70072ned, 1 January 2024"

// peopleByProvince are the residents on 1 January 2024. Source: StatLine 70072ned.
var peopleByProvince = [Provinces]int{601_510, 661_956, 504_116, 1_189_079, 450_920, 2_149_057, 1_400_187,
	2_980_494, 3_840_662, 391_657, 2_644_872, 1_133_174}

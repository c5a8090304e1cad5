package demo

// The names are common ones, put together by chance.
var (
	girls = []string{"Aaltje", "Amina", "Anouk", "Bente", "Charlotte", "Chloë", "Dilan", "Elif", "Emma", "Esra", "Eva", "Fenna",
		"Fatima", "Femke", "Grace", "Hanna", "Ilse", "Ingrid", "Jasmijn", "Johanna", "Julia", "Karin", "Kim", "Leila", "Lieke",
		"Lotte", "Maaike", "Maria", "Marjan", "Mila", "Naomi", "Noor", "Olivia", "Petra", "Renske", "Roos", "Saar", "Samira",
		"Sanne", "Sofie", "Tess", "Tirza", "Trijntje", "Wiesje", "Willemijn", "Yara", "Yvonne", "Zoë"}
	boys = []string{"Adam", "Ahmed", "Arjan", "Bas", "Bram", "Bilal", "Cornelis", "Daan", "Dirk", "Emre", "Finn", "Floris", "Gerrit",
		"Gijs", "Hendrik", "Hugo", "Ibrahim", "Jan", "Jasper", "Jeroen", "Joris", "Kees", "Koen", "Lars", "Levi", "Luuk", "Marco",
		"Mees", "Mohamed", "Noah", "Olaf", "Pieter", "Quinten", "Ravi", "Ruben", "Sam", "Sem", "Sjoerd", "Stijn", "Teun", "Thijs",
		"Tim", "Tobias", "Vincent", "Willem", "Wouter", "Youssef", "Xander"}
	surnames = []surname{{"", "Aalbers"}, {"", "Akkerman"}, {"el", "Amrani"}, {"", "Baptista"}, {"van den", "Berkhof"}, {"", "Bloemhof"},
		{"de", "Boomgaard"}, {"", "Bouwman"}, {"", "Celik"}, {"", "Cortenbach"}, {"van", "Dalfsum"}, {"", "Demir"}, {"", "Dijkgraaf"},
		{"van der", "Eem"}, {"", "Elzinga"}, {"", "Ferwerda"}, {"", "Gelderblom"}, {"", "Groenveld"}, {"de", "Haas"}, {"", "Hagoort"},
		{"", "Hassan"}, {"van der", "Heuvel"}, {"", "Hoogland"}, {"", "Huizinga"}, {"", "Iedema"}, {"", "Jongbloed"}, {"", "Kaya"},
		{"van", "Keulen"}, {"", "Kloosterman"}, {"", "Kowalski"}, {"", "Kranenburg"}, {"van", "Laar"}, {"", "Lammers"}, {"", "Leeflang"},
		{"", "Lindeman"}, {"van", "Maanen"}, {"", "Meerdink"}, {"", "Molenkamp"}, {"", "Nijboer"}, {"", "Noordhof"}, {"", "Okafor"},
		{"van", "Oosterwijk"}, {"", "Oudendijk"}, {"", "Pietersma"}, {"", "Postmus"}, {"", "Ramdin"}, {"van", "Rhenen"}, {"", "Roelofs"},
		{"", "Sandberg"}, {"", "Schaapman"}, {"van", "Schoonhoven"}, {"", "Slagter"}, {"", "Steenbergen"}, {"", "Tamboer"},
		{"", "Terpstra"}, {"", "Tromp"}, {"van", "Uithoorn"}, {"", "Vandersteen"}, {"", "Velthuis"}, {"", "Verbeek"}, {"", "Vonk"},
		{"", "Waterman"}, {"de", "Weerd"}, {"", "Wiersema"}, {"van der", "Woude"}, {"", "Yilmaz"}, {"", "Zandstra"}, {"", "Zeilmaker"}}
	streetRoots = []string{"Bever", "Biezen", "Distel", "Eider", "Elzen", "Grutto", "Hazelaar", "IJsvogel", "Kievit", "Lisdodde",
		"Meerkoet", "Moeras", "Otter", "Populier", "Reiger", "Riet", "Snoek", "Tureluur", "Vlier", "Waterlelie", "Wilgen", "Wulp",
		"Zwaluw", "Zegge"}
	streetEnds = []string{"laan", "pad", "straat", "kade", "hof", "weg"}
)

type surname struct{ prefix, name string }

package testidp

// words are the texts of the page in one language.
type words struct {
	Title, Notice, Explain, SearchLabel, SearchHint, SearchButton string
	WorthIt, Found, None, More, LevelLegend, LevelHint            string
	LogInAs, Cancel, OtherLanguage, OtherLang                     string
	Levels                                                        [3]string
}

func wordsIn(lang string) words {
	if lang == "en" {
		return words{
			Title:       "Who do you want to log in as?",
			Notice:      "Test identity provider, synthetic residents",
			Explain:     "Nobody on this page exists. You need no password. In production residents log in with a real provider, such as DigiD.",
			SearchLabel: "Search by name", SearchHint: "A part of the name is enough. Leave it empty for the residents that are worth logging in as.", SearchButton: "Search",
			WorthIt: "Worth logging in as", Found: "Found", None: "Nobody was found. Check the name, or search with a part of it.",
			More:        "There are more. Type more of the name to see fewer.",
			LevelLegend: "Level of assurance", LevelHint: "How surely this login proves who you are. Meent asks for substantial.",
			LogInAs: "Log in as", Cancel: "Do not log in, go back", OtherLanguage: "Nederlands", OtherLang: "nl",
			Levels: [3]string{"Low", "Substantial", "High"},
		}
	}
	return words{
		Title:       "Als wie wilt u inloggen?",
		Notice:      "Test-inlogdienst, verzonnen inwoners",
		Explain:     "Niemand op deze pagina bestaat echt. U hebt geen wachtwoord nodig. In het echt logt een inwoner in met een echte inlogdienst, zoals DigiD.",
		SearchLabel: "Zoek op naam", SearchHint: "Een deel van de naam is genoeg. Laat het leeg voor de inwoners met wie het de moeite waard is om in te loggen.", SearchButton: "Zoeken",
		WorthIt: "De moeite waard om mee in te loggen", Found: "Gevonden", None: "Er is niemand gevonden. Controleer de naam, of zoek op een deel ervan.",
		More:        "Er zijn er meer. Typ meer van de naam om er minder te zien.",
		LevelLegend: "Betrouwbaarheidsniveau", LevelHint: "Hoe zeker deze inlog bewijst wie u bent. Meent vraagt substantieel.",
		LogInAs: "Inloggen als", Cancel: "Niet inloggen, ga terug", OtherLanguage: "English", OtherLang: "en",
		Levels: [3]string{"Laag", "Substantieel", "Hoog"},
	}
}

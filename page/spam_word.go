package page

// SpamTopics are the trades in whose name sites are broken into, as sections of the lexicon name them.
var SpamTopics = [...]string{"adult", "gamble", "pharma", "replica", "loan"}

// spamSections are the lists of which a title is searched.
var spamSections = [...]string{"spam.adult", "spam.gamble", "spam.pharma", "spam.replica", "spam.loan", "spam.weak", "spam.weak2"}

// SpamWords counts the words of the spam lists in a title, a heading or the text of a link: the most of one list, and one for each
// segment in which two different ordinary words stand (domain.md 4.2).
func SpamWords(text string) int { return builtin().spamWords(text) }

func (lx *Lexicon) spamWords(text string) int {
	if !lx.spam.in(text) {
		return 0
	}
	n := 0
	for _, topic := range SpamTopics {
		n = max(n, len(lx.of("spam."+topic).all(text)))
	}
	weak := 0
	for _, segment := range splitTitle(text) {
		if len(lx.of("spam.weak").all(segment)) >= 2 || len(lx.of("spam.weak2").all(segment)) >= 2 {
			weak++
		}
	}
	return n + weak
}

// SpamTopicsIn are the topics that a text has a word of, in the order of SpamTopics. Two ordinary words together stand for theirs.
func SpamTopicsIn(text string) []string {
	lx := builtin()
	if !lx.spam.in(text) {
		return nil
	}
	var topics []string
	for _, topic := range SpamTopics {
		if lx.of("spam."+topic).in(text) || topic == "adult" && lx.weakSegment(text, "spam.weak") || topic == "gamble" && lx.weakSegment(text, "spam.weak2") {
			topics = append(topics, topic)
		}
	}
	return topics
}

func (lx *Lexicon) weakSegment(text, list string) bool {
	for _, segment := range splitTitle(text) {
		if len(lx.of(list).all(segment)) >= 2 {
			return true
		}
	}
	return false
}

// minTopicHits is how often a page must use words of a topic in its own text to deal in it.
const minTopicHits = 3

// spamTopics are the topics of which the page speaks in its own visible text, links and quotations aside: what a casino, a pharmacy
// or an article about spam says of itself, and what nobody has hidden in the page.
func (o *outline) spamTopics() []string {
	if !o.anySpam() {
		return nil
	}
	var topics []string
	for k, name := range SpamTopics {
		n := 0
		for _, h := range o.reading.topics[spamAdult+topic(k)] {
			s := o.lineAt(h.from)
			if sg := &o.segments[s]; o.content(s) && sg.linked*2 < sg.to-sg.from {
				n++
			}
		}
		if n >= minTopicHits {
			topics = append(topics, name)
		}
	}
	return topics
}

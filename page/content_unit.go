package page

// ContentUnits appends the keys of what a short text speaks of: its words without those that only join, and pairs of
// neighbouring Chinese characters, simplified and traditional as one. Words of five letters or more are known by their
// first five, so that "booking" and "bookings" are one. Texts of one language can be compared by their keys.
func ContentUnits(keys []uint64, text, language string) []uint64 {
	var buf [48]word
	return appendContent(keys, splitWords(buf[:0], []byte(text)), language)
}

func appendContent(keys []uint64, words []word, language string) []uint64 {
	stops := stopWords[language]
	for i := range words {
		w := &words[i]
		switch {
		case w.char != 0:
			if i+1 < len(words) && words[i+1].char != 0 && words[i+1].from == w.to {
				keys = append(keys, pairKey(hanFold.simple(w.char), hanFold.simple(words[i+1].char)))
			}
		case w.number || w.to-w.from < 2 || stops[w.hash]:
		case w.stem != 0:
			keys = append(keys, w.stem)
		default:
			keys = append(keys, w.hash)
		}
	}
	return keys
}

// LabelSubject appends the keys of what the label of a call to action is about besides the step itself: the mixer of
// "Get a quote for the mixer", nothing of "Contact us".
func LabelSubject(keys []uint64, label, language string) []uint64 {
	l := builtin().labels
	var buf [12]hit
	cut := []byte(label)
	for _, h := range l.terms.scan(buf[:0], label) {
		for i := h.from; i < h.to && int(i) < len(cut); i++ {
			cut[i] = ' '
		}
	}
	var words [24]word
	return appendContent(keys, splitWords(words[:0], cut), language)
}

// TitleTopic is the title without the segment that names the site.
func TitleTopic(p *Page) string { return withoutBrand(p) }

package page

// uses is what the extractors ask a lexicon for, compiled once for all pages.
type uses struct {
	offer    *offerTerms
	labels   *labelLexicon
	purposes *purposeTerms
	fields   *fieldTerms
	types    *typeTerms
	phone    *phoneWords
	spam     *terms // spamSections
	consent  *terms // what a consent to the use of data speaks of
	contact  *terms // labels of telephone, fax and mail
	streets  *terms
	places   *terms // labels of addresses
	hours    *terms
	daily    *terms // for every day: bread comes fresh every day at 7:00, so hours are told only where a range follows
	staffed  *terms // what tells of somebody who answers
	cases    *terms
}

func usesOf(lx *Lexicon) uses {
	return uses{
		offer: lx.offerTerms(), labels: lx.labelLexicon(), purposes: lx.purposeTerms(), fields: lx.fieldTerms(), types: lx.typeTerms(),
		phone: lx.phoneWords(), spam: lx.join(spamSections[:]...), consent: lx.join("legal.privacy", "field.consent"),
		contact: lx.join("contact.phone", "contact.fax", "contact.email"), streets: lx.of("address.street"),
		places: lx.of("contact.address"), hours: lx.of("contact.hours"), daily: lx.of("contact.daily"),
		staffed: lx.join("contact.staffed", "contact.phone"), cases: lx.of("type.case"),
	}
}

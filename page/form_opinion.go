package page

import "strings"

// opinion tells reviews and comments.
func (r *formReading) opinion() string {
	switch {
	case r.areas == 0:
	case r.kinds&asksRating != 0, r.button.of("review"):
		return "review"
	case (r.button.of("comment") || r.heading.of("comment")) && !r.button.of("contact") && !r.heading.of("contact"):
		return "comment"
	case (r.comments || commentName(r.names)) && !r.company():
		return "comment"
	}
	return ""
}

// company reports whether a form with a field for comments is one to the company all the same: it asks how to answer as
// firms do, or says so.
func (r *formReading) company() bool {
	return r.kinds&(asksPhone|asksCompany|asksAddress|asksDate) != 0 || r.selects > 0 || r.text.of("contact") || r.text.of("lead") || r.heading.of("contact") || r.heading.of("lead") ||
		r.named("contact", "kontakt", "wpcf7", "wpforms", "forminator", "ninja-form", "gform", "fluentform", "enquiry", "inquiry")
}

// commentName reports whether a control or a form is named after comments, in the languages of programmers.
func commentName(name string) bool {
	for _, part := range [...]string{"comment", "komment", "koment", "comentari", "reply"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	return false
}

// othersAddress reports whether a field asks for the address of somebody else, to whom the page is passed on.
func (ff *formFacts) othersAddress(f *Field, kind fieldKind) bool {
	if f.Type != "email" && f.Type != "text" && f.Type != "textarea" {
		return false
	}
	name := strings.ToLower(clip(f.Name, 80))
	for _, part := range [...]string{"target_email", "friend", "recipient", "recepient", "receiver", "empfaenger", "destinat", "amigo"} {
		if strings.Contains(name, part) {
			return true
		}
	}
	switch name {
	case "to_email", "toemail", "email_to", "emailto", "email_a":
		return true
	}
	return kind&(asksEmail|asksMessage) != 0 && ff.lexicon.purposes.speaks(f.Label+"\n"+f.Placeholder).of("share")
}

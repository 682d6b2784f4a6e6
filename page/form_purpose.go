package page

import "strings"

// formFacts is what the fields of a form ask for together.
type formFacts struct {
	lexicon   *Lexicon
	kinds     fieldKind
	visible   int // controls that a visitor fills in, tick boxes excepted
	passwords int
	texts     int // one-line text controls
	areas     int
	selects   int
	choices   int

	hiddenNames string // names of hidden fields, which tell the software
	comments    bool   // a text area is called or labelled a comment
	others      bool   // asks for the address of somebody else: a recommendation
}

func (ff *formFacts) add(f *Field, kind fieldKind) {
	ff.kinds |= kind
	switch f.Type {
	case "checkbox", "radio":
		ff.choices++
		return
	case "select":
		ff.selects++
	case "textarea":
		ff.areas++
		ff.comments = ff.comments || commentName(strings.ToLower(clip(f.Name, 80))) || ff.lexicon.purposes.speaks(f.Label+"\n"+f.Placeholder).of("comment")
	case "password":
		ff.passwords++
	default:
		ff.texts++
	}
	ff.others = ff.others || ff.othersAddress(f, kind)
	if kind&asksCaptcha != 0 {
		return
	}
	ff.visible++
}

func (ff *formFacts) hidden(f *Field) {
	if len(ff.hiddenNames) < 400 {
		ff.hiddenNames += " " + clip(f.Name, 60)
	}
}

// asksVisitor reports whether controls outside of a form make one: they must ask for something to answer to.
func (ff *formFacts) asksVisitor(purpose string) bool {
	switch purpose {
	case "contact", "lead", "booking", "order", "newsletter":
		return ff.kinds&(asksEmail|asksPhone|asksMessage) != 0
	case "login", "register":
		return ff.passwords > 0
	case "search":
		return ff.kinds&asksSearch != 0
	}
	return false
}

// purposes in the order in which words decide between them.
var purposeSections = [...]string{"form.search", "form.login", "form.register", "form.comment", "form.review", "form.checkout", "form.job", "form.survey",
	"form.filter", "form.newsletter", "form.booking", "form.order", "form.lead", "form.contact", "form.share", "form.password"}

// purposeTerms is the sections that name purposes, and the purpose of each: -1 for none.
type purposeTerms struct {
	terms *terms
	index [maxSections]int8
}

func (lx *Lexicon) purposeTerms() *purposeTerms {
	pt := &purposeTerms{terms: lx.of("form")}
	for i := range pt.index {
		pt.index[i] = -1
	}
	for i, id := range purposeSections {
		pt.index[lx.byID[id]] = int8(i)
	}
	return pt
}

// spoken is which purposes a text names.
type spoken uint32

func (s spoken) of(purpose string) bool {
	for i, id := range purposeSections {
		if id == "form."+purpose {
			return s&(1<<i) != 0
		}
	}
	return false
}

func (pt *purposeTerms) speaks(text string) (s spoken) {
	if text == "" {
		return 0
	}
	var buf [16]hit
	for _, h := range pt.terms.scan(buf[:0], text) {
		if i := pt.index[h.section]; i >= 0 {
			s |= 1 << i
		}
	}
	return s
}

// A formReading is what tells the purpose of a form: what its fields ask for, what it and the blocks around it are
// called, and which purposes its button, its heading and its text name.
type formReading struct {
	*formFacts
	form                  *Form
	names                 string
	button, heading, text spoken
}

func (r *formReading) named(parts ...string) bool {
	for _, part := range parts {
		if strings.Contains(r.names, part) {
			return true
		}
	}
	return false
}

// purpose is what the form is for: its fields say what it can be, its words decide.
func (b *business) purpose(root int32, f *Form, ff *formFacts, inner string) string {
	says := b.lexicon.purposes
	r := &formReading{formFacts: ff, form: f, names: b.formNames(root), button: says.speaks(f.Submit)}
	if strings.EqualFold(attr(b.elements[root].node, "role"), "search") {
		return "search"
	}
	if p := r.machinery(); p != "" {
		return p
	}
	r.heading = says.speaks(b.heading(root))
	r.text = says.speaks(clip(inner, 1500)) | r.button
	for _, judge := range [...]func() string{r.account, r.opinion, r.choice, r.step, r.message} {
		if p := judge(); p != "" {
			return p
		}
	}
	return "other"
}

// machinery is the purpose of forms that software gives away: search, comments, checkout, carts.
func (r *formReading) machinery() string {
	switch {
	case r.visible <= 3 && r.kinds&asksSearch != 0 && r.kinds&personal == 0,
		r.visible <= 2 && r.kinds&(personal&^asksPhone) == 0 && r.areas == 0 && r.selects == 0 && r.button.of("search"), // a field called "search-mobile"
		r.visible <= 2 && r.kinds&personal == 0 && r.areas == 0 && (r.button.of("search") || r.named("search", "suche", "recherche", "buscar")):
		return "search"
	case r.others, r.named("reblog", "embed-code", "embedcode"), r.button.of("share") && !r.button.of("contact"):
		return "other" // passes the page on
	case r.named("commentform", "wp-comments-post", "comment-form", "comment_form"), strings.Contains(r.hiddenNames, "comment_post_ID"):
		if r.named("review") || r.kinds&asksRating != 0 {
			return "review"
		}
		return "comment"
	case r.kinds&asksCard != 0, r.named("checkout"), strings.Contains(r.hiddenNames, "woocommerce-process-checkout"):
		return "checkout"
	case r.named("/cart", "add-to-cart", "addtocart", "variations_form", "/basket"):
		return "other" // putting into the cart asks nothing of the visitor
	}
	return ""
}

// account tells logins and registrations, which ask for a password.
func (r *formReading) account() string {
	if r.passwords > 0 {
		if r.passwords > 1 || r.visible > 3 || (r.button.of("register") || r.heading.of("register")) && !r.button.of("login") {
			return "register"
		}
		return "login"
	}
	if r.button.of("login") && r.areas == 0 && r.visible <= 3 && !r.button.of("register") {
		return "login"
	}
	if r.areas == 0 && r.visible <= 2 && (r.button.of("password") || r.heading.of("password") && !r.button.of("newsletter") || r.named("lost-pass", "lostpass", "lost_pass", "forgot", "retrieve_pass", "retrievepass", "resetpass", "reset-pass", "reset_pass")) {
		return "login" // sends a new password
	}
	if r.visible == 0 && r.choices == 0 {
		return "other"
	}
	return ""
}

func (r *formReading) answerable() bool { return r.kinds&(asksEmail|asksPhone) != 0 }

// choice tells forms that only choose: filters, language menus, dates of a stay.
func (r *formReading) choice() string {
	if r.answerable() || r.kinds&personal != 0 || r.areas > 0 || r.selects+r.choices == 0 || r.form.Method == "post" {
		return ""
	}
	switch {
	case r.kinds&asksDate != 0 && (r.text.of("booking") || r.heading.of("booking")):
		return "booking"
	case r.named("cookie", "consent", "poll", "vote"), r.button.of("survey"), r.asksStep(r.form.Submit):
		return "other" // a choice of cookies, of an answer, of a sum to give
	case r.selects+r.choices > 1, r.text.of("filter"):
		return "filter"
	}
	return "other"
}

// asksStep reports whether a button asks for more than to apply a choice.
func (ff *formFacts) asksStep(label string) bool {
	m := ff.lexicon.labels.read(label)
	return m.strong && !m.excluded
}

// step tells newsletters, bookings, orders, registrations and leads.
func (r *formReading) step() string {
	says := func(purpose string) bool { return r.button.of(purpose) || r.heading.of(purpose) }
	answerable, dated := r.answerable(), r.kinds&asksDate != 0
	switch {
	case r.newsletter():
		return "newsletter"
	case r.kinds&asksFile != 0 && (r.text.of("job") || r.heading.of("job")):
		return "other"
	case dated && (answerable || r.kinds&asksName != 0) && (r.text.of("booking") || r.heading.of("booking")),
		(answerable || dated) && says("booking"), r.named("booking", "reservation", "appointment"):
		return "booking"
	case answerable && says("order") && !r.button.of("contact"):
		return "order"
	case r.text.of("checkout") && r.kinds&asksAddress != 0 && !r.button.of("lead") && !r.button.of("contact"):
		return "checkout"
	case answerable && (r.button.of("register") || r.heading.of("register") && r.areas == 0):
		return "register"
	case answerable && says("lead") && (r.areas == 0 || !r.heading.of("contact") || r.button.of("lead")):
		return "lead"
	}
	return ""
}

// message tells the forms through which a visitor writes to the company.
func (r *formReading) message() string {
	answerable := r.answerable()
	switch {
	case r.areas > 0 && !answerable && !r.company() && r.kinds&asksName == 0:
		return "other" // whoever writes here cannot be answered: a comment, a code to copy
	case r.areas > 0 && (answerable || r.kinds&(asksName|asksMessage) != 0):
		if r.text.of("survey") && !answerable {
			return "other"
		}
		return "contact"
	case answerable && (r.text.of("contact") || r.heading.of("contact") || r.named("contact", "kontakt", "wpcf7", "message")):
		return "contact"
	case answerable && (r.text.of("lead") || r.kinds&asksPhone != 0):
		return "lead"
	case r.text.of("filter"):
		return "filter"
	}
	return ""
}

// newsletter reports whether the form asks for little more than an e-mail address.
func (r *formReading) newsletter() bool {
	if r.kinds&asksEmail == 0 || r.areas > 0 || r.passwords > 0 || r.kinds&asksDate != 0 {
		return false
	}
	says := r.button.of("newsletter") || r.heading.of("newsletter") || r.text.of("newsletter") ||
		r.named("newsletter", "subscri", "mailchimp", "list-manage", "mc-embedded", "mc4wp", "sendinblue")
	switch {
	case r.kinds&asksPhone != 0:
		return r.button.of("newsletter") && r.visible <= 4
	case r.visible == 1:
		return says || !(r.button.of("lead") || r.button.of("booking") || r.button.of("order") || r.button.of("login") || r.heading.of("lead") || r.heading.of("login"))
	}
	return says && r.visible <= 4 && !r.button.of("lead") && !r.button.of("contact")
}

// formNames is what the form and the blocks right around it are called, and where it sends to, in lower case.
func (b *business) formNames(root int32) string {
	n := b.elements[root].node
	names := clip(attr(n, "id")+" "+attr(n, "class")+" "+attr(n, "name")+" "+attr(n, "action"), 400)
	for p, up := b.elements[root].parent, 0; p >= 0 && up < 3 && b.elements[p].end-p < 80; p, up = b.elements[p].parent, up+1 {
		names += " " + clip(attr(b.elements[p].node, "id")+" "+attr(b.elements[p].node, "class"), 200)
	}
	return strings.ToLower(names)
}

// heading is the last heading before the form that stands in the same block, or the legend inside it.
func (b *business) heading(root int32) string {
	best := ""
	e := &b.elements[root]
	limit := int32(0)
	for p, up := e.parent, 0; p >= 0 && up < 4; p, up = b.elements[p].parent, up+1 {
		limit = p
		if b.elements[p].end-p > 300 {
			break
		}
	}
	last := int32(-1)
	for _, tag := range formHeadings {
		for _, i := range b.tagged(tag) {
			if i > limit && i < e.end && i > last {
				last = i
			}
		}
	}
	if last >= 0 {
		best = clip(b.words(last), 160)
	}
	return best
}

package page

import (
	"strings"
	"sync"
)

// formFacts is what the fields of a form ask for together.
type formFacts struct {
	kinds     fieldKind
	visible   int // controls that a visitor fills in, tick boxes excepted
	emails    int
	passwords int
	texts     int // one-line text controls
	areas     int
	selects   int
	choices   int
	names     string // names of hidden fields that tell the software
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
	case "password":
		ff.passwords++
	default:
		ff.texts++
	}
	if kind&asksCaptcha != 0 {
		return
	}
	ff.visible++
	if kind&asksEmail != 0 {
		ff.emails++
	}
}

func (ff *formFacts) hidden(f *Field) {
	if len(ff.names) < 400 {
		ff.names += " " + f.Name
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
	"form.filter", "form.newsletter", "form.booking", "form.order", "form.lead", "form.contact"}

var purposeTerms = sync.OnceValue(func() *terms { return lex("form") })

var purposeIndex = sync.OnceValue(func() (index [maxSections]int8) {
	for i := range index {
		index[i] = -1
	}
	for i, id := range purposeSections {
		index[words().byID[id]] = int8(i)
	}
	return index
})

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

func speaks(text string) (s spoken) {
	if text == "" {
		return 0
	}
	var buf [16]hit
	index := purposeIndex()
	for _, h := range words().scan(buf[:0], text, &purposeTerms().set) {
		if i := index[h.section]; i >= 0 {
			s |= 1 << i
		}
	}
	return s
}

// purpose is what the form is for: its fields say what it can be, its words decide.
func (b *business) purpose(root int32, f *Form, ff *formFacts, inner string) string {
	e := &b.elements[root]
	names := b.formNames(root)
	has := func(parts ...string) bool {
		for _, part := range parts {
			if strings.Contains(names, part) {
				return true
			}
		}
		return false
	}
	button := speaks(f.Submit)
	switch {
	case strings.EqualFold(attr(e.node, "role"), "search"), ff.visible <= 3 && ff.kinds&asksSearch != 0 && ff.kinds&personal == 0,
		ff.visible <= 2 && ff.kinds&personal == 0 && ff.areas == 0 && (button.of("search") || has("search", "suche", "recherche", "buscar")):
		return "search"
	case has("commentform", "wp-comments-post", "comment-form", "comment_form", "respond"), strings.Contains(ff.names, "comment_post_ID"):
		if has("review") || ff.kinds&asksRating != 0 {
			return "review"
		}
		return "comment"
	case ff.kinds&asksCard != 0, has("checkout"), strings.Contains(ff.names, "woocommerce-process-checkout"):
		return "checkout"
	case has("/cart", "add-to-cart", "addtocart", "variations_form", "/basket"):
		return "other" // putting into the cart asks nothing of the visitor
	}
	near := b.heading(root)
	text := speaks(clip(inner, 1500)) | button
	if ff.passwords > 0 {
		if ff.passwords > 1 || ff.visible > 3 || (button.of("register") && !button.of("login")) || speaks(near).of("register") && !button.of("login") {
			return "register"
		}
		return "login"
	}
	if button.of("login") && ff.areas == 0 && ff.visible <= 3 && !button.of("register") {
		return "login"
	}
	if ff.visible == 0 && ff.choices == 0 {
		return "other"
	}
	heading := speaks(near)
	answerable := ff.kinds&(asksEmail|asksPhone) != 0
	switch {
	case ff.kinds&asksRating != 0 && ff.areas > 0, button.of("review") && ff.areas > 0:
		return "review"
	case ff.areas > 0 && (button.of("comment") || heading.of("comment")) && !button.of("contact") && !heading.of("contact"):
		return "comment"
	case !answerable && ff.areas == 0 && (ff.selects > 0 || ff.choices > 0) && (f.Method == "get" || f.Method == "") && ff.kinds&personal == 0:
		if ff.kinds&asksDate != 0 && (text.of("booking") || heading.of("booking")) {
			return "booking"
		}
		if ff.selects+ff.choices > 1 || text.of("filter") {
			return "filter"
		}
		return "other"
	case b.newsletterForm(ff, has, button, heading, text):
		return "newsletter"
	case ff.kinds&asksFile != 0 && (text.of("job") || heading.of("job")):
		return "other"
	case ff.kinds&asksDate != 0 && (answerable || ff.kinds&asksName != 0) && (text.of("booking") || heading.of("booking")),
		(answerable || ff.kinds&asksDate != 0) && (button.of("booking") || heading.of("booking")), has("booking", "reservation", "appointment"):
		return "booking"
	case answerable && (button.of("order") || heading.of("order")) && !button.of("contact"):
		return "order"
	case text.of("checkout") && ff.kinds&asksAddress != 0 && !button.of("lead") && !button.of("contact"):
		return "checkout"
	case button.of("register") && answerable, heading.of("register") && answerable && ff.areas == 0:
		return "register"
	case answerable && (button.of("lead") || heading.of("lead")) && !(ff.areas > 0 && heading.of("contact") && !button.of("lead")):
		return "lead"
	case ff.areas > 0 && (answerable || ff.kinds&(asksName|asksMessage) != 0):
		if text.of("survey") && !answerable {
			return "other"
		}
		return "contact"
	case answerable && (text.of("contact") || heading.of("contact") || has("contact", "kontakt", "wpcf7", "message")):
		return "contact"
	case answerable && (text.of("lead") || ff.kinds&asksPhone != 0):
		return "lead"
	case text.of("filter"):
		return "filter"
	}
	return "other"
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

// newsletterForm reports whether the form asks for little more than an e-mail address.
func (b *business) newsletterForm(ff *formFacts, has func(...string) bool, button, heading, text spoken) bool {
	if ff.kinds&asksEmail == 0 || ff.areas > 0 || ff.passwords > 0 || ff.kinds&asksDate != 0 {
		return false
	}
	says := button.of("newsletter") || heading.of("newsletter") || text.of("newsletter") || has("newsletter", "subscri", "mailchimp", "list-manage", "mc-embedded", "mc4wp", "sendinblue")
	if ff.kinds&asksPhone != 0 {
		return button.of("newsletter") && ff.visible <= 4
	}
	if ff.visible == 1 {
		return says || !(button.of("lead") || button.of("booking") || button.of("order") || button.of("login") || heading.of("lead") || heading.of("login"))
	}
	return says && ff.visible <= 4 && !button.of("lead") && !button.of("contact")
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
		for _, i := range b.byTag[tag] {
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

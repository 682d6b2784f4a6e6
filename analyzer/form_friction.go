package analyzer

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/siteassay/assay/page"
)

// Friction is what a form costs its visitor, from 0 (one question, and clear what follows) to 100 (few finish it). It is
// the sum of the Costs, at most 100. There is no public study that gives such points for all forms; the order of the
// costs follows what studies of checkouts and lead forms agree on, and the sizes are chosen so that a form of name,
// mail and message with a line on what happens next has 0 to 10, and one at which rules begin to complain about 50:
//
//	question   4 for each after the third: name, one way to answer and the matter itself are what an answer needs; a
//	           newsletter needs the address alone
//	required   2 for each obligatory one after the third: a visitor cannot skip what he does not want to say
//	phone      8 when the number is obligatory beside a mail address: a call at the wrong time is what people fear most
//	           after a form; 4 when it is the only way to answer, as is usual in China
//	sensitive 10 for each of birth, identity, income and the like, at most 30: it asks for trust before there is any
//	writing    5 for each free text after the first, at most 10: writing on a telephone is the slowest kind of answer
//	choice     1 for each menu or group of choices, at most 5: each has to be opened and read
//	label      3 for each field without a label that stays, at most 12: what was asked is gone with the first key
//	twice      6 when the mail address has to be written twice
//	account    8 when an enquiry or order asks for a password
//	file       5 when a file has to be sent along
//	captcha    8 when a code has to be typed
//	promise    6 when nothing near it says what happens next or takes a worry away
//	privacy    4 when it asks for an address and says nothing about what is done with it
//
// Consent boxes, hidden fields and traps for robots cost nothing. The fields of forms that a service embeds cannot be
// seen; they have no Friction.
func Friction(f *page.Form, s *page.Signals) (sum float64, costs []Cost) {
	r := frictionReading{form: f}
	r.read()
	asked := len(Questions(f))
	add := func(what string, n, points, most int) {
		if n > 0 {
			costs = append(costs, Cost{What: what, Count: n, Points: min(n*points, most)})
		}
	}
	free := 3
	if f.Purpose == "newsletter" {
		free = 1
	}
	add("question", asked-free, 4, 100)
	add("required", r.required-3, 2, 30)
	if r.mails > 0 {
		add("phone", r.phone, 8, 8)
	} else {
		add("phone", r.phone, 4, 4)
	}
	add("sensitive", r.sensitive, 10, 30)
	add("writing", r.texts-1, 5, 10)
	add("choice", r.choices, 1, 5)
	add("label", r.unlabelled, 3, 12)
	add("twice", r.mails-1, 6, 6)
	if f.Purpose != "register" && f.Purpose != "checkout" {
		add("account", r.passwords, 8, 8)
	}
	add("file", r.files, 5, 5)
	add("captcha", r.codes, 8, 8)
	if !s.Promise && !s.Reassure {
		add("promise", 1, 6, 6)
	}
	if r.personal && !f.Privacy {
		add("privacy", 1, 4, 4)
	}
	for _, c := range costs {
		sum += float64(c.Points)
	}
	slices.SortStableFunc(costs, func(a, b Cost) int { return cmp.Compare(b.Points, a.Points) })
	return math.Min(sum, 100), costs
}

// A Cost is one part of the Friction of a form.
type Cost struct {
	What   string `json:"what"` // one of Costs
	Count  int    `json:"count"`
	Points int    `json:"points"`
}

// Costs are the names of all costs; reports have a word for each.
var Costs = [...]string{"question", "required", "phone", "sensitive", "writing", "choice", "label", "twice", "account", "file", "captcha", "promise", "privacy"}

// A frictionReading counts what the fields of a form ask for.
type frictionReading struct {
	form                                       *page.Form
	required, phone, sensitive, texts, choices int
	unlabelled, mails, passwords, files, codes int
	personal                                   bool
}

func (r *frictionReading) read() {
	group := "" // radio buttons share a name
	for k := range r.form.Fields {
		d := &r.form.Fields[k]
		if !Visible(d) || ByScript(d) {
			continue
		}
		if d.Type == "radio" {
			if d.Name != "" && d.Name == group {
				continue
			}
			group = d.Name
			r.choices++
		}
		if Captcha(d) {
			r.codes++
			continue
		}
		if d.Type == "checkbox" {
			continue
		}
		r.field(d)
	}
}

func (r *frictionReading) field(d *page.Field) {
	if d.Required {
		r.required++
	}
	switch d.Type {
	case "textarea":
		r.texts++
	case "select":
		r.choices++
	case "password":
		r.passwords++
	case "file":
		if d.Required {
			r.files++
		}
	}
	switch Asks(d) {
	case PhoneField:
		r.personal = true
		if d.Required {
			r.phone++
		}
	case EmailField:
		r.personal = true
		r.mails++
	}
	if d.LabelFrom == "placeholder" || d.LabelFrom == "none" {
		r.unlabelled++
	}
	if sensitiveField(d) {
		r.sensitive++
	}
}

// sensitiveWords are what nobody likes to tell a stranger (lx:sensitive of every language).
var sensitiveWords = [...]string{"id card", "id number", "identity card", "passport", "social security", "date of birth", "birthday", "birth date", "gender",
	"income", "salary", "marital status", "home address", "身份证", "身份證", "护照", "出生日期", "生日", "性别", "性別", "收入", "工资", "薪资",
	"婚姻", "家庭住址", "personalausweis", "ausweisnummer", "geburtsdatum", "geburtstag", "geschlecht", "einkommen", "gehalt", "familienstand",
	"date de naissance", "sexe", "revenu", "salaire", "fecha de nacimiento", "sexo", "género", "ingresos", "salario", "estado civil", "dni"}

func sensitiveField(d *page.Field) bool {
	label := strings.ToLower(d.Label + "\n" + d.Placeholder)
	for _, w := range sensitiveWords {
		if at := strings.Index(label, w); at >= 0 && (w[0] >= 0xE3 || WholeWord(label, at, len(w))) {
			return true
		}
	}
	return false
}

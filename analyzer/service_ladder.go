package analyzer

import (
	"strings"

	"github.com/siteassay/assay/page"
)

// Rungs are the levels of service that a site can reach, each for a visitor who would not take the one below (domain.md 1.2).
// The level of a site is the highest rung that one of its pages gives, 0 for none.
var Rungs = [...]string{"contact", "answers", "mail", "chat", "community"}

// Levels of a ServiceLadder.
const (
	LevelContact = 1 + iota
	LevelAnswers
	LevelMail
	LevelChat
	LevelCommunity
)

// A ServiceLadder is how a site serves those who have a question.
type ServiceLadder struct {
	Level int    `json:"level"` // 0 … 5
	Rungs []Rung `json:"rungs"` // all five, lowest first
}

// A Rung is one level with the pages that give it.
type Rung struct {
	ID    string `json:"id"`
	Pages int    `json:"pages"`
	First string `json:"first"` // URL of the first of them, "" for none
}

// A Climb measures the rungs in one pass over the pages.
type Climb struct {
	Questions, Community *Labels // what links to answers and to communities are called
	rungs                [len(Rungs)]Rung
}

// Page adds what one page gives.
func (c *Climb) Page(p *page.Page) {
	ct := &p.Contacts
	c.reach(p, LevelContact, len(ct.Phones)+len(ct.Addresses) > 0)
	c.reach(p, LevelAnswers, Answers(p, c.Questions))
	mail := len(ct.Emails)+len(ct.Masked) > 0
	for i := range p.Forms {
		switch p.Forms[i].Purpose {
		case "contact", "lead", "booking", "order":
			mail = true
		}
	}
	c.reach(p, LevelMail, mail)
	c.reach(p, LevelChat, len(ct.Chat)+len(ct.Messaging) > 0)
	c.reach(p, LevelCommunity, p.Type != page.Article && LinkCalled(p, c.Community))
}

func (c *Climb) reach(p *page.Page, level int, yes bool) {
	if !yes {
		return
	}
	r := &c.rungs[level-1]
	if r.Pages++; r.Pages == 1 {
		r.First = strings.Clone(p.URL)
	}
}

// Level is the highest rung that a page gives.
func (c *Climb) Level() int {
	for k := len(c.rungs) - 1; k >= 0; k-- {
		if c.rungs[k].Pages > 0 {
			return k + 1
		}
	}
	return 0
}

func (c *Climb) view() *ServiceLadder {
	v := &ServiceLadder{Level: c.Level()}
	for k, r := range c.rungs {
		r.ID = Rungs[k]
		v.Rungs = append(v.Rungs, r)
	}
	return v
}

// Answers reports whether a page answers questions or links to a page that does.
func Answers(p *page.Page, labels *Labels) bool {
	return p.Type == page.FAQ || p.Signals.FAQ || p.Signals.Questions >= 3 || LinkCalled(p, labels)
}

// LinkCalled reports whether a link of the page is called one of the labels.
func LinkCalled(p *page.Page, labels *Labels) bool {
	for i := range p.Links {
		if labels.In(p.Links[i].Text) {
			return true
		}
	}
	return false
}

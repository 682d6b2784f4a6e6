package research

import (
	"slices"
	"strings"

	"github.com/siteassay/assay/analyzer"
	"github.com/siteassay/assay/page"
)

// feedbackChannel looks for a way to tell the company what is good and bad: a survey, a poll, a form or address for complaints. Tools
// that watch visitors count; a form for enquiries does not.
func feedbackChannel(s *analyzer.Site, params analyzer.Params) analyzer.SiteCheck {
	labels, tools := analyzer.NewLabels(params.Strings("labels")), params.Strings("tools")
	return &analyzer.Absence{
		Search: analyzer.Search{Site: s},
		Has:    func(p *page.Page) bool { return heard(p, labels, tools) },
	}
}

// heard reports whether a page offers one of them.
func heard(p *page.Page, labels *analyzer.Labels, tools []string) bool {
	for i := range p.Vendors {
		if slices.Contains(tools, p.Vendors[i].Name) {
			return true
		}
	}
	for i := range p.Forms {
		fm := &p.Forms[i]
		if fm.Purpose == "review" || fm.Purpose == "comment" || slices.Contains(tools, fm.Vendor) || labels.In(fm.Submit) || called(fm.Text, surveys) {
			return true
		}
	}
	for i := range p.Links {
		if labels.In(p.Links[i].Text) {
			return true
		}
	}
	for i := range p.Headings {
		if labels.In(p.Headings[i].Text) {
			return true
		}
	}
	for _, mail := range p.Contacts.Emails {
		if strings.HasPrefix(mail, "feedback@") || strings.HasPrefix(mail, "complaints@") {
			return true
		}
	}
	return false
}

// surveys are words that make a form one for opinions.
var surveys = []string{"feedback", "survey", "questionnaire", "complaint", "umfrage", "beschwerde", "sondage", "encuesta", "问卷", "意见反馈", "投诉"}

// called reports whether one of the labels stands in a text.
func called(text string, labels []string) bool {
	if text == "" {
		return false
	}
	text = strings.ToLower(text)
	for _, label := range labels {
		if strings.Contains(text, label) {
			return true
		}
	}
	return false
}

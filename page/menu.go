package page

import (
	"strings"
	"unicode/utf8"
)

// Limits of Menu: what a reader takes in at a glance.
const (
	maxMenuLabels = 12
	maxMenuLabel  = 24 // runes
)

// Menu is the labels of the navigation joined by middle dots, each once, at most twelve: what a visitor can choose from. Rules on
// things that are missing quote it. Pages without a navigation give the labels of their header, then their title; "" when there is
// neither.
func (p *Page) Menu() string {
	for _, region := range [...]Region{Nav, Header} {
		if labels := p.labels(region); len(labels) >= 2 {
			return strings.Join(labels, " · ")
		}
	}
	return p.Title.Text
}

// labels is the distinct short labels of links in a region.
func (p *Page) labels(region Region) []string {
	var labels []string
	for i := range p.Links {
		l := &p.Links[i]
		if l.Region != region || l.Text == "" || l.FromAlt || utf8.RuneCountInString(l.Text) > maxMenuLabel {
			continue
		}
		if labels = appendDistinct(labels, l.Text, maxMenuLabels); len(labels) == maxMenuLabels {
			break
		}
	}
	return labels
}

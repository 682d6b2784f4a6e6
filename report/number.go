package report

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// count writes a whole number; English groups thousands, Chinese does not.
func count(n int, lang string) string {
	s := strconv.Itoa(n)
	if lang == "zh" {
		return s
	}
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// points writes points with one decimal. What is lost but rounds to nothing is not written as nothing.
func points(f float64) string {
	if f > 0 && f < 0.05 {
		return "<0.1"
	}
	return decimal(f)
}

// gain writes points that come back, with their sign.
func gain(f float64) string {
	if s := points(f); s[0] == '<' {
		return s
	}
	return "+" + points(f)
}

// loss writes points that were taken, with their sign; 0 when none were.
func loss(f float64) string {
	if f < 1e-9 {
		return "0"
	}
	return "−" + points(f)
}

// decimal writes a number with one decimal, never as "-0.0".
func decimal(f float64) string {
	f = math.Round(f*10) / 10
	if f == 0 {
		return "0.0"
	}
	s := strconv.FormatFloat(math.Abs(f), 'f', 1, 64)
	if f < 0 {
		return "−" + s
	}
	return s
}

// short writes a number with at most one decimal: hours and weights.
func short(f float64) string {
	return strings.TrimSuffix(decimal(f), ".0")
}

// percent writes a share of 1. It says 100 only when nothing is missing.
func percent(f float64) string {
	p := math.Floor(f*100 + 1e-9)
	return strconv.Itoa(int(math.Max(0, math.Min(100, p)))) + "%"
}

// share writes a part of a whole, 0 … 1, as a rounded percentage: what stands beside others that add up to all.
func share(f float64) string {
	return strconv.Itoa(int(math.Round(100*f))) + "%"
}

// day writes a date as the language writes it.
func (c catalogue) day(t time.Time) string {
	if t.IsZero() {
		return "–"
	}
	if c.lang == "zh" {
		return t.Format("2006年1月2日")
	}
	return t.Format("2 January 2006")
}

// Package sites holds the two company sites that were written for tests and for assay demo, as txtar archives in the
// format of internal/sitetest. What is planted in them, faults and virtues, stands in planted.md beside them.
package sites

import _ "embed"

// English is a manufacturer of bakery ovens that wants enquiries.
//
//go:embed crumb.txtar
var English []byte

// Chinese is a tea shop; a part of it is in GBK.
//
//go:embed cha.txtar
var Chinese []byte

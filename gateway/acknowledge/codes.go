// SPDX-License-Identifier: Apache-2.0

package acknowledge

import "slices"

// verdict is what a line answer means for the order as a whole.
type verdict int

const (
	taken    verdict = iota // as ordered
	changed                 // taken, but not as ordered
	held                    // not decided yet
	rejected                // not taken
)

// lineCode is a line answer (X12 668) and what it means.
type lineCode struct {
	code    string
	verdict verdict
	words   string
}

var lineAnswers = []lineCode{
	{"AA", taken, "accepted, forwarded to another location of ours"},
	{"AC", taken, "accepted and shipped"},
	{"AR", taken, "accepted and released for shipment"},
	{"BP", changed, "part is shipped, the rest is on back order"},
	{"DR", changed, "accepted for another date"},
	{"IA", taken, "accepted"},
	{"IB", changed, "on back order"},
	{"IC", changed, "accepted with changes"},
	{"ID", rejected, "deleted"},
	{"IE", changed, "accepted, the price is open"},
	{"IF", held, "on hold, the description is incomplete"},
	{"IH", held, "on hold"},
	{"IP", changed, "accepted at another price"},
	{"IQ", changed, "accepted in another quantity"},
	{"IR", rejected, "rejected"},
	{"IS", changed, "accepted with a substitute"},
	{"IW", held, "on hold, a waiver is needed"},
	{"R1", rejected, "rejected: not an item of the contract"},
	{"R2", rejected, "rejected: the item number is not valid"},
	{"R3", rejected, "rejected: the unit is not valid"},
	{"R4", rejected, "rejected: the item of the contract is not available"},
	{"R5", rejected, "rejected: order again as just in time"},
	{"R6", rejected, "rejected: order again for extended delivery"},
	{"R7", rejected, "rejected: order again as drop shipment"},
	{"R8", rejected, "rejected: order again as surge order"},
	{"SP", changed, "accepted, the date is open"},
}

func lineCodes() []string {
	out := make([]string, len(lineAnswers))
	for i, a := range lineAnswers {
		out[i] = a.code
	}
	return out
}

func answerOf(code string) (lineCode, bool) {
	i := slices.IndexFunc(lineAnswers, func(a lineCode) bool { return a.code == code })
	if i < 0 {
		return lineCode{}, false
	}
	return lineAnswers[i], true
}

// LineWords says in words what a line answer (ACK01) means, "" for a code that
// is none.
func LineWords(code string) string {
	a, _ := answerOf(code)
	return a.words
}

// OrderWords says in words what an order answer (BAK02) means, "" for a code
// that is none.
func OrderWords(code string) string {
	switch code {
	case "AC":
		return "accepted with changes, all lines follow"
	case "AD":
		return "accepted as ordered, all lines follow"
	case "AE":
		return "accepted with changes, the changed lines follow"
	case "AH":
		return "on hold"
	case "AK", "AT":
		return "accepted as ordered"
	case "AP":
		return "product replenishment"
	case "RD":
		return "rejected, all lines follow"
	case "RF":
		return "rejected, the rejected lines follow"
	case "RJ":
		return "rejected"
	case "RN":
		return "rejected: not as agreed"
	case "RO":
		return "rejected with a counter offer"
	case "RV":
		return "rejected: against established practice"
	case "NA":
		return "no acknowledgment needed"
	case "ZZ":
		return "as agreed between us"
	}
	return ""
}

// toX12 gives the X12 unit (355) of a UN/ECE Rec 20 or 21 unit, for answers to
// orders whose unit as sent is not at hand (reference x12.md §4.1). Two X12
// units with one Rec 20 code (EA and UN) give the commoner one.
var toX12 = map[string]string{
	"EA": "EA", "C62": "EA", "H87": "PC", "XCS": "CA", "XCT": "CT", "XBX": "BX", "XPK": "PK", "XPA": "PH", "DZN": "DZ", "GRO": "GS",
	"GGR": "GG", "PR": "PR", "CEN": "HU", "MIL": "TH", "HC": "HC", "P5": "P4", "SET": "ST", "KT": "KT", "XKI": "KT", "XDN": "DI", "XSY": "SL",
	"XPX": "PL", "XSI": "SV", "LR": "LR", "XBG": "BG", "XBL": "BA", "XBN": "BA", "XBE": "BD", "XBO": "BO", "XCA": "CN", "XCX": "CN",
	"XPL": "PA", "XBJ": "BC", "XDR": "DR", "XKG": "KE", "XJR": "JR", "XTU": "TB", "XVI": "VI", "XPU": "TY", "XRO": "RL", "XRL": "RE",
	"XSO": "SO", "XST": "SH", "RM": "RM", "XCL": "CX", "XEN": "EV", "XAM": "AM", "LBR": "LB", "ONZ": "OZ", "STN": "TN", "TNE": "MP",
	"KGM": "KG", "GRM": "GR", "MGM": "ME", "FOT": "FT", "LF": "LF", "INH": "IN", "YRD": "YD", "MTR": "MR", "CMT": "CM", "MMT": "MM",
	"FTK": "SF", "YDK": "SY", "MTK": "SM", "FTQ": "CF", "YDQ": "CY", "INQ": "CI", "MTQ": "CR", "CMQ": "CC", "BFT": "BF", "GLL": "GA",
	"QTL": "QT", "PTL": "PT", "OZA": "FO", "LTR": "LT", "MLT": "ML", "HUR": "HR", "DAY": "DA", "WEE": "WK", "MON": "MO", "ANN": "YR",
	"LO": "LO", "SX": "SX", "P1": "P1", "AS": "AS", "ZZ": "ZZ",
}

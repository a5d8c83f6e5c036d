// SPDX-License-Identifier: Apache-2.0

package acknowledge

import "fmt"

// The codes of acknowledgements in words (X12 720, 723, 718, 716 and I18; those
// that begin with I are a 999's). A clerk reads them: they say what is wrong, not
// what the element is called.

// segmentWords is AK304 or IK304.
func segmentWords(code string) string {
	switch code {
	case "1":
		return "the segment id is not known"
	case "2":
		return "the segment is not expected there"
	case "3":
		return "a mandatory segment is missing"
	case "4":
		return "the loop occurs too often"
	case "5":
		return "the segment occurs too often"
	case "6":
		return "the segment is not in this transaction set"
	case "7":
		return "the segment is not in its proper order"
	case "8":
		return "some of its elements are wrong"
	case "I4":
		return "a segment that the guide wants is missing"
	case "I6":
		return "a segment that another one calls for is missing"
	case "I7":
		return "the loop occurs fewer times than the guide wants"
	case "I8":
		return "the segment occurs fewer times than the guide wants"
	case "I9":
		return "the segment is there although another one rules it out"
	case "":
		return "it was not said what is wrong"
	}
	return fmt.Sprintf("fault code %s", code)
}

// missingCode tells the codes that name a segment which is not there.
func missingCode(code string) bool {
	switch code {
	case "3", "I4", "I6", "I7", "I8":
		return true
	}
	return false
}

// elementWords is AK403 or IK403.
func elementWords(code string) string {
	switch code {
	case "1":
		return "a mandatory element is missing"
	case "2":
		return "an element that another one calls for is missing"
	case "3":
		return "there are too many elements"
	case "4":
		return "the element is too short"
	case "5":
		return "the element is too long"
	case "6":
		return "the element holds a character that is not allowed"
	case "7":
		return "the code is not one of those allowed"
	case "8":
		return "the date is not valid"
	case "9":
		return "the time is not valid"
	case "10":
		return "the element is there although another one rules it out"
	case "12":
		return "there are too many repetitions"
	case "13":
		return "there are too many components"
	case "I6":
		return "the code is not one that the guide allows"
	case "I9":
		return "an element that the guide calls for here is missing"
	case "I10":
		return "the element is not used by the guide"
	case "I11":
		return "there are fewer repetitions than the guide wants"
	case "I12":
		return "the element does not have the form that the guide wants"
	case "I13":
		return "the element is there although the guide rules it out here"
	case "":
		return "it was not said what is wrong"
	}
	return fmt.Sprintf("fault code %s", code)
}

// setWords is AK502 or IK502.
func setWords(code string) string {
	switch code {
	case "1":
		return "the transaction set is not supported"
	case "2":
		return "the SE trailer is missing"
	case "3":
		return "the control numbers of ST and SE differ"
	case "4":
		return "SE01 does not say how many segments there are"
	case "5":
		return "segments are wrong"
	case "6":
		return "the transaction set identifier is missing or wrong"
	case "7":
		return "the control number is missing or wrong"
	case "18", "I18":
		return "the transaction set does not belong in this group"
	case "23":
		return "the control number is used twice in the group"
	case "I5":
		return "it does not follow the guide"
	case "I6":
		return "the guide that it names is not supported"
	}
	return fmt.Sprintf("fault code %s", code)
}

// groupWords is AK905.
func groupWords(code string) string {
	switch code {
	case "1":
		return "the kind of group is not supported"
	case "2":
		return "the version is not supported"
	case "3":
		return "the GE trailer is missing"
	case "4":
		return "the control numbers of GS and GE differ"
	case "5":
		return "GE01 does not say how many transaction sets there are"
	case "6":
		return "the control number is not valid"
	case "19":
		return "the control number was used before"
	}
	return fmt.Sprintf("fault code %s", code)
}

// interchangeWords is TA105.
func interchangeWords(code string) string {
	words := []string{"nothing is wrong", "the control numbers of ISA and IEA differ", "the standard is not supported", "the control version is not supported",
		"the segment terminator is not valid", "the sender's qualifier is not valid", "the sender's id is not valid", "the receiver's qualifier is not valid",
		"the receiver's id is not valid", "the receiver's id is not known", "the authorization qualifier is not valid", "the authorization is not valid",
		"the security qualifier is not valid", "the security information is not valid", "the date is not valid", "the time is not valid",
		"the repetition separator or standards id is not valid", "the version is not valid", "the control number is not valid", "the acknowledgement flag is not valid",
		"the usage indicator is not valid", "IEA01 does not say how many groups there are", "the control structure is not valid", "the interchange ends too early",
		"its content is not valid", "the control number was used before", "the element separator is not valid", "the component separator is not valid",
		"the deferred delivery date is not valid", "the deferred delivery time is not valid", "the deferred delivery code is not valid", "the grade of service is not valid"}
	if n := countOf(code); len(code) == 3 && digits(code) && n < len(words) {
		return words[n]
	}
	return fmt.Sprintf("fault code %s", code)
}

// isaElement is the ISA element that a TA105 speaks of, 0 for none.
func isaElement(code string) int {
	switch code {
	case "010", "011", "012", "013":
		return countOf(code) - 9
	case "005", "006", "007", "008":
		return countOf(code)
	case "009":
		return 8
	case "014", "015", "016", "017", "018", "019", "020":
		return countOf(code) - 5
	case "002":
		return 11
	case "003":
		return 12
	case "001", "025":
		return 13
	case "027":
		return 16
	}
	return 0
}

package value

// residentWeights and residentChecks are those of GB 11643-1999 (ISO 7064, MOD 11-2).
var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const residentChecks = "10X98765432"

// ValidResidentID tells whether s is an 18-character resident id number by GB 11643-1999: 17 digits
// with a real date of birth, and the right check character, X a capital.
func ValidResidentID(s string) bool {
	if len(s) != 18 || !allDigits(s[:17]) {
		return false
	}
	if _, ok := ParseDate(s[6:10] + "-" + s[10:12] + "-" + s[12:14]); !ok {
		return false
	}
	return s[17] == ResidentCheck(s[:17])
}

// ResidentCheck is the check character for the first 17 digits.
func ResidentCheck(digits string) byte {
	sum := 0
	for i, w := range residentWeights {
		sum += w * int(digits[i]-'0')
	}
	return residentChecks[sum%11]
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

package value

// residentWeights and residentChecks are those of GB 11643-1999 (ISO 7064, MOD 11-2).
var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const residentChecks = "10X98765432"

// ValidResidentID tells whether s is an 18-character resident id number by GB 11643-1999: 17 digits
// with a real date of birth, and the right check character, X a capital.
func ValidResidentID[T text](s T) bool {
	if len(s) != 18 {
		return false
	}
	sum := 0
	for i, w := range residentWeights {
		d := s[i] - '0'
		if d > 9 {
			return false
		}
		sum += w * int(d)
	}
	_, born := daysOf(digits(s, 6, 4), digits(s, 10, 2), digits(s, 12, 2))
	return born && s[17] == residentChecks[sum%11]
}

// ResidentCheck is the check character for the first 17 digits.
func ResidentCheck(digits string) byte {
	sum := 0
	for i, w := range residentWeights {
		sum += w * int(digits[i]-'0')
	}
	return residentChecks[sum%11]
}

package value

import "encoding/binary"

// residentWeights and residentChecks are those of GB 11643-1999 (ISO 7064, MOD 11-2).
var residentWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const residentChecks = "10X98765432"

// ValidResidentID tells whether s is an 18-character resident id number by GB 11643-1999: 17 digits
// with a real date of birth, and the right check character, X a capital.
func ValidResidentID[T text](s T) bool {
	if len(s) != 18 {
		return false
	}
	var first [16]byte
	copy(first[:], s)
	area, birth, last := eight(first[:8]), eight(first[8:]), uint64(s[16]-'0')
	if !area.areDigits() || !birth.areDigits() || last > 9 {
		return false
	}
	sum := area.weighed(0) + birth.weighed(8) + last*uint64(residentWeights[16])
	return s[17] == residentChecks[sum%11] && isDay(100*area.two(6)+birth.two(0), birth.two(2), birth.two(4))
}

// octet is eight digits, each in a byte, the first in the lowest one.
type octet uint64

func eight(text []byte) octet { return octet(binary.LittleEndian.Uint64(text)) ^ 0x3030303030303030 }

// areDigits tells whether each is 9 at most.
func (o octet) areDigits() bool { return (o|(o+0x7676767676767676))&0x8080808080808080 == 0 }

// two is the number that two of them make.
func (o octet) two(at int) int { return 10*int(o>>(8*at)&0xFF) + int(o>>(8*at+8)&0xFF) }

// weighed is the sum of the digits times residentWeights from an index on.
func (o octet) weighed(from int) uint64 {
	const pairs = 0x00FF00FF00FF00FF
	w := &octetWeights[from/8]
	return uint64(o&pairs)*w.even>>48 + uint64(o>>8&pairs)*w.odd>>48
}

// octetWeights are residentWeights of eight digits, of every second one in 16 bits each, the last first: of a product by them the highest 16 bits are the sum.
var octetWeights = func() (of [2]struct{ even, odd uint64 }) {
	for i, w := range residentWeights[:16] {
		if at := 48 - i%8/2*16; i%2 == 0 {
			of[i/8].even |= uint64(w) << at
		} else {
			of[i/8].odd |= uint64(w) << at
		}
	}
	return of
}()

// ResidentCheck is the check character for the first 17 digits.
func ResidentCheck(digits string) byte {
	sum := 0
	for i, w := range residentWeights {
		sum += w * int(digits[i]-'0')
	}
	return residentChecks[sum%11]
}

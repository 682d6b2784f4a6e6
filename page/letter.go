package page

// lower maps ASCII letters to lower case, digits to themselves and all other bytes to 0.
var lower = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-32] = c, c
	}
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	return t
}()

// vowel is 1 for the ASCII vowels.
var vowel = [256]uint8{'a': 1, 'e': 1, 'i': 1, 'o': 1, 'u': 1, 'y': 1}

// letterOf is lower and, in the second byte, vowel of it.
var letterOf = func() (t [256]uint16) {
	for c, l := range lower {
		t[c] = uint16(l) | uint16(vowel[l])<<8
	}
	return t
}()

// plainLetter is 1 for the ASCII letters.
var plainLetter = func() (t [256]uint8) {
	for c, l := range lower {
		if l >= 'a' {
			t[c] = 1
		}
	}
	return t
}()

package page

import (
	"math/bits"
	"strings"
)

// voteLanguages are the languages with function words below, in that order.
var voteLanguages = [...]string{"en", "de", "fr", "es", "it", "nl", "pt", "pl", "sv", "da", "no", "fi", "cs", "tr", "id", "ro", "hu", "vi", "hr", "sk", "sl", "la"}

// functionWords are short words that every text of the language has. Latin stands for the filler text of templates,
// which else would pass for Portuguese or Italian.
var functionWords = [len(voteLanguages)]string{
	"the and of to in is for you your with on are we our that this it be or from by as at have can will not all an more which their has was if they what how who these than about into any but also them its",
	"der die das und ist für mit auf den von zu im wir sie ein eine nicht auch sich dem des als bei sind oder aus an werden ihre ihr unsere uns nach wie einen einer kann haben über zur zum durch wird noch nur bis mehr ich haben damit",
	"le la les et des de du un une en est pour vous nous dans que qui sur avec votre nos par plus au aux pas ce cette sont ou vos notre ne se à être leur ses son mais comme tout tous il elle ces sans fait",
	"el la los las de y que en un una para con por es su se del al lo más como sus nuestro nuestra nos o este esta son tu te pero sin sobre si ser muy todo todos también puede desde entre cuando hay",
	"il lo la gli le di e che in un una per con è del della dei delle al alla nel nella si non sono da più come su anche o nostro nostra i ha questo questa tutti i vostro dal dalla degli ai essere ogni",
	"de het een en van in is op te voor met je u wij we zijn dat die niet aan uw om of er ook bij naar door over als dan worden wordt ons onze kunt kan heeft hebben deze dit uit maar meer geen nog alle",
	"o a os as de e que em um uma para com por do da dos das no na nos nas se é mais seu sua são ao você nosso nossa como não ou também pelo pela foi está tem ser este esta até sem sobre muito entre quando",
	"i w na z do się nie jest to że o jak dla od po przez oraz za lub są co ale tak przy już jego być może ich aby nas które który która naszych nasze więcej czy tym bez pod także",
	"och att det i en som är för på med av den till inte om har de ett vi du din kan vår våra från så eller men var ska dig oss sig alla när hur mer än här finns denna",
	"og at det i en som er for på med af den til ikke om har de et vi du din kan vores fra så eller men var skal dig os sig alle når hvor mere end her kun blive også efter denne",
	"og at det i en som er for på med av den til ikke om har de et vi du din kan vår våre fra så eller men var skal deg oss seg alle når hvor mer enn her kun bli også etter denne dere",
	"ja on ei että se oli ovat hän kun mutta tai myös joka niin kuin jos sekä mukaan vain nyt jo kaikki meidän sinun me te he voi olla ole sen tämä ne sitä joka mikä miten kanssa",
	"a v je na se že s z o do i to k za pro by jako jsou ale od po nebo ve si který která které jsme také již pouze více vám vás naše náš při může byl jeho až není",
	"ve bir bu için ile de da olarak daha çok en gibi olan var ya ne o kadar sonra her biz siz mi değil ama veya tüm ise sizin bizim şekilde göre üzere olduğu yeni iyi hem",
	"yang dan di untuk dengan ini dari dalam adalah pada tidak kami anda atau itu ke akan juga oleh sebagai bisa dapat lebih karena ada kita saya telah secara agar para serta sudah",
	"și în de la pe cu a o un care pentru din nu este mai sau să sunt ce al ale se prin noi dumneavoastră dvs toate fi au ai fost după cum până fără către între această acest",
	"a az és hogy nem is egy van ez de meg ha csak vagy el már mint még minden azt ki kell lehet több mi ön mely valamint illetve által után között alatt pedig majd lesz nagyon",
	"và của là có cho các được trong với không một những người này khi đến từ để bạn chúng tôi về như hoặc cũng tại ra vào đã sẽ nhiều theo trên nên hơn còn",
	"je na se za su i u od da iz koji koja koje kao ili što sve vas vaš naš ima ako bi biti može s do nije će samo te smo ste uz već sa nam vam svi po ali kako još mi",
	"a je na sa v že s z o do od k pre ako sú alebo po nie aj len už ktoré ktorý ktorá pri si vám vás naše náš viac môže bol jeho až však má nás som sme by bez ich",
	"je in na za se da so v z ki ali ter po s pri ne kot tudi od do bo lahko smo vam vas naš naše več če sta pa kar ker bi še vse iz o ga jih nas ste svoje",
	"lorem ipsum dolor sit amet consectetur adipiscing elit sed eiusmod tempor incididunt ut labore dolore magna aliqua enim minim veniam quis nostrud exercitation ullamco laboris nisi aliquip commodo consequat duis aute irure voluptate velit esse cillum fugiat nulla pariatur excepteur sint occaecat cupidatat proident culpa officia deserunt mollit anim laborum nec vel eget non vitae praesent",
}

// voteUnit is the weight of a word that one language alone uses; a word of several shares it between them.
const voteUnit = 60

// A wordList is the function words by hash with the languages they belong to, and a filter before it.
type wordList struct {
	bloom [64]uint64
	langs map[uint64]uint32
}

var functionList = func() *wordList {
	l := &wordList{langs: make(map[uint64]uint32, 700)}
	for i, words := range functionWords {
		for s := range strings.FieldsSeq(words) {
			h := hashWord(s)
			l.langs[h] |= 1 << i
			l.bloom[h>>6&63] |= 1 << (h & 63)
		}
	}
	return l
}()

// maxVotes is how often one word may vote: lists of addresses repeat an abbreviation many times.
const maxVotes = 8

// A ballot is the votes of the words of a sample.
type ballot struct {
	words    int
	score    [len(voteLanguages)]int
	distinct [len(voteLanguages)]int // different words that voted
	seen     [256]struct {
		hash uint64
		n    int
	}
}

// votes is how often h has voted, as far as the small table remembers.
func (v *ballot) votes(h uint64) int {
	slot := &v.seen[h>>8&255]
	if slot.hash != h {
		slot.hash, slot.n = h, 0
	}
	slot.n++
	return slot.n
}

// vote counts the function words of a sample that begins with the lines of list; no word of it reaches over a line.
func (o *outline) vote(v *ballot, list []int32, sample []byte) {
	at := 0
	for _, i := range list {
		s := &o.segments[i]
		next := at + int(s.to-s.from)
		if next > len(sample) {
			break
		}
		f := o.lineFacts()[i]
		if f.signs&signVoted == 0 {
			f.votes, f.voters = appendVotes(f.votes[:0], sample[at:next])
			f.signs |= signVoted
		}
		v.count(f.votes, f.voters)
		at = next + 1
	}
	if at < len(sample) {
		v.count(appendVotes(nil, sample[at:]))
	}
}

// A functionVote is a function word of a text, by its hash, and its languages, a bit each.
type functionVote struct {
	hash  uint64
	langs uint32
}

// appendVotes appends the function words of text. It returns how many words there are of all kinds, too.
func appendVotes(votes []functionVote, text []byte) ([]functionVote, int) {
	l := functionList
	words := 0
	for i := 0; i < len(text); {
		c := text[i]
		if lower[c] < 'a' && c < 0xC3 {
			i++
			continue
		}
		w := word{from: int32(i)}
		end := w.scan(text)
		if end <= i {
			i++
			continue
		}
		i = end
		words++
		if l.bloom[w.hash>>6&63]>>(w.hash&63)&1 == 0 {
			continue
		}
		if langs := l.langs[w.hash]; langs != 0 {
			votes = append(votes, functionVote{w.hash, langs})
		}
	}
	return votes, words
}

// count counts votes in the order of the text.
func (v *ballot) count(votes []functionVote, words int) {
	v.words += words
	for _, vote := range votes {
		n := v.votes(vote.hash)
		if n > maxVotes {
			continue
		}
		langs := vote.langs
		share := voteUnit / bits.OnesCount32(langs)
		for langs != 0 {
			k := bits.TrailingZeros32(langs)
			v.score[k] += share
			if n == 1 {
				v.distinct[k]++
			}
			langs &= langs - 1
		}
	}
}

// first returns the languages with most and second most votes; ties go to the earlier one.
func (v *ballot) first() (best, second int) {
	best, second = 0, 1
	if v.score[1] > v.score[0] {
		best, second = 1, 0
	}
	for i := 2; i < len(v.score); i++ {
		switch {
		case v.score[i] > v.score[best]:
			best, second = i, best
		case v.score[i] > v.score[second]:
			second = i
		}
	}
	return best, second
}

func voteIndex(language string) int {
	for i, s := range voteLanguages {
		if s == language {
			return i
		}
	}
	return -1
}

// FunctionWord reports whether a word is one of those that every text of the language has: the, und, de. It knows no
// Chinese ones.
func FunctionWord(language, word string) bool {
	list := stopWords[language]
	return list != nil && list[hashWord(word)]
}

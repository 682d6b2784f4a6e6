package page

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// foldSimplified and foldTraditional hold the commonest pairs of characters that differ between the two scripts, in the same
// order. Only pairs are listed in which neither form is in common use in the other script.
const (
	foldSimplified = "们这国个来说时为过会对发经动现开关进还产业务专东丝两严丧丰临举义乐习乡书买乱争亏亚亲亿仅从仓仪价众优伞伟传伤伦伪体余佣侠侣侥侦侧侨俩债倾偿储儿党兰" +
		"兴养兽冈册军农冯冲决况冻净凉减凤凭凯击划刘则刚创删别剂剑剧劝办劲励劳势匀区医华协单卖卢卫却厂厅历厉压厌县参双变叙号叹吓听启吴员呜响问" +
		"团园围图圆圣场坏块坚坛坝坟坠垄垒垦垫处备复够头夸夺奋奖妆妇妈娱婴学宁宝实宠审宪宫宽宾寝寻导寿将尔尘尝层届属岁岂岗岛岭峡币帅师帐带帮库应庙废" +
		"张弹强归录彻径忆忧怀态总恋恶悬惊惯惨愤愿慑懒戏战户扑执扩扫扬扰抚抛护报担拟拥择挂挡挤挥损换据掷揽搅携摄摆摇敌数斋断无旧显晋晒晓暂术机杀杂权" +
		"条极构枪柜标栈栋栏树样桥档检楼横欢欧残毁毕毙气汇汉汤沟没泪泽洁浅浆测济浓涂涛润涨渐渔温湾湿满滤滥滨潜灭灯灵灾炉点炼烂烛烦烧热爱爷牵犹独狮猎" +
		"环玛画畅疗疯疮盐监盖盘矿码砖硕确础祸离种积称稳穷窃窝竞笔笋筑签简粮紧纠红纤约级纪纯纲纳纵纷纸纹纺纽线练组细终绍结绕绘给络绝统继绩绪续绳维绿缓编" +
		"缘缩缴网罗罚罢职联聪肃肠肤胁胆胜脉脑脚脸腾舆舰艺节芦苏范茎荐荣药莲获莹萝营萧萨蓝虑虚虽蛮补装见观规视览觉触誉计订认讨让训议讯记讲许论设访证评识诉诊词试" +
		"诗诚话诞询该详语误诱请诸读课调谁谈谊谋谢谦谨谱贝负贡财责贤败账货质贩贪贫购贯贴贵贷贸费贺资赋赏赔赖赚赛赞赢赵趋跃践踪车转轮软轻载较辅辆辈输辑边达迁迈" +
		"运远违连迟适选递逻遗邮郑酱释里针钉钢钱铁铃银销锁锋错锦键镇镜长门闪闭间闲闻阅队阳阴阵阶际陆陈险随隐难雾静韩页顶项顺须顾顿预领频题颜额风飞饭饮饰饱饼馆马驱驶" +
		"驾验骑骗鱼鲁鲜鸟鸡鸣鸭麦黄齐齿龄龙龟窑烟胶钟铝铜锅绣邻厨庄酿鉴锂钙钛锌镀铸锻阀缝绒绸缎裤袜肿闹鸿鹏鹤骏挚贞赁贮贼赐轨轴辐辞钻钥铅铲锤锣镶闯阔陕韵顽颗飘驰骄鲸鹰滩潇" +
		"电声馈写拨驻骤抢当浏尽诺遥链筛综赠税广碍织拦亩类吗鹅厦颠砺辉猫逊饿状丢墙赌滚壮喷"
	foldTraditional = "們這國個來說時為過會對發經動現開關進還產業務專東絲兩嚴喪豐臨舉義樂習鄉書買亂爭虧亞親億僅從倉儀價眾優傘偉傳傷倫偽體餘傭俠侶僥偵側僑倆債傾償儲兒黨蘭" +
		"興養獸岡冊軍農馮沖決況凍淨涼減鳳憑凱擊劃劉則剛創刪別劑劍劇勸辦勁勵勞勢勻區醫華協單賣盧衛卻廠廳歷厲壓厭縣參雙變敘號嘆嚇聽啟吳員嗚響問" +
		"團園圍圖圓聖場壞塊堅壇壩墳墜壟壘墾墊處備復夠頭誇奪奮獎妝婦媽娛嬰學寧寶實寵審憲宮寬賓寢尋導壽將爾塵嘗層屆屬歲豈崗島嶺峽幣帥師帳帶幫庫應廟廢" +
		"張彈強歸錄徹徑憶憂懷態總戀惡懸驚慣慘憤願懾懶戲戰戶撲執擴掃揚擾撫拋護報擔擬擁擇掛擋擠揮損換據擲攬攪攜攝擺搖敵數齋斷無舊顯晉曬曉暫術機殺雜權" +
		"條極構槍櫃標棧棟欄樹樣橋檔檢樓橫歡歐殘毀畢斃氣匯漢湯溝沒淚澤潔淺漿測濟濃塗濤潤漲漸漁溫灣濕滿濾濫濱潛滅燈靈災爐點煉爛燭煩燒熱愛爺牽猶獨獅獵" +
		"環瑪畫暢療瘋瘡鹽監蓋盤礦碼磚碩確礎禍離種積稱穩窮竊窩競筆筍築簽簡糧緊糾紅纖約級紀純綱納縱紛紙紋紡紐線練組細終紹結繞繪給絡絕統繼績緒續繩維綠緩編" +
		"緣縮繳網羅罰罷職聯聰肅腸膚脅膽勝脈腦腳臉騰輿艦藝節蘆蘇範莖薦榮藥蓮獲瑩蘿營蕭薩藍慮虛雖蠻補裝見觀規視覽覺觸譽計訂認討讓訓議訊記講許論設訪證評識訴診詞試" +
		"詩誠話誕詢該詳語誤誘請諸讀課調誰談誼謀謝謙謹譜貝負貢財責賢敗賬貨質販貪貧購貫貼貴貸貿費賀資賦賞賠賴賺賽贊贏趙趨躍踐蹤車轉輪軟輕載較輔輛輩輸輯邊達遷邁" +
		"運遠違連遲適選遞邏遺郵鄭醬釋裡針釘鋼錢鐵鈴銀銷鎖鋒錯錦鍵鎮鏡長門閃閉間閒聞閱隊陽陰陣階際陸陳險隨隱難霧靜韓頁頂項順須顧頓預領頻題顏額風飛飯飲飾飽餅館馬驅駛" +
		"駕驗騎騙魚魯鮮鳥雞鳴鴨麥黃齊齒齡龍龜窯煙膠鐘鋁銅鍋繡鄰廚莊釀鑑鋰鈣鈦鋅鍍鑄鍛閥縫絨綢緞褲襪腫鬧鴻鵬鶴駿摯貞賃貯賊賜軌軸輻辭鑽鑰鉛鏟錘鑼鑲闖闊陝韻頑顆飄馳驕鯨鷹灘瀟" +
		"電聲饋寫撥駐驟搶當瀏盡諾遙鏈篩綜贈稅廣礙織攔畝類嗎鵝廈顛礪輝貓遜餓狀丟牆賭滾壯噴"

	// In these the simplified character is in use in traditional text too, for another word: as parts of terms they are not.
	termSimplified  = "么于后并几采云周游内着"
	termTraditional = "麼於後並幾採雲週遊內著"
)

// A fold maps characters of one script to the other. It is an array over the common block: a lookup costs no hashing.
type fold struct {
	toSimplified [0x9FFF - 0x4E00 + 1]uint16 // 0: no change
	onlySimple   [(0x9FFF - 0x4E00 + 64) / 64]uint64
}

var hanFold = newFold()

func newFold() *fold {
	f := new(fold)
	s, t := []rune(foldSimplified), []rune(foldTraditional)
	for i := range s {
		if i < len(t) && s[i] != t[i] {
			f.toSimplified[t[i]-0x4E00] = uint16(s[i])
			n := s[i] - 0x4E00
			f.onlySimple[n/64] |= 1 << (n % 64)
		}
	}
	return f
}

// simple is the simplified form of r, for matching only: text is never shown folded.
func (f *fold) simple(r rune) rune {
	if r < 0x4E00 || r > 0x9FFF {
		return r
	}
	if s := f.toSimplified[r-0x4E00]; s != 0 {
		return rune(s)
	}
	return r
}

// script tells what r says about the script of its text: simplified, traditional or neither.
func (f *fold) script(r rune) (simple, traditional bool) {
	if r < 0x4E00 || r > 0x9FFF {
		return false, false
	}
	n := r - 0x4E00
	return f.onlySimple[n/64]>>(n%64)&1 != 0, f.toSimplified[n] != 0
}

// Simplified is s with traditional characters as the simplified ones, for matching only: text is never shown folded.
func Simplified(s string) string {
	for i, r := range s {
		if hanFold.simple(r) == r {
			continue
		}
		b := make([]byte, i, len(s))
		copy(b, s[:i])
		for _, r := range s[i:] {
			b = utf8.AppendRune(b, hanFold.simple(r))
		}
		return string(b)
	}
	return s
}

// traditionalForm maps each listed character to its traditional form.
var traditionalForm = sync.OnceValue(func() map[rune]rune {
	forms := map[rune]rune{}
	traditional := []rune(foldTraditional + termTraditional)
	for i, r := range []rune(foldSimplified + termSimplified) {
		forms[r] = traditional[i]
	}
	return forms
})

// traditionalTerm is a term with simplified characters in traditional ones. Most that stand for several traditional ones stay: it
// is good for terms to look for, not for text to show.
func traditionalTerm(term string) string {
	return strings.Map(func(r rune) rune {
		if t, ok := traditionalForm()[r]; ok {
			return t
		}
		return r
	}, term)
}

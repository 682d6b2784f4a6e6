package page

import "unicode/utf8"

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
)

// matchSimplified and matchTraditional hold further pairs, in the same order, that say nothing of the script of a text: one of the two
// forms is used in both, as 里 and 台, or several characters became one, as 係 and 繫 became 系. Those of common characters are here, by
// the General List of Simplified Characters of 1986.
const (
	matchSimplified = "皑蔼肮袄奥摆颁板绊绑镑谤剥鲍杯钡狈惫绷辟贬辩辫表鳖别瘪濒并并钵铂驳卜布才采彩蚕惭灿苍舱沧厕诧搀掺蝉馋谗缠铲阐颤尝钞衬撑惩骋吃痴耻炽冲虫畴踌筹丑出橱锄雏锤唇绰葱囱丛凑窜惮当荡荡捣祷盗邓涤抵缔淀雕吊钓谍叠锭冬斗犊兑吨钝堕讹饵" +
		"贰发珐矾钒泛泛诽粪枫讽佛复讣缚干干干杆赶秆赣杠镐搁鸽阁铬个龚巩钩蛊谷雇刮拐闺诡刽辊骇合阂恒轰哄后壶胡沪哗哗唤痪焕涣谎回毁贿秽烩汇讳诲荤浑伙获饥饥迹迹讥缉几蓟夹家荚颊贾钾歼笺艰奸缄茧碱拣捡俭槛鉴贱饯溅涧姜蒋桨浇娇铰矫饺绞轿" +
		"杰诫烬尽荆颈径痉厩驹局巨锯惧鹃卷绢诀钧壳克恳扣侩旷窥溃昆捆困蜡腊莱篮阑澜缆捞镭棱厘篱狸鲤礼栗丽砾历沥隶镰怜涟帘敛炼梁谅辽鳞凛馏聋咙笼拢陇娄搂篓颅庐掳卤卤虏赂禄驴吕屡缕峦挛孪滦抡仑仑沦纶箩骡骆蚂骂瞒馒锚铆么霉镁闷蒙蒙锰梦谜" +
		"弥弥秘觅幂绵缅面悯闽铭谬呐钠挠恼馁内腻撵念娘聂啮镊镍柠狞拧泞钮脓疟鸥殴呕庞苹泼颇铺仆朴栖戚凄凄脐弃讫千签钳谴堑呛蔷锹乔翘窍钦氢顷庆琼秋躯龋鹊饶韧纫锐闰洒鳃骚涩刹纱赡缮赊舍绅沈婶肾渗升升湿尸虱蚀枢赎术竖烁饲松耸怂颂讼诵搜擞" +
		"苏酸绥孙蓑琐獭挞台台台摊瘫坛谭叹烫绦誊锑屉秃团颓蜕托脱鸵驮驼椭洼弯挽万韦潍苇纬喂谓瓮挝蜗涡卧钨乌污诬芜坞锡牺溪袭席铣系系虾辖狭纤咸衔闲弦献馅羡厢向嚣啸蝎挟谐泄泻衅幸凶汹修锈嘘须恤轩癣绚勋勋熏驯鸦哑讶咽烟岩阎艳艳砚彦谚鸯杨" +
		"疡痒瑶尧谣叶颐蚁诣译异绎荫樱缨萤荧蝇颖哟踊咏涌铀游于与屿郁吁御愈欲狱驭鸳渊辕岳粤悦云陨蕴酝晕赞赃脏脏凿枣噪扎轧闸栅诈毡沾盏斩辗崭占绽胀折辙挣睁征狰帧症证只志致帜制滞钟周皱昼朱猪诛瞩嘱注桩锥赘缀谆准浊兹咨渍邹诅着"
	matchTraditional = "皚藹骯襖奧襬頒闆絆綁鎊謗剝鮑盃鋇狽憊繃闢貶辯辮錶鱉彆癟瀕並併缽鉑駁蔔佈纔採綵蠶慚燦蒼艙滄廁詫攙摻蟬饞讒纏剷闡顫嚐鈔襯撐懲騁喫癡恥熾衝蟲疇躊籌醜齣櫥鋤雛鎚脣綽蔥囪叢湊竄憚噹盪蕩搗禱盜鄧滌牴締澱彫弔釣諜疊錠鼕鬥犢兌噸鈍墮訛餌" +
		"貳髮琺礬釩氾汎誹糞楓諷彿複訃縛乾幹榦桿趕稈贛槓鎬擱鴿閣鉻箇龔鞏鉤蠱穀僱颳枴閨詭劊輥駭閤閡恆轟鬨後壺鬍滬嘩譁喚瘓煥渙謊迴燬賄穢燴彙諱誨葷渾夥穫飢饑跡蹟譏緝幾薊夾傢莢頰賈鉀殲箋艱姦緘繭鹼揀撿儉檻鑒賤餞濺澗薑蔣槳澆嬌鉸矯餃絞轎" +
		"傑誡燼儘荊頸逕痙廄駒侷鉅鋸懼鵑捲絹訣鈞殼剋懇釦儈曠窺潰崑綑睏蠟臘萊籃闌瀾纜撈鐳稜釐籬貍鯉禮慄麗礫曆瀝隸鐮憐漣簾斂鍊樑諒遼鱗凜餾聾嚨籠攏隴婁摟簍顱廬擄滷鹵虜賂祿驢呂屢縷巒攣孿灤掄侖崙淪綸籮騾駱螞罵瞞饅錨鉚麼黴鎂悶濛矇錳夢謎" +
		"彌瀰祕覓冪綿緬麵憫閩銘謬吶鈉撓惱餒內膩攆唸孃聶齧鑷鎳檸獰擰濘鈕膿瘧鷗毆嘔龐蘋潑頗鋪僕樸棲慼悽淒臍棄訖韆籤鉗譴塹嗆薔鍬喬翹竅欽氫頃慶瓊鞦軀齲鵲饒韌紉銳閏灑鰓騷澀剎紗贍繕賒捨紳瀋嬸腎滲昇陞溼屍蝨蝕樞贖朮豎爍飼鬆聳慫頌訟誦蒐擻" +
		"囌痠綏孫簑瑣獺撻檯臺颱攤癱罈譚歎燙絛謄銻屜禿糰頹蛻託脫鴕馱駝橢窪彎輓萬韋濰葦緯餵謂甕撾蝸渦臥鎢烏汙誣蕪塢錫犧谿襲蓆銑係繫蝦轄狹縴鹹銜閑絃獻餡羨廂嚮囂嘯蠍挾諧洩瀉釁倖兇洶脩鏽噓鬚卹軒癬絢勛勳燻馴鴉啞訝嚥菸巖閻艷豔硯彥諺鴦楊" +
		"瘍癢瑤堯謠葉頤蟻詣譯異繹蔭櫻纓螢熒蠅穎喲踴詠湧鈾遊於與嶼鬱籲禦癒慾獄馭鴛淵轅嶽粵悅雲隕蘊醞暈讚贓臟髒鑿棗譟紮軋閘柵詐氈霑盞斬輾嶄佔綻脹摺轍掙睜徵猙幀癥証隻誌緻幟製滯鍾週皺晝硃豬誅矚囑註樁錐贅綴諄準濁茲諮漬鄒詛著"
)

// A fold maps characters of one script to the other. It is an array over the common block: a lookup costs no hashing.
type fold struct {
	toSimplified [lastHan - firstHan + 1]uint16 // 0: no change
	onlySimple   hanBits                        // of one script alone: see script
	onlyTrad     hanBits
	traditional  map[rune][]rune // the characters that fold to one
}

// hanBits is a set of characters of the common block.
type hanBits [(lastHan - firstHan + 64) / 64]uint64

func (b *hanBits) add(r rune)      { b[(r-firstHan)/64] |= 1 << ((r - firstHan) % 64) }
func (b *hanBits) has(r rune) bool { return b[(r-firstHan)/64]>>((r-firstHan)%64)&1 != 0 }

var hanFold = newFold()

func newFold() *fold {
	f := &fold{traditional: map[rune][]rune{}}
	s, t := []rune(foldSimplified), []rune(foldTraditional)
	for i := range s {
		if s[i] != t[i] {
			f.add(s[i], t[i])
			f.onlySimple.add(s[i])
			f.onlyTrad.add(t[i])
		}
	}
	s, t = []rune(matchSimplified), []rune(matchTraditional)
	for i := range s {
		f.add(s[i], t[i])
	}
	return f
}

func (f *fold) add(s, t rune) {
	f.toSimplified[t-firstHan] = uint16(s)
	f.traditional[s] = append(f.traditional[s], t)
}

// simple is the simplified form of r, for matching only: text is never shown folded.
func (f *fold) simple(r rune) rune {
	if r < firstHan || r > lastHan {
		return r
	}
	if s := f.toSimplified[r-firstHan]; s != 0 {
		return rune(s)
	}
	return r
}

// form is r, or a character that folds to it: 0 is r itself.
func (f *fold) form(r rune, i int) rune {
	if i == 0 {
		return r
	}
	return f.traditional[r][i-1]
}

// script tells what r says about the script of its text: simplified, traditional or neither.
func (f *fold) script(r rune) (simple, traditional bool) {
	if r < firstHan || r > lastHan {
		return false, false
	}
	return f.onlySimple.has(r), f.onlyTrad.has(r)
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

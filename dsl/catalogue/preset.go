package catalogue

// dated opens examples of rules that apply from some time on.
const dated = "survey example \"示例\"\n  version \"2021\"\nquestion visit \"入户日期\" date\nquestion income \"收入\" number\n"

// presetEntries speak of defaults, of the order of options, and of from when a rule applies.
var presetEntries = []Entry{
	{Code: "E282", Zh: "后面缺少默认的答案", En: "the answer that is the default is missing", About: &About{
		Zh:     "默认（default）后面写先填上的答案：选项编号、数、带引号的文字或日期，或者前面一题的编号。",
		En:     "Behind default stands the answer to be offered: a code, a number, a text or date in quotes, or an earlier question.",
		Broken: income + "default\n",
		Mended: income + "default 4000\n",
	}},
	{Code: "E450", Zh: "默认的“%[1]s”是%[2]s，“%[4]s”题要的是%[3]s", En: "the default %[1]s is %[2]s; question %[4]s takes %[3]s", About: &About{
		Zh:     "默认的答案要和这一题的答案是同一种：选项题写选项编号，数字题写数，文字和日期写在引号里；也可以写前面一道同类的题。",
		En:     "A default is of the same kind as the question's answers: a code, a number, a text or date in quotes; or an earlier question of that kind.",
		Broken: example + "question 1 \"姓名\" text\nquestion 2 \"年龄\" integer\n  default 1\nquestion 3 \"人口\" integer\n  default \"三\"\n",
		Mended: example + "question 1 \"姓名\" text\nquestion 2 \"年龄\" integer\n  default 1\nquestion 3 \"人口\" integer\n  default 3.0\n",
	}},
	{Code: "E451", Zh: "默认的“%[1]s”不是“%[2]s”题能填的答案", En: "the default %[1]s is no answer to question %[2]s", About: &About{
		Zh:     "默认的答案也要在这一题的范围、字数、样式之内；多选题的选项不能重复，个数要够，独选的选项不能和别的一起选。",
		En:     "A default keeps to the bound, length and form of its question; marks come once, as many as are wanted, and an exclusive one by itself.",
		Broken: example + "question 1 \"家庭人口\" integer 1..30\n  default 0\n",
		Mended: example + "question 1 \"家庭人口\" integer 1..30\n  default 1.0\n",
	}},
	{Code: "E452", Zh: "签名、照片和位置不能有默认的答案", En: "a signature, a photo and a location have no default", About: &About{
		Zh:     "签名要由本人签，照片要当场拍，位置要当场定。",
		En:     "A signature is given by the person who signs, a photo and a location are taken on the spot.",
		Broken: example + "question name \"姓名\" text\nquestion sign \"签名\" signature\n  default name\n",
		Mended: example + "question name \"姓名\" text\nquestion sign \"签名\" signature\n",
	}},
	{Code: "E453", Zh: "“%[1]s”题和“%[2]s”题的选项不同，不能拿它的答案作默认", En: "questions %[1]s and %[2]s have different options: the answer of one is no default of the other", About: &About{
		Zh:     "拿前面一道单选题的答案作默认，它的每个选项这一题都要有，文字也一样。两题用同一个选项表最省事。",
		En:     "Where an earlier choice is the default, this question must have all its options, in the same words. Let both name one list.",
		Broken: example + "question a \"户籍地\"\n  option ① \"本县\"\n  option ② \"外县\"\nquestion b \"居住地\" default a\n  option ① \"本县\"\n  option ② \"外省\"\n",
		Mended: example + "choices place\n  option ① \"本县\"\n  option ② \"外县\"\nquestion a \"户籍地\" place\nquestion b \"居住地\" place default a\n",
	}},
	{Code: "E454", Zh: "“%[1]s”题前面的默认没有条件，这一个永远用不上", En: "question %[1]s has a default without a condition before this one, which is never offered", About: &About{
		Zh:     "有几个默认时，从上往下用第一个条件成立的。没有条件的写在最后。",
		En:     "Of several defaults the first whose condition holds is offered. One without a condition comes last.",
		Broken: example + "question age \"年龄\" integer\nquestion a \"是否在校\"\n  option ① \"是\"\n  option ② \"否\"\n  default ②\n  default ① if age < 15\n",
		Mended: example + "question age \"年龄\" integer\nquestion a \"是否在校\"\n  option ① \"是\"\n  option ② \"否\"\n  default ① if age < 15\n  default ②\n",
	}},
	{Code: "E455", Zh: "“%[1]s”题没有选项，不能写随机次序（shuffle）", En: "question %[1]s has no options to shuffle", About: &About{
		Zh:     "随机次序说的是选项的次序，写在单选题、多选题后面。评分的档次有大小，不能打乱。",
		En:     "shuffle is about the order of options: of a single or multiple choice, but not of a rating, whose steps have an order.",
		Broken: example + "question 1 \"家庭人口\" integer shuffle\n",
		Mended: example + "question 1 \"最想要的帮助\" shuffle\n  option ① \"技术\"\n  option ② \"贷款\"\n  option ③ \"其他\" specify\n",
	}},
	{Code: "E456", Zh: "循环“%[1]s”没有默认的答案，默认写在循环里面的题下面", En: "the repeat %[1]s has no default; write it below a question in it", About: &About{
		Zh:     "循环是几行答案，不是一个答案。每一行里哪道题要先填上，默认就写在那道题下面。",
		En:     "A repeat is rows of answers, not an answer. Write the default below the question of each row that it is for.",
		Broken: example + "repeat members \"成员\" 1..20\n  assert warn \"请核对\" if count(members) > 10\n  default 3\nquestion age \"年龄\" integer\nendrepeat\n",
		Mended: example + "repeat members \"成员\" 1..20\n  assert warn \"请核对\" if count(members) > 10\nquestion age \"年龄\" integer\n  default 30\nendrepeat\n",
	}},
	{Code: "E283", Zh: "“从何时起”有两种读法，要写明是哪一种。按答卷的版本：%[1]s；按某一题填的日期，写在条件里：%[2]s", En: "from when can be read in two ways; say which. By the version of the record: %[1]s; by a date in it, in the condition: %[2]s", About: &About{
		Zh:     "校验从哪一版问卷起用，写 from version \"2021\"（自版本 \"2021\"），答卷写明是更早的版本就不查。从某一天起用，那一天是哪道题填的，要写在条件里：if 日期 >= \"2021-01-01\" and …；用 unless（除非）的，写 unless 日期 < \"2021-01-01\" or …。",
		En:     "A rule that applies from a version of the survey on says from version \"2021\": records that state an earlier one are not held to it. From a day on, the condition says which question gives the day: if date >= \"2021-01-01\" and …; with unless: unless date < \"2021-01-01\" or ….",
		Broken: dated + "  assert warn \"收入过高\" from \"2021-01-01\" if income > 100000\n",
		Mended: dated + "  assert warn \"收入过高\" if visit >= \"2021-01-01\" and income > 100000\n",
	}},
	{Code: "E460", Zh: "问卷没有写版本（version），不知道哪些答卷是这一版以后的", En: "the survey has no version, so there is none to compare with", About: &About{
		Zh:     "没有写明版本的答卷，都当作问卷这一版的。所以校验写了 from version（自版本），问卷也要写 version（版本）。",
		En:     "A record that states no version is of the survey's own. So a survey with a rule from version says its version.",
		Broken: "survey s \"调查\"\nquestion income \"收入\" number\n  assert warn \"收入过高\" from version \"2021\" if income > 100000\n",
		Mended: "survey s \"调查\"\n  version \"2021\"\nquestion income \"收入\" number\n  assert warn \"收入过高\" from version \"2021\" if income > 100000\n",
	}},
	{Code: "E461", Zh: "版本“%[1]s”和问卷的版本“%[2]s”写法不同，比不出先后", En: "the versions %[1]s and %[2]s, which is the survey's, are written in different ways: neither is the earlier", About: &About{
		Zh:     "版本里的数从左到右比大小，其余的字要一样：2020.9 在 2020.10 前面，第2版 在 第10版 前面；2020 和 第三版 比不出来。",
		En:     "The numbers of versions are compared from left to right, and the rest must be the same: 2020.9 comes before 2020.10, v2 before v10; 2020 and v3 do not compare.",
		Broken: dated + "  assert warn \"收入过高\" from version \"第三版\" if income > 100000\n",
		Mended: dated + "  assert warn \"收入过高\" from version \"2022\" if income > 100000\n",
	}},
	{Code: "E521", Zh: "“%[1]s”不在“%[2]s”前面，默认只能用前面的题", En: "%[1]s does not stand before %[2]s; a default uses earlier questions only", About: &About{
		Zh:     "默认的答案在问到这一题时就要有，所以只能用前面的题。",
		En:     "A default is offered when its question is reached, so it can use only what was asked before.",
		Broken: example + "question a \"联系人\" text\n  default b\nquestion b \"户主姓名\" text\n",
		Mended: example + "question b \"户主姓名\" text\nquestion a \"联系人\" text\n  default b\n",
	}},
}

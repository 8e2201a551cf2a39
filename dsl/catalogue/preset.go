package catalogue

// presetEntries speak of defaults, and of the order of options.
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
	{Code: "E452", Zh: "签名不能有默认的答案", En: "a signature has no default", About: &About{
		Zh:     "签名要由本人签。",
		En:     "A signature is given by the person who signs.",
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
	{Code: "E521", Zh: "“%[1]s”不在“%[2]s”前面，默认只能用前面的题", En: "%[1]s does not stand before %[2]s; a default uses earlier questions only", About: &About{
		Zh:     "默认的答案在问到这一题时就要有，所以只能用前面的题。",
		En:     "A default is offered when its question is reached, so it can use only what was asked before.",
		Broken: example + "question a \"联系人\" text\n  default b\nquestion b \"户主姓名\" text\n",
		Mended: example + "question b \"户主姓名\" text\nquestion a \"联系人\" text\n  default b\n",
	}},
}

# ruff: noqa: E501 - a row of data is one line
"""ISO 639-1: the two-letter codes of languages with their English and Chinese names.

The 183 codes that the standard lists today, so without the withdrawn sh, mo and bh. Codes: the ISO 639-2 registration
authority, https://www.loc.gov/standards/iso639-2/php/code_list.php. Names: Unicode CLDR as in Babel 2.18, with the
commoner word for a few. Imported on demand only, so that the start of a command does not pay for it.
"""

from __future__ import annotations

# code:English:Chinese, and further words for it that people write
_TABLE = """
aa:Afar:阿法尔语
ab:Abkhazian:阿布哈西亚语
ae:Avestan:阿维斯塔语
af:Afrikaans:南非荷兰语
ak:Akan:阿肯语
am:Amharic:阿姆哈拉语
an:Aragonese:阿拉贡语
ar:Arabic:阿拉伯语:modern standard arabic
as:Assamese:阿萨姆语
av:Avaric:阿瓦尔语
ay:Aymara:艾马拉语
az:Azerbaijani:阿塞拜疆语
ba:Bashkir:巴什基尔语
be:Belarusian:白俄罗斯语
bg:Bulgarian:保加利亚语
bi:Bislama:比斯拉马语
bm:Bambara:班巴拉语
bn:Bengali:孟加拉语:bangla
bo:Tibetan:藏语
br:Breton:布列塔尼语
bs:Bosnian:波斯尼亚语
ca:Catalan:加泰罗尼亚语:valencian
ce:Chechen:车臣语
ch:Chamorro:查莫罗语
co:Corsican:科西嘉语
cr:Cree:克里语
cs:Czech:捷克语
cu:Church Slavic:教会斯拉夫语:old church slavonic
cv:Chuvash:楚瓦什语
cy:Welsh:威尔士语
da:Danish:丹麦语
de:German:德语:deu,ger
dv:Divehi:迪维希语:dhivehi
dz:Dzongkha:宗卡语
ee:Ewe:埃维语
el:Greek:希腊语:modern greek
en:English:英语:eng
eo:Esperanto:世界语
es:Spanish:西班牙语:castilian,spa
et:Estonian:爱沙尼亚语
eu:Basque:巴斯克语
fa:Persian:波斯语:farsi
ff:Fula:富拉语:fulah
fi:Finnish:芬兰语
fj:Fijian:斐济语
fo:Faroese:法罗语
fr:French:法语:fra,fre
fy:Western Frisian:西弗里西亚语
ga:Irish:爱尔兰语
gd:Scottish Gaelic:苏格兰盖尔语:gaelic
gl:Galician:加利西亚语
gn:Guarani:瓜拉尼语
gu:Gujarati:古吉拉特语
gv:Manx:马恩语
ha:Hausa:豪萨语
he:Hebrew:希伯来语:iw
hi:Hindi:印地语:hin
ho:Hiri Motu:希里莫图语
hr:Croatian:克罗地亚语
ht:Haitian Creole:海地克里奥尔语:haitian
hu:Hungarian:匈牙利语
hy:Armenian:亚美尼亚语
hz:Herero:赫雷罗语
ia:Interlingua:国际语
id:Indonesian:印度尼西亚语:bahasa indonesia,印尼语
ie:Interlingue:西方国际语
ig:Igbo:伊博语
ii:Sichuan Yi:凉山彝语
ik:Inupiaq:伊努皮克语
io:Ido:伊多语
is:Icelandic:冰岛语
it:Italian:意大利语:ita
iu:Inuktitut:因纽特语
ja:Japanese:日语:jp,jpn,日本语
jv:Javanese:爪哇语
ka:Georgian:格鲁吉亚语
kg:Kongo:刚果语
ki:Kikuyu:吉库尤语
kj:Kuanyama:宽亚玛语
kk:Kazakh:哈萨克语
kl:Kalaallisut:格陵兰语:greenlandic
km:Khmer:高棉语:cambodian,central khmer,柬埔寨语
kn:Kannada:卡纳达语
ko:Korean:韩语:kor,朝鲜语
kr:Kanuri:卡努里语
ks:Kashmiri:克什米尔语
ku:Kurdish:库尔德语
kv:Komi:科米语
kw:Cornish:康沃尔语
ky:Kyrgyz:柯尔克孜语:kirghiz,吉尔吉斯语
la:Latin:拉丁语
lb:Luxembourgish:卢森堡语
lg:Ganda:卢干达语
li:Limburgish:林堡语:limburgan
ln:Lingala:林加拉语
lo:Lao:老挝语
lt:Lithuanian:立陶宛语
lu:Luba-Katanga:鲁巴加丹加语
lv:Latvian:拉脱维亚语
mg:Malagasy:马拉加斯语
mh:Marshallese:马绍尔语
mi:Maori:毛利语:māori
mk:Macedonian:马其顿语
ml:Malayalam:马拉雅拉姆语
mn:Mongolian:蒙古语
mr:Marathi:马拉地语
ms:Malay:马来语:bahasa melayu
mt:Maltese:马耳他语
my:Burmese:缅甸语:myanmar
na:Nauru:瑙鲁语
nb:Norwegian Bokmål:书面挪威语:bokmål,bokmal,norwegian bokmal
nd:North Ndebele:北恩德贝勒语
ne:Nepali:尼泊尔语
ng:Ndonga:恩东加语
nl:Dutch:荷兰语:flemish
nn:Norwegian Nynorsk:挪威尼诺斯克语:nynorsk
no:Norwegian:挪威语
nr:South Ndebele:南恩德贝勒语
nv:Navajo:纳瓦霍语
ny:Nyanja:齐切瓦语:chichewa
oc:Occitan:奥克语:provençal
oj:Ojibwa:奥吉布瓦语
om:Oromo:奥罗莫语
or:Odia:奥里亚语:oriya
os:Ossetic:奥塞梯语:ossetian
pa:Punjabi:旁遮普语:panjabi
pi:Pali:巴利语
pl:Polish:波兰语
ps:Pashto:普什图语:pushto
pt:Portuguese:葡萄牙语:por,brazilian portuguese
qu:Quechua:克丘亚语
rm:Romansh:罗曼什语
rn:Rundi:隆迪语
ro:Romanian:罗马尼亚语:moldovan,moldavian
ru:Russian:俄语:rus
rw:Kinyarwanda:卢旺达语
sa:Sanskrit:梵语
sc:Sardinian:萨丁语
sd:Sindhi:信德语
se:Northern Sami:北方萨米语
sg:Sango:桑戈语
si:Sinhala:僧伽罗语:sinhalese
sk:Slovak:斯洛伐克语
sl:Slovenian:斯洛文尼亚语:slovene
sm:Samoan:萨摩亚语
sn:Shona:绍纳语
so:Somali:索马里语
sq:Albanian:阿尔巴尼亚语
sr:Serbian:塞尔维亚语
ss:Swati:斯瓦蒂语
st:Southern Sotho:南索托语
su:Sundanese:巽他语
sv:Swedish:瑞典语
sw:Swahili:斯瓦希里语
ta:Tamil:泰米尔语
te:Telugu:泰卢固语
tg:Tajik:塔吉克语
th:Thai:泰语:tha
ti:Tigrinya:提格利尼亚语
tk:Turkmen:土库曼语
tl:Tagalog:他加禄语:filipino,菲律宾语
tn:Tswana:茨瓦纳语
to:Tongan:汤加语:tonga
tr:Turkish:土耳其语:tur
ts:Tsonga:聪加语
tt:Tatar:鞑靼语
tw:Twi:契维语
ty:Tahitian:塔希提语
ug:Uyghur:维吾尔语:uighur
uk:Ukrainian:乌克兰语
ur:Urdu:乌尔都语
uz:Uzbek:乌兹别克语
ve:Venda:文达语
vi:Vietnamese:越南语:vie,越语
vo:Volapük:沃拉普克语:volapuk
wa:Walloon:瓦隆语
wo:Wolof:沃洛夫语
xh:Xhosa:科萨语
yi:Yiddish:意第绪语
yo:Yoruba:约鲁巴语
za:Zhuang:壮语
zh:Chinese:中文:cn,zho,chi,mandarin,mandarin chinese,simplified chinese,traditional chinese,汉语,华语,国语,普通话,中国语,简体中文,繁体中文,简中,繁中
zu:Zulu:祖鲁语
"""

_ROWS = [row.split(":") for row in _TABLE.split("\n") if row]

LANGUAGES: dict[str, tuple[str, str]] = {code: (english, chinese) for code, english, chinese, *_ in _ROWS}
"""Code -> (English name, Chinese name)."""

WORDS: dict[str, str] = {
    word.casefold(): code
    for code, english, chinese, *further in _ROWS
    for word in (code, english, chinese, *(further[0].split(",") if further else ()))
}
"""Every word that stands for a language, in lower case -> code."""

HAN_INITIALS: dict[str, str] = {
    "中": "zh", "汉": "zh", "英": "en", "日": "ja", "韩": "ko", "法": "fr", "德": "de", "俄": "ru", "西": "es",
    "葡": "pt", "意": "it", "阿": "ar", "泰": "th", "越": "vi", "藏": "bo",
}  # fmt: skip
"""Characters that stand for a language in Chinese compounds such as 中英文."""

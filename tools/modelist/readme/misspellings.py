"""Words that are often misspelled in lists of models and papers, with the right spelling.

Only spellings that are no word of their own are listed, and none that names something. Gathered from the histories of
public lists, where they were corrected, and from Wikipedia's list of common misspellings
(https://en.wikipedia.org/wiki/Wikipedia:Lists_of_common_misspellings).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from modelist.core.patterns import lazy_pattern

WORDS: Mapping[str, str] = dict(
    pair.split(":")
    for pair in """
    accross:across accuarcy:accuracy accuray:accuracy acheive:achieve acknowlege:acknowledge
    acknowlegement:acknowledgement acomplish:accomplish adress:address aforementiond:aforementioned
    agressive:aggressive algorithim:algorithm alignement:alignment allignment:alignment amoung:among analyis:analysis
    anaylsis:analysis annotaion:annotation annotaions:annotations anwser:answer anwsers:answers apparant:apparent
    apporach:approach apporaches:approaches appraoch:approach arbitary:arbitrary architechture:architecture
    architecure:architecture areana:arena asistant:assistant assitant:assistant attemp:attempt attenion:attention
    attension:attention attetion:attention augmention:augmentation autio:audio autonoumous:autonomous
    auxillary:auxiliary avaiable:available avaialble:available availabe:available avalable:available
    avaliable:available beacuse:because becuase:because beggining:beginning begining:beginning behaviuor:behaviour
    beleive:believe benchamrk:benchmark benchmak:benchmark benchmarck:benchmark benckmark:benchmark betwen:between
    capabilites:capabilities capablities:capabilities captionning:captioning challange:challenge challanges:challenges
    charachter:character classifcation:classification collaberation:collaboration collabrative:collaborative
    commerical:commercial comming:coming commited:committed commiting:committing communiation:communication
    compairson:comparison comparision:comparison compatability:compatibility competive:competitive completly:completely
    compostion:composition comprehention:comprehension comprehesion:comprehension comprehesive:comprehensive
    comprehnsive:comprehensive conatins:contains concatination:concatenation condidate:candidate consistant:consistent
    constaint:constraint contaning:containing contian:contain contians:contains contibute:contribute
    contibution:contribution continous:continuous contrastrive:contrastive contrastve:contrastive
    contributers:contributors conversaion:conversation conversatonal:conversational corresonding:corresponding
    correspoding:corresponding cosistent:consistent currenty:currently dataest:dataset datatset:dataset datset:dataset
    decribe:describe definately:definitely defualt:default demonstation:demonstration demostrate:demonstrate
    densly:densely depedency:dependency dependancy:dependency desciption:description descripion:description
    descritpion:description desinged:designed destillation:distillation detetion:detection developement:development
    devlop:develop dialouge:dialogue differnt:different diffrent:different difussion:diffusion disscussion:discussion
    distilation:distillation documantation:documentation documention:documentation dynammic:dynamic
    effciency:efficiency effcient:efficient effecient:efficient effectivness:effectiveness efficency:efficiency
    efficent:efficient efficently:efficiently emal:email embeding:embedding embedings:embeddings emperical:empirical
    encorder:encoder enhace:enhance enhaced:enhanced enhacement:enhancement emprical:empirical enviroment:environment
    environement:environment equiped:equipped especailly:especially evaluaion:evaluation evaluatation:evaluation
    evalutation:evaluation evalution:evaluation excellant:excellent exisiting:existing existance:existence
    experimetal:experimental explaination:explanation explictly:explicitly exprience:experience extention:extension
    exteral:external featrue:feature featrues:features finetunning:finetuning flexibe:flexible follwing:following
    folowing:following foundatin:foundation foundaton:foundation framwork:framework frequecy:frequency frist:first
    funtion:function funtions:functions futher:further futhermore:furthermore gaurd:guard geneartion:generation
    generaion:generation generalizaion:generalization generaton:generation genration:generation genreation:generation
    gererate:generate grammer:grammar gudie:guide guidence:guidance hallucinaton:hallucination
    halucination:hallucination heirarchical:hierarchical hiearchical:hierarchical hierachical:hierarchical
    hundered:hundred hypotesis:hypothesis identifing:identifying immediatly:immediately implemenation:implementation
    implementaion:implementation implemention:implementation implmentation:implementation improvment:improvement
    incldue:include inclued:include indepedent:independent independant:independent inferece:inference
    inferene:inference infomation:information infromation:information inital:initial initalize:initialize
    inititative:initiative instruciton:instruction instrution:instruction instuction:instruction
    insturction:instruction integeration:integration inteligence:intelligence intellgence:intelligence
    intelligance:intelligence intergrate:integrate intergration:integration interpretablity:interpretability
    interpretible:interpretable introducton:introduction introductioned:introduced invesigate:investigate
    knowedge:knowledge knowlegde:knowledge knowlege:knowledge knwoledge:knowledge langauge:language langauges:languages
    langugage:language languge:language largset:largest lauguage:language leadboard:leaderboard leaderbord:leaderboard
    leanring:learning learing:learning lengh:length lenght:length libary:library litrature:literature
    maintainance:maintenance mangement:management mantain:maintain mathematial:mathematical mathmatical:mathematical
    maxium:maximum meachanism:mechanism mechanisim:mechanism mechansim:mechanism memmory:memory metadeta:metadata
    methologies:methodologies methology:methodology metion:mention metioned:mentioned minumum:minimum
    modalites:modalities modle:model modles:models moduels:modules mulitmodal:multimodal mulitple:multiple
    multilingal:multilingual multimdoal:multimodal multimoal:multimodal multimodel:multimodal multple:multiple
    mutil:multi mutimodal:multimodal mutiple:multiple nagivation:navigation navgation:navigation neccessary:necessary
    necesary:necessary nerual:neural netowrk:network netwrok:network nomalization:normalization nueral:neural
    occassion:occasion occured:occurred occurence:occurrence offical:official officialy:officially
    opensoure:open-source operaiton:operation opitmization:optimization optimzation:optimization
    optimziation:optimization optimzied:optimized orginal:original orginization:organization orignal:original
    outperfom:outperform outperfoms:outperforms parallell:parallel paramater:parameter paramaters:parameters
    paramter:parameter paramters:parameters parmeters:parameters particualr:particular peformance:performance
    perceptin:perception percieve:perceive perfomance:performance perfomances:performances performace:performance
    performence:performance persistant:persistent pipline:pipeline pleae:please posible:possible positonal:positional
    pratical:practical preceeding:preceding preceptual:perceptual precessing:processing prefered:preferred
    preformance:performance pretained:pretrained pretaining:pretraining pretrainied:pretrained pretrainig:pretraining
    pretraning:pretraining privacry:privacy probabilty:probability probablistic:probabilistic programing:programming
    prommpt:prompt promt:prompt promting:prompting promts:prompts prooject:project properity:property propmt:prompt
    pseduo:pseudo publically:publicly quanitzation:quantization quantitive:quantitative quantizaton:quantization
    quantiztion:quantization quesiton:question questionaire:questionnaire realease:release reasearch:research
    reaserch:research reasoing:reasoning reasonning:reasoning recieve:receive recieved:received recogniton:recognition
    recomend:recommend recomendation:recommendation recommedation:recommendation recommendaton:recommendation
    recongition:recognition referece:reference refered:referred refernce:reference refrence:reference
    reguarly:regularly regulary:regularly reinforcemnet:reinforcement reinforcment:reinforcement relase:release
    relased:released relavant:relevant releaes:release releated:related reliablity:reliability
    repersentation:representation repositry:repository reprensentation:representation represenation:representation
    representaion:representation reproducability:reproducibility requiered:required requirments:requirements
    reseach:research reseacher:researcher reserach:research resouce:resource resouces:resources resourses:resources
    respone:response responsable:responsible retreival:retrieval retrevial:retrieval retrival:retrieval
    retrived:retrieved revisting:revisiting rigourous:rigorous robustnes:robustness scalabe:scalable
    scalablity:scalability scence:scene scientfic:scientific secne:scene segementation:segmentation
    segmentaion:segmentation segmention:segmentation semantc:semantic sematic:semantic sentance:sentence
    seperate:separate seperated:separated seperately:separately sequnce:sequence similarty:similarity similiar:similar
    simulatanous:simultaneous simulaton:simulation simutaneous:simultaneous soruce:source souce:source sparce:sparse
    spatical:spatial speach:speech specifc:specific specifed:specified speficic:specific stategy:strategy
    strenght:strength strucutre:structure struture:structure sturcture:structure subsequant:subsequent
    substracted:subtracted succesful:successful sucess:success sucessful:successful suggesstion:suggestion
    summarizaton:summarization summerization:summarization superivsed:supervised supervison:supervision suport:support
    suppored:supported suppport:support suprise:surprise suprised:surprised surpervised:supervised surpport:support
    survery:survey suvery:survey syntesis:synthesis systemtic:systematic targetted:targeted techinques:techniques
    techique:technique techniqes:techniques technqiue:technique tecnical:technical temperal:temporal temporial:temporal
    termial:terminal themself:themselves thier:their thoery:theory threshhold:threshold togather:together
    tokenizaton:tokenization tokinizer:tokenizer tradional:traditional traditonal:traditional trainig:training
    trainning:training tranfer:transfer tranformer:transformer tranformers:transformers traning:training
    tranlation:translation transalation:translation transfered:transferred transfering:transferring
    transfomer:transformer transformors:transformers translaton:translation trasnformer:transformer trianing:training
    truely:truly trustworty:trustworthy tunning:tuning tutoral:tutorial underlaying:underlying
    undersanding:understanding understading:understanding understaning:understanding undertanding:understanding
    undestanding:understanding univeristy:university unkonwn:unknown unkown:unknown unsuperised:unsupervised
    untill:until unviersity:university usally:usually usefull:useful utilites:utilities utilze:utilize utlize:utilize
    vaious:various vairous:various varient:variant varity:variety verfication:verification verion:version
    verison:version vesion:version visaul:visual visiual:visual visul:visual voacbulary:vocabulary
    vocabularly:vocabulary vsiual:visual vulnerablity:vulnerability weigted:weighted weigth:weight weigths:weights
    whcih:which whithin:within wich:which wihtout:without witout:without writting:writing wrtie:write
    """.split()
)

_ANY = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#-])(?:"
    + "|".join(sorted(WORDS, key=len, reverse=True))
    + r")(?![A-Za-z0-9_À-ɏ@-]|\.[A-Za-z0-9]|/)",
    re.IGNORECASE,
)

_CAPITALS = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#-])(?:(?:Over|Re)View|(?:Check|End|Key|View)Points?|DataSets?|BenchMarks?|FrameWorks?"
    r"|LeaderBoards?|WorkFlows?|WebSites?|HomePages?|TimeLines?|BackBones?|KeyWords?|PreTrain(?:ed|ing)"
    r"|DownLoads?|UpDates?|BackGround|FeedBack|RoadMap|ToolKits?"
    r"|screen shots?|Screen shots?)(?![A-Za-z0-9_À-ɏ@-]|\.[A-Za-z0-9]|/)"
)
"""Words that have a capital or a blank inside and are one word."""

_PHRASES = lazy_pattern(
    r"(?<![A-Za-z0-9_./@#-])(?:(?P<al>[Ee]t\. ?al\b\.?)|(?P<etc>and etc\b)"
    r"|(?:(?:in|at|of|on|to|with|by|from|into|through|via|under|over|within|without|during|after|before|against) "
    r"(?P<its>(?-i:[Ii]t)['’]s)(?= (?!(?:an?|the|not|no|all|so|too|very|more|less|most|much|quite|just|only|also"
    r"|still|now|there|going|free|been|like|easy|hard|true|ok|okay|fine|good|great|best|better|worth|time|up|on|in|at|as|or|and|but"
    r"|possible|important|necessary|available|what|that|this|about|because|his|her|our|your|their|my|me|you|us|them)\b)"
    r"(?![a-z]{2,}(?:ed|ing|ly)\b)[a-z]{3,}))"
    r"|(?P<own>(?-i:[Ii]t)['’]s)(?= own\b))",
    re.IGNORECASE,
)
"""Turns of phrase that are never right, and ``it's`` where a noun of which it speaks stands behind."""


def odd_capitals(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling of each plain word that is written like a name."""
    return [
        (one.start(), one.end(), one[0][0] + one[0][1:].replace(" ", "").lower()) for one in _CAPITALS.finditer(text)
    ]


def odd_phrases(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right wording of each turn of phrase that is slightly wrong: et. al., and etc., of it's kind."""
    found = []
    for match in _PHRASES.finditer(text):
        kind = match.lastgroup or ""
        right = {"al": "et al.", "etc": "etc"}.get(kind, "its")
        written = match[kind]
        found.append((*match.span(kind), right.capitalize() if written[0].isupper() and kind != "etc" else right))
    return found


def misspelled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling, in the letter case of the text, of each misspelled word."""
    found = []
    for match in _ANY.finditer(text):
        right = WORDS.get(match[0].lower())
        if right is None:
            continue  # a letter such as İ, which is two in lower case
        cased = right.upper() if match[0].isupper() else right.capitalize() if match[0][0].isupper() else right
        found.append((match.start(), match.end(), cased))
    return found

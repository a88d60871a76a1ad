"""Words that are often misspelled in lists of models and papers, with the right spelling.

Only spellings that are no word of their own are listed, and none that names something. Gathered from the histories of
public lists, where they were corrected, and from Wikipedia's list of common misspellings
(https://en.wikipedia.org/wiki/Wikipedia:Lists_of_common_misspellings).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from modelist.core.patterns import alternatives, lazy_pattern

WORDS: Mapping[str, str] = dict(
    pair.split(":")
    for pair in """
    abilitied:abilities accelerte:accelerate acchieve:achieve accpeted:accepted accross:across accuarcy:accuracy
    accuracte:accurate accurarcy:accuracy accuray:accuracy acess:access acheive:achieve acknowlege:acknowledge
    acknowlegement:acknowledgement acomplish:accomplish actiosn:actions adapative:adaptive adress:address
    aforementiond:aforementioned agressive:aggressive algorithim:algorithm alignement:alignment alignmnet:alignment
    alligned:aligned alligning:aligning allignment:alignment amoung:among analyis:analysis anaylsis:analysis
    annotaion:annotation annotaions:annotations ansswer:answer answser:answer anwser:answer anwsers:answers
    apparant:apparent apporach:approach apporaches:approaches appproach:approach appraoch:approach aproach:approach
    arbitary:arbitrary architechture:architecture architecure:architecture areana:arena asistant:assistant
    assests:assets assitant:assistant attaks:attacks attemp:attempt attenion:attention attension:attention
    attetion:attention augmention:augmentation autio:audio automaticly:automatically autonoumous:autonomous
    auxillary:auxiliary avaiable:available avaialble:available availabe:available avalable:available avaliable:available
    avalible:available awseome:awesome awsome:awesome backbne:backbone basicly:basically basline:baseline
    beacuse:because becuase:because beggining:beginning begining:beginning behaviuor:behaviour beleive:believe
    benchamark:benchmark benchamrk:benchmark benchmak:benchmark benchmarck:benchmark benckmark:benchmark
    benmark:benchmark betwen:between boundry:boundary capabale:capable capabilites:capabilities capablities:capabilities
    capcity:capacity captionning:captioning catagory:category challange:challenge challanges:challenges
    charachter:character clasification:classification classifcation:classification collaberation:collaboration
    collabrative:collaborative commensense:commonsense commerical:commercial comming:coming commited:committed
    commiting:committing communiation:communication compability:compatibility compairson:comparison
    comparision:comparison compatability:compatibility competive:competitive completetion:completion
    completly:completely compostion:composition comprehention:comprehension comprehesion:comprehension
    comprehesive:comprehensive comprehnsive:comprehensive conatins:contains concatination:concatenation concet:concept
    condidate:candidate consistant:consistent constaint:constraint containg:containing contaning:containing
    contex:context contian:contain contians:contains contibute:contribute contibution:contribution continous:continuous
    contral:control contrastrive:contrastive contrastve:contrastive contributers:contributors contrxt:context
    conversaion:conversation conversatonal:conversational corresonding:corresponding correspoding:corresponding
    cosistent:consistent curcial:crucial curent:current currenty:currently dataest:dataset datasest:datasets
    datasests:datasets datastet:dataset datatset:dataset datset:dataset decison:decision decribe:describe
    deecoder:decoder definately:definitely defualt:default delopment:development demonstation:demonstration
    demostrate:demonstrate densly:densely depedency:dependency dependancy:dependency desciption:description
    descripion:description descritpion:description desgin:design desgined:designed desinged:designed
    destillation:distillation detetion:detection detials:details detokenier:detokenizer developement:development
    devlop:develop dialgoue:dialogue dialouge:dialogue differnt:different diffrent:different difussion:diffusion
    dirstibuted:distributed discribe:describe discribed:described disscussion:discussion distilation:distillation
    docuemnt:document documantation:documentation documention:documentation documnent:document domian:domain
    dowmload:download downlaod:download duoble:double durign:during dynammic:dynamic eesetimation:estimation
    effciency:efficiency effcient:efficient effecient:efficient effectivness:effectiveness efficency:efficiency
    efficent:efficient efficently:efficiently efforsts:efforts elese:else emal:email embbeding:embedding
    embeding:embedding embedings:embeddings emboided:embodied emebodied:embodied emobdied:embodied emperical:empirical
    emprical:empirical enchance:enhance enchanced:enhanced encorder:encoder enhace:enhance enhaced:enhanced
    enhacement:enhancement enhence:enhance enhenced:enhanced enocder:encoder enviroment:environment
    environement:environment equiped:equipped especailly:especially evaluaion:evaluation evaluatation:evaluation
    evalutation:evaluation evalution:evaluation exampel:example exapmle:example excecute:execute excellant:excellent
    exisiting:existing exissting:existing existance:existence existting:existing exmaple:example exmaples:examples
    experimetal:experimental expirement:experiment expirements:experiments explaination:explanation explictly:explicitly
    exprience:experience extention:extension exteral:external featrue:feature featrues:features finaly:finally
    finetuend:finetuned finetunig:finetuning finetunning:finetuning fintune:finetune fintuned:finetuned flexibe:flexible
    follwing:following folowing:following formating:formatting foundatin:foundation foundaton:foundation
    framwork:framework frequecy:frequency frist:first fullly:fully fundation:foundation funtion:function
    funtions:functions futher:further futhermore:furthermore galatica:galactica gaurd:guard geneartion:generation
    generaion:generation generalizaion:generalization generaton:generation genrate:generate genration:generation
    genreation:generation geomerty:geometry gererate:generate gloabl:global gramatical:grammatical grammer:grammar
    gudance:guidance gudie:guide guideliness:guidelines guidence:guidance hallucinatoin:hallucination
    hallucinaton:hallucination halucination:hallucination heirarchical:hierarchical hestiate:hesitate
    hiearchical:hierarchical hierachical:hierarchical highligh:highlight hundered:hundred hybird:hybrid
    hyperpsectral:hyperspectral hypotesis:hypothesis iamge:image iamges:images identifing:identifying imgae:image
    imgaes:images immediatly:immediately implemenation:implementation implementaion:implementation
    implemention:implementation implmentation:implementation imporve:improve imporved:improved improvemet:improvement
    improvment:improvement imrpove:improve incldue:include inclued:include indentify:identify indepedent:independent
    independant:independent inferece:inference inferencen:inference inferene:inference infomation:information
    infromation:information inital:initial initalize:initialize inititative:initiative inlimited:unlimited
    institude:institute institudes:institutes instrcut:instruct instruciton:instruction instructon:instruction
    instrution:instruction instuction:instruction insturct:instruct insturction:instruction integeration:integration
    inteligence:intelligence intellgence:intelligence intelligance:intelligence interations:interactions
    intergrate:integrate intergration:integration interpretablity:interpretability interpretible:interpretable
    introductioned:introduced introducton:introduction invesigate:investigate jailbreack:jailbreak knowedge:knowledge
    knowlegable:knowledgeable knowlegde:knowledge knowlege:knowledge knwoledge:knowledge labled:labeled
    langauge:language langauges:languages languague:language langugae:language langugage:language languge:language
    lanuage:language largset:largest lastest:latest latancy:latency lauch:launch lauched:launched lauguage:language
    leadboard:leaderboard leaderborad:leaderboard leaderborads:leaderboards leaderbord:leaderboard leanring:learning
    learing:learning lengh:length lenght:length lerning:learning libary:library liscense:license lisence:license
    litrature:literature locallly:locally luanch:launch macine:machine maintainance:maintenance makingg:making
    mangement:management mantain:maintain mathematial:mathematical mathmatical:mathematical maxium:maximum
    meachanism:mechanism mechanisim:mechanism mechansim:mechanism memmory:memory meomry:memory messsage:message
    metadeta:metadata methologies:methodologies methology:methodology metion:mention metioned:mentioned minimun:minimum
    minumum:minimum modalites:modalities modle:model modles:models modlular:modular moduels:modules moniter:monitor
    muliple:multiple mulit-modal:multi-modal mulitmodal:multimodal mulitple:multiple multilingal:multilingual
    multimdoal:multimodal multimoal:multimodal multimodel:multimodal multple:multiple mutil:multi mutimodal:multimodal
    mutiple:multiple mutli-modal:multi-modal mutli:multi nagivation:navigation natrual:natural natrural:natural
    navgation:navigation naviation:navigation neccessary:necessary necesary:necessary neighbhor:neighbor nerual:neural
    netowrk:network netwrok:network nomalization:normalization noteable:notable nueral:neural obejct:object
    obeserved:observed objcet:object obtaning:obtaining occassion:occasion occured:occurred occurence:occurrence
    offfline:offline offical:official officialy:officially ofical:official opensouce:open-source opensoure:open-source
    operaiton:operation opitmization:optimization optimzation:optimization optimziation:optimization optimzied:optimized
    optmize:optimize orginal:original orginization:organization orietned:oriented orignal:original outperfom:outperform
    outperfoms:outperforms outperfrom:outperform overparamterized:overparameterized overreview:overview pacakge:package
    pacakged:packaged papaer:paper papaers:papers papeer:paper papewr:paper papser:paper paralel:parallel
    paralell:parallel parallell:parallel paramater:parameter paramaters:parameters paramter:parameter
    paramters:parameters parmeters:parameters parrallel:parallel particualr:particular
    peformance:performance perceptin:perception percieve:perceive perfomance:performance perfomances:performances
    performace:performance performence:performance permissable:permissible persistant:persistent pipline:pipeline
    plaftorm:platform plattform:platform pleae:please plottling:plotting posible:possible positonal:positional
    pososible:possible possbile:possible possiblity:possibility ppaer:paper pratical:practical pre-traind:pre-trained
    pre-trainig:pre-training pre-traning:pre-training pre-trianed:pre-trained preceeding:preceding preceptron:perceptron
    preceptual:perceptual precessing:processing prefered:preferred preformance:performance pretained:pretrained
    pretaining:pretraining pretrainied:pretrained pretrainig:pretraining pretraning:pretraining pretrian:pretrain
    privacry:privacy privte:private probabilty:probability probablistic:probabilistic proccess:process
    programing:programming projecct:project prommpt:prompt prompot:prompt promt:prompt promting:prompting promtp:prompt
    promtps:prompts promts:prompts prooject:project properity:property propmt:prompt protocal:protocol provded:provided
    pseduo:pseudo publically:publicly puclic:public pulbic:public qualtiy:quality quanitzation:quantization
    quanitze:quantize quanized:quantized quantitive:quantitative quantizaton:quantization quantizied:quantized
    quantiztion:quantization queestion:question quesiton:question questionaire:questionnaire questoin:question
    randiance:radiance realease:release reasearch:research reaserch:research reasoing:reasoning reasonig:reasoning
    reasonning:reasoning recenlty:recently recieve:receive recieved:received recogniton:recognition recomend:recommend
    recomendation:recommendation recommedation:recommendation recommendaton:recommendation reconginition:recognition
    recongition:recognition referece:reference refered:referred refernce:reference reffering:referring
    refferring:referring refrence:reference reguarly:regularly regulary:regularly reinforcemnet:reinforcement
    reinforcment:reinforcement relase:release relased:released relavant:relevant releaes:release releated:related
    relevent:relevant reliablity:reliability rememeber:remember repersentation:representation repositry:repository
    reprensentation:representation represenation:representation representaion:representation
    reproducability:reproducibility requiered:required requirments:requirements reseach:research reseacher:researcher
    reserach:research reserch:research resouce:resource resouces:resources resourses:resources responce:response
    respone:response responsable:responsible retreival:retrieval retrevial:retrieval retrival:retrieval
    retrived:retrieved reuslt:result reuslts:results reveiw:review reveiws:reviews revelant:relevant
    revisting:revisiting rewrd:reward rigourous:rigorous robustnes:robustness samantic:semantic sampels:samples
    scalabe:scalable scalablity:scalability scarsity:scarcity scence:scene scientfic:scientific scnene:scene
    seciton:section secne:scene secruity:security segementation:segmentation segmantation:segmentation
    segmentaion:segmentation segmentatoin:segmentation segmention:segmentation self-superivsed:self-supervised
    self-supervied:self-supervised semantc:semantic sematic:semantic sentance:sentence seperate:separate
    seperated:separated seperately:separately sequnce:sequence serach:search serveral:several servey:survey
    severl:several similarty:similarity similiar:similar simlar:similar simplied:simplified simulatanous:simultaneous
    simulatiom:simulation simulaton:simulation simutaneous:simultaneous smamller:smaller snapshort:snapshot
    softare:software sofware:software soruce:source sotware:software souce:source soulution:solution sparce:sparse
    spatical:spatial spatiel:spatial speach:speech specifc:specific specifed:specified spectogram:spectrogram
    speficic:specific stategy:strategy streaminig:streaming strenght:strength strucutre:structure struture:structure
    sturcture:structure subsequant:subsequent substracted:subtracted succesful:successful sucess:success
    sucessful:successful suggesstion:suggestion sumary:summary summarizaton:summarization summerization:summarization
    superivsed:supervised supervison:supervision suport:support suppored:supported suppport:support suprise:surprise
    suprised:surprised surpervised:supervised surpport:support survay:survey surveilance:surveillance survery:survey
    survices:services suvery:survey syntesis:synthesis synthax:syntax systemtic:systematic targetted:targeted taskk:task
    taxanomy:taxonomy taxnomoy:taxonomy taxnomy:taxonomy techinques:techniques techique:technique techniqes:techniques
    technqiue:technique tecnical:technical temperal:temporal temporial:temporal termial:terminal textul:textual
    themself:themselves thier:their thinkng:thinking thoery:theory threshhold:threshold thrid:third togather:together
    tokenizaton:tokenization tokinizer:tokenizer toolkist:toolkits tradional:traditional traditonal:traditional
    traind:trained traing:training traingin:training trainied:trained trainig:training traininig:training
    trainning:training tranfer:transfer tranformer:transformer tranformers:transformers tranined:trained
    traning:training tranlation:translation transalation:translation transfered:transferred transfering:transferring
    transfomer:transformer transformors:transformers translaton:translation trasnformer:transformer trianing:training
    truely:truly trustworty:trustworthy tunig:tuning tunining:tuning tunning:tuning tutoral:tutorial
    uncensered:uncensored underlaying:underlying undersanding:understanding understading:understanding
    understaning:understanding understant:understand undertanding:understanding undestanding:understanding
    unifed:unified uniqure:unique univeristy:university unkonwn:unknown unkown:unknown unsuperised:unsupervised
    untill:until unviersity:university updaint:updating usally:usually usefull:useful usefulll:useful useing:using
    utilites:utilities utilizig:utilizing utilze:utilize utlize:utilize vaious:various vairants:variants vairous:various
    varaint:variant varaints:variants varient:variant varients:variants varity:variety verfication:verification
    verfied:verified verifed:verified verion:version verison:version vesion:version viddeo:video viddeos:videos
    vidoe:video vidoes:videos visable:visible visaul:visual visial:visual visiblle:visible visiual:visual visoin:vision
    vison:vision visul:visual voacbulary:vocabulary vocabularly:vocabulary vsion:vision vsiual:visual
    vulnerablity:vulnerability webiste:website weigted:weighted weigth:weight weigths:weights wesbite:website
    whcih:which whith:with whithin:within whoch:which wich:which wiht:with wihtout:without wiith:with witout:without
    wokrs:works worflow:workflow workfow:workflow workshp:workshop writting:writing wroks:works wrtie:write
    """.split()
)

NAMES: Mapping[str, str] = dict(
    pair.split(":")
    for pair in """
    arxivm:arXiv berkely:Berkeley berkerley:Berkeley cerabras:Cerebras chiense:Chinese chineese:Chinese chineses:Chinese
    deekseek:DeepSeek deepseak:DeepSeek deepsek:DeepSeek eletherai:EleutherAI elutherai:EleutherAI googlr:Google
    instructbilp:InstructBLIP javscript:JavaScript nivida:NVIDIA nvida:NVIDIA opanai:OpenAI openassitant:OpenAssistant
    pyhton:Python pythom:Python pytoch:PyTorch pyton:Python pytorcg:PyTorch pytroch:PyTorch rxiv:arXiv
    saleforce:Salesforce standford:Stanford tenorflow:TensorFlow txt-to-sql:text-to-SQL wikipeida:Wikipedia
    wizadlm:WizardLM zeriscope:Zeroscope
    raxiv:arXiv axriv:arXiv arixv:arXiv arxvi:arXiv arvix:arXiv arvxi:arXiv arvxiv:arXiv arxv:arXiv arxive:arXiv
    arixiv:arXiv arxixv:arXiv arxviv:arXiv arxivv:arXiv arxiiv:arXiv arxxiv:arXiv arrxiv:arXiv aarxiv:arXiv
    jpanese:Japanese cluade:Claude birxiv:bioRxiv boirxiv:bioRxiv biroxiv:bioRxiv brioxiv:bioRxiv bioxriv:bioRxiv
    biorixv:bioRxiv biorxvi:bioRxiv biorvix:bioRxiv bioxiv:bioRxiv bioarxiv:bioRxiv biorxive:bioRxiv biorxv:bioRxiv
    biorxiiv:bioRxiv merdxiv:medRxiv mderxiv:medRxiv medxriv:medRxiv medrixv:medRxiv medrxvi:medRxiv medrvix:medRxiv
    medxiv:medRxiv medarxiv:medRxiv medrxive:medRxiv medrxv:medRxiv chemxriv:ChemRxiv chemrixv:ChemRxiv
    chemrxvi:ChemRxiv chemrvix:ChemRxiv chemxiv:ChemRxiv chemarxiv:ChemRxiv chemrxive:ChemRxiv techxriv:TechRxiv
    techrixv:TechRxiv techrxvi:TechRxiv techrvix:TechRxiv techxiv:TechRxiv techarxiv:TechRxiv techrxive:TechRxiv
    """.split()
)
"""The same for names, with the capitals that these have."""

_ANY = lazy_pattern(
    r"(?<![A-Za-z0-9_À-ɏ./@#-])(?:"
    + alternatives(sorted((*WORDS, *NAMES), key=len, reverse=True))
    + r")(?![A-Za-z0-9_À-ɏ@]|\.[A-Za-z0-9]|/|-[^A-Za-z0-9]|-\Z)",
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
    r"|(?P<lets>Let['’]s)(?= (?:you|users?|developers?|researchers?|anyone|people)\b(?! (?:and|all|guys)\b))"
    r"|(?:(?:in|at|of|on|to|with|by|from|into|through|via|under|over|within|without|during|after|before|against) "
    r"(?P<its>(?-i:[Ii]t)['’]s)(?= (?!(?:an?|the|not|no|all|so|too|very|more|less|most|much|quite|just|only|also"
    r"|still|now|there|going|free|been|like|easy|hard|true|ok|okay|fine|good|great|best|better|worth|time|up|on|in|at|as|or|and|but"
    r"|possible|important|necessary|available|what|that|this|about|because|his|her|our|your|their|my|me|you|us|them)\b)"
    r"(?![a-z]{2,}(?:ed|ing|ly)\b)[a-z]{3,}))"
    r"|(?:motion|path|task|trajectory|route|robot) (?P<plan>planing)\b"
    r"|(?P<own>(?-i:[Ii]t)['’]s)(?= own\b)"
    r"|1 (?P<unit>secs|mins|hrs|seconds|minutes|hours|days|weeks|months|years)\b|\((?P<latin>eg|ie)(?=[ ,]))",
    re.IGNORECASE,
)
"""Turns of phrase that are never right, ``let's`` before who is let, and ``it's`` before a noun, of which it speaks;
several of a unit where there is one, and short forms without their points."""


def odd_capitals(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling of each plain word that is written like a name."""
    return [
        (one.start(), one.end(), one[0][0] + one[0][1:].replace(" ", "").lower()) for one in _CAPITALS.finditer(text)
    ]


_TENS = "(?:[Tt]wenty|[Tt]hirty|[Ff]orty|[Ff]ifty|[Ss]ixty|[Ss]eventy|[Ee]ighty|[Nn]inety)"
_MEETINGS = lazy_pattern(
    rf"(?<![\w-])(?:(?:{_TENS}[ -])(?P<unit>[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine)"
    r"|(?P<small>Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve"
    rf"|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|{_TENS}(?=[ ][A-Z])))"
    r"(?= (?:(?:Annual|Biennial|International|World|European|Asian|National|[A-Z]{3,7}(?:/[A-Z]{3,7})?) ){1,4}"
    r"(?:Conference|Symposium|Workshop|Meeting|Congress)\b(?! [Pp]aper))"
)
_ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
             "twelve": "twelfth"}  # fmt: skip


def meeting_numbers(text: str) -> list[tuple[int, int, str]]:
    """Start, end and ordinal of each number in words before the name of one meeting: `Ten International Conference`."""
    found = []
    for match in _MEETINGS.finditer(text):
        kind = match.lastgroup or ""
        written = match[kind]
        word = written.lower()
        right = _ORDINALS.get(word, f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th")
        found.append((*match.span(kind), right.capitalize() if written[0].isupper() else right))
    return found


def odd_phrases(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right wording of each turn of phrase that is slightly wrong, such as et. al. and of it's kind."""
    found = []
    for match in _PHRASES.finditer(text):
        kind = match.lastgroup or ""
        written = match[kind]
        right = {"al": "et al.", "etc": "etc", "lets": "lets", "unit": written[:-1], "plan": "planning"}.get(
            kind, "its"
        )
        if written.isupper():
            right = right.upper()
        if kind == "latin":
            right = ".".join((*written, ""))
        found.append((*match.span(kind), right.capitalize() if written[0].isupper() and kind != "etc" else right))
    return found


def misspelled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling, in the letter case of the text, of each misspelled word."""
    found = []
    for match in _ANY.finditer(text):
        name, right = NAMES.get(match[0].lower()), WORDS.get(match[0].lower())
        if name is not None:
            found.append((match.start(), match.end(), f"{match[0][0]}{name[1:]}" if "-" in name else name))
        if right is None:
            continue  # a letter such as İ, which is two in lower case
        cased = right.upper() if match[0].isupper() else right.capitalize() if match[0][0].isupper() else right
        found.append((match.start(), match.end(), cased))
    return found

"""Words of six to eight letters that lists of models and papers are made of, and the words that are one slip from them.

Each stands in a dozen public lists or more and in any dictionary of English. The others are in such dictionaries, too,
or are names, so that they are no slips.
"""

from __future__ import annotations

SHORT = frozenset(
    """
    ability absolute abstract academic accept accepted access account accuracy accurate achieve achieved achieves
    across acting action actions active actively activity actual actually adapted adapter adapters adapting
    adaptive adding addition additive address adjust advance advanced advances affect against agency agents aiming
    aligned aligning aligns allowing allows almost alpaca already always amount analysis analyze android anomaly
    another answer answers anything anywhere applied applies applying approach argument around article articles
    asking aspect aspects assess assist assisted attack attacks augment author authors automate average awesome
    backbone balance balanced baseline basics because become before behavior behind benefit benefits better
    between beyond biases billion binary biology blocks boosting boundary bounding branch breaking bridge bridging
    bringing broader browser browsing budget building builds business caching called calling camera cannot capable
    capacity caption captions capture cascade category causal center central certain chains change changes
    changing channel charts chatting cheaper checking checks choice choices choose citation citing claims classes
    classify clearly client clinical cloning closed closer closing clouds cluster clusters coding coherent collect
    college column combine combined combines coming command commands comment comments commit common commonly
    compact compare compared compiler complete complex composed compress compute computer concept concepts concise
    concrete conduct connect connects consider consists constant consumer contact contain contains content
    contents context contexts continue control controls convert converts copilot corpora corpus correct cosine
    counts coupled course courses coverage covering covers create created creates creating creation creative
    criteria critical crucial cultural curated curation current custom customer database dataset datasets decision
    decoder decoding deeper default define defined density deploy deployed describe design designed designs
    desktop despite detail detailed details detect detected detector develop device devices diagram diagrams
    dialog dialogue digital direct directed directly discord discover discrete discuss disease display distance
    distinct diverse docker doctor document domain domains download drawing driven driver driving duration during
    dynamic dynamics earlier easier easily editing editor effect effects efficacy effort efforts either elastic
    element elements elicits embedded embodied emergent emerging emotion empathy empowers enable enabled enables
    enabling encode encoder encoders encoding energy engine engineer engines enhance enhanced enhances enough
    enriched ensemble ensure ensuring entire entirely entities entity entries errors ethical evaluate events
    everyone evidence evolving example examples exchange execute existing expand expanded expected expert experts
    explain explicit explore export extend extended extends external extract extreme factor factors factual
    failure failures fairness faithful falcon families family fashion faster feature features feedback fidelity
    fields figure figures filter filtered filters finally finance finding findings finite flexible focused focuses
    focusing folder follow follows foreign formal format formats forward frames friendly friends frontier frozen
    function further fusing fusion future gaming gateway gather gaussian gender general generate generic geometry
    getting giving global gradient graphics graphs greater greedy ground grounded grouped groups growing guidance
    guided guides guiding handle handling hardware harmful harmless haystack health height helpful helping hidden
    higher highly history holistic honest hosted however humans hybrid identify identity images imaging impact
    implicit import improve improved improves include included includes increase indexing indicate industry
    infinite inherent initial inputs inside insights inspect inspired install instance instant instead instruct
    intended intent interact interest internal internet involves issues itself jointly joseph journal judgment
    keeping kernel kernels keywords labeled labels language larger largest latency latent latest launch lawyer
    layers layout layouts leading learned learner learners learning learns length lengths lessons levels leverage
    library license licensed lifelong limited limits linear listed little loading locally location logging logical
    longer looking lookup lossless machine machines mainly maintain making manage managed manager managing manner
    manual manually mapping margin markdown masked masking massive master matching matrix matter matters maximum
    meaning measure measures medical medicine medium memory mental merging message messages metadata method
    methods metric metrics middle million millions minimal minimum mining minutes missing mistakes mistral
    mitigate mixing mixture mobile modality modeling models modern modified modify modular module modules moment
    monitor motion moving multiple native natively natural nature navigate nearly needed negative nested network
    networks neural normal notable notebook nothing number numbers numerous object objects obtain offering offers
    official offline online operate opinion optical optimal optimize option optional options oracle organize
    original others outcomes output outputs outside overall overcome overhead overview package packages padding
    papers paradigm parallel parser parsing partial patches patching pathways patient pattern patterns penalty
    people perceive perfect perform performs person personal physical physics picture pipeline pixels planners
    planning platform playing please plugin plugins points policies policy pooling popular portable position
    positive possible powered powerful practice precise predict prefill prefix prepare preprint present presents
    pretrain prevent previous pricing primary priors privacy private probing problem problems process produce
    produces product products profile profiles program programs progress project projects promote prompt prompted
    prompts property propose proposed proposes protocol provide provided provides pruning public publicly purpose
    purposes pushing pythia python quality queries question quickly random ranging ranking rather reading reality
    really reason reasoner reasons recall recent recipe recipes record records recovery reduce reduced reduces
    reducing refine refined reflect region regions regular related relation relative release released releases
    relevant reliable remains remember remote remove removing repair repeated replace replay report reports
    request requests require required requires research residual resolve resource respond response result results
    retrieve return returns reveal reverse review reviews revision reward rewards rigorous roadmap robotic
    robotics robust rotary routing running runtime safety sample samples sampling sandbox scalable scales scaling
    scenario scenes schedule schema scheme schemes school science sciences scores scoring scratch screen script
    scripts seamless search second seconds secretly section secure security seeing seeking segment segments select
    selected semantic sensing sentence separate sequence series server servers serves service services serving
    session setting settings several shapes shared sharing shifting should showing signal signals silicon similar
    simple simpler simply simulate single skills slides smaller social society software solution solving sorted
    source sourced sources spaces spanning sparse sparsity spatial speaker special specific specify spectrum
    speech spoken stable stages standard started starting starts stateful states static status storage stored
    stories strategy stream streams strong stronger struggle student students studies studio subject submit subset
    success suggest suitable suites summary superior support supports surface survey surveys switch symbolic
    synergy syntax system systems tables tabular tailored taking talking taming target targeted taxonomy teacher
    teachers teaching teaming template temporal tensor terminal tested testing textual thanks theorem theory
    things thinking thorough thought thoughts through timeline together tokens toolkit topics toward towards
    toxicity traces tracing tracking tradeoff trading traffic trained training trains transfer treating trends
    trillion triton trying tuning tutorial twitter typical unified unifies unifying unique united unknown unseen
    update updated updates updating useful usually utility utilize utilized utilizes validate validity valuable
    values variable variant variants variety various vector vectors verified verify version versions videos
    virtual vision visual visually volume weakly website websites weight weighted weights welcome whether whisper
    widely window windows within without workers workflow working workshop writing written
    """.split()
)

SHORT_NEIGHBOURS = frozenset(
    """
    acing actin actins acton actons adance adust aerage agens aking alays algins alined alining alost anser anther
    anwer appled apples appling aready arround asses ating ation autor avance aways awsome aywhere ballance banch
    bases basis beore beraking biasses billon binging bises blocs bocks bonding boosing booting bouning bowser
    bowsing brach brader braking bride briding brining broder brower bunding cains camra cannel carts casal casual
    cation cations catting cental cerate cerated cerates ceratin ceration chais chane chanel changs chars chats
    chians chins chose clams cleary clint clods clous codding coing collet colun combies combind comines compete
    complier compoed compte compter coning constat contin cooming coplot copus corps corse corses cosed cosie
    cosing couped coure coures covert coverts coves crate crated crates crating creatin crete cretion criteriia
    critteria cultual cunts curse curses curted custer dawing defied deice deices deign deigned deigns depoy
    desined dfault digram digrams dilog direcly discoer discus diver diving drier duing dynamis easer effet
    encodes enginer enode ensue ensuing enties entires entre enure enuring eternal ether evens evets exampless
    exchangee exert exerts exiting fames farness fator feture fiendly fiends filer filers fining finings flacon
    flexile focussed focusses focussing foder formas friedly fronter froward fussing gamming gater geneal generall
    geoemtry graphis grater grond groped grous gudes guids handing heath heling hight hosed humas impot improvs
    incudes inital insect instal interset issus joesph jointy kerel kernes labelled lading lager lanch langauge
    larget larned larner larning larns lauch lawer layer leaned leaner leaners leaning leans leared learing lears
    lenth lerner licensee liner lited loner looing lunch making managee manal mange manged manger manging manly
    manul marin mased maser masing massie mater maters mattes medial mening mering mesure metal methos metic
    metics millon minium minning minuets mistal mitral mnage moble modelling modes moile mooving moton moule mster
    naive naively natie nealy neral norml noting numeros objet objets operae operatee optimizee orale orignal
    panners panning papes parer parial paring patent pathing patrial patten pattens patters paying pease perfet
    perfix peron persson pervious physis pints pixes planers planing plying polices poling pollicies pollicy ponts
    pooing poplar positon potable powred prefect preform preforms preset presets proces projet projets pubic pugin
    queres queston quicky radom raging raking rally rason rater readding realty recal reding redue refect refind
    reflet regin reine reined relace relay releasee releasees relly remans repace repay reply repot repots resole
    reval revel revere revies roary roting roust sable sages salable sales saple sapling sared saring sarts sates
    scatch scedule scrath scrips scrit sealess secre seech seeing sematic sement separte seqence serer seres
    sering serries serves sever severs sevres shaps shard shema shiting shool shred sides sifting sigal sills
    simper sinal singe siple sitch sites soken soling sorage sorce sored sores soring souce souced souces soured
    sowing spaes spaning spare stags stale stared staring stars stated stating stats stdio steam steams stong
    stores storge strage stram studdies subet subst suits sumit swith tabes taces tacking tains taking tales
    taming tanks targett teaches teaing tends tenor thans thigs thins thoght though through tillion timeliine
    tings tinking titter tokes topis tought tracing trans trined trining trins trion trough tunning tying tyring
    untied vales varios vaules versin versins vison weaky webite weighed weighs wellcome wether widow widows wight
    wighted wights witing witten woking worksop
    """.split()
)
"""Words of their own, and names, that are one of these with a letter swapped, left out or doubled."""

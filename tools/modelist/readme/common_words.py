"""Long words that lists of models and papers are made of, and the words that are one slip from one of them.

Words of nine letters or more, and a few of eight, that stand in several public lists and in any dictionary of English;
the others are in such dictionaries, too, or are words of the trade, so that they are no slips.
"""

from __future__ import annotations

COMMON = frozenset(
    """
    february september november december wednesday thursday saturday
    abilities abstention abstraction abstractions accelerate accelerated accelerating acceleration accelerator
    accelerators acceptable accessibility accessible accommodate accomplish according accordingly accountability
    accounting accumulation accurately achieving acknowledge acknowledgement acknowledgements acquisition actionable
    activated activating activation activities adaptability adaptation additional additionally addressed addresses
    addressing adjusting adjustment adjustments administrative admission advancements advancing advantage advantages
    adversarial advertising aesthetic affordable aforementioned aggregate aggregated aggregating aggregation
    aggressive agreement algorithm algorithmic algorithms alignment alignments alleviating allocating allocation
    alongside alternating alternative alternatives ambiguity ambiguous analytical analyzing animation annotated
    annotation annotations announced announcement anonymous answering anthropomorphic anticipation appearance
    applicability applicable application applications appreciate approaches approaching appropriate approximate
    approximately approximating approximation approximations arbitrary architectural architecture architectures
    arguments arithmetic artifacts artificial assertions assessing assessment assessments assigning assignment
    assignments assistance assistant assistants associated association assumptions assurance asymmetric asymmetry
    asynchronous attempting attention attentive attribute attributes attribution augmentation augmented augmenting
    authentic authority authorization automated automatic automatically automating automation autonomous
    autonomously autoregressive auxiliary availability available averaging awareness backbones background
    backgrounds balancing baselines basically beautiful beginners beginning behavioral behaviour benchmark
    benchmarking benchmarks bidirectional bilingual biological biomedical blockchain blueprint bootstrap bottleneck
    bottlenecks boundaries brainstorming calculate calculates calculating calculation calculations calibrated
    calibrating calibration candidate candidates canonical capabilities capability captioning capturing carefully
    cascading catastrophic categories categorization categorize categorized categorizes causality centralized
    challenge challenges challenging chameleon character characteristic characteristics characterizing characters
    checklist checkpoint checkpoints chemistry chinchilla chronological citations clarification classical
    classification classifying clustered clustering cognition cognitive coherence collaborate collaborating
    collaboration collaborative collected collecting collection collections collective combination combinations
    combining commentary commercial commercially committed committing communicate communication communications
    communicative communities community companies companion comparable comparative comparing comparison comparisons
    compatibility compatible compelling compensation competence competing competition competitions competitive
    compilation compiling complementary completed completely completing completion complexities complexity
    compliance complicated component components composing composite composition comprehend comprehension
    comprehensive comprehensively compressed compresses compressing compression compressor comprises comprising
    compromise compromising computation computational computationally computations computers computing concatenate
    concatenation conceptual concerning conclusion conclusions concurrent concurrently condition conditional
    conditioned conditioning conditions conducted conducting conference confidence configurable configuration
    configurations configure conflicting conflicts confusion connected connecting connection connections
    connectivity connector connectors consensus consequences consideration considerations considered considering
    consistency consistent consistently consisting consolidates consolidation constrain constrained constraint
    constraints construct constructed constructing construction constructs consultation consumption container
    containers containing contamination contextual continual continually continuation continued continues continuous
    continuously contrastive contribute contributed contributes contributing contribution contributions contributor
    contributors controllable controlled controller controllers controlling convenience convenient conventional
    conventions convergence conversation conversational conversations conversion converted converting convolution
    convolutional convolutions cooperation cooperative coordinate coordinated coordinates coordinating coordination
    copyright correction corrective correctly correctness correlation correspondence corresponding corruption
    counterparts countries creativity credibility cumulative currently curriculum customization customized
    customizing dangerous dashboard dashboards databases debugging decentralized deception deciphering decisions
    declarative decompose decomposed decomposes decomposing decomposition dedicated deduction deductive definitely
    definition definitions degradation deliberate deliberation democratizing demographic demonstrate demonstrated
    demonstrates demonstrating demonstration demonstrations dependencies dependency dependent depending deploying
    deployment deployments deprecated described describes describing description descriptions descriptive
    descriptors designers designing detecting detection detectors determine determined determines deterministic
    developed developer developers developing development developments diagnosing diagnosis diagnostic dialogues
    dictionary difference differences different differential differentiate differentiation difficult difficulty
    diffusion dimension dimensional dimensions direction directions directory disambiguation disciplines discourse
    discoveries discovering discovery discrimination discriminative discusses discussion discussions disentangled
    disentangling dissecting distances distillation distilled distilling distinguish distinguishing distortion
    distribute distributed distribution distributions divergence divergent diversity documentation documents
    downloaded downloading downloads downstream duplicate dynamically economical economics ecosystem ecosystems
    education educational effective effectively effectiveness efficiency efficient efficiently egocentric electronic
    electronics elementary elevating eliciting eliminate eliminates eliminating elimination embedding embeddings
    embodiment emergence emotional empathetic emphasize emphasizes empirical employing empowered empowering
    encompassing encourage encourages encouraging enforcement engagement engineering engineers enhancement
    enhancements enhancing enrichment ensembles environment environmental environments equipping equivalent
    especially essential establish established establishes establishing estimates estimating estimation evaluate
    evaluated evaluates evaluating evaluation evaluations everything everywhere evolution evolutionary examination
    examining exceeding excellent exception exceptional executable executing execution exercises exhaustive
    existence expanding expansion expectations expensive experience experienced experiences experiment experimental
    experimentation experimenting experiments expertise explainability explained explaining explanation explanations
    explicitly exploitation exploiting exploration explorations exploratory exploring exponential exponentially
    expression expressions expressive extending extension extensions extensive extracted extracting extraction
    extractor extrapolation extremely facilitate facilitates facilitating factorization factually faithfulness
    feasibility featuring federated filtering financial finetuning flexibility flowchart followers following
    footprint forecasting forgetting formation formatted formatting formulates formulation foundation foundations
    framework frameworks frequency frontiers functional functionality functions fundamental fundamentals furthermore
    generalization generalize generalized generally generate generated generates generating generation generations
    generative generator generators geometric governance gradients gradually granularity graphical grounding
    guarantee guarantees guardrails guidelines hallucination hallucinations harmonizing harnessing healthcare
    helpfulness heterogeneity heterogeneous heuristic heuristics hierarchical hierarchies hierarchy highlight
    highlighting highlights hindsight historical hitchhiker household hypothesis identical identification identified
    identifiers identifies identifying illustrate illustrated imagination imaginative imitation immediately
    imperfect implement implementation implementations implemented implementing implements implications implicitly
    importance important impossible improvement improvements improving inappropriate including inclusive incomplete
    inconsistency inconsistent incorporate incorporates incorporating incorrect increased increases increasing
    increasingly incremental independent independently indicates indicating indicators individual individuals
    induction inductive industrial industries inference inferring influence information informative infrastructure
    inherently initialization initialize initialized initializing initially initiative injecting injection
    innovation innovative insertion inspecting inspection inspiring installation installed installing instances
    instantly institute institutions instruction instructional instructions instructor insufficient insurance
    integrate integrated integrates integrating integration integrity intelligence intelligent intensive intention
    intentions interacting interaction interactions interactive interactively interacts interested interesting
    interface interfaces interference interleaved interleaving intermediate internally international interpolation
    interpret interpretability interpretable interpretation interpreter interpreting intervention interventions
    interview intrinsic introduce introduced introduces introducing introduction introspection intuitive invariant
    inversion investigate investigating investigation investment invocation involving irrelevant isolation iteration
    iterations iterative jailbreak judgement knowledge knowledgeable laboratory landmarks landscape language
    languages launching leaderboard leveraged leverages leveraging libraries licensing lightning lightweight
    likelihood limitation limitations linguistic listening literature localisation localization localized localizing
    locations magnitude mainstream maintainable maintained maintainer maintainers maintaining maintains maintenance
    malicious manageable management manipulate manipulating manipulation manufacturing marketing marketplace
    massively mastering materials mathematical mathematics maximizes maximizing meaningful meanwhile measurement
    measurements measuring mechanics mechanism mechanisms memorization memorizing mentioned methodologies
    methodology mimicking minimalist minimization minimizes minimizing misinformation misleading mitigates
    mitigating mitigation modalities modelling moderation modification modifications modifying modulation molecular
    monitoring monolithic motivation multidimensional multilingual multimedia multimodal multiplexing multiplication
    multitask multivariate narrative naturally navigating navigation necessarily necessary negotiation neighborhood
    neighbors normalization normalized northeastern notebooks numerical objective objectives observable observation
    observations observing occupancy occurrence officially offloading operating operation operational operations
    operators opinionated opportunities optimisation optimization optimizations optimized optimizer optimizes
    optimizing optionally orchestrate orchestrating orchestration organization organizations organized organizing
    originally orthogonal otherwise outperform outperforming outperforms overcoming overloaded oversight packaging
    paradigms paragraph paragraphs parallelism parameter parameters paraphrasing partially participant participants
    participate participation particular particularly partition partitioned partitioning pathology perceived
    perceiving percentage perception perceptual performance performances performed performing permissions
    permutation perplexity persistence persistent personalities personality personalization personalize personalized
    perspective perspectives perturbation perturbations phenomena physically pioneering pipelines placement
    platforms playground poisoning political popularity population populations positional positioning positions
    possibilities potential potentially practical practices practitioner preceding precision predecessor predicted
    predicting prediction predictions predictive predictor preference preferences preferred preliminary preparation
    presentation presented presenting preservation preserving pretrained pretraining preventing prevention
    previously primarily primitives principle principled principles prioritize prioritizes prioritizing proactive
    probabilistic probabilities probability procedural procedure procedures processed processes processing processor
    processors producing production productivity professional professionals proficiency profiling programmable
    programmer programming progresses progressive progressively projection projector promising promoting prompting
    propagation properties proposals proposing proprietary protected protecting protection protocols prototype
    prototypes prototyping providers providing proximity psychological psychology publication published publisher
    publishing quadratic qualitative quantifying quantitative quantization questioning questionnaire questions
    quotation radiology randomized rationale rationales readability realistic reasoning receiving recognition
    recognize recognized recognizing recommend recommendation recommendations recommended reconstruct reconstruction
    recording recovering rectified recurrence recurrent recurring recursive recursively redefining reduction
    redundancy redundant reference references referential referring refinement reflection reflective regarding
    regardless registration regression regularization regularized regularly regulation regulations regulatory
    reinforce reinforced reinforcement reinforcing rejection relational relations relationship relationships
    relatively releasing relevance reliability remaining remarkable rendering repetitive replacement replacing
    replicate replication reporting repositories repository represent representation representational
    representations representing represents reproduce reproducibility reproducible reproducing reproduction
    requested requirement requirements requiring research researcher researchers residuals resilience resistance
    resolution resolutions resolving resources respective respectively responding response responses responsibility
    responsible responsive responsiveness restoration restricted restrictions resulting retaining retention
    retentive rethinking retraining retrieval retrieved retriever retrievers retrieves retrieving retrofitting
    retrospective revealing reviewing revisiting revolutionizing rewriting robustness sacrificing satellite
    satisfaction scaffolding scalability scenarios scheduler schedules scheduling scientific scientist scientists
    screening screenshot screenshots scripting searching secondary segmentation segmented segmenting selecting
    selection selective selectively semantically semantics sensitive sensitivity sentences sentiment separated
    separately separating separation sequence sequences sequential serialization shortcomings shortcuts showcases
    significance significant significantly similarities similarity similarly simplicity simplification simplified
    simplifies simplifying simulated simulates simulating simulation simulations simulator simulators simultaneous
    simultaneously situation situations smartphone smartphones smoothing snowflake societies software solutions
    something sometimes sophisticated spatially spatiotemporal specialist specialists specialization specialized
    specifically specification specifications specified specifying speculation speculative splitting spotlight
    stability stabilizing standardized standardizing standards statement statements statistical statistically
    statistics stochastic straightforward strategic strategically strategies streaming streamline streamlined
    streamlining strengths strongest structural structure structured structures subjective submission submitting
    subsequent substantial substantially subtitles subtracted successful successfully successor sufficient
    suggesting suggestion suggestions summaries summarization summarize summarized summarizes summarizing supervised
    supervision supplement supported supporting suppression surpasses surpassing surprised surprising surprisingly
    surrounding switching symmetric synchronization synchronized synergistic syntactic synthesis synthesize
    synthesized synthesizing synthetic systematic systematically targeting technical technique techniques
    technological technologies technology telecommunications telemetry temperature templates temporally termination
    terminology textbooks themselves theoretical therefore thoroughly thousands threshold throughout throughput
    tokenization tokenizer traditional training trajectories trajectory transactions transferable transferred
    transferring transfers transform transformation transformations transformer transformers transforming transforms
    transition translate translated translates translating translation translations translator transparency
    transparent transport transportation treatment troubleshoot trustworthiness trustworthy tutorials typically
    ultimately uncertainty uncovering underlying understand understanding understands unexpected unification
    universal universally university unlabeled unleashing unlimited unlocking unnatural unnecessary unrelated
    unstructured unsupervised unveiling usability usefulness utilities utilization utilizing validated validates
    validating validation variability variables variation variations verifiable verification verifying versatile
    versatility violation visibility visualization visualize visualizing vocabulary vulnerabilities vulnerability
    weaknesses widespread workflows workloads workshops
    """.split()
)
"""Words that are worth to be known by a slip."""

NEIGHBOURS = frozenset(
    """
    coinstruct syntastic transnormer
    abstriction abstrictions accourting acknowledgment acknowledgments addressees adoptability adpressed adpresses
    adpressing agilities allocution alterative altercating altercative analysing anesthetic anilities antonymous
    appliable artefacts auctionable authorisation automagically automaton autotomous basslines behavioural bluepoint
    calyculate cameleon categorisation categorised categorises cautioning centralised chamaeleon characterising
    cluttered cluttering coevolution coevolutions cognation colleted colleting commination comminations
    communisation communisations communization communizations commutation commutations commuters commuting
    compactible comparting competed competers compleated compleating complected complecting complexed complexifies
    complexing complexion complimentary composting compotation compotations comprizes comprizing compting concerted
    concerting conduced conducing confected confecting confection confections conferrence confiture conjected
    conjecting connecters constrict constricted constricting constriction constricts contentions contextural
    contiguous contiguously contractive contusion convected convecting convection convectional convections convector
    convectors convented conventing converged converging conversed conversing corelation correption counties
    customisation customised customising databuses debagging decentralised defecting defection defectors defending
    deigning dejecting dejection democratising dependancies dependancy dependant dependences deploring depreciated
    depredated derisions descried descries descrived descrives descriving detecters detectron detention detesting
    differencies discission discissions discursion discursions discuses disjecting disseating dissenting disserting
    ecocentric eduction embowered embowering emphasises emptional enragement entourage entourages estivates
    estivating estivation evacuate evacuated evacuates evacuating evacuation evacuations everwhere excerption
    exocentric exorcises expansive expedience expediences expellent expending explantation explantations exploding
    factorisation fallowing faltering farthermore fellowing feltering fonctions foretasting formated formating
    formatron generalisation generalised groundling guaranties harmonising heterogenous hierarchizes identities
    impalement impalements impassible indention indentions indicting indiction indictors infecting infection
    infernally inherence initialisation initialised initialising insection insolation instancies instillation
    instilled instilling insulance intension intensions intentive interlace interlaces interrace interring
    interweaved interweaving invention inventions judgment knowledgable lanching langrage langrages libraires
    librairies licencing lightening lighting livelihood lobations localised localising locutions lunching maistering
    mattering maximises maximising maximites memoization memoizing memorisation memorising minimisation minimises
    minimising mispleading misreading mistering modeling molalities moralities morulation mustering neighbourhood
    neighbours normalisation normalised normanization normanized officinally opensource optimisations optimised
    optimiser optimises optimising organisation organisations organised organising overgoaded overladed overlight
    overlorded overnight papulation passibilities patrology perceptron personalisation personalised personalties
    personalty perviously phaenomena phototype phototypes phototyping piperines planforms positons positrons
    practises practive precented precenting precessed precesses precessing preciously precoding predicated
    predicating predication predications predicative prefiling preformed preforming premising preposing presetting
    prevening prevented prevision priorities prioritises prioritising prisoning processers processional
    processionals professed professes professing professor professors profiting programer programing projected
    projecting promoing proponing prorector prosected prosecting prosector protector protested protesting
    provabilities provability provection providors provining prowessed prowesses quantisation quantitation quotition
    randomised recoding recognised recognising recommenced recorking recuring recurving redaction redealing
    reelection reenforce reenforced reenforcement reenforcing refection reflations refraining regaining regelation
    regelations regrading regularisation regularised reinformed reinforming relacing remailing remanning renforce
    repealing repinement replating replaying reposting repotting repression reprieval reprieved repriever reprievers
    reprieves reprieving requitement requitements requiting resealing resection resentive resoling resorting
    restraining retailing retarding retorting reveling revelling reverence reverences reverential revolution
    revolutionising revolutions revolving rewarding rewardless rewording roadability salability screaming screeding
    screeving searcing sentiences sentient sequencies serialisation sinuation sinuations slitting smooching
    smooshing smooting snitching solations soothing specialest specialisation specialised spiculation spitting
    splatting splinting stabilising standardised standardising starching steaming stellite stimulated stimulates
    stimulating stimulation stimulations stimulator stimulators stitching strangest strategizes streaking streamling
    stricture strictured strictures stroaming suability substantival substantivally substracted summarisation
    summarised summarises summarising surjective surprized surprizing surtitles synchronisation synchronised
    syntectic synthesised synthesising synthetize synthetized synthetizing technologizes throughly topically
    traiking trailing transections transferrable troubleshot unblocking uncocking underlaying underling undocking
    unelated unlabelled unlashing unrebated unrelaxed uplocking useability utilisation utilising verbification
    verbifying versability versification versifying visualisation visualising
    """.split()
)
"""Words of their own that differ from a common one by a letter."""

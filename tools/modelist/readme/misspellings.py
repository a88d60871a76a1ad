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
    accross:across acheive:achieve acomplish:accomplish agressive:aggressive alignement:alignment apparant:apparent
    architechture:architecture architecure:architecture areana:arena attension:attention autio:audio
    availabe:available avaliable:available becuase:because begining:beginning benchamrk:benchmark benchmak:benchmark
    capabilites:capabilities capablities:capabilities classifcation:classification collaberation:collaboration
    commerical:commercial comparision:comparison compatability:compatibility compostion:composition
    comprehesive:comprehensive comprehnsive:comprehensive concatination:concatenation contibute:contribute
    contibution:contribution datset:dataset definately:definitely dependancy:dependency descripion:description
    dialouge:dialogue effecient:efficient efficency:efficiency embeding:embedding emperical:empirical
    enviroment:environment evalutation:evaluation evalution:evaluation exisiting:existing existance:existence
    explaination:explanation finetunning:finetuning framwork:framework generaion:generation gererate:generate
    halucination:hallucination implemention:implementation implmentation:implementation independant:independent
    infomation:information inital:initial instuction:instruction intelligance:intelligence intergrate:integrate
    knowlegde:knowledge knowlege:knowledge langauge:language langugage:language languge:language lauguage:language
    leanring:learning libary:library mangement:management mechansim:mechanism modalites:modalities
    multilingal:multilingual neccessary:necessary necesary:necessary nomalization:normalization occured:occurred
    offical:official officialy:officially opensoure:open-source optimzation:optimization paramter:parameter
    paramters:parameters parmeters:parameters perfomance:performance performace:performance persistant:persistent
    precessing:processing prefered:preferred pretrainig:pretraining pretraning:pretraining privacry:privacy
    probabilty:probability publically:publicly quantitive:quantitative reasoing:reasoning reasonning:reasoning
    recieve:receive recomend:recommend recommedation:recommendation refered:referred relavant:relevant
    releated:related repositry:repository reproducability:reproducibility requirments:requirements
    resouces:resources retreival:retrieval retrival:retrieval seperate:separate seperately:separately
    similiar:similar simulatanous:simultaneous speach:speech stategy:strategy succesful:successful suport:support
    suprise:surprise surpervised:supervised tecnical:technical teh:the thier:their trainning:training
    tranformer:transformer traning:training transfomer:transformer transformors:transformers tutoral:tutorial
    understaning:understanding univeristy:university unviersity:university utilites:utilities varient:variant
    visiual:visual wich:which
    """.split()
)

_ANY = lazy_pattern(
    r"(?<![\w./@#-])(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![\w@-]|\.\w|/)", re.IGNORECASE
)


def misspelled(text: str) -> list[tuple[int, int, str]]:
    """Start, end and right spelling, in the letter case of the text, of each misspelled word."""
    found = []
    for match in _ANY.finditer(text):
        right = WORDS[match[0].lower()]
        cased = right.upper() if match[0].isupper() else right.capitalize() if match[0][0].isupper() else right
        found.append((match.start(), match.end(), cased))
    return found

"""Short names of conferences and journals at which papers on models appear."""

from __future__ import annotations

from modelist.core.patterns import lazy_pattern

CONFERENCES = (
    "AAAI AACL ACL AISTATS BMVC CIKM COLING COLM CoRL CVPR EACL ECCV EMNLP ICASSP ICCV ICLR ICML ICRA IJCAI"
    " INTERSPEECH IROS KDD MLSys NAACL NeurIPS NIPS SIGGRAPH SIGIR WACV WSDM WWW"
).split()
JOURNALS = "IJCV JMLR TACL TMLR TPAMI Nature Science".split()
PUBLISHERS = "ACM IEEE Elsevier Springer Journal Proceedings Transactions Letters Conference Symposium Surveys".split()
LESS_NAMED = (
    "3DV ACCV ACMMM ASE ASPLOS ASRU CCS CHI CSCW DAC ECAI ECML EuroSys FSE Findings HPCA HRI ICCAD ICDE ICDM"
    " ICIP ICPR ICSE ISCA ISSTA Interspeech JAIR LREC MICCAI NDSS NSDI OSDI PAKDD PAMI PNAS RSS SIGMOD SOSP"
    " TASLP TCSVT TGRS TIP TKDE TMM TNNLS TOG TPDS UAI UIST USENIX VLDB"
).split()
"""Of other fields, so that a line with one of them is of a printed paper."""

SHORT_NAMES = "|".join(sorted((*CONFERENCES, *JOURNALS), key=len, reverse=True))
"""The alternatives of a pattern; longer names go before those that they begin with."""
ANY = "|".join(sorted((*CONFERENCES, *JOURNALS, *PUBLISHERS, *LESS_NAMED), key=len, reverse=True))
"""The same with words that stand in the names of all others."""

NAMED = lazy_pattern(rf"\b(?:{ANY})\b")
"""One of them as a word."""

HELD_IN = {
    "AAAI": (2, 4),
    "ACL": (7, 4),
    "COLM": (10, 4),
    "CVPR": (6, 3),
    "ECCV": (10, 4),
    "EMNLP": (12, 4),
    "ICCV": (10, 4),
    "ICLR": (5, 3),
    "ICML": (7, 4),
    "ICRA": (6, 4),
    "IJCAI": (8, 4),
    "KDD": (8, 4),
    "NAACL": (6, 4),
    "NIPS": (12, 4),
    "NeurIPS": (12, 4),
    "WACV": (1, 4),
}
"""The last month in which a conference is usually held, and how many later a paper is surely none of that year's: where
papers go to arXiv before they are reviewed, hardly any is first posted that long after it was presented."""

MOVED = {"IJCAI 2020": 13, "NAACL 2022": 7}
"""Conferences that were held later than usual, with the month counted from January of the year in their name."""

_ALIASES = {
    "AAAI": "aaaiconferenceonartificialintelligence",
    "ACL": "annualmeetingoftheassociationforcomputationallinguistics",
    "ACM MM": "acmmm acmmultimedia acminternationalconferenceonmultimedia",
    "CoRL": "conferenceonrobotlearning",
    "CVPR": "computervisionandpatternrecognition conferenceoncomputervisionandpatternrecognition"
    " ieeeconferenceoncomputervisionandpatternrecognition ieeecvfconferenceoncomputervisionandpatternrecognition"
    " ieeecvpr",
    "ECCV": "europeanconferenceoncomputervision",
    "EMNLP": "conferenceonempiricalmethodsinnaturallanguageprocessing empiricalmethodsinnaturallanguageprocessing",
    "ICCV": "internationalconferenceoncomputervision ieeeinternationalconferenceoncomputervision"
    " ieeecvfinternationalconferenceoncomputervision ieeeiccv",
    "ICLR": "internationalconferenceonlearningrepresentations",
    "ICML": "internationalconferenceonmachinelearning",
    "IJCAI": "internationaljointconferenceonartificialintelligence",
    "IJCV": "internationaljournalofcomputervision",
    "JMLR": "journalofmachinelearningresearch",
    "NeurIPS": "advancesinneuralinformationprocessingsystems conferenceonneuralinformationprocessingsystems"
    " neuralinformationprocessingsystems",
    "PNAS": "proceedingsofthenationalacademyofsciences"
    " proceedingsofthenationalacademyofsciencesoftheunitedstatesofamerica",
    "TACL": "transactionsoftheassociationforcomputationallinguistics",
    "TMLR": "transactionsonmachinelearningresearch",
    "TPAMI": "ieeetpami ieeepami pami transactionsonpatternanalysisandmachineintelligence"
    " ieeetransactionsonpatternanalysisandmachineintelligence",
    "arXiv": "arxiveprint arxiveprints arxivorg arxivpreprint arxivpreprints preprintarxiv",
}
ALIASES = {
    alias: name for name, aliases in _ALIASES.items() for alias in (*aliases.split(), name.lower().replace(" ", ""))
}
"""Short names by the letters of what else the same is called, and by their own."""

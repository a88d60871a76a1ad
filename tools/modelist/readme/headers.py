"""What people call the fields of a model: headers of tables and labels of facts.

In English and Chinese, and what tables in Korean, Japanese, French, German, Spanish, Portuguese and Russian mostly say.

A new spelling is a word in one row here. Words are compared without letter case, blanks, punctuation and emoji.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from modelist.core.patterns import lazy_pattern
from modelist.readme.words import same_name

_WORDS: Mapping[str, str] = {
    "name": """
        model | models | model name | model id | name | llm name | vlm name | model family | model series | series |
        family | models & papers | 模型 | 模型名称 | 模型名 | 名称 | 大模型 | 模型系列 | 系列 | 底座 |
        大模型名称 | 开源模型 | 모델 | 모델명 | モデル | モデル名 | modèle | modèles | modell | modelle |
        modelo | modelos | модель | модели | название | 이름
    """,
    "released": """
        release year | release month | year released | year of release |
        date | dates | release date | released | release | released date | release time | released on |
        arxiv time | arxiv date | paper date | initial release | first release | first released |
        publish date | publication date | published | published date | time | year | month | when |
        launch date | announced | announcement date | 发布时间 | 发布日期 | 时间 | 日期 | 发布 | 年份 |
        开源时间 | 推出时间 | 发布年份 | 上线时间 | 发表时间 | 公布时间 | 发行日期 | 发行时间 | 开源日期 |
        上线日期 | 发表日期 | 公布日期 | 公开时间 | 推出日期 | 출시일 | 공개일 | 발표일 | 공개 시기 | 출시 |
        날짜 | 公開年 | 公開日 | 公開時期 | リリース日 | 発表日 | 発表年 | 日付 | 年 | date de sortie |
        année de sortie | année | veröffentlicht | veröffentlichung | erschienen | datum | jahr | fecha |
        fecha de lanzamiento | año | data de lançamento | ano | дата | дата выхода | дата релиза | год
    """,
    "organization": """
        organization | organisation | organizations | org | orgs | company | companies | institution |
        institutions | institute | affiliation | affiliations | developer | developers | developed by | team |
        lab | vendor | provider | maker | creator | contributor | contributors | publisher | maintainer |
        owner | released by | by | made by | 机构 | 公司 | 组织 | 单位 | 开发者 | 开发机构 | 研发机构 |
        发布机构 | 发布者 | 团队 | 厂商 | 研究机构 | 所属机构 | 开发团队 | 发布方 | 发行机构 | 发行方 |
        开源机构 | 出品方 | 出品机构 | 研发单位 | 发布单位 | 研发团队 | 研发公司 | 제작자 | 개발사 | 개발자 |
        기관 | 회사 | 개발 기관 | 제작사 | 소속 | 開発元 | 開発者 | 開発企業 | 組織 | 企業 | 提供元 |
        développeur | développeurs | organisme | entreprise | entwickler | hersteller | firma | unternehmen |
        desarrollador | organización | empresa | desenvolvedor | organização | разработчик | организация |
        компания
    """,
    "sizes": """
        parameters | parameter | params | param | # params | #params | # parameters | size | sizes |
        model size | model sizes | parameter size | parameter sizes | parameter count | parameter scale |
        number of parameters | no of parameters | total parameters | total params | scale | model scale |
        model parameters | parameters size | params count | available sizes | variants sizes | 参数 | 参数量 |
        规模 | 参数规模 | 参数大小 | 模型大小 | 模型规模 | 模型参数 | 模型参数量 | 模型参数大小 | 模型尺寸 |
        尺寸 | 大小 | 参数数量 | 사이즈 | 크기 | 모델 크기 | 파라미터 | 파라미터 수 | 매개변수 | サイズ |
        モデルサイズ | パラメータ | パラメータ数 | パラメーター数 | taille | paramètres |
        nombre de paramètres | größe | modellgröße | parameteranzahl | tamaño | parámetros | tamanho |
        parâmetros | размер | параметры | число параметров
    """,
    "pretraining_tokens": """
        tokens | token | # tokens | training tokens | train tokens | pretraining tokens |
        pre-training tokens | pretrain tokens | pretrain data | pretrain data scale | pretraining data scale |
        pre-train data scale | pre-training data scale | pretraining data | pre-training data |
        pretrain data size | pretraining data size | pre-training data size | training data size |
        training data scale | data scale | data size | train data scale | number of tokens | token count |
        tokens seen | trained tokens | 数据量 | 训练数据量 | 预训练数据量 | 预训练数据规模 | 训练数据规模 |
        训练token数 | 训练tokens | 预训练tokens | token数 | tokens数 | 预训练token数 | 训练语料规模 |
        语料规模 | 数据规模 | 训练量 | 训练词元数 | 预训练数据 | 학습 토큰 | 학습 토큰 수 | 学習トークン数 |
        トークン数
    """,
    "context_length": """
        context | ctx | context length | context size | context window | max context | max context length |
        ctx length | context len | max length | sequence length | max sequence length | max tokens | window |
        ctx len | 上下文 | 上下文长度 | 上下文窗口 | 窗口 | 窗口长度 | 训练最大长度 | 最大长度 | 最大上下文 |
        最大上下文长度 | 文本长度 | 序列长度 | 支持长度 | 컨텍스트 | 컨텍스트 길이 | 문맥 길이 |
        コンテキスト長 | コンテキスト | 最大コンテキスト長 | 入出力で扱えるトークン数 | longueur de contexte |
        longueur maximale du contexte | contexte | kontextlänge | kontextfenster | contexto |
        longitud de contexto | tamanho do contexto | контекст | длина контекста | окно контекста
    """,
    "languages": """
        language | languages | lang | langs | language support | supported language | supported languages |
        languages supported | 语言 | 语种 | 支持语言 | 语言支持 | 支持语种 | 언어 | 지원 언어 | 言語 |
        対応言語 | langue | langues | sprache | sprachen | idioma | idiomas | язык | языки
    """,
    "license": """
        license | licence | licenses | licences | licensing | license terms | 许可证 | 协议 | 许可 |
        许可协议 | 开源协议 | 授权 | 开源许可 | 开源许可证 | 授权协议 | 라이선스 | 라이센스 | ライセンス |
        ライセンス / 利用規約 | lizenz | licencia | licença | лицензия
    """,
    "venue": """
        venue | conference | published in | publication | publications | published at | journal | conf |
        accepted | 会议 | 发表 | 期刊 | 会议期刊 | 发表会议 | 出版 | 发表于 | 出处 | 학회 | 学会 |
        conférence | konferenz | conferencia | conferência | конференция
    """,
    "paper": """
        paper | papers | arxiv | paper link | paper title | papers title | title | technical report |
        tech report | report | paper url | reference | references | preprint | 论文 | 论文链接 | 论文地址 |
        论文标题 | 技术报告 | 文章 | 论文题目 | 标题 | 文献 | 参考文献 | 文献链接 | 논문 | 論文 | 論文リンク |
        artículo | artigo | статья
    """,
    "code": """
        code | github | repo | repository | git | source | source code | code link | github link |
        github repo | github url | implementation | codebase | official code | code repo | 代码 | 项目 |
        代码地址 | 代码链接 | 仓库 | 源码 | 代码仓库 | 项目地址 | github地址 | 项目链接 | 코드 | 깃허브 |
        コード | リポジトリ | código | код | репозиторий
    """,
    "weights": """
        checkpoint | checkpoints | ckpt | ckpts | weights | weight | model weights | model hub |
        hugging face | huggingface | hf | hf link | hf model | hf models | download | downloads |
        download link | model link | model links | hugging face model | huggingface model |
        hugging face link | huggingface link | model checkpoint | model checkpoints | hub | modelscope |
        model zoo | model card | open weights | hf hub | 权重 | 模型下载 | 开源地址 | 模型权重 | 下载 |
        下载地址 | 下载链接 | 权重下载 | 模型地址 | 模型链接 | 检查点 | 权重链接 | 模型权重下载 | 魔搭 |
        가중치 | 모델 가중치 | 체크포인트 | 다운로드 | 重み | モデルの重み | チェックポイント | ダウンロード |
        poids | téléchargement | gewichte | modellgewichte | pesos | веса | скачать
    """,
    "dataset": """
        dataset | datasets | data | training data | training dataset | training datasets | 数据集 | 训练数据 |
        训练数据集 | 数据 | 데이터셋 | 데이터 | 학습 데이터 | データセット | 学習データ | 学習テキスト |
        données d'entraînement | trainingsdaten | datensatz | datos de entrenamiento | dados de treinamento |
        датасет
    """,
    "homepage": """
        homepage | home page | website | web site | project page | project website | official website | site |
        page | official site | web | project | projects | 主页 | 官网 | 网站 | 项目主页 | 网址 | 官方网站 |
        首页 | 홈페이지 | 웹사이트 | ホームページ | 公式サイト | webseite | sitio web | сайт
    """,
    "blog": """
        blog | blog post | blogs | blog link | announcement | post | article | news | ai blog | 博客 | 公告 |
        官方博客 | 新闻 | 블로그 | ブログ | блог
    """,
    "demo": """
        demo | demos | online demo | demo link | try it | try | try it out | playground | space | spaces |
        hf space | live demo | chat | colab | colab link | colab demo | notebook |
        演示 | 试用 | 体验 | 在线体验 | 演示地址 | 试用地址 | demo地址 |
        在线演示 | 体验地址 | 试玩 | 데모 | デモ | démo | демо
    """,
    "docs": "docs | doc | documentation | document | documents | 文档 | 使用文档 | 说明文档",
    "links": """
        link | links | url | urls | resource | resources | source link | official link | more | 链接 | 地址 |
        资源 | 相关链接 | 资源链接 | 링크 | リンク | liens | lien | enlace | enlaces | ссылка | ссылки
    """,
    "details": """
        details | detail | introduction | intro | section | more details | see | anchor | jump | 详情 | 介绍 |
        详细 | 详细介绍 | 细节 | 模型细节 | 模型介绍 | 跳转 | 상세 | 詳細
    """,
    "language_model": """
        base model | base models | backbone | llm | llms | base llm | language model | language backbone |
        llm backbone | pretrained backbone model | pretrained backbone | backbone llm | base language model |
        text encoder | text model | foundation model | based on | built on | built upon |
        initialized from | 基座 | 基座模型 | 基础模型 | 语言模型 |
        语言骨干网 | 语言骨干 | 骨干网络 | 语言基座 | 大语言模型 | 底座模型 | 베이스 모델 | 기반 모델 |
        ベースモデル | ベースのLLM | modèle de base | base du model | basismodell | modelo base |
        базовая модель
    """,
    "vision_encoder": """
        vision encoder | visual encoder | vision encoder / tokenizer | vision encoder tokenizer |
        image encoder | vision backbone | visual backbone | vit | vision tower | vision model |
        vision transformer | 视觉编码器 | 视觉骨干网 | 图像编码器 | 视觉骨干 | 视觉模型 | 비전 인코더 |
        画像エンコーダ | ビジョンエンコーダ
    """,
    "connector": """
        connector | projector | adapter | v-l connector | vl connector | vision-language connector |
        vl adapter | alignment module | 连接器 | 投影层 | 适配器 | 对齐模块 | 桥接
    """,
    "resolution": """
        resolution | image resolution | input resolution | image size | resolutions | 分辨率 | 图像分辨率 |
        输入分辨率 | 해상도 | 解像度 | résolution | auflösung | resolución | resolução | разрешение
    """,
}

WEAK_NAMES = (
    *("keywords", "keyword", "method", "methods", "architecture", "architectures", "project", "product", "system"),
    *("title", "paper", "papers", "项目", "产品", "方法", "架构", "标题", "论文"),
)
"""Headers under which the name stands when no column says so better, best first."""

_AMBIGUOUS = frozenset(
    map(
        same_name,
        "language model|llm|vlm|大语言模型|语言模型|foundation model|底座模型|基座|基座模型".split("|"),
    )
)
_SOME_MODELS = lazy_pattern(
    r"(?:[\w-]{1,20} ){1,3}(?:models?|m?llms?|l?vlms?|lmms?)|[\u4e00-\u9fff]{2,6}(?:大?模型)", re.IGNORECASE
)
"""`Medical VLM` or `开源模型`, which says what models are listed."""

_EMOJI = lazy_pattern("[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\ufe0e\ufe0f\u200d]+")
_UNIT = lazy_pattern(
    r"[(（\[]\s*(?:in\s+)?(?:#\s*)?(k|m|b|t|thousands?|millions?|billions?|trillions?|亿|万|万亿)"
    r"\s*(?:tokens?|params?)?\s*[)）\]]",
    re.IGNORECASE,
)
_UNITS = {"万": "万", "亿": "亿", "万亿": "万亿"}
_BRACKETS = lazy_pattern(r"[(（\[][^()（）\[\]]*[)）\]]")
_ALTERNATIVES = lazy_pattern(r"\s*[/／|&、]\s*|\s+(?:and|or)\s+", re.IGNORECASE)
_FIELDS: dict[str, str] = {}
for _field, _words in _WORDS.items():
    for _word in _words.split("|"):
        _FIELDS.setdefault(same_name(_word), _field)


def fields_of(header: str) -> tuple[str, ...]:
    """The fields that a header or label may stand for, best first: two for ``Paper/Blog``; () for what nobody named."""
    plain = _EMOJI.sub(" ", header)
    for text in (plain, _BRACKETS.sub(" ", plain)):
        found = _FIELDS.get(same_name(text))
        if found is not None:
            return (found,)
    parts = [_FIELDS.get(same_name(one)) for one in _ALTERNATIVES.split(_BRACKETS.sub(" ", plain))]
    known = [one for one in parts if one is not None]
    return tuple(dict.fromkeys(known)) if known and len(known) * 2 >= len(parts) else ()


def may_be_name(header: str, index: int = 0) -> bool:
    """Whether a header that has another meaning, or says what models, is that of the names where no other column is.

    Names come first: further right than the second column, what models are said are those that a work is about.
    """
    plain = _EMOJI.sub(" ", header).strip()
    says_which = index <= 1 and not fields_of(header) and _SOME_MODELS.fullmatch(plain) is not None
    return says_which or same_name(plain) in _AMBIGUOUS


def weak_name_rank(header: str) -> int | None:
    """How good a header is as that of the names where none says so; None for no good at all."""
    plain = same_name(_EMOJI.sub(" ", header))
    return next((rank for rank, word in enumerate(WEAK_NAMES) if same_name(word) == plain), None)


def unit_of(header: str) -> str:
    """The unit that a header gives for the numbers below it: ``B`` for ``Params (B)``; '' where there is none."""
    match = _UNIT.search(header)
    if match is None:
        return ""
    return _UNITS.get(match[1]) or match[1][0].upper()

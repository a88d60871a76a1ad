"""The words that pages show, by language; another language is another column of this table."""

from __future__ import annotations

from collections.abc import Mapping

LANGUAGES = ("en", "zh")

_WORDS: Mapping[str, tuple[str, str]] = {
    "name": ("Model", "模型"),
    "benchmark-name": ("Benchmark", "基准"),
    "platform-name": ("Platform", "平台"),
    "organization": ("Organization", "机构"),
    "released": ("Released", "发布时间"),
    "sizes": ("Sizes", "参数规模"),
    "pretraining_tokens": ("Training tokens", "预训练数据量"),
    "context_length": ("Context", "上下文长度"),
    "languages": ("Languages", "语言"),
    "license": ("License", "许可证"),
    "predecessor": ("Predecessor", "前代"),
    "status": ("Status", "状态"),
    "venue": ("Venue", "发表"),
    "language_model": ("Language model", "语言模型"),
    "vision_encoder": ("Vision encoder", "视觉编码器"),
    "connector": ("Connector", "连接器"),
    "resolution": ("Resolution", "图像分辨率"),
    "paper": ("Paper", "论文"),
    "code": ("Code", "代码"),
    "weights": ("Weights", "权重"),
    "dataset": ("Dataset", "数据集"),
    "homepage": ("Home page", "主页"),
    "blog": ("Blog", "博客"),
    "demo": ("Demo", "演示"),
    "docs": ("Docs", "文档"),
    "other": ("Links", "链接"),
    "links": ("Links", "链接"),
    "details": ("Details", "详情"),
    "full_name": ("Full name", "全称"),
    "measures": ("Measures", "评测内容"),
    "metric": ("Metric", "指标"),
    "test_size": ("Test items", "测试题数"),
    "results": ("Results", "结果"),
    "link-paper": ("Paper", "论文"),
    "link-code": ("Code", "代码"),
    "link-weights": ("Weights", "权重"),
    "link-dataset": ("Dataset", "数据集"),
    "link-homepage": ("Home page", "主页"),
    "link-blog": ("Blog", "博客"),
    "link-demo": ("Demo", "演示"),
    "link-docs": ("Docs", "文档"),
    "link-other": ("Link", "链接"),
    "badge-weights": ("models", "models"),
    "badge-dataset": ("dataset", "dataset"),
    "badge-demo": ("demo", "demo"),
    "badge-code": ("code", "code"),
    "status-active": ("active", "活跃"),
    "status-superseded": ("superseded", "已有后继"),
    "status-withdrawn": ("withdrawn", "已撤回"),
    "status-retired": ("retired", "已停止"),
    "multilingual": ("multilingual", "多语言"),
    "active": ("active", "激活"),
    "count-llm": ("language models", "个语言模型"),
    "count-vlm": ("vision-language models", "个视觉语言模型"),
    "count-benchmark": ("benchmarks", "个基准"),
    "count-platform": ("platforms", "个平台"),
    "count-organization": ("organizations", "个机构"),
    "undated": ("Date unknown", "日期不详"),
    "unknown-organization": ("Organization unknown", "机构不详"),
    "newest": ("newest", "最新"),
    "colon": (":", "："),
    "comma": (", ", "、"),
    "pause": (", ", "，"),
    "full-stop": (".", "。"),
}


def word(key: str, lang: str) -> str:
    """The word for a key; English where the language has none, and the key itself for what nobody named."""
    words = _WORDS.get(key)
    if words is None:
        return key.split("-", 1)[-1].replace("_", " ")
    return words[LANGUAGES.index(lang)] if lang in LANGUAGES else words[0]

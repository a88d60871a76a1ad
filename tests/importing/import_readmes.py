"""READMEs of many shapes, as the importer may meet them; all models in them are made up."""

from __future__ import annotations

QUICK_START = """\
# Small models 🐣

A list kept by hand. See also [the other list](https://example.org/other-list).

## Quick start 🏁

|  Model  | Organization |   Parameters   |                     CheckPoint                      |      Details      |
| :-----: | :----------: | :------------: | :-------------------------------------------------: | :---------------: |
| Otter 2 |  River Lab   |   7B/13B/70B   | [Otter2 Family](https://huggingface.co/collections/river-lab/otter-2-1234567890abcdef12345678) | [Otter2](#otter2) |
|  Heron  |  Marsh Inc   | 0.5B/1.8B/72B  | [Heron](https://huggingface.co/marsh)              |  [Heron](#heron)  |
|  newt   | Pond & Ditch |    1B/1.5B     | [newt-1B()](https://huggingface.co/pond/newt-1)<br />[newt **(tiny, beta)**](https://huggingface.co/pond/newt_1) | [newt](#newt) |

## Details regarding models above 📊

### Otter2

[![arXiv](https://img.shields.io/badge/arXiv-2307.09289-b31b1b.svg)](https://arxiv.org/abs/2307.09289)
[![GitHub](https://badges.example.org/src/github.svg)](https://github.com/river-lab/otter)
[![Hugging Face model](https://img.shields.io/badge/%F0%9F%A4%97%20Hugging%20Face-models-blue)](https://huggingface.co/collections/river-lab/otter-2-1234567890abcdef12345678)

Otter 2 预训练时使用了更多词元，并采用更长的上下文，推理速度也更快。

- **Date:** 2023-07
- **Pretrain Data Scale:** 2T
- **Language Support:** en
- **Parameter Size:** 7B/13B/70B

### Heron

[![AI Blog](https://img.shields.io/badge/AI%20Blog-Marsh%20AI-orange.svg)](https://heron.readthedocs.io/en/latest/)
[![GitHub](https://badges.example.org/src/github.svg)](https://github.com/marsh/Heron)

A model with a long neck and a [better tokenizer](https://arxiv.org/abs/2306.01117).

##### Highlights

1. It waits.
2. It strikes.

- **Date:** 2023-08
- **Pretrain Data Scale:** 2.2T~3T(1.8B:2.2T;7B:2.4T;14B:3.0T)
- **Language Support:** en,zh
- **Parameter Size:** 0.5B/1.8B/72B

### Newt

[![arXiv](https://img.shields.io/badge/arXiv-2404.14220-b31b1b.svg)](https://arxiv.org/pdf/2404.14220)

Small enough for a pond.

- **Date:** 2024-04
- **Pretrain Data Scale:** 3.3T～4.8T
- **Mood:** quiet
- **Language Support:** en

## 模型评估平台

### Pond Leaderboard[[Leaderboard]](https://example.org/pond-leaderboard)

排行榜用来比较池塘里的模型。

### Marsh Arena by Reed[[Arena]](https://arena.example.org/)

两个模型一决高下。

## Benchmarks

### FROG (Fast Reasoning Of Geometry)

[![Paper with Code](https://img.shields.io/badge/Paper%20with%20Code-frog-blue.svg)](https://paperswithcode.com/sota/frog)
[![arXiv](https://img.shields.io/badge/arXiv-2305.18355-b31b1b.svg)](https://arxiv.org/abs/2305.18355)

Asks for jumps.

##### Key features

- **Task design**: leaps.

### TOAD

[![GitHub](https://badges.example.org/src/github.svg)](https://github.com/toad/toad)

Waits for flies.

```less
# not a heading
Answer: A) fly
```

## Inference speed

Please reach [here](https://github.com/example/speed).
"""

CHINESE = """\
# 大模型列表

整理常见的开源大模型。

## 模型一览

| 模型名称 | 发布时间 | 机构 | 参数量 | 上下文长度 | 开源协议 | 论文 | 代码 | 权重下载 | 详情 |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| 竹子1.5 | 2024年3月 | 山林研究院 | 70亿 | 32K | Apache 2.0 | [论文](https://arxiv.org/abs/2403.01234) | [代码](https://github.com/shanlin/zhuzi) | [模型](https://huggingface.co/shanlin/zhuzi-7b) | [介绍](#竹子15) |
| 松树 | 2023-11-05 | 海风科技、清溪大学 | 13B/34B | 4096 | 自定义协议 | 暂无 | — | 即将发布 | [介绍](#%E6%9D%BE%E6%A0%91) |

## 模型介绍

### 竹子1.5

竹子系列的第二代模型，中文能力更强。

- **发布时间**：2024-03
- **训练数据量**：3万亿
- **语言**：中英双语
- **参数规模**：7B

#### 训练方法

先长笋，再成林。

### 松树

[![Demo](https://img.shields.io/badge/Demo-在线体验-green)](https://songshu.example.cn/demo)

四季常青的模型。

## 许可

本页面内容可自由使用。
"""

SEVERAL = """\
# Awesome LLMs and VLMs

## Language models

| Model | Released | Params (B) | Weights |
|---|---|---|---|
| Alpha | 2023/05 | 7 - 70 | [hub](https://huggingface.co/alpha/alpha) |
| Beta | 2023/06 | 0.06, 1.5 | [hub](https://huggingface.co/beta/beta) |
| Gamma | 2024/01 | 13 | [hub](https://huggingface.co/gamma/gamma) |

## Models for code

| Model Name | Release Date | Size | Checkpoints | Context window |
|---|---|---|---|---|
| Beta | 2023-06 | 1.5B | [beta-code](https://huggingface.co/beta/beta-code) | [16k](https://example.org/why-16k) |
| Delta | 2024-02 | 3B | [delta](https://huggingface.co/delta/delta) | unlimited |

## Vision-language models

| VLM | Base LLM | Vision Encoder | Resolution | Demo |
|---|---|---|---|---|
| Iris | Alpha-7B | CLIP ViT-L/14 | 336x336 | [try](https://huggingface.co/spaces/iris/iris) |

## Datasets

| Dataset | Tokens (T) | License |
|---|---|---|
| Pebbles | 1.2 | [CC-BY-4.0](https://example.org/pebbles) |

## Results

| Model | Params | MMLU | GSM8K | ARC |
|---|---|---|---|---|
| Alpha | 7B | 45.3 | 14.6 | 60.1 |
| Beta | 1.5B | 35.0 | 4.1 | 44.2 |
"""

LINKED_NAMES = """\
Models we like
==============

Intro with a [reference][ref] and `code | with pipe`.

| # | Name | Company | Size | Licence | Notes, and more | Stars |
|---|---|---|---|---|---|---|
| 1 | [Pike (base)](https://github.com/lake/pike) | [Lake AI](https://lake.example.com) | 7B | [Lake License](https://lake.example.com/license "the text") | fast \\| sharp | 120 |
| 2 | **[Perch](https://github.com/lake/perch)** | Lake AI | 3B (chat only) | MIT | see [^1] and ![img](https://example.com/perch.png) | 7 |
| 3 | [Roach [v2]](https://github.com/ditch/roach) | Ditch, Inc. | huge | ??? | `a | b` | 1 | stray cell |
| 4 | Bream<!-- check me --> | | 1.3B<br/>2.6B | Apache-2.0 | N/A | - |

[^1]: A footnote about perches.

[ref]: https://example.com/reference "Reference title"

Closing words.
"""

BADGES = """\
# VLM zoo

| Model | Date | Publication | Parameters | Demo | Paper | Github | CheckPoint |
| :---: | :-----: | :---------: | :--------: | :--: | :---: | :----: | :--------: |
| Newt-V<br />(tiny) | 2024-04 | CVPR 2024 | 3-8B/6B | [demo1](https://huggingface.co/spaces/a/b)<br />[demo2](https://demo.example.org) | [![arXiv](https://img.shields.io/badge/arXiv-2404.11111-b31b1b.svg?logo=arXiv)](https://arxiv.org/pdf/2404.11111) | [![GitHub](https://badges.example.org/src/github.svg)](https://github.com/pond/newt-v) | [Newt-V ](https://huggingface.co/pond/newt-v)🤗 |
| Carp | 2024-03 | arXiv | --- | None | [![arXiv](https://img.shields.io/badge/arXiv-2403.22222-b31b1b.svg)](https://arxiv.org/abs/2403.22222) | | None([Newt](#newt-v) is based on it) |
| Tench | 2024-02 | --- | 7B | Invalid Now | [![AI Blog](https://img.shields.io/badge/AI%20Blog-tench-orange.svg)](https://tench.example.org/blog/) | None | coming soon |
|  |  |  |  |  |  |  |  |
"""

FAMILIES = """\
# VLMs

## Quick Start

| Model | Parameters | Paper | Details |
|---|---|---|---|
| Reed Series | 17B/18B | [pdf](https://arxiv.org/abs/2311.03080) | [Hyperlink](#reed-series) |
| Lily | 2B | [pdf](https://arxiv.org/abs/2312.00001) | [Hyperlink](#Lily) |
| Moss 1 | 3B | [pdf](https://arxiv.org/abs/2312.00002) | [here](#moss-1) |

## Details

### Reed Series

#### ReedVLM

[![arXiv](https://img.shields.io/badge/arXiv-2311.03080-b31b1b.svg)](https://arxiv.org/abs/2311.03080)

Sees in the reeds.

| Model | Resolution | Weights |
|---|---|---|
| reed-base | 490 | [link](https://huggingface.co/reed/base) |
| reed-chat | 224 | [link](https://huggingface.co/reed/chat) |

##### Motivation

Wind.

#### ReedAgent

[![arXiv](https://img.shields.io/badge/arXiv-2312.08915-b31b1b.svg)](https://arxiv.org/abs/2312.08915)

Acts in the reeds.

##### Motivation

Water.

---

### Lily

A plain section with <b>HTML</b>.

<div align="center">
  <img src="./image/lily.png" width="800" />
</div>

#### Architecture

Leaves.

### Moss

#### Moss 1

First of its kind.

#### Moss 2

[Paper](https://arxiv.org/abs/2401.00002) | [Code](https://github.com/moss/moss2)

Second of its kind.

### How to cite

Just do.
"""

HTML_AND_REFERENCES = """\
<div align="center">
  <h1>Models</h1>
  <img src="./title.png" width="600" alt="the title" />
</div>

[English](README.md) | [中文](README_zh.md)

<details>
<summary>All models</summary>

| Model | Date | Paper | Details |
|---|---|---|---|
| Ash | 2020-01 | [paper][p1] | [Ash](#user-content-ash) |
| Oak 2.0 | 2021-01 | <https://arxiv.org/abs/2101.00001> | [Oak](#oak20) |
| Elm | 2022-01 | https://arxiv.org/abs/2201.00001 | [Elm](#no-such-place) |

</details>

<a name="details"></a>
## Details

### Ash

Burns well, see [the paper][p1], [this][local] and note[^ash].

[local]: https://example.org/local

<details><summary>More</summary>

Hidden <span title="x">words</span>.

</details>

### [Oak 2.0](https://oak.example.org)

Stands long. <!-- a remark -->

Setext
------

Below.

## Footer

Defined elsewhere: [this][local].

[p1]: https://arxiv.org/abs/2001.00001 "Paper one"
[^ash]: A footnote on ash.
"""

DISAGREEMENT = """\
# Models

| Model | Date | Parameters | Language | Details |
|---|---|---|---|---|
| Sun | 2023-05 | 7B | en | [Sun](#sun) |
| Moon | 2023-06 | 3B | en, zh | [Moon](#moon) |

## Details

### Sun

- **Date:** 2023-06
- **Parameter Size:** not said
- **Language Support:** en

### Moon

- **Released:** 2023-06
- **Parameters:** 3B
- **Tokens:** quite a lot of them were used in many stages of it

### Star

- **Date:** 2023-07
- **Parameter Size:** 1B
"""

NO_SECTIONS_CRLF = QUICK_START.split("## Details")[0].replace("\n", "\r\n")

SPACED = """\
## List

Text right above
| Model | Organization | Links |
| - | - | - |
| Fox | Den | [Paper](https://arxiv.org/abs/2301.00001), [Code](https://github.com/den/fox), [Blog](https://den.example.org/blog/fox) |
| Wolf | Den | [Weights](https://huggingface.co/den/wolf) / [Home](https://wolf.example.org) |
Text right below? No: this is a row.

After.
"""

ALL = {
    "quick start": QUICK_START,
    "Chinese": CHINESE,
    "several tables": SEVERAL,
    "linked names": LINKED_NAMES,
    "badges in cells": BADGES,
    "families": FAMILIES,
    "HTML and references": HTML_AND_REFERENCES,
    "disagreement": DISAGREEMENT,
    "CRLF without sections": NO_SECTIONS_CRLF,
    "tight": SPACED,
    "quick start with CRLF and a byte order mark": "\ufeff" + QUICK_START.replace("\n", "\r\n"),
}

NOTHING = {
    "empty": "",
    "prose": "# A project\n\nNothing here.\n",
    "options": "| Option | Default | Description |\n|---|---|---|\n| `--fast` | no | hurry |\n",
    "changelog": "| Version | Date | Changes |\n|---|---|---|\n| 1.0 | 2023-01-01 | first |\n",
    "results": "## Results\n\n| Model | MMLU | ARC |\n|---|---|---|\n| Alpha | 45 | 60 |\n| Beta | 35 | 44 |\n",
    "datasets": "| Dataset | Size | License | Paper |\n|---|---|---|---|\n| P | 5GB | MIT | [x](https://arxiv.org/abs/2301.00001) |\n",
    "papers": "| Title | Venue | Date | Code |\n|---|---|---|---|\n| [T](https://arxiv.org/abs/2301.00001) | ACL | 2023-01 | [x](https://github.com/a/b) |\n",
    "a model's own table": "# L\n\n## Fox\n\n[![arXiv](https://img.shields.io/badge/arXiv-2301.00001-b31b1b.svg)]"
    "(https://arxiv.org/abs/2301.00001)\n\n| Model | Params | Weights |\n|---|---|---|\n| fox-7b | 7B | [w](https://huggingface.co/a/b) |\n",
}

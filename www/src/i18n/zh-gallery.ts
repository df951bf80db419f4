/** The gallery and the models of graphs, in Chinese. */

import type { GalleryTexts } from './en-gallery';
import { plain } from './numbers';

export const zh: GalleryTexts = {
  title: '选择一个图',
  gallery: '图库',
  generate: '生成',
  own: '自己的图',
  open: '打开',
  opens: (name) => `打开“${name}”`,
  loading: '正在载入图片……',
  failed: '图库无法载入。请检查网络后再试。',
  again: '再试一次',
  nodes: (n) => `${plain(n)} 个节点`,
  edges: (n) => `${plain(n)} 条边`,
  classes: (n) => `${n} 类`,
  links: '预测边',
  homophily: (share) => `同配率 ${share.toFixed(2)}`,
  homophilyWhy: '两端属于同一类的边所占的比例。',
  lesson: '可以试试：',
  from: '取自',
  notice: '来源与许可全文',
  model: '模型',
  seed: '种子',
  another: '再抽一次',
  drawing: '正在生成……',
  noPicture: '图太大，无法预览，但仍可打开。',
  preview: '预览',
  between: (low, high) => `${low} 至 ${high}`,
  refused: (name, got, low, high) =>
    low > high
      ? `${name}为 ${got}：其余参数下没有合适的取值。`
      : `${name}为 ${got}，但必须在 ${low} 与 ${high} 之间。`,
  impossible: '没有图能同时满足这些条件。请允许更大的社区或更小的度。',
  derived: { nodes: '节点总数', edges: '平均边数' },
  graphs: {
    'sampson-monastery': {
      name: '修道院的见习修士',
      about:
        '十八位见习修士先后三次说出自己喜欢谁，不久之后团体便分裂了。三个类别是观察者当时看到的三个派别。',
      lesson: '边的权重：剪掉只被提到一次的关系。',
    },
    'art-philo-science': {
      name: '艺术、哲学与科学',
      about: '三十篇百科条目，互有链接的连成边，以十一个词作为特征。三个类别就是三个领域。',
      lesson: '输入特征：整词整词地去掉，看看网络究竟需要哪些词。',
    },
    'karate-club': {
      name: '空手道俱乐部，两派',
      about:
        '一个因争执而分裂的空手道俱乐部，三十四名成员，在会外来往的连成边。网络只知道两位领头人，其余的人都靠猜。',
      lesson: '剪掉多少，才会有人换边？',
    },
    'karate-communities': {
      name: '空手道俱乐部，四个社区',
      about: '同一个俱乐部，按模块度分成四组。每组有两名成员用于训练。',
      lesson: '边没变，类别多了：哪一组最先散架？',
    },
    'les-miserables': {
      name: '悲惨世界',
      about:
        '雨果小说中的人物，在同一章出现的连成边，出现得越多权重越大。类别正是在这些边上搜索社区得到的，所以与边十分吻合。',
      lesson: '介数：先剪掉各组之间的桥，再剪组内的关系。',
    },
    'political-books': {
      name: '政治书籍',
      about:
        '2004 年前后关于美国政治的书，被同一批人购买的连成边。类别是保守、自由和中立，为数不多的中立书夹在两者之间。',
      lesson: '小类别：准确率几乎不变时，留意它的召回率。',
    },
    'copperfield-words': {
      name: '大卫·科波菲尔的用词',
      about:
        '狄更斯小说中最常见的形容词和名词，相邻出现的连成边。形容词总挨着名词，所以边更偏向另一类。',
      lesson: '同配率低于偶然：对邻居取平均反而有害，剪边也许有益。',
    },
    'college-football': {
      name: '大学橄榄球',
      about:
        '2000 赛季的美国大学球队，交过手的连成边。球队大多在自己的联盟内比赛，联盟共有十二个。',
      lesson: '类别很多：隐藏层最窄能到多窄？',
    },
    'serengeti-food-web': {
      name: '塞伦盖蒂食物网',
      about: '塞伦盖蒂草原上谁吃谁：植物、食草动物和食肉动物。几乎没有一条边连着同一类。',
      lesson: '几乎没有同配性，却仍然学得会：吃什么就说明你是什么。',
    },
    'c-elegans-connectome': {
      name: '线虫的大脑',
      about:
        '秀丽隐杆线虫的三百个相连的神经元，以突触连成边，突触越多权重越大。类别是神经元的职能：感觉、运动、联络，或在咽部工作。',
      lesson: '稠密而带权：大多数边都可以剪，但不能乱剪。',
    },
    'lecture-ratings-mini': {
      name: '课程评分（小）',
      about:
        '苏黎世联邦理工学院的学生给讲师打 1 到 5 分，这里是三个系。任务是把讲师归到各自的系；每条边还注明这门课是否为外系开设。',
      lesson: '按边上的“service”一列剪边：附带的信息胜过一切评分。',
    },
    'roget-1879': {
      name: '罗热同义词词典',
      about:
        '1879 年版同义词词典的条目，一条提到另一条便连成边。类别是罗热的六大类，从抽象关系到情感。',
      lesson: '谱特征：十六个特征向量里究竟需要几个？',
    },
    'political-blogs': {
      name: '政治博客',
      about: '2004 年大选前的美国政治博客，以链接连成边。自由派与保守派的博客几乎互不引用。',
      lesson: '中心节点十分突出：分别按度和按相似度剪边，比一比。',
    },
    'cora-papers': {
      name: 'Cora 论文',
      about:
        '机器学习论文，以引用连成边，并记有每篇出现的词。这是该领域的标准图：七个主题，1,433 个词。',
      lesson: '已发表的结果：重现图彩票假说的曲线。',
    },
    'lecture-ratings': {
      name: '课程评分',
      about:
        '苏黎世联邦理工学院 2,972 名学生给 1,128 位讲师的全部 73,421 个评分。网络要预测学生给哪些课打过分。',
      lesson: '推荐：一边剪枝，一边看曲线下面积和前十个推荐。',
    },
    'wordnet-nouns': {
      name: 'WordNet 名词',
      about:
        '英语名词的词义，一个是另一个的一种便连成边，释义中的词作为特征。类别是词典的八个部分，如动物、食物、人物。',
      lesson: '近似树的图：每条边都是桥，特征要承担更多。',
    },
  },
  models: {
    blockModel: {
      name: '带特征的分块模型',
      about:
        '大小相同的块；有一定比例（同配率）的边在块内，特征偏向所在块的均值。Deshpande 等，2018。',
    },
    plantedPartition: {
      name: '植入划分',
      about: '每一对节点随机相连，组内的机会大于组间。Condon 与 Karp，2001。',
    },
    lfr: {
      name: 'LFR 基准',
      about:
        '度和社区大小都服从幂律，正如许多真实的图。Lancichinetti、Fortunato 与 Radicchi，2008。',
    },
    relaxedCaveman: {
      name: '松弛的穴居人图',
      about: '每个洞穴里人人相识，然后一部分边移到别处。Watts，1999。',
    },
    corePeriphery: {
      name: '核心与外围',
      about: '核心稠密；外围认识核心，彼此却几乎不相识。Borgatti 与 Everett，2000。',
    },
    barabasiAlbert: {
      name: '优先连接',
      about:
        '新节点总爱连接邻居已经很多的节点。模型没有类别，以度的三个区间代替。Barabási 与 Albert，1999。',
    },
    holmeKim: {
      name: '带三角形的优先连接',
      about: '与优先连接相同，但后续的边常常补成三角形。类别是度的三个区间。Holme 与 Kim，2002。',
    },
    wattsStrogatz: {
      name: '小世界',
      about: '一圈近邻，其中一部分边通向任意地方。类别是圆环的四段弧。Watts 与 Strogatz，1998。',
    },
  },
  parameters: {
    nodes: '节点数',
    edges: '边数',
    newEdges: '每个新节点的边数',
    blocks: '块数',
    homophily: '同配率',
    features: '特征数',
    signal: '特征中的信号',
    labels: '每块的标签数',
    groups: '组数',
    size: '每组节点数',
    caves: '洞穴数',
    caveSize: '每个洞穴的节点数',
    inside: '内部连边的概率',
    between: '之间连边的概率',
    outside: '外围内部连边的概率',
    core: '核心节点数',
    degree: '平均度',
    maxDegree: '最大度',
    degreeExponent: '度的指数 τ₁',
    sizeExponent: '大小的指数 τ₂',
    mixing: '混合率 μ',
    minSize: '最小社区',
    maxSize: '最大社区',
    triangles: '形成三角形的概率',
    neighbours: '环上的邻居数',
    rewired: '移动的边的比例',
  },
};

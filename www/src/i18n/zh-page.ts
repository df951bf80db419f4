/** 实验之外的文字：层级、分享、历史、设置。中文。 */

import type * as english from './en-page';
import type { Words } from './zh-words';
import { plain } from './numbers';

const level: typeof english.level = {
  name: '层级',
  options: { start: '入门', explore: '探索', lab: '实验室' },
};

const share: typeof english.share = {
  button: '分享',
  title: '分享这个实验',
  text: '谁打开这个链接，得到的数字都逐位相同。实验本身就在链接里，别处不保存任何东西。',
  link: '链接',
  copy: '复制链接',
  fingerprint: '结果指纹',
  fingerprintWhy: '权重、掩码和预测的散列值。同一个链接在任何浏览器里都必须显示同一个指纹。',
  teachers: '教师可以在地址后加上：',
  parameters: [
    ['level=start', 'start、explore 或 lab'],
    ['lang=zh', 'en 或 zh'],
    ['theme=dark', 'light、dark 或 system'],
    ['hide=neurons,edges', '不显示的卡片、区域和控件'],
    ['lock=graph,weights', '不能改动的控件'],
    ['lesson=how-much', '打开哪一课；all 为课程列表'],
    ['embed=1', '嵌入幻灯片：没有顶栏，并会应答消息'],
  ],
};

const strip: typeof english.strip = {
  name: '历史',
  phases: {
    prepare: '准备',
    score: '评分',
    remove: '剪去',
    adjust: '验证与调整',
    deploy: '部署与观察',
  },
  deeds: {
    opened: '打开并训练',
    restored: '从文件打开',
    reset: '重置',
    refit: '重新拟合',
    rewound: '权重回退',
    marked: { rule: '交还规则', cut: '手工剪去', kept: '手工保留' },
    trained: (epochs) => `训练 ${plain(epochs)} 轮`,
    finetuned: (epochs) => `微调 ${plain(epochs)} 轮`,
  },
  ratio: (card, ratio) => `${card} ${ratio}`,
  changed: (field) => `更改：${field}`,
  fields: {
    weightCriterion: '权重剪枝准则',
    weightScope: '作用范围',
    weightStructure: '结构',
    weightDraw: '再抽一次',
    neuronCriterion: '神经元剪枝准则',
    neuronScope: '神经元作用范围',
    edgeCriterion: '边剪枝准则',
    afterEdges: '去掉边之后',
    pruneMode: '剪枝方式',
    keepLast: '保留最后一层',
    neverStrand: '不让任何节点孤立',
    frozen: '冻结 Â',
    finetuneEpochs: '微调轮数',
    rounds: '回数',
    regrowShare: '交换的比例',
    pace: '节奏',
    deviations: '标准差倍数',
    ofMany: 'n : m',
    byMax: '按最大值',
    partsBy: '子网络',
    partsCount: '子网络个数',
    partRatios: '子网络的剪枝率',
    nodeRatio: '剪去的节点',
    nodeCriterion: '节点剪枝准则',
    edgeColumn: '边的列',
    edgeHighGoes: '列的方向',
    rewindTo: '回退到',
    rewindShuffled: '打乱掩码',
  },
};

const settings: typeof english.settings = {
  button: '模型',
  title: '模型与训练',
  groups: { model: '模型', training: '训练', split: '划分' },
  apply: '应用并重新训练',
  restore: '恢复初始设置',
  begins: '网络从第 0 轮开始，什么都没有剪去。撤销可以回到现在的样子。',
  range: (least, most, whole, longest) => {
    const within = `${least} 到 ${whole ? plain(most) : most} 之间的${whole ? '整数' : '数'}`;
    return longest === undefined ? `必须是 ${within}。` : `最多 ${longest} 个 ${within}。`;
  },
  seed: '随机种子',
  newSeed: '换个种子',
  finetuneEpochs: '微调的轮数',
  rounds: '回数',
  regrowShare: '起初交换的比例',
  fields: {
    hidden: { name: '隐藏层宽度', why: '最多三个数；层数比它们多一。' },
    activation: {
      name: '激活函数',
      why: '隐藏神经元对自己的和做什么。',
      options: { relu: 'ReLU', elu: 'ELU', tanh: 'tanh' },
    },
    inputDropout: { name: '输入 Dropout', why: '每轮随机失活的特征比例。' },
    hiddenDropout: { name: '隐藏层 Dropout', why: '每轮随机失活的隐藏值比例。' },
    normalization: {
      name: '归一化',
      why: 'D^-½ A D^-½，或邻居的平均。',
      options: { symmetric: '对称', row: '按行' },
    },
    bias: { name: '偏置', why: '从不剪去；计入参数。' },
    selfLoops: { name: '自环', why: '节点是否听见自己。' },
    epochs: { name: '训练轮次', why: '按一次“训练”的轮数。' },
    optimizer: { name: '优化器', why: '', options: { adam: 'Adam', sgd: 'SGD' } },
    learningRate: { name: '学习率', why: '' },
    momentum: { name: '动量', why: '用于 SGD。' },
    weightDecay: { name: '权重衰减', why: '以 衰减 × w 加到梯度上。' },
    decay: {
      name: '衰减作用于',
      why: 'Kipf & Welling：只作用于第一层。',
      options: { first: '第一层', all: '所有层' },
    },
    patience: { name: '耐心值', why: '验证损失多少轮不下降就停止；0 表示从不提前停止。' },
    checkpoint: { name: '保留第几轮的权重', why: '供以后回退；0 只保留初始权重。' },
    dropEdge: { name: 'DropEdge', why: '每轮随机去掉的边的比例，每次不同（Rong 等 2020）。' },
    trainPerClass: { name: '每类训练节点', why: '0 表示采用图自带的划分。' },
    validationPerClass: { name: '每类验证节点', why: '其余有标签的节点用于测试。' },
  },
};

const rewind: typeof english.rewind = {
  to: '回退到',
  options: { start: '最初的权重', checkpoint: '保留那一轮的权重', newStart: '新的初始权重' },
  shuffled: '在每层内打乱掩码',
  why: '新权重和打乱的掩码是对照：如果它们学得一样好，那就不是中奖彩票。',
};

const pin = (w: Words): ReturnType<typeof english.pin> => ({
  button: '固定',
  why: '把现在的状态固定为 A，与之后的结果对比',
  tab: '对比',
  none: '按“固定”把现在的状态保留为 A。之后的结果就是 B，两者并排显示。',
  a: 'A（已固定）',
  b: 'B（当前）',
  difference: 'B 减 A',
  loss: '损失',
  changed: (count) => `${plain(count)} ${w.counted}的预测不同`,
  rows: {
    weights: '仅 A、仅 B 保留的权重',
    neurons: '仅 A、仅 B 保留的神经元',
    edges: '仅 A、仅 B 保留的边',
  },
  alone: (a, b) => `${plain(a)}、${plain(b)}`,
});

const training: typeof english.training = {
  tab: '训练',
  title: '训练曲线',
  loss: '训练损失',
  validation: '验证损失',
  right: { test: '正确', validation: '验证集正确' },
  cut: '剪枝',
  epochs: (count) => `${plain(count)} 轮`,
  none: '还没有训练。请按“训练”。',
  table: (epoch, loss, right) => `第 ${plain(epoch)} 轮：损失 ${loss}，正确 ${right}`,
};

const metrics: typeof english.metrics = {
  name: '指标',
  compression: (times) => `少 ${times} 倍`,
  storage: '存储占用',
  multiplyAdds: '乘加次数',
  of: (dense) => `完整网络为 ${dense}`,
  browser: '本浏览器',
  measure: '实测',
};

const structure: typeof english.structure = {
  deviations: 's（标准差的倍数）',
  ofMany: 'm（每组输入数）',
  byMax: '按得分的最大值，而不是平均值',
  partsBy: '子网络是',
  parts: {
    layers: '各层',
    features: '一段段输入特征',
    tiles: '每个矩阵的四块',
    clusters: '一起激活的神经元',
  },
  partsCount: '个数',
  ratio: (part) => `第 ${part} 部分的剪枝率（百分数）`,
  inherited: '同卡片',
  nodes: '节点剪枝率（百分数）',
  nodesWhy: (removed, survivors) =>
    `${plain(removed)} 个节点失去了所有的边；其余节点：${survivors}。`,
  nodeCriterion: '节点剪枝准则',
  edgeColumn: '列',
  edgeHighGoes: '值高的先剪',
};

export const page = (w: Words) => ({
  level,
  share,
  strip,
  settings,
  rewind,
  pin: pin(w),
  training,
  metrics,
  structure,
});

import type { Messages } from './en';
import { chosen } from './zh-chosen';
import { cost } from './zh-cost';
import { dial } from './zh-dial';
import { criteria, criterionGroups } from './zh-criteria';
import { lookout } from './zh-lookout';
import { pictures } from './zh-pictures';
import { MANY } from './en-summary';
import { brief, summary } from './zh-summary';
import { page } from './zh-page';
import { control } from './zh-control';
import { seeds } from './zh-seeds';
import { revival } from './zh-revival';
import { why } from './zh-why';
import { links, words, type Words } from './zh-words';
import { plain } from './numbers';

/** 百分数：最多一位小数，% 前不加空格。 */
const percent = (value: number): string => `${Math.round(value * 10) / 10}%`;

const NAMES: Readonly<Record<string, string>> = {
  'Mr. Hi': '海先生',
  Officer: '主管',
};

/** 滑块上方的曲线按什么统计。 */
const scentOn = { test: '探索性', validation: '验证集' };

const catalogue = (w: Words): Messages => ({
  pageTitle: 'Secateur · 给图神经网络剪枝',
  ...page(w),
  why,
  lookout: lookout(w),
  revival,
  control,
  seeds,
  percent,

  graph: '图',
  ownGraph: '自己的图',
  graphs: {
    factions: '空手道俱乐部 · 两个派别',
    communities: '空手道俱乐部 · 四个社区',
  },
  graphsShort: { factions: '两个派别', communities: '四个社区' },
  train: '训练',
  pause: '暂停',
  step: '单步',
  reset: '重置',
  undo: '撤销',
  redo: '重做',
  help: '帮助',
  more: '更多',
  close: '关闭',
  whatIs: (name) => `什么是“${name}”？`,
  language: '语言',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  epochAndSeed: (epoch, seed) => `第 ${plain(epoch)} 轮 · 种子 ${seed}`,

  intros: {
    factions: {
      title: '一个俱乐部，一场争执。',
      text: (known, rest) =>
        `网络只认得${known === 2 ? '两' : ` ${known} `}个人，其余 ${plain(rest)} 人属于哪一方，全凭谁和谁是朋友来猜。`,
    },
    communities: {
      title: '一个俱乐部，四个圈子。',
      text: (known, rest) =>
        `网络只认得${known === 8 ? '八' : ` ${known} `}位成员，其余 ${plain(rest)} 人属于哪个圈子，全凭谁和谁是朋友来猜。`,
    },
  },
  intro: {
    title: '一张图，和它所知道的。',
    text: (known, rest) =>
      `网络只知道 ${plain(known)} 个节点的类别，其余 ${plain(rest)} 个全凭谁和谁相连来猜。`,
  },
  linkIntro: {
    title: '一张图，和藏起来的边。',
    text: () => `网络看得到大部分的${w.edge}，要猜藏起来的那些连接哪两个节点。`,
  },

  prune: '剪枝',
  cards: { weights: '权重', neurons: '神经元', edges: '边' },
  sliders: { weights: '权重剪枝率', neurons: '神经元剪枝率', edges: '边剪枝率' },
  ratioInput: {
    weights: '权重剪枝率（百分数）',
    neurons: '神经元剪枝率（百分数）',
    edges: '边剪枝率（百分数）',
  },
  cardInUse: '当前卡片',
  lockedByLink: '已被链接锁定',
  removedOf: (removed, total) => `已剪 ${plain(removed)}，共 ${plain(total)}`,
  asked: (items) => `（要求剪去 ${plain(items)} 条）`,
  removed: (removed) => `已剪 ${plain(removed)}`,
  ofTotal: (removed, total) => `${plain(removed)} / ${plain(total)}`,
  oneLess: '少剪一个',
  oneMore: '多剪一个',
  topOfAxis: (total, split) =>
    `${total < MANY ? `${total} ${w.counted}正确` : '100%'} · ${scentOn[split]}`,
  tick: (value, total) => (total < MANY ? String(value) : `${Math.round((100 * value) / total)}%`),
  chanceOfAxis: (chance, total) =>
    `${total < MANY ? chance : percent((100 * chance) / total)} = 随机水平`,
  healedHere: '在此愈合',
  healedWhy: '训练时这些已被剪去，滑块不能再往左；撤销可以。',
  hint: `剪到多少，才会有${w.nobody}改换${w.sides}？`,
  guessFirst: '先猜一猜',
  guessNow: '在滑轨上点出你猜的位置。',
  guessed: (guess) => `你猜 ${percent(guess)}。现在拖过去看看。`,
  guessResult: (guess, first) =>
    `你猜 ${percent(guess)}；实际从 ${percent(first)} 起，正确的开始变少。`,
  guessNever: (guess) => `你猜 ${percent(guess)}；实际一路剪下来，什么也没丢。`,
  yourGuess: '你的猜测',
  atRandom: '随机剪去同样多',
  atRandomShort: '随机剪',
  howChosen: '如何挑选',
  howChosenFor: {
    weights: '如何挑选：权重',
    neurons: '如何挑选：神经元',
    edges: '如何挑选：边',
  },
  afterEdges: '去掉边之后',
  after: { keep: '保留学到的', learnAgain: '去掉边后重新学习' },
  criterionFacts: (cost: string, source: string) =>
    source ? `代价 ${cost}。${source}。` : `代价 ${cost}。`,
  criteria,
  criterionGroups,
  weightCriterion: '权重剪枝准则',
  weightScope: '权重作用范围',
  weightScopes: {
    network: { name: '全网', why: '两层一起排名：每层剪去自己能省下的部分。' },
    layer: { name: '层内', why: '每层各自排名，剪去同样的比例。' },
  },
  heal: {
    name: '修复余下的部分',
    finetune: { name: '微调', why: '在掩码下继续训练。剪去的不会回来，滑块上会留下一个刻痕。' },
    refit: {
      name: '重新拟合',
      why: '不用标签：选取下一层的权重，使它说的话尽可能接近完整网络说过的。',
    },
    rewind: {
      name: '权重回退',
      why: '回到第 0 轮的初始权重，但不带剪去的部分。再训练：它是中奖彩票吗？',
    },
  },
  spare: {
    keepLast: { name: '保留最后一层', why: '它的权重很少却最要紧：每一个抵得上第一层的好几个。' },
    neverStrand: {
      name: `不让任何${w.node}孤立`,
      why: `每个${w.node}最好的一条${w.edge}都会留下，所以剪去的可能比要求的少。`,
    },
    frozen: {
      name: '冻结 Â',
      why: '去掉边，但不重新归一化：每个声音还和原来一样轻，只是说话的人少了。',
    },
  },
  pruneMode: '剪枝方式',
  pruneModes: {
    oneShot: { name: '一次性', why: '一次全部剪去；然后微调余下的部分。' },
    iterative: { name: '迭代', why: '微调分回进行，每回剪去余下的同样比例，之后训练。' },
    gradual: {
      name: '渐进',
      why: '微调时每隔几轮剪去一点；三次曲线先快后慢（Zhu & Gupta 2017）。',
    },
    earlyBird: {
      name: '早鸟彩票',
      why: '微调先训练完整的网络，直到掩码几乎不再变化，然后剪枝（You 等 2020）。',
    },
    regrowth: {
      name: '再生长',
      why: '先剪一次；之后微调的每一回，余下权重中最小的离开，并在损失下降最快的地方长出同样多的权重（RigL，Evci 等 2020）。',
    },
    ticket: {
      name: '彩票假设',
      why: '分回进行；每回完整训练之前，权重都回到最初的值（Frankle & Carbin 2019）。',
    },
  },
  weightStructure: '权重结构',
  weightStructures: {
    single: { name: '单个权重', why: '每个权重各自取舍：自由度最大，但几乎没有机器会因此变快。' },
    ofFour: {
      name: '每 4 个剪 n 个',
      why: '进入一个神经元的每四个权重剪去同样的个数：剪一半就是 2 : 4，显卡算得更快。',
    },
    ofMany: {
      name: '每 m 个剪 n 个',
      why: '进入一个神经元的每 m 个权重剪去同样的个数，m 须整除输入数。',
    },
    subNetworks: {
      name: '子网络',
      why: '把网络分成几部分，各自排名，也可以各有自己的剪枝率。',
    },
    blocksOfTwo: {
      name: '2 × 2 分块',
      why: '四个权重组成的方块按平均得分一起剪去：存储更省，选择更少。',
    },
    blocksOfFour: {
      name: '4 × 4 分块',
      why: '十六个权重组成的方块按平均得分一起剪去。对机器友好，对小网络苛刻。',
    },
    features: {
      name: '输入特征',
      why: '一个输入的所有权重一起剪去。当每个节点就是一个输入时，网络会忘掉这个节点。',
    },
  },
  neuronCriterion: '神经元剪枝准则',
  edgeCriterion: '边剪枝准则',

  itemsRight: w.right,
  testAccuracy: '测试准确率',
  accuracy: '准确率',
  isMany: (total) => total >= MANY,
  weightsKept: '保留的权重',
  neuronsKept: '保留的神经元',
  edgesKept: '保留的边',
  right: (correct, total) =>
    total < MANY
      ? `${total} ${w.counted}中 ${correct} ${w.counted}正确`
      : `${percent((100 * correct) / total)} 正确`,
  wasRight: (before, total, gained, lost) =>
    `原为 ${total < MANY ? before : percent((100 * before) / total)} · 新增 ${plain(gained)}，失去 ${plain(lost)}`,
  keptWeights: (kept, total) => `权重 ${plain(kept)} / ${plain(total)}`,
  keptNeurons: (kept, total) => `神经元 ${plain(kept)} / ${plain(total)}`,
  keptEdges: (kept, total) => `${w.edge} ${plain(kept)} / ${plain(total)}`,
  weightsKeptShort: (kept, total) => `保留权重 ${plain(kept)} / ${plain(total)}`,

  summary: '小结',
  summaryOf: (facts) => summary(facts, w),
  briefOf: (facts) => brief(facts, w),

  graphView: '图视图',
  club: w.picture,
  member: (number) => `${w.node} ${number}`,
  properName: (name) => NAMES[name] ?? name,
  className: (number) => `${w.unnamed} ${number}`,
  membersList: w.node,
  legend: {
    predicted: w.predicted,
    known: '一开始就已知',
    wrong: '错误',
    changed: `改换${w.sides}`,
    removed: '已剪去',
  },
  nodeDetail: (node) =>
    [
      node.predicted !== null
        ? `${node.name}：预测为${node.predicted}`
        : node.truth === null
          ? node.name
          : `${node.name}：${node.truth}`,
      node.predicted === null
        ? ''
        : node.known
          ? '一开始就已知'
          : node.truth === null
            ? ''
            : node.truth === node.predicted
              ? '正确'
              : `错误，实为${node.truth}`,
      node.changed ? `改换了${w.sides}` : '',
      node.left === node.friends
        ? `${plain(node.friends)} 条${w.edge}`
        : `${plain(node.friends)} 条${w.edge}剩 ${plain(node.left)} 条`,
    ]
      .filter(Boolean)
      .join(' · '),
  table: {
    member: w.node,
    predicted: '预测',
    truth: '真实',
    state: '状态',
    friendships: `剩余${w.edge}`,
    neuron: '神经元',
    weightsIn: '保留的输入权重',
    score: '得分',
    weightsOut: '保留的输出权重',
    removed: '已剪去',
    kept: '保留',
  },

  networkView: '网络视图',
  network: '网络',
  neuronsList: '神经元',
  columns: {
    weightsIn: w.inputs,
    fires: '在谁处激活',
    score: '得分',
    out: '输出',
  },
  sign: { positive: '正', negative: '负', removed: '已剪去' },
  moreRows: (count) => `还有 ${plain(count)} 个 ↓`,
  neuron: (number) => `神经元 ${number}`,
  neuronDetail: (neuron) =>
    neuron.removed
      ? `${neuron.name} · 已剪去`
      : `${neuron.name} · 输入权重 ${plain(neuron.kept)} / ${plain(neuron.inputs)} · 得分 ${neuron.score.toPrecision(3)}`,
  weightDetail: (weight) =>
    weight.removed
      ? `${weight.from} → ${weight.to} · 已剪去`
      : `${weight.from} → ${weight.to} · 权重 ${weight.value.toFixed(2)}`,

  charts: '图表',
  joinedTab: '随剪枝率',
  chosen,
  cost,
  dial,
  pictures,
  joined: '不同剪枝率下的结果与得分',
  exploratory: `探索性：按全部未标注${w.item}计算，对新${w.item}不能说明任何问题。`,
  countedOn: '统计范围',
  judgedOn: { test: '测试集', exploratory: '探索性' },
  splits: { test: `测试集${w.node}：用来评判`, validation: `验证集${w.node}：用来选择` },
  linkSplits: { test: '测试集节点对：用来评判', validation: '验证集节点对：用来选择' },
  scentOn,
  randomBand: (draws) => `随机（${draws} 次抽签的均值与 95% 区间）`,
  rankedScores: {
    weights: '每个权重，先剪的在左',
    neurons: '每个神经元，先剪的在左',
    edges: `每条${w.edge}，先剪的在左`,
  },
  threshold: (value) => `阈值 ${Number(value.toPrecision(2))}`,
  shareRemoved: {
    weights: '权重剪枝率',
    neurons: '神经元剪枝率',
    edges: '边剪枝率',
  },
  computing: (done) => `计算中 ${done}%`,

  tabs: '栏目',
  tab: { prune: '剪枝', network: '网络', charts: '图表', learn: '课程' },
  lessons: '课程',

  helpTitle: '帮助',
  keysTitle: '按键',
  keysOn: '启用单字母按键',
  keysOnWhy: '只有在没有控件获得焦点时才起作用。',
  keys: {
    space: '训练或暂停',
    s: '训练一轮',
    r: '重置',
    question: '打开帮助',
    undo: '撤销',
    redo: '重做',
    arrows: '在滑块上：1%；在图或网络中：逐个移动',
    pages: '在滑块上：10%',
    ends: '在滑块上：全部保留或全部剪去',
  },
  keyNames: {
    space: '空格',
    s: 'S',
    r: 'R',
    question: '?',
    undo: 'Ctrl Z',
    redo: 'Ctrl Shift Z',
    arrows: '方向键',
    pages: 'Page Up、Page Down',
    ends: 'Home、End',
  },
  aboutData:
    '数据：W. W. Zachary，An information flow model for conflict and fission in small groups（1977）。',

  troubleTitle: '引擎停止了',
  troubleText:
    '引擎崩溃后，页面按你的实验重新启动了它，但它又崩溃了。下面的报告记录了经过。重新加载页面即可从头开始。',
  refusedTitle: '无法完成',
  graphAbsent:
    '链接里的图太大，无法随链接带来。请载入同一个文件并作同样的选择，实验就会按分享时的样子打开。',
  bringGraph: '载入文件',
  copyReport: '复制报告',
  copied: '已复制',
  reload: '重新加载',
  loading: '正在加载…',
  report: '报告',
  addressUnread: (names) => `地址里有无法读取的参数：${names}。其余部分已打开。`,
  outOfRange: (name, got, least, most) =>
    `${name === undefined ? '某个数' : `“${name}”`}为 ${got}，但这里` +
    (least > most ? '没有可取的值。' : `最少为 ${least}，最多为 ${most}。`),
  error: {
    malformed: '请求的格式无法读取。',
    'out-of-range': '某个数超出了有意义的范围。',
    'empty-graph': '没有节点的图，无从学习。',
    'unknown-node': '有一条边指向图中没有的节点。',
    'self-loop': '有一条边把节点连到自身；模型会自行添加自环。',
    'duplicate-edge': '同一对节点被列出了两次。',
    'edge-weight': '有一条边的权重不是大于零的有限数。',
    length: '某个列表的长度与其他的不一致。',
    'feature-not-finite': '有一个特征不是有限数。',
    'unknown-class': '有一个节点的类别编号不存在。',
    'too-few-classes': '至少需要两个类别。',
    'class-without-training': '有一个类别没有训练节点，关于它什么也学不到。',
    'too-large': '所需内存超过了一个引擎的上限。',
    'not-bipartite': '这不是用户—物品图：有两个相连的节点在同一侧。',
    'too-dense': '几乎所有节点对都有边，没有可供对照的无边节点对。',
    'no-validation': '提前停止需要验证节点：请提供一些，或不设耐心值训练。',
    'criterion-lacks': '这张图缺少该准则所需要的信息。',
    'wrong-task': '这个问题只对另一种任务有意义。',
    'cut-and-kept': '同一项被同时手动标记为剪去和保留。',
    'healed-around': '训练已经适应了没有这一项的状态，无法再保留它：请退回到那之前。',
    indivisible: '某一层的输入数量不能被这个长度整除。',
    'foreign-state': '保存的状态属于另一个实验或另一个版本。',
    'data-missing': '没有收到这张图的数据。',
    'other-data': '这些数据属于另一张图。',
    address: '地址里有无法读取的参数；其余部分已打开。',
    'saved-foreign':
      '这不是 Secateur 的文件，页面没有任何改变。请选择名称以 .secateur 结尾的文件；图文件请在“图”的“自己的图”中打开。',
    'saved-newer':
      '这个文件由更新版本的 Secateur 保存，页面没有任何改变。请刷新页面以获得最新版本，然后再打开。',
    'saved-damaged': '文件已损坏，页面没有任何改变。请换一份副本，或在原处重新保存。',
    'saved-other':
      '权重与保存时一致，但结果指纹与文件所记不同：文件被改动过，或者这个版本的计算有所不同。撤销即可回到之前的状态。',
    'drop-unreadable': '无法读取拖入的内容：它可能是文件夹，或者文件已不在原处。请拖入单个文件。',
    'not-loaded': '图无法载入。请检查网络，再选一次。',
    unreachable: '这需要引擎的另一部分，但未能取到它。请检查网络后再试；已有的内容都还在。',
    crash: '引擎意外停止。',
    diverged: '训练发散：损失已不是有限数。撤销可回到上一个正常状态。',
  },
});

/** 俱乐部用一套叫法，其他的图用另一套。 */
export const zh = {
  club: catalogue(words.club),
  graph: catalogue(words.graph),
  clubLinks: catalogue({ ...words.club, ...links }),
  graphLinks: catalogue({ ...words.graph, ...links }),
};

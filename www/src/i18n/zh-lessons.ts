/** 课程的中文：做什么，做完看什么。随抽屉一起载入。 */

import type { LessonTexts, StepText } from './en-lessons';
import { plain } from './numbers';

const blocks: StepText = {
  task: '从一张生成的图开始：200 个节点分成四块，每块五个标签，32 个隐藏神经元，训练时用了 Dropout。结果按全部测试节点计算。',
  see: (right) => `${right}，什么都没有剪去。换个种子，数字会变，故事大体不变。`,
};

export const zh: LessonTexts = {
  name: '课程',
  all: '全部课程',
  close: '关闭课程',
  step: (at, of) => `第 ${at} 步，共 ${of} 步`,
  perform: '替我做',
  begin: '开始',
  next: '下一步',
  again: '从头再来',
  done: '已完成',
  finished: '这一课到此结束。课上做的一切都可以撤销，也可以保留。',
  source: '来源：',
  note: '课程直接在页面上操作，每一步都可以撤销。不上课也不妨碍使用其余部分。',
  lessons: {
    'how-much': {
      title: '能剪掉多少？',
      about: '最小的权重，和随机抽出的同样多',
      steps: [
        {
          task: '从刚打开时的俱乐部和它的网络开始：576 个权重，什么都没有剪去。',
          see: (right) => `${right}。现在开始剪。`,
        },
        {
          task: '把权重拖到 50% 或更多。最小的先剪。',
          see: (right, { removed, weights, lost }) =>
            `${right}：${plain(weights)} 个权重剪去了 ${plain(removed)} 个，${lost > 0 ? `丢了 ${plain(lost)} 个正确的回答` : '却一个正确的回答也没丢'}。`,
        },
        {
          task: '继续拖到 90%，留意图里出现的第一个圆环。',
          see: (right, { kept, weights }) =>
            `${right}，${plain(weights)} 个权重只剩 ${plain(kept)} 个。训练好的网络，权重远远多于它的回答所需要的。`,
        },
        {
          task: '要紧的是挑得好，还是只看数目？随机剪去同样多试试。',
          see: (right) => `${right}：数目一样，挑法不同。连按两次可以再抽一回。`,
        },
        {
          task: '换回按幅值，一直剪到 100%。',
          see: (right) => `${right}：没有权重，所有人得到同样的回答。这就是随机水平。`,
        },
        {
          task: '拖回 0。',
          see: (right) => `${right}：一切都分毫不差地回来了。掩码只是遮住权重，并不改动它们。`,
        },
      ],
      source:
        'S. Han 等，Learning both weights and connections for efficient neural networks（2015）',
    },
    'no-edges': {
      title: '友谊全没了，怎么还对？',
      about: '没有了图，成绩为什么还能保住',
      steps: [
        {
          task: '从俱乐部开始。每位成员有自己的一个输入，除此之外一无所知。',
          see: (right) => `${right}，凭的是谁和谁是朋友。`,
        },
        {
          task: '剪去所有的边，保留学到的。',
          see: (right) =>
            `${right}，一条友谊都不剩！每位成员自己那个输入的权重记住了答案：那是友谊还在的时候学到的。`,
        },
        {
          task: '现在换一个问题：去掉边后重新学习。',
          see: (right) => `${right}：和抛硬币差不多。网络知道的来自图，没有图就学不到。`,
        },
        {
          task: '仍然重新学习，但还回一半的友谊。',
          see: (right) =>
            `${right}。为推理而剪枝和为训练而剪枝是两个问题，有两个答案；论文应当说明问的是哪一个。`,
        },
      ],
      source:
        'T. Kipf 与 M. Welling，Semi-supervised classification with graph convolutional networks（2017）',
    },
    healing: {
      title: '修复比挑选更要紧',
      about: '微调与剪枝准则之比',
      steps: [
        blocks,
        {
          task: '按幅值剪去 90% 的权重。',
          see: (right) => `${right}：伤得很重。`,
        },
        {
          task: '微调：在掩码下训练六十轮。剪去的不会回来。',
          see: (right, { kept, weights }) =>
            `${right}，${plain(weights)} 个权重只用 ${plain(kept)} 个。余下的接过了失去的那部分。`,
        },
        {
          task: '从头开始，换一个在这里较差的准则：Taylor，也剪 90%。',
          see: (right) => `${right}：比按幅值时差得多。`,
        },
        {
          task: '这一次也微调。',
          see: (right) => `${right}：差距大半补了回来。要在微调之后比较准则，否则比的只是伤口。`,
        },
      ],
      source: 'D. Blalock 等，What is the state of neural network pruning?（2020）',
    },
    scope: {
      title: '一起排名，还是每层各排？',
      about: '全网与层内之比',
      steps: [
        blocks,
        {
          task: '全网一起排名，剪去 95% 的权重。',
          see: (right) => `${right}。看看网络：各层失去的比例并不相同。`,
        },
        { task: '微调。', see: (right) => `${right}。请记住这个数字。` },
        {
          task: '从头开始，作用范围改为“层内”：每层都剪去 95%。',
          see: (right) =>
            `${right}。最后一层权重很少，每一个都担着不少；现在它也失去同样大的比例。`,
        },
        {
          task: '微调。',
          see: (right) =>
            `${right}。在二十张图上平均，这个剪枝率下一起排名更好；单看一张图也可能相反。换个种子试试。`,
        },
      ],
      source: 'J. Lee 等，Layer-adaptive sparsity for the magnitude-based pruning（2021）',
    },
    neurons: {
      title: '什么样的神经元值得留下？',
      about: '敏感度，和一个照字面读的公式',
      steps: [
        {
          task: '从俱乐部和它的 16 个隐藏神经元开始。',
          see: (right) => `${right}。网络的每一行是一个神经元，小图显示它在谁处激活。`,
        },
        {
          task: '按节点间的离散程度剪去一半神经元：σ = Σ |hᵤ − hᵥ|，对所有节点对求和。',
          see: (right) => `${right}。对谁都说同样的话的神经元，σ 最小。`,
        },
        {
          task: '原文的公式拿一个神经元和别的神经元相比。剪枝率不变，选“字面读法”。',
          see: (right) =>
            `${right}。从不激活的神经元离所有激活的都很远，于是这种读法把它留下。公式要说清对什么求和，才算对。`,
        },
        {
          task: '任何准则都该胜过的对照：选“随机”。',
          see: (right) =>
            `${right}。这些神经元几乎可以抽签剪去一半：网络有余量时，廉价的得分显不出本事。滑块下面的“重新拟合”比哪一个准则都更有用。`,
        },
      ],
      source:
        'D. Mittal 等，Recovering from random pruning: on the plasticity of deep convolutional neural networks（2018）',
    },
    depth: {
      title: '越深越相像',
      about: '图神经网络为什么层数不多',
      steps: [
        blocks,
        {
          task: '加一层，共三层。每一层都让节点和邻居再混合一次。',
          see: (right) => `${right}，权重却比原来多。`,
        },
        {
          task: '再加一层，共四层。然后看图上方的“激活值”。',
          see: (right) =>
            `${right}：每混合一次，节点就更相像。这就是过平滑，也是给图网络剪枝很少靠减层的缘故。`,
        },
      ],
      source:
        'Q. Li、Z. Han 与 X.-M. Wu，Deeper insights into graph convolutional networks for semi-supervised learning（2018）',
    },
    homophily: {
      title: '误导人的边',
      about: '同配性，和一位作弊的先知',
      steps: [
        blocks,
        {
          task: '这些边里约有五分之二连着不同的块，把该分开的混在一起。先随机剪去一半的边。',
          see: (right) => `${right}：好边和坏边一起没了。`,
        },
        {
          task: '按共同邻居（Jaccard）来挑：朋友的朋友应当同属一块。',
          see: (right) => `${right}。在随机分块模型里，邻居对单条边几乎说明不了什么。`,
        },
        {
          task: '现在请先知来：它先剪不同类别之间的边。',
          see: (right) =>
            `${right}，比整张图还好！但先知看了测试节点的答案。这是泄漏：它说明最多能得到多少，本身不是方法。`,
        },
      ],
      source:
        'J. Zhu 等，Beyond homophily in graph neural networks（2020）；关于同配性的度量：O. Platonov 等（2023）',
    },
    speed: {
      title: '权重少了，怎么没变快？',
      about: '掩码省下什么，省不下什么',
      steps: [
        blocks,
        {
          task: '剪去 90% 的权重，看上方的“存储占用”和“乘加次数”。',
          see: (right) => `${right}。乘加次数是按“机器从不碰零”来数的。真是这样吗？`,
        },
        {
          task: '按“本浏览器”下面的“实测”：完整的和剪枝后的各算一遍要多久。',
          see: () =>
            '这是此时此地的中位数。零照样参加乘法，并不比别的数便宜；逐个跳过零，只有几乎全剪掉时才划算。各种格式见“代价”。',
        },
        {
          task: '把权重还回去，改为剪去 75% 的神经元。',
          see: (right) => `${right}。整行整列都没有了：矩阵真的可以变小。`,
        },
        {
          task: '在“代价”里选“稠密”存储，它会略去闲置的神经元；再实测一次。',
          see: () =>
            '机器用得上的是结构。所以讲速度的论文剪的是神经元、分块或每 m 个中的 n 个，也为此多付出一些准确率。',
        },
      ],
      source: 'W. Wen 等，Learning structured sparsity in deep neural networks（2016）',
    },
  },
};

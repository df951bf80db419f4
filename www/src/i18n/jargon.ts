/** Words of a sentence that have an entry in the glossary, so that each can open it. */

import type { TermId } from './terms';

/** A piece of a sentence, and the term that it is a word for. */
export interface Piece {
  readonly text: string;
  readonly term: TermId | null;
}

type Words = Readonly<Partial<Record<TermId, string>>>;

/**
 * What a term is called in sentences, as patterns; where two begin at one place the first wins.
 * Never just what a button is called: nobody could tell the two apart by name.
 */
const EN: Words = {
  split: '(?:validation|unlabelled|test) (?:members|nodes|pairs)|exploratory',
  prediction: 'chang(?:ed|es) (?:sides|class|answer)|probabilities|softmax',
  correct: '(?<=\\d )right(?! so)|are right|rightly|accuracy',
  chance:
    'chance|putting everybody on one side|putting every node into the largest class|(?<=than )guessing',
  feature: 'features|an input of its own|one-hot',
  healed: 'the rest has adjusted|healed',
  healing: 'fine-tun(?:ed|ing)|rewinding|lottery tickets?',
  random: 'drawn by lot|the lot|at random',
  criterion: 'criterion|criteria|magnitude',
  multiplyAdds: 'multiply-adds',
  activation: 'activations?|dead neurons?',
  gradient: 'gradients?',
  loss: '(?<!no )loss(?:es)?',
  score: 'scores?|threshold',
  epoch: 'epochs?',
  seed: 'seed',
  dense: 'dense (?:model|network)',
  prune: 'masks?|pruned|prun(?:e|ing)',
  message: 'Â',
  ratio: 'sparsity',
  weight: 'weights?',
  neuron: 'neurons?',
  edge: 'edges?|friendships?',
  node: 'nodes?|members?',
};

const ZH: Words = {
  split: '验证集|未标注|测试集|探索性',
  prediction: '改换了?(?:阵营|类别|判断)|概率',
  correct: '正确|准确率',
  chance: '随机水平|把所有人归到同一方|把所有节点归到最大的类别|瞎猜',
  feature: '特征|自己专属的输入|独热',
  healed: '已经适应|愈合',
  healing: '权重回退|中奖彩票|彩票假设',
  random: '随机抽取的|随机剪枝|抽签',
  criterion: '准则|权重幅值',
  multiplyAdds: '乘加次数',
  activation: '激活值|“死”神经元',
  gradient: '梯度',
  loss: '损失',
  score: '得分|阈值',
  epoch: '第 [\\d,]+ 轮|轮次',
  seed: '种子',
  dense: '完整模型',
  ratio: '稀疏度|剪枝率',
  prune: '掩码|剪枝|剪去',
  message: 'Â',
  weight: '权重',
  neuron: '神经元',
  edge: '友谊|边(?!界)',
  node: '节点|成员',
};

function patternOf(words: Words, isSpaced: boolean): RegExp {
  const groups = Object.entries(words).map(([term, pattern]) => `(?<${term}>${pattern})`);
  const any = groups.join('|');
  return isSpaced ? new RegExp(`(?<![\\w-])(?:${any})(?![\\w-])`, 'giu') : new RegExp(any, 'gu');
}

const PATTERNS = { en: patternOf(EN, true), zh: patternOf(ZH, false) } as const;

/** A sentence in pieces; each term is given once, where it first stands. */
export function piecesOf(sentence: string, language: keyof typeof PATTERNS): readonly Piece[] {
  const pieces: Piece[] = [];
  const given = new Set<string>();
  let from = 0;
  for (const match of sentence.matchAll(PATTERNS[language])) {
    const found = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined);
    const term = found?.[0] as TermId | undefined;
    if (!term || given.has(term)) continue;
    given.add(term);
    if (match.index > from) pieces.push({ text: sentence.slice(from, match.index), term: null });
    pieces.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) pieces.push({ text: sentence.slice(from), term: null });
  return pieces;
}

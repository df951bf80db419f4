/** 用文字说明的一句话：剪掉了什么、结果如何、说明了什么。 */

import { MANY } from './en-summary';
import type { Facts, Removed } from './facts';
import type { Words } from './zh-words';
import { plain } from './numbers';

const percent = (value: number): string => `${Math.round(value * 10) / 10}%`;

function gone(removed: Removed, measure: string, noun: string): string {
  if (removed.removed === removed.total) return `全部 ${plain(removed.total)} ${measure}${noun}`;
  const lot = removed.random ? '随机抽取的' : '';
  return `${plain(removed.total)} ${measure}${noun}中${lot} ${plain(removed.removed)} ${measure}`;
}

function whatIsGone(facts: Facts, words: Words): string {
  const { weights, neurons, edges } = facts;
  const parts: string[] = [];
  if (weights.removed > 0)
    parts.push(
      weights.removed === weights.total
        ? '全部权重'
        : `${weights.random ? '随机抽取的 ' : ''}${percent(weights.percent)} 的权重`,
    );
  if (neurons.removed > 0) parts.push(gone(neurons, '个', '神经元'));
  if (edges.removed > 0) parts.push(gone(edges, words.measure, words.edge));
  const last = parts.pop() ?? '';
  return `已剪去${parts.length > 0 ? `${parts.join('、')}和` : ''}${last}`;
}

const score = (facts: Facts, words: Words): string =>
  facts.total < MANY
    ? `${facts.total} ${words.counted}中有 ${facts.correct} ${words.counted}正确`
    : `${percent((100 * facts.correct) / facts.total)} 正确`;

function whatItDid(facts: Facts, words: Words): string {
  if (facts.changed === 0)
    return `没有${words.nobody}改换${words.sides}：仍是${score(facts, words)}`;
  const difference = facts.correct - facts.before;
  const compared =
    difference === 0
      ? '与之前一样多'
      : `比之前${difference < 0 ? '少' : '多'} ${plain(Math.abs(difference))} ${words.counted}`;
  return `有 ${plain(facts.changed)} ${words.counted}改换了${words.sides}；${score(facts, words)}，${compared}`;
}

function whatToMakeOfIt(facts: Facts, words: Words): string {
  const { weights, neurons, edges } = facts;
  if (edges.removed === edges.total) {
    if (facts.learnedAgain)
      return `一条${words.edge}都没有，重新训练的网络只剩特征可用：它原先的其余知识正来自这张图。`;
    if (facts.identityFeatures)
      return `它学习时这些${words.edge}都还在，而且每个${words.node}都有自己专属的输入，所以能逐个记住。不妨试试“去掉边后重新学习”。`;
    return `这些权重是在${words.edge}都还在时学到的。不妨试试“去掉边后重新学习”。`;
  }
  if (facts.correct <= facts.chance)
    return `这并不比${words.chance}更好。${facts.healed ? '训练时已剪去的不再回来；撤销可回到那之前。' : '往回拖，一切都会回到原位。'}`;
  if (facts.healed) return '剪去之后又训练过，其余部分已经适应：被剪去的不再回来。';
  if (neurons.removed > 0 && neurons.literal)
    return '按这种字面读法，“死”神经元离所有活跃的都很远，反而会被留下。';
  if (weights.removed > 0 && weights.random) return '抽签可不看权重的大小。';
  if (edges.removed > 0 && facts.learnedAgain) return `网络已在剩下的${words.edge}上重新训练。`;
  if (edges.removed > 0) return `网络的权重仍是${words.edge}齐全时学到的。`;
  if (facts.changed === 0 && weights.smallest && weights.percent >= 30)
    return '最小的那些权重几乎无关紧要，直到某一刻突然要紧起来。';
  return '';
}

/** 汉字与数字之间空一格。 */
function spaced(text: string): string {
  return text.replace(/([一-鿿])(\d)/g, '$1 $2').replace(/(\d)([一-鿿])/g, '$1 $2');
}

export function summary(facts: Facts, words: Words): string {
  return spaced(sentence(facts, words));
}

function sentence(facts: Facts, words: Words): string {
  if (facts.training && facts.epoch < facts.epochs)
    return `正在学习：第 ${plain(facts.epoch)} 轮，共 ${plain(facts.epochs)} 轮，目前${score(facts, words)}。`;
  if (facts.epoch === 0) return '它还什么都没学到，现在只是在瞎猜。请按“训练”。';
  const nothing = facts.weights.removed + facts.neurons.removed + facts.edges.removed === 0;
  if (nothing)
    return `什么都没有剪去，${score(facts, words)}。拖动滑块，看看谁会改换${words.sides}。`;
  const isolated =
    facts.isolated > 0 && facts.edges.removed < facts.edges.total
      ? `有 ${plain(facts.isolated)} ${words.head}一条${words.edge}也不剩。`
      : '';
  return `${whatIsGone(facts, words)}，${whatItDid(facts, words)}。${isolated}${whatToMakeOfIt(facts, words)}`;
}

/** 手机上只容得下几个字的说明。 */
function brieflyWhatToMakeOfIt(facts: Facts, words: Words): string {
  const { weights, neurons, edges } = facts;
  if (edges.removed === edges.total) {
    if (facts.learnedAgain) return '它原先的知识来自这张图。';
    return facts.identityFeatures
      ? `它是在${words.edge}还在时逐个记住每个${words.node}的。`
      : `权重是在${words.edge}还在时学到的。`;
  }
  if (facts.correct <= facts.chance) return '这并不比随机水平好。';
  if (facts.healed) return '其余部分已经适应。';
  if (neurons.removed > 0 && neurons.literal) return '这种读法会把“死”神经元留下。';
  if (weights.removed > 0 && weights.random) return '抽签不看权重的大小。';
  if (edges.removed > 0)
    return facts.learnedAgain
      ? `网络已在剩下的${words.edge}上重新训练。`
      : `网络的权重仍是${words.edge}齐全时学到的。`;
  if (facts.changed === 0 && weights.smallest && weights.percent >= 30)
    return '最小的权重几乎无关紧要，直到突然要紧起来。';
  return '';
}

export function brief(facts: Facts, words: Words): string {
  return spaced(briefSentence(facts, words));
}

function briefSentence(facts: Facts, words: Words): string {
  if (facts.training && facts.epoch < facts.epochs)
    return `正在学习：第 ${plain(facts.epoch)} 轮，共 ${plain(facts.epochs)} 轮。`;
  if (facts.epoch === 0) return '它还什么都没学到。请按“训练”。';
  if (facts.weights.removed + facts.neurons.removed + facts.edges.removed === 0)
    return `什么都没有剪去。拖动滑块，看看谁会改换${words.sides}。`;
  const moved =
    facts.changed === 0
      ? `没有${words.nobody}改换${words.sides}`
      : `有 ${plain(facts.changed)} ${words.counted}改换了${words.sides}`;
  return `${whatIsGone(facts, words)}，${moved}。${brieflyWhatToMakeOfIt(facts, words)}`;
}

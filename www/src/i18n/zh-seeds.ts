/** 同一个方案在多个种子上。中文。 */

import type { seeds as english } from './en-seeds';
import { plain } from './numbers';

type Measure = 'correct' | 'auc';

const digits = (measure: Measure, value: number): string =>
  value.toFixed(measure === 'correct' ? 1 : 3);

export const seeds: typeof english = {
  name: '多个种子',
  ask: (count) => `试 ${count} 个种子`,
  stop: '停止',
  about: (epochs) =>
    `一个种子只是一个样本。从这个种子及其后的种子重新训练，按此方案剪枝，微调 ${plain(epochs)} 轮；什么都不剪和随机剪去同样多的各做一遍。页面上的一切都不变。`,
  progress: (done, of) => `${done} / ${of} 个种子`,
  stale: '属于另一个方案或模型',
  arms: {
    plan: '此方案',
    dense: '完整模型，训练同样久',
    random: '随机剪去同样多',
    layerMagnitude: '各层最小的权重',
  },
  pruned: '剪完时',
  tuned: '微调后',
  difference: '此方案相比',
  measures: {
    correct: '准确率',
    auc: 'AUC',
  },
  mean: (measure, mean, margin) =>
    `${digits(measure, mean)} ± ${digits(measure, margin)}${measure === 'correct' ? '%' : ''}`,
  than: (measure, mean, margin, isSignificant) => {
    const size = digits(measure, Math.abs(mean));
    const [within, unit] = [digits(measure, margin), measure === 'correct' ? ' 个百分点' : ''];
    return isSignificant
      ? `${mean > 0 ? '高' : '低'} ${size} ± ${within}${unit}`
      : `不显著（${mean < 0 ? '−' : '+'}${size} ± ${within}）`;
  },
};

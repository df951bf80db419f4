/** 同一个方案在多个种子上。中文。 */

import type { seeds as english } from './en-seeds';

const points = (value: number): string => Math.abs(value).toFixed(1);

export const seeds: typeof english = {
  name: '多个种子',
  ask: (count) => `试 ${count} 个种子`,
  stop: '停止',
  about: (epochs) =>
    `一个种子只是一个样本。从这个种子及其后的种子重新训练，按此方案剪枝，微调 ${epochs} 轮；什么都不剪和随机剪去同样多的各做一遍。页面上的一切都不变。`,
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
  mean: (mean, margin) => `${mean.toFixed(1)} ± ${margin.toFixed(1)}%`,
  than: (mean, margin, isSignificant) =>
    isSignificant
      ? `${mean > 0 ? '高' : '低'} ${points(mean)} ± ${margin.toFixed(1)} 个百分点`
      : `不显著（${mean < 0 ? '−' : '+'}${points(mean)} ± ${margin.toFixed(1)}）`,
};

/** 卡片的选项旁边的说明。 */

import type { chosen as english } from './en-chosen';
import { plain } from './numbers';

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

export const chosen: typeof english = {
  neuronScope: '神经元作用范围',
  neuronScopes: {
    network: {
      name: '全网（全局）',
      why: '全局敏感度：得分先除以所在层的平均值，再在所有隐藏层之间一起排名。',
    },
    layer: {
      name: '层内（局部）',
      why: '局部敏感度：每个隐藏层各自排名，剪去同样的比例。',
    },
  },
  oneHiddenLayer: '只有一个隐藏层时，局部敏感度与全局敏感度相同，所以没有作用范围可选。',
  bothSides: (share) =>
    `两个隐藏层之间的矩阵两侧都失去神经元：每侧剪去 ${percent(share)}，其权重就有 1 − (1 − p)² = ${percent(1 - (1 - share) * (1 - share))} 不再起作用。`,
  judge: {
    validation: '以验证集上的损失评判。',
    predictions: '没有留作验证的数据，所以以网络自己的预测评判。',
    training: '以训练损失评判。',
  },
  agreement: {
    name: '与实测的一致程度：',
    told: (rho, items) =>
      `逐一单独剪去 ${plain(items)} 项实测，ρ = ${rho.toFixed(2).replace('-', '−')}。1 为次序完全相同，0 为毫无关系。`,
    none: (items) => `两者之一对全部 ${plain(items)} 项毫无区分，没有次序可比。`,
    asking: (done) => (done > 0 ? `正在逐一剪去，已完成 ${done}%` : '正在逐一剪去……'),
    stop: '停止',
    ask: (items) => `实测全部 ${plain(items)} 项`,
  },
  perRound: (rate, rounds, all) =>
    `分 ${rounds} 回，每回剪去余下的 ${percent(rate)}，一共 ${percent(all)}。`,
  pace: '节奏',
  paces: {
    cubic: '三次曲线：先快后慢',
    linear: '线性：每次同样多',
    exponential: '指数：每次余下的同样比例',
  },
};

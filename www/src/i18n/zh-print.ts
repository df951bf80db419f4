/** 保存的图片下方的说明文字。 */

import type { PrintTexts } from './en-print';
import { plain } from './numbers';

export const zh: PrintTexts = {
  pictures: {
    graph: { name: '图', about: '与屏幕上所见一致。' },
    neurons: { name: '网络', about: '神经元及其权重，最重要的在前。' },
    matrix: { name: '权重矩阵', about: '每个权重一格。' },
    joined: { name: '随剪枝率变化的结果', about: '结果曲线与排好序的得分。' },
    training: { name: '训练曲线', about: '逐轮记录，并标出每次剪枝。' },
  },
  title: '图片',
  text: '无论界面用哪种主题，图片一律为浅色底，并附说明文字，写明是怎样得到的。',
  save: (picture, format) => `保存图片：${picture}（${format}）`,
  working: '正在绘制……',
  size: (graph, nodes, edges) => `${graph}：${plain(nodes)} 个节点，${plain(edges)} 条边。`,
  network: (layers, epoch, seed) =>
    `图卷积网络 ${layers}，第 ${plain(epoch)} 轮，随机种子 ${seed}。`,
  cut: { weights: '权重', neurons: '神经元', edges: '边' },
  removed: (card, ratio, items, criterion) => `${card} ${ratio}（${items}），准则：${criterion}`,
  removedAll: (parts) => `剪去：${parts.join('；')}。`,
  nothingRemoved: '没有剪去任何东西。',
  result: (now, before) => `${now}；未剪枝时 ${before}。`,
  fingerprint: (hash) => `结果指纹 ${hash}。`,
  link: (address) => `由 Secateur 制作：${address}`,
  keys: {
    graph: (overlay) => `节点着色：${overlay}。虚线是已剪去的边。`,
    dot: '圆点表示一开始就已知的节点。',
    marks: '圆点表示一开始就已知的节点，叉表示预测错误，双圈表示预测有变。',
    neurons: (criterion) => `各行：${criterion}。向上的条是正权重，向下的是负权重，虚线处已剪去。`,
    joined: (card, criterion, draws, split) =>
      `横轴：${card}的剪枝率。纵轴：预测正确数（${split}）。实线：${criterion}` +
      (draws > 0 ? `；虚线与阴影：随机剪枝，抽取 ${draws} 次` : '') +
      '；点线：未剪枝。下方：按剪去顺序排列的得分。',
    training:
      '实线：预测正确数（有验证集时按验证集）；虚线：训练损失；点线：验证损失；红线：剪枝处；长划线（若有）：作为对照的未剪枝模型的预测正确数。',
  },
};

/** 能剪多少、手动剪、部署之后：搜索、剪刀与观察。 */

import type { Messages } from './en';
import { MANY } from './en-summary';
import type { Words } from './zh-words';
import { plain } from './numbers';

const percent = (value: number): string => `${Math.round(value * 10) / 10}%`;

const share = (part: number, whole: number): string =>
  whole < MANY ? `${part} / ${whole}` : percent((100 * part) / whole);

function loss(w: Words, items: number, part: number): string {
  return part > 0 ? percent(100 * part) : `${items} ${w.counted}`;
}

export const lookout = (w: Words): Messages['lookout'] => ({
  find: '查找',
  most: {
    weights: '权重最多能剪多少，最多丢',
    neurons: '神经元最多能剪多少，最多丢',
    edges: `${w.edge}最多能剪多少，最多丢`,
  },
  budget: '允许损失多少',
  loss: (items, part) => (part > 0 ? percent(100 * part) : String(items)),
  cancel: (done) => `取消，已完成 ${done}%`,
  found: ({ card, removed, total, items, part, before, correct, of, validated, next }) =>
    `找到了：${plain(total)} ${card === 'edges' ? `${w.measure}${w.edge}` : card === 'weights' ? '个权重' : '个神经元'}中可以剪去 ${plain(removed)}，${items === 0 && part === 0 ? '一个也不丢' : `损失不超过 ${loss(w, items, part)}`}` +
    `（${validated ? '验证集' : `未标注${w.item}`}正确 ${share(correct, of)}，原为 ${share(before, of)}${validated ? '' : '；仅供探索'}）。` +
    (next === null ? '' : `再多剪一步就会失去 ${plain(next)} ${w.counted}。`),
  scissors: '剪刀',
  scissorsWhy:
    '打开后，点击就是剪：一个权重、一个神经元、一条边，或一个节点的所有边。再点一次改为手动保留，第三次交还规则。按 Esc 结束。',
  scissorsOn: '剪刀已打开：点击要剪的东西',
  snipped: { rule: '交还规则', cut: '已手动剪去', kept: '已手动保留' },
  snippedItem: (what, state) => `${what}：${state}`,
  watch: '观察',
  watchTab: '部署与观察',
  watchWhy: `让新的${w.edge}陆续出现，跟踪两个模型`,
  watchRule: (seed) =>
    `不再训练，新的${w.edge}陆续出现：五条里有四条连接有共同${w.node}的两个${w.node}，其余任意连接。每来一批，完整模型和剪枝后的模型都重新猜一遍。种子 ${seed}。`,
  watchAgain: '从这里开始观察',
  watching: (done) => `观察中，已完成 ${done}%`,
  watched: ({ arrived, closing, dense, pruned, total, agree, of, first }) =>
    `新增 ${plain(arrived)} ${w.measure}${w.edge}之后（其中 ${plain(closing)} ${w.measure}连接有共同${w.node}的两个${w.node}），完整模型正确 ${share(dense, total)}，剪枝后的模型正确 ${share(pruned, total)}；起初是 ${share(first.dense, total)} 和 ${share(first.pruned, total)}。两者一致的有 ${share(agree, of)}。`,
  watchKey: { dense: '完整模型，正确', pruned: '剪枝后，正确', agree: '两者说法一致' },
  watchAxis: `新增${w.edge}`,
  histogram: '直方图',
  histogramNote: (count) => `得分；最高的一柱有 ${plain(count)} 个`,
  histogramAxis: { low: '最低得分', high: '最高得分' },
  measured: '实测',
  measuredLoss: (loss) =>
    `没有它损失${loss < 0 ? '减少' : '增加'} ${Math.abs(loss).toPrecision(2)}`,
  ranked: (score, place, of) =>
    `得分 ${Number(score.toPrecision(3))} · 第 ${plain(place)} 个被剪，共 ${plain(of)} 个`,
});

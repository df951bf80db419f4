/** 图与网络的画面上说的话。 */

import type { pictures as en } from './en-pictures';
import { plain } from './numbers';

const value = (number: number): string => String(Number(number.toPrecision(3)));

export const pictures: typeof en = {
  save: '保存图片',
  failed: '无法绘制这张图片。',
  nothing: '这里还没有可画的内容。',
  overlay: '着色',
  overlays: {
    prediction: '预测',
    truth: '真实',
    mistakes: '错误',
    activation: '激活值',
  },
  firing: '显示的神经元',
  zoomIn: '放大',
  zoomOut: '缩小',
  fit: '适应画面',
  keys: '方向键在节点之间移动，Page Up 和 Page Down 沿着一个节点的边移动，Enter 选中。加号、减号和零用于缩放；按住 Shift 再按方向键可移动节点。',
  legend: {
    right: '没有错',
    unlabelled: '未知',
    silent: '未激活',
    fires: (peak) => `激活，最高 ${value(peak)}`,
    negative: (peak) => `负值，最低 −${value(peak)}`,
  },
  edge: (from, to) => `${from} – ${to}`,
  edgeDetail: ({ name, removed, within }) =>
    [name, removed ? '已剪去' : '保留', within === null ? '' : within ? '同类之间' : '异类之间']
      .filter(Boolean)
      .join(' · '),
  networkAs: '网络视图',
  as: { neurons: '神经元', matrix: '矩阵', table: '表格' },
  matrixList: '逐格查看权重',
  sheet: (layer, inputs, outputs, bin) =>
    bin > 1
      ? `第 ${layer} 层：横向 ${plain(inputs)} 个输入，每格最多 ${plain(bin)} 个；纵向 ${plain(outputs)} 个神经元`
      : `第 ${layer} 层：横向 ${plain(inputs)} 个输入，纵向 ${plain(outputs)} 个神经元`,
  bin: ({ first, last, to, kept, of, strongest }) =>
    `${first} 至 ${last} → ${to} · 保留 ${plain(kept)} / ${plain(of)}` +
    (kept > 0 ? ` · 最强：${strongest}` : ''),
  weightsList: (count) => `${plain(count)} 个权重`,
  columns: { layer: '层', from: '起点', to: '终点', value: '权重', state: '状态' },
  sortBy: (column) => `按${column}排序`,
  firstRows: (caption, shown, all) =>
    shown < all ? `${caption}：共 ${plain(all)} 行，列出前 ${plain(shown)} 行` : caption,
};

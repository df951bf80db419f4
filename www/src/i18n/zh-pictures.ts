/** 图与网络的画面上说的话。 */

import type { pictures as en } from './en-pictures';

const value = (number: number): string => String(Number(number.toPrecision(3)));

export const pictures: typeof en = {
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
  firstRows: (caption, shown, all) =>
    shown < all ? `${caption}：共 ${all} 行，列出前 ${shown} 行` : caption,
};

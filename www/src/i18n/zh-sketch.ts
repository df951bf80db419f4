/** 手绘一张图。 */

import type { SketchTexts } from './en-sketch';
import { plain } from './numbers';

export const zh: SketchTexts = {
  title: '手绘一张图',
  start: '手绘一张图',
  back: '改为导入文件',
  how: '点击空白处添加节点；从一个节点拖到另一个，或依次点击两个节点，即可连边。',
  board: '画板',
  keys: 'N 添加节点。方向键在节点之间移动，按住 Shift 再按方向键可移动节点。Enter 选取一个节点，再在另一个节点上按 Enter 可连接或断开。Delete 删除；1 至 7 指定类别，0 为无类别。Ctrl+Z 撤销一步。',
  tools: '工具',
  tool: { draw: '绘制', move: '移动', colour: '着色', erase: '擦除' },
  classes: '新节点以及着色时所用的类别',
  none: '无类别',
  blank: '从空白开始',
  present: '从当前的图开始',
  add: '添加节点',
  undo: '撤销',
  redo: '重做',
  full: (most) => `最多可绘制 ${plain(most)} 个节点；更大的图请以文件导入。`,
  count: (nodes, edges) => `${plain(nodes)} 个节点，${plain(edges)} 条边`,
  use: '使用这张图',
  list: '以列表显示节点和边',
  node: '节点',
  name: '名称',
  group: '类别',
  nameOf: (node) => `${node}的名称`,
  classOf: (node) => `${node}的类别`,
  joinOf: (node) => `将${node}连接到`,
  join: '连接……',
  edges: '边',
  part: (a, b) => `断开${a}与${b}`,
  remove: (node) => `删除${node}`,
  removeShort: '删除',
  said: (node, group, edges) => `${node}，${group}，${plain(edges)} 条边`,
  taken: (node) => `已选取${node}，请选择另一端`,
};

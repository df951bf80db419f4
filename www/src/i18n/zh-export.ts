/** What can be exported, in Chinese. */

import type { ExportTexts } from './en-export';

export const zh: ExportTexts = {
  title: '用于其他程序的文件',
  text: '按当前剪枝结果导出的网络和图。',
  save: (name) => `保存“${name}”`,
  working: '正在写入……',
  failed: '无法写出这个文件。',
  wrongTask: '这里不预测节点的类别，因此没有这张表。',
  saves: {
    title: '实验及其权重',
    text: '保存为一个文件，无需重新训练即可原样恢复所见的一切：权重、剪枝、操作步骤，以及你自己的图（如果用的是自己的图）。文件只留在你的电脑上，也可以直接拖放到页面上打开。',
    save: '保存实验',
    open: '打开实验',
  },
  experiment: { name: '实验（JSON）', about: '你的全部选择，以及对权重所做的操作。' },
  kinds: {
    model: {
      name: '模型（safetensors）',
      about: '权重、掩码、图、归一化邻接矩阵，以及供比对的 logits。',
    },
    torchPrune: {
      name: '用于 torch.nn.utils.prune',
      about: '原来的权重和掩码，键名与该模块一致。',
    },
    compact: {
      name: '更小的模型',
      about: '去掉不起作用的神经元：矩阵变小，logits 不变。',
    },
    pygScript: {
      name: 'PyTorch Geometric 脚本',
      about: '可载入以上任何一个文件，并输出相同的 logits。',
    },
    dglScript: {
      name: 'DGL 脚本',
      about: '用于 DGL 的同样脚本。我们用 DGL 2.1.0 实际运行过：logits 一致。',
    },
    notebook: {
      name: 'Jupyter 笔记本',
      about: '在 PyTorch Geometric 中重做实验，并可用于本页面容纳不下的大图。',
    },
    predictions: { name: '预测（CSV）', about: '每个节点一行，附概率。' },
    scores: { name: '评分（CSV）', about: '各准则对每个权重、神经元和边的评分。' },
    graphMl: { name: '剪后的图（GraphML）', about: '剩下的边，可用于 Gephi 和 yEd。' },
    edgeList: { name: '剪后的图（边表）', about: '同样的内容，以表格形式。' },
  },
};

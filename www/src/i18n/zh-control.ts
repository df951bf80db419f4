/** 让完整模型训练同样久。中文。 */

import type { control as english } from './en-control';
import { plain } from './numbers';

export const control: typeof english = {
  ask: '让完整模型训练同样久',
  stop: '停止',
  about: (epochs) =>
    `对照：什么都不剪，从同样的起点训练至今一共训练的 ${plain(epochs)} 轮。页面上的一切都不变。`,
  progress: (done, of) => `${plain(done)} / ${plain(of)} 轮`,
  answer: (epochs, dense, pruned) =>
    `什么都不剪，训练 ${plain(epochs)} 轮之后：${dense}。现在的模型：${pruned}。`,
  early: (done, of) =>
    `未能同样久：完整模型在第 ${plain(done)} 轮（共 ${plain(of)} 轮）耗尽了耐心。`,
  diverged: (epoch, of) =>
    `未能同样久：完整模型在第 ${plain(epoch)} 轮（共 ${plain(of)} 轮）训练发散。`,
  line: {
    running: '完整模型，训练中',
    completed: '完整模型，训练同样久',
    early: (done) => `完整模型，第 ${plain(done)} 轮耗尽耐心`,
    diverged: (epoch) => `完整模型，第 ${plain(epoch)} 轮发散`,
  },
};

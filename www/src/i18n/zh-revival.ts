/** 没有掩码时，剪去的权重会不会回来。中文。 */

import type { revival as english } from './en-revival';
import { plain } from './numbers';

export const revival: typeof english = {
  ask: '剪去的权重会回来吗？',
  asking: '正在训练副本…',
  about: (epochs) =>
    `微调时，每走一步，掩码都把剪去的权重重新置为 0。这里不加掩码，把一份副本训练 ${plain(epochs)} 轮；页面上的一切都不变。`,
  answer: (epochs, returned, removed, right) =>
    `不加掩码，训练 ${plain(epochs)} 轮后，${plain(removed)} 个剪去的权重中有 ${plain(returned)} 个不再是 0；加掩码则一个也没有。不加掩码时，${right}。`,
  ended: (asked) => `没有训练满 ${plain(asked)} 轮就停了。`,
};

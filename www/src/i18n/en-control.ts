/** The dense model, trained for as long as the pruned one was, in English. */

const counted = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'epoch' : 'epochs'}`;

export const control = {
  ask: 'Train the dense model as long',
  stop: 'Stop',
  about: (epochs: number) =>
    `The control: nothing removed, from the same start, for the ${counted(epochs)} that were trained here in all. Nothing here changes.`,
  progress: (done: number, of: number) => `${done.toLocaleString('en')} of ${counted(of)}`,
  answer: (epochs: number, dense: string, pruned: string) =>
    `With nothing removed, after ${counted(epochs)}: ${dense}. As it stands here: ${pruned}.`,
  line: 'dense, trained as long',
};

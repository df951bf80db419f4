/** 节点与边的叫法：俱乐部里是成员和友谊，别的图里不是。 */

export interface Words {
  readonly node: string;
  /** “没有人”里的“人”。 */
  readonly nobody: string;
  readonly edge: string;
  readonly measure: string;
  /** 计人或计节点的量词。 */
  readonly head: string;
  readonly sides: string;
  readonly unnamed: string;
  readonly picture: string;
  readonly predicted: string;
  readonly inputs: string;
  readonly chance: string;
}

export const words = {
  club: {
    node: '成员',
    nobody: '人',
    edge: '友谊',
    measure: '条',
    head: '人',
    sides: '阵营',
    unnamed: '社区',
    picture: '俱乐部',
    predicted: '预测的一方',
    inputs: '输入权重，每格一位成员',
    chance: '把所有人归到同一方',
  },
  graph: {
    node: '节点',
    nobody: '节点',
    edge: '边',
    measure: '条',
    head: '个节点',
    sides: '类别',
    unnamed: '类别',
    picture: '图',
    predicted: '预测的类别',
    inputs: '输入权重，每格一个输入',
    chance: '把所有节点归到最大的类别',
  },
} as const satisfies Record<string, Words>;

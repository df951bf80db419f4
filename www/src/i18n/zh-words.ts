/** 节点与边的叫法：俱乐部里是成员和友谊，别的图里不是。 */

export interface Words {
  readonly node: string;
  /** “没有人”里的“人”。 */
  readonly nobody: string;
  readonly edge: string;
  readonly measure: string;
  /** 计人或计节点的量词。 */
  readonly head: string;
  /** 计数的对象。 */
  readonly item: string;
  /** 计数对象的量词：节点，预测边时是节点对。 */
  readonly counted: string;
  readonly right: string;
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
    item: '成员',
    nobody: '人',
    edge: '友谊',
    measure: '条',
    head: '人',
    counted: '人',
    right: '正确的节点',
    sides: '阵营',
    unnamed: '社区',
    picture: '俱乐部',
    predicted: '预测的一方',
    inputs: '输入权重，每格一位成员',
    chance: '把所有人归到同一方',
  },
  graph: {
    node: '节点',
    item: '节点',
    nobody: '节点',
    edge: '边',
    measure: '条',
    head: '个节点',
    counted: '个节点',
    right: '正确的节点',
    sides: '类别',
    unnamed: '类别',
    picture: '图',
    predicted: '预测的类别',
    inputs: '输入权重，每格一个输入',
    chance: '把所有节点归到最大的类别',
  },
} as const satisfies Record<string, Words>;

/** 预测边时，代替关于节点的说法。 */
export const links = {
  item: '节点对',
  counted: '对',
  right: '正确的节点对',
  nobody: '节点对',
  sides: '判断',
  chance: '瞎猜',
} as const satisfies Partial<Words>;

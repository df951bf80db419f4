/**
 * What nodes and edges are called: a club has members and friendships, other graphs have not; and what
 * is counted: nodes, or pairs where edges are predicted.
 */

export interface Words {
  readonly node: string;
  readonly nodes: string;
  readonly edge: string;
  readonly edges: string;
  /** What is counted. */
  readonly item: string;
  readonly items: string;
  /** The heading of how many are right. */
  readonly right: string;
  /** Nobody, no node. */
  readonly nobody: string;
  readonly somebody: string;
  /** What an item changes with its prediction. */
  readonly sides: string;
  readonly Node: string;
  readonly Nodes: string;
  readonly Edges: string;
  /** A class without a name of its own. */
  readonly Class: string;
  /** Of the picture. */
  readonly picture: string;
  readonly predicted: string;
  readonly changed: string;
  /** Of the strip of a neuron's incoming weights. */
  readonly inputs: string;
  /** What chance would do. */
  readonly chance: string;
}

export const words = {
  club: {
    node: 'member',
    nodes: 'members',
    edge: 'friendship',
    edges: 'friendships',
    item: 'member',
    items: 'members',
    right: 'Nodes right',
    nobody: 'nobody',
    somebody: 'somebody',
    sides: 'sides',
    Node: 'Member',
    Nodes: 'Members',
    Edges: 'Friendships',
    Class: 'Community',
    picture: 'The club',
    predicted: 'predicted side',
    changed: 'changed side',
    inputs: 'weights in, by member',
    chance: 'putting everybody on one side',
  },
  graph: {
    node: 'node',
    nodes: 'nodes',
    edge: 'edge',
    edges: 'edges',
    item: 'node',
    items: 'nodes',
    right: 'Nodes right',
    nobody: 'no node',
    somebody: 'a node',
    sides: 'class',
    Node: 'Node',
    Nodes: 'Nodes',
    Edges: 'Edges',
    Class: 'Class',
    picture: 'The graph',
    predicted: 'predicted class',
    changed: 'changed class',
    inputs: 'weights in',
    chance: 'putting every node into the largest class',
  },
} as const satisfies Record<string, Words>;

/** Where edges are predicted, in place of what is said of nodes. */
export const links = {
  item: 'pair',
  items: 'pairs',
  right: 'Pairs right',
  nobody: 'no pair',
  somebody: 'a pair',
  sides: 'answer',
  chance: 'guessing',
} as const satisfies Partial<Words>;

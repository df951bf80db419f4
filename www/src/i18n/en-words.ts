/** What nodes and edges are called: a club has members and friendships, other graphs have not. */

export interface Words {
  readonly node: string;
  readonly nodes: string;
  readonly edge: string;
  readonly edges: string;
  /** Nobody, no node. */
  readonly nobody: string;
  readonly somebody: string;
  /** What a node changes with its prediction. */
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

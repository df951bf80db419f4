/** Drawing a graph by hand, in English. */

import { plain } from './numbers';

export const en = {
  title: 'Draw a graph',
  start: 'Draw one by hand',
  back: 'Bring a file instead',
  how: 'Tap empty ground for a node; drag from node to node, or tap one and then the other, for an edge.',
  board: 'Drawing board',
  keys: 'N adds a node. Arrow keys go from node to node, Shift with an arrow moves one. Enter takes a node, Enter on another joins or parts them. Delete removes; 1 to 7 give a class, 0 none. Control Z undoes a step.',
  tools: 'Tool',
  tool: { draw: 'Draw', move: 'Move', colour: 'Colour', erase: 'Erase' },
  classes: 'Class of new nodes, and of nodes that are coloured',
  none: 'no class',
  blank: 'From blank',
  present: 'From the graph on the page',
  add: 'Add a node',
  undo: 'Undo',
  redo: 'Redo',
  full: (most: number) =>
    `No more than ${plain(most)} nodes can be drawn; bring a larger graph as a file.`,
  count: (nodes: number, edges: number) =>
    `${plain(nodes)} ${nodes === 1 ? 'node' : 'nodes'}, ${plain(edges)} ${edges === 1 ? 'edge' : 'edges'}`,
  use: 'Use this graph',
  list: 'Nodes and edges as a list',
  node: 'Node',
  name: 'Name',
  group: 'Class',
  nameOf: (node: string) => `Name of ${node}`,
  classOf: (node: string) => `Class of ${node}`,
  joinOf: (node: string) => `Join ${node} with`,
  join: 'join …',
  edges: 'Edges',
  part: (a: string, b: string) => `Part ${a} and ${b}`,
  remove: (node: string) => `Remove ${node}`,
  removeShort: 'Remove',
  said: (node: string, group: string, edges: number) =>
    `${node}, ${group}, ${plain(edges)} ${edges === 1 ? 'edge' : 'edges'}`,
  taken: (node: string) => `${node} is taken; choose the other end`,
};

export type SketchTexts = typeof en;

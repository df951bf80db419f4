/** What a pointer does on the drawing board. */
export const TOOLS = ['draw', 'move', 'colour', 'erase'] as const;
export type Tool = (typeof TOOLS)[number];

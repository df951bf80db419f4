/**
 * Pictures of the page for paper: the same views, mounted out of sight on light paper, so that what
 * is saved is what is shown, whichever tab or theme is in use.
 */

import { mount, tick, unmount, type Component } from 'svelte';
import { drawChart } from '../../draw/chart';
import { readColours } from '../../draw/colours';
import { shapeOf, traceShape } from '../../draw/shapes';
import type { Drawing, LegendEntry, SheetColours } from '../../draw/sheet';
import { i18n } from '../../i18n/i18n.svelte';
import { contextOf } from '../../state/context';
import { className } from '../../state/names';
import { overlay } from '../../state/overlay.svelte';
import type { Session } from '../../state/session';
import Joined from '../charts/Joined.svelte';
import Training from '../charts/Training.svelte';
import Picture from '../graph/Picture.svelte';
import { shown } from '../graph/placement';
import Matrix from '../network/Matrix.svelte';
import Rows from '../network/Rows.svelte';

export const PICTURES = ['graph', 'neurons', 'matrix', 'joined', 'training'] as const;
export type PictureKind = (typeof PICTURES)[number];

export interface Taken {
  readonly drawing: Drawing;
  readonly legend: readonly LegendEntry[];
  readonly colours: SheetColours;
}

type Printed = (drawing: Drawing, palette?: ClassPalette) => void;

interface ClassPalette {
  readonly ink: string;
  readonly classes: readonly string[];
}

const VIEWS = {
  graph: Picture,
  neurons: Rows,
  matrix: Matrix,
  joined: Joined,
  training: Training,
} as unknown as Readonly<Record<PictureKind, Component<{ onprint?: Printed }>>>;

/** Frames of the screen that a view may need until it knows its size. */
const PATIENCE = 60;

function isChart(kind: PictureKind): boolean {
  return kind === 'joined' || kind === 'training';
}

function sizeOf(kind: PictureKind): { width: number; height: number } {
  if (kind === 'graph') {
    const { width, height } = shown.placement;
    return { width: Math.max(280, width), height: Math.max(200, height) };
  }
  return { width: 640, height: isChart(kind) ? 340 : 600 };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // A page in the background has no frames.
    if (document.hidden) setTimeout(resolve, 16);
    else requestAnimationFrame(() => resolve());
  });
}

/** What the shapes of the classes stand for, where the nodes show classes. */
function legendOf(session: Session, palette: ClassPalette): readonly LegendEntry[] {
  const { fixed, frame } = session.store;
  const info = fixed?.info;
  if (!info || overlay.on(frame) === 'activation') return [];
  return Array.from({ length: info.classes }, (_, index) => ({
    text: className(info, index, i18n.t),
    draw(pen, x, y) {
      pen.beginPath();
      traceShape(pen, shapeOf(index), x, y, 4.5);
      pen.fillStyle = palette.classes[index % palette.classes.length] ?? palette.ink;
      pen.fill();
      pen.strokeStyle = palette.ink;
      pen.lineWidth = 1;
      pen.stroke();
    },
  }));
}

/** A chart is drawn at once, while its style sheet applies to it. */
function recorded(chart: SVGSVGElement): Drawing {
  const { width, height } = chart.getBoundingClientRect();
  return { width, height, draw: (pen) => drawChart(pen, chart) };
}

/** Shows `use` the picture while it is mounted; null where there is nothing to be seen yet. */
export async function withPicture<R>(
  session: Session,
  kind: PictureKind,
  use: (taken: Taken) => Promise<R>,
): Promise<R | null> {
  const host = document.createElement('div');
  const { width, height } = sizeOf(kind);
  Object.assign(host.style, {
    position: 'fixed',
    inset: '0 auto auto 0',
    // A chart fills its place; the other views are laid out one below the other.
    display: isChart(kind) ? 'grid' : 'flex',
    flexDirection: 'column',
    width: `${width}px`,
    height: `${height}px`,
    visibility: 'hidden',
    pointerEvents: 'none',
  });
  host.className = 'paper';
  host.inert = true;
  document.body.append(host);
  let found: { drawing: Drawing; palette: ClassPalette | undefined } | null = null;
  const onprint: Printed = (drawing, palette) => (found = { drawing, palette });
  const view = mount(VIEWS[kind], {
    target: host,
    props: { onprint },
    context: contextOf(session) as Map<unknown, unknown>,
  });
  try {
    for (let frame = 0; frame < PATIENCE && found === null; frame += 1) {
      await tick();
      await nextFrame();
      const chart = host.querySelector<SVGSVGElement>('section > svg, .plot > svg');
      if (chart) onprint(recorded(chart));
    }
    // The closure above has set it, which the compiler cannot see.
    const seen = found as { drawing: Drawing; palette: ClassPalette | undefined } | null;
    if (!seen) return null;
    const { card, ink, 'ink-2': quiet } = readColours(host, ['card', 'ink', 'ink-2']);
    const colours = { paper: card, ink, quiet, family: getComputedStyle(host).fontFamily };
    const legend = seen.palette ? legendOf(session, seen.palette) : [];
    return await use({ drawing: seen.drawing, legend, colours });
  } finally {
    await unmount(view);
    host.remove();
  }
}

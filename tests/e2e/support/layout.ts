/** Measures what a glance would find: cut, covered and tiny controls, and a page that scrolls. */

import type { Page } from '@playwright/test';

export interface Flaw {
  readonly what: string;
  readonly element: string;
  readonly detail: string;
}

/** The least height and width of what is touched or clicked, in pixels. */
const TARGET = 24;

/** What lies over the page, a menu, may cover the rest. */
export async function measure(page: Page, phone: boolean, over?: 'menu'): Promise<Flaw[]> {
  return page.evaluate(
    ({ phone, least, over }) => {
      const flaws: Flaw[] = [];
      const name = (element: Element) =>
        `${element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''}`;
      const add = (what: string, element: Element, detail: string) =>
        flaws.push({ what, element: name(element), detail });
      const visible = (element: Element) =>
        element.checkVisibility({ opacityProperty: false, visibilityProperty: true }) &&
        !element.closest('.hidden') &&
        element.getBoundingClientRect().width > 1;

      // What lies outside its list can be scrolled to.
      const away = (element: Element, box: DOMRect) => {
        const view = element.closest('[role="region"]')?.getBoundingClientRect();
        const middle = box.top + box.height / 2;
        return view !== undefined && (middle < view.top || middle > view.bottom);
      };

      const root = document.documentElement;
      for (const element of [root, document.body]) {
        if (element.scrollWidth > innerWidth || (phone && element.scrollHeight > innerHeight))
          add('scrolls', element, `${element.scrollWidth} × ${element.scrollHeight}`);
      }

      const dialog = document.querySelector('dialog[open]');
      const within: ParentNode = dialog ?? document;
      const controls = 'button, select, input, [role="listbox"]';
      for (const element of within.querySelectorAll(controls)) {
        if (!visible(element)) continue;
        // A field with its unit is one target.
        const target = element.closest('label') ?? element;
        const box = target.getBoundingClientRect();
        if (Math.round(box.width) < least || Math.round(box.height) < least)
          add('too small', element, `${box.width} × ${box.height}`);
        if (away(element, box)) continue;
        if (
          box.left < -1 ||
          box.top < -1 ||
          box.right > innerWidth + 1 ||
          box.bottom > innerHeight + 1
        )
          add('off the screen', element, `${box.left} ${box.top} ${box.right} ${box.bottom}`);
        if (element.scrollWidth > element.clientWidth + 1 && !element.matches('[role="listbox"]'))
          add('cut off', element, `${element.scrollWidth} > ${element.clientWidth}`);
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        if (!over && top && !target.contains(top) && !top.contains(target))
          add('covered', element, name(top));
      }

      // A list's choice is cut without overflowing: its text has to be measured.
      const pen = document.createElement('canvas').getContext('2d');
      for (const select of within.querySelectorAll('select')) {
        if (!visible(select) || !pen) continue;
        const style = getComputedStyle(select);
        pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const width = pen.measureText(select.selectedOptions[0]?.text ?? '').width;
        const room =
          select.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        if (width > room + 1) add('cut off', select, `${width} > ${room}`);
      }

      // Every text, and what it stands in.
      for (const element of within.querySelectorAll(
        'h1, h2, h3, p, span, strong, li, td, dt, dd',
      )) {
        if (!visible(element) || element.closest('[aria-hidden="true"] canvas')) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        const wide = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
        if (wide && overflowX !== 'visible')
          add('cut off', element, `${element.scrollWidth} > ${element.clientWidth}`);
        const high = element.scrollHeight > element.clientHeight + 1 && element.clientHeight > 0;
        if (high && overflowY === 'hidden')
          add('cut off', element, `${element.scrollHeight} > ${element.clientHeight} high`);
        const box = element.getBoundingClientRect();
        if (phone && (box.left < -1 || box.right > innerWidth + 1))
          add('off the screen', element, `${box.left} to ${box.right}`);
      }

      // Regions do not run into each other, and scroll only where a list is to scroll.
      const inside = within.querySelectorAll('section, header, nav, [role="group"], [class]');
      for (const element of inside) {
        if (!visible(element)) continue;
        const { overflowX, overflowY } = getComputedStyle(element);
        if (element.scrollWidth > element.clientWidth + 1 && /auto|scroll/.test(overflowX))
          add('scrolls', element, `${element.scrollWidth} > ${element.clientWidth}`);
        const list = element.matches('[role="listbox"], [role="region"], pre');
        const high = element.scrollHeight > element.clientHeight + 1;
        if (high && /auto|scroll/.test(overflowY) && !list && element.clientHeight > 0)
          add('scrolls', element, `${element.scrollHeight} > ${element.clientHeight}`);
      }
      return flaws;
    },
    { phone, least: TARGET, over },
  );
}

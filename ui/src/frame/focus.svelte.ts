import type { Program } from '../domain/program.svelte';

/** How long dialogs take to go after what they did is done, in milliseconds. */
const SETTLED = 60;

const isNowhere = () => !document.activeElement || document.activeElement === document.body;

/** Keeps the keyboard where it is of use. To be called while the window's frame is set up.
 *
 *  `isHere` tells whether the place that was asked for is shown; `main` is the part it stands in. */
export function keepFocus(program: Program, isHere: () => boolean, main: () => HTMLElement): void {
  // Opening a place moves the keyboard there, to its main list as soon as that has come.
  let arrived = program.visit;
  let waits = false;
  $effect(() => {
    const { visit, home } = program;
    if (visit === arrived || !isHere()) return;
    if (!home) {
      waits = true;
      main().focus({ preventScroll: true });
      return;
    }
    arrived = visit;
    // She may have gone on meanwhile.
    if (!waits || document.activeElement === main() || isNowhere()) {
      home.focus({ preventScroll: true });
    }
    waits = false;
  });

  // What was pressed is disabled while it works, and may be gone afterwards: the keyboard comes
  // back to it, or else to the main list.
  let pressed: Element | null = null;
  $effect.pre(() => {
    if (program.busy) {
      pressed = document.activeElement;
      return;
    }
    const before = pressed;
    pressed = null;
    if (before) setTimeout(() => back(before), SETTLED);
  });

  function back(before: Element) {
    if (program.busy || !isNowhere()) return;
    if (document.querySelector('[role=dialog], [role=alertdialog]')) return;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    if (isNowhere()) program.home?.focus({ preventScroll: true });
  }
}

import { placeNames } from './program.svelte';
import type { Program } from './program.svelte';

/** Whether she is writing, so that letters and Ctrl+Z are the field's. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  );
}

/** The keys that work everywhere; the places have their own beside them. */
export function pressed(program: Program, event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const isReady = program.state?.condition === 'ready';
  if (command && key === 'k' && isReady) {
    program.dialog = program.dialog === 'find' ? undefined : 'find';
  } else if (program.dialog) {
    return;
  } else if (command && key === 'z' && !event.shiftKey && !isTyping(event.target)) {
    if (program.state?.profile) void program.undo();
  } else if (event.key === '?' && !isTyping(event.target)) {
    program.dialog = 'shortcuts';
  } else if (event.altKey && !command && isReady && /^Digit\d$/.test(event.code)) {
    // The tenth place is behind 0, as on the keyboard.
    const place = placeNames[(Number(event.code.slice(5)) + 9) % 10];
    if (place) program.go(place);
  } else {
    return;
  }
  event.preventDefault();
}

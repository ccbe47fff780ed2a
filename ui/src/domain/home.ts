import type { Attachment } from 'svelte/attachments';
import type { Program } from './program.svelte';

/** Marks where the keyboard goes when the place is opened: its main list or its heading. */
export function home(program: Program): Attachment<HTMLElement> {
  return (element) => {
    program.home = element;
    return () => {
      if (program.home === element) program.home = undefined;
    };
  };
}

import { getCurrentWebview } from '@tauri-apps/api/webview';
import { listen } from '@tauri-apps/api/event';
import type { Progress } from '../lib/bindings.gen';
import type { Program } from './program.svelte';

const appendix = /\.(xlsx|xlsm|xls|xlsb|ods|docx)$/i;

/** Whether a file can hold an appendix, by its name. */
export function isAppendix(path: string): boolean {
  return appendix.test(path);
}

/** Hears of files over the window and of how far long work has come; answers how to stop. */
export function listenTo(program: Program): () => void {
  const heard = [
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      program.hovering = payload.type === 'enter' || payload.type === 'over';
      if (payload.type === 'drop') program.takeDrop(payload.paths);
    }),
    listen<Progress>('progress', ({ payload }) => {
      if (program.busy) program.progress = payload;
    }),
  ];
  return () => heard.forEach((stop) => void stop.then((go) => go()));
}

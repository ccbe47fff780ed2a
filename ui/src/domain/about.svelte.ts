import { invoke } from '@tauri-apps/api/core';

/** What the program says about itself: the answer of the command `about`. */
interface About {
  version: string;
  /** Where the store is or would be; null where the system names no folder for it. */
  store: { path: string; exists: boolean } | null;
}

/** Asks the program once; `answer` stays undefined until it has come. */
export class AboutProgram {
  answer = $state<About>();

  constructor() {
    void invoke<About>('about').then((about) => {
      this.answer = about;
    });
  }
}

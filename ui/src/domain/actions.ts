import { commands } from '../lib/bindings.gen';
import { size } from '../lib/format';
import { openFile } from '../lib/pick';
import { words } from '../lib/words.gen';
import type { Program } from './program.svelte';

// What can be done from more than one place.

/** Lets her choose an appendix and shows it before anything is stored. */
export async function importAppendix(program: Program): Promise<void> {
  const path = await openFile('appendices');
  if (path !== undefined) await program.lookAt(path);
}

/** Writes a backup; without a path, beside the store. */
export async function backUp(program: Program, path: string | null = null): Promise<void> {
  await program.run(
    () => commands.createBackup(path),
    (backup) => ({
      text: words.journal.backedUp({ path: backup.path, size: size(backup.bytes) }),
      folder: backup.path,
    }),
  );
}

/** Lets her choose the store to work in from now on. */
export async function chooseStore(program: Program): Promise<void> {
  const path = await openFile('stores');
  if (path !== undefined) await program.run(() => commands.useStore(path));
}

/** Puts a backup in the store's place and says where the store before it is kept. */
export async function restore(program: Program, path: string): Promise<void> {
  await program.run(
    () => commands.restoreBackup(path),
    ({ tasks, kept }) =>
      kept
        ? { text: words.restore.restoredKept({ tasks, path: kept }) }
        : { text: words.restore.restored({ tasks }) },
  );
}

import type { Program } from '../../domain/program.svelte';
import { commands } from '../../lib/bindings.gen';
import { periodName } from '../../lib/format';
import { recall, remember } from '../../lib/memory';
import { openFolder } from '../../lib/pick';
import { words } from '../../lib/words.gen';

const FOLDER = 'bundles';

/** The folder of all bundles; none before the first. */
export const bundleFolder = () => recall<string>(FOLDER);

/** Asks for the folder of all bundles and remembers it. */
export async function chooseFolder(): Promise<string | undefined> {
  const folder = await openFolder();
  if (folder !== undefined) remember(FOLDER, folder);
  return folder;
}

/** Writes everything for signature into a folder of its own; only the first time she is asked
 *  where. */
export async function bundle(
  program: Program,
  period: string,
  of: { version: number | null; audience: string | null },
) {
  const folder = bundleFolder() ?? (await chooseFolder());
  if (folder === undefined) return;
  await program.run(
    () => commands.bundle(period, of.version, of.audience, folder),
    (written) => {
      const text = words.fill.bundled({
        period: periodName(written.period),
        count: written.files.length,
      });
      const told = [text, ...written.remarks.map((remark) => remark.message)].join(' ');
      const file = written.files[0]?.path;
      return { text: told, ...(file && { folder: file }) };
    },
  );
}

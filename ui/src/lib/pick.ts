import { open, save } from '@tauri-apps/plugin-dialog';
import { words } from './words.gen';

// Every dialog of the system the window opens; each answers undefined where she closes it.

const appendices = {
  name: words.files.appendices,
  extensions: ['xlsx', 'xls', 'xlsb', 'ods', 'docx'],
};
const excel = { name: words.files.excel, extensions: ['xlsx'] };
const word = { name: words.files.word, extensions: ['docx'] };
const reports = {
  name: words.files.reports,
  extensions: [
    'xlsx',
    'xls',
    'xlsb',
    'xlsm',
    'ods',
    'docx',
    'pdf',
    'jpg',
    'jpeg',
    'png',
    'eml',
    'mbox',
    'msg',
    'zip',
  ],
};
const backups = { name: words.files.backups, extensions: ['tct06'] };
const stores = { name: words.files.stores, extensions: ['tct06'] };

const contacts = {
  name: words.files.contacts,
  extensions: ['xlsx', 'xls', 'xlsb', 'ods', 'docx'],
};

const calendars = { name: words.files.calendars, extensions: ['ics'] };

const templates = { name: words.files.templates, extensions: ['xlsx', 'xlsm'] };

const kinds = {
  appendices,
  contacts,
  excel,
  word,
  reports,
  backups,
  stores,
  calendars,
  templates,
};

/** What a dialog lets her choose from. */
export type FileKind = keyof typeof kinds;

/** One file to read. */
export async function openFile(kind: FileKind): Promise<string | undefined> {
  const chosen = await open({ multiple: false, directory: false, filters: [kinds[kind]] });
  return chosen ?? undefined;
}

/** Some files to read; none where she closes the dialog. */
export async function openFiles(kind: FileKind): Promise<string[]> {
  const chosen = await open({ multiple: true, directory: false, filters: [kinds[kind]] });
  if (!chosen) return [];
  return Array.isArray(chosen) ? chosen : [chosen];
}

/** A folder. */
export async function openFolder(): Promise<string | undefined> {
  const chosen = await open({ multiple: false, directory: true });
  return chosen ?? undefined;
}

/** Where to write a file. */
export async function saveFile(kind: FileKind, name: string): Promise<string | undefined> {
  const chosen = await save({ defaultPath: name, filters: [kinds[kind]] });
  return chosen ?? undefined;
}

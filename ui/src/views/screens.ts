import type { PlaceName, Program } from '../domain/program.svelte';
import type { ProposalView } from '../lib/bindings.gen';
import { Lazy } from '../lib/lazy.svelte';

interface Props {
  program: Program;
}

/** What the window's main part shows: a place, or what stands there while there is none. */
export type ScreenName = PlaceName | 'welcome' | 'lost' | 'refused';

export const screens: Record<ScreenName, Lazy<Props>> = {
  today: new Lazy(() => import('./today/Today.svelte')),
  tasks: new Lazy(() => import('./tasks/Tasks.svelte')),
  units: new Lazy(() => import('./units/Units.svelte')),
  periods: new Lazy(() => import('./periods/Periods.svelte')),
  intake: new Lazy(() => import('./intake/Intake.svelte')),
  indicators: new Lazy(() => import('./indicators/Indicators.svelte')),
  difficulties: new Lazy(() => import('./difficulties/Difficulties.svelte')),
  returns: new Lazy(() => import('./returns/Returns.svelte')),
  journal: new Lazy(() => import('./journal/Journal.svelte')),
  settings: new Lazy(() => import('./settings/Settings.svelte')),
  welcome: new Lazy(() => import('./first/Welcome.svelte')),
  lost: new Lazy(() => import('./first/Lost.svelte')),
  refused: new Lazy(() => import('./first/Refused.svelte')),
};

export const preview = new Lazy<Props & { preview: ProposalView }>(
  () => import('./preview/Preview.svelte'),
);
export const pasting = new Lazy<Props & { close: () => void }>(
  () => import('./preview/PasteDialog.svelte'),
);
export const palette = new Lazy<Props>(() => import('../frame/Palette.svelte'));
export const calendar = new Lazy<
  Props & { trigger: HTMLElement | undefined; isOpen: boolean },
  'isOpen'
>(() => import('../frame/AsOfCalendar.svelte'));
export const shortcuts = new Lazy<Props>(() => import('../frame/Shortcuts.svelte'));

/** Fetches the rest one after another, so that a later click is answered at once. */
export async function fetchAll(): Promise<void> {
  const { today, tasks, units, periods, intake, indicators, difficulties } = screens;
  const { returns, journal, settings } = screens;
  const parts: { fetch: () => Promise<void> }[] = [
    tasks,
    periods,
    palette,
    units,
    intake,
    today,
    indicators,
    difficulties,
    returns,
    journal,
    settings,
    preview,
    pasting,
    calendar,
    shortcuts,
  ];
  for (const part of parts) await part.fetch();
}

import { CalendarDays, FileText, History, Inbox, ListChecks, Sun } from '@lucide/svelte';
import type { Component } from 'svelte';
import type { PlaceName, Program } from '../domain/program.svelte';
import { words } from '../lib/words.gen';
import Intake from './intake/Intake.svelte';
import Journal from './journal/Journal.svelte';
import Periods from './periods/Periods.svelte';
import Returns from './returns/Returns.svelte';
import Tasks from './tasks/Tasks.svelte';
import Today from './today/Today.svelte';

interface Place {
  word: string;
  icon: typeof Sun;
  component: Component<{ program: Program }>;
}

/** What each place of the navigation is called and shows. */
export const places: Record<PlaceName, Place> = {
  today: { word: words.place.today, icon: Sun, component: Today },
  tasks: { word: words.place.tasks, icon: ListChecks, component: Tasks },
  periods: { word: words.place.periods, icon: CalendarDays, component: Periods },
  intake: { word: words.place.intake, icon: Inbox, component: Intake },
  returns: { word: words.place.returns, icon: FileText, component: Returns },
  journal: { word: words.place.journal, icon: History, component: Journal },
};

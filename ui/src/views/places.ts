import {
  Building2,
  CalendarDays,
  ChartLine,
  FileText,
  History,
  Inbox,
  ListChecks,
  MessageCircleQuestionMark,
  Settings,
  Sun,
} from '@lucide/svelte';
import type { PlaceName } from '../domain/program.svelte';
import { words } from '../lib/words.gen';

interface Place {
  word: string;
  icon: typeof Sun;
}

/** What each place of the navigation is called. */
export const places: Record<PlaceName, Place> = {
  today: { word: words.place.today, icon: Sun },
  tasks: { word: words.place.tasks, icon: ListChecks },
  units: { word: words.place.units, icon: Building2 },
  periods: { word: words.place.periods, icon: CalendarDays },
  intake: { word: words.place.intake, icon: Inbox },
  indicators: { word: words.place.indicators, icon: ChartLine },
  difficulties: { word: words.place.difficulties, icon: MessageCircleQuestionMark },
  returns: { word: words.place.returns, icon: FileText },
  journal: { word: words.place.journal, icon: History },
  settings: { word: words.place.settings, icon: Settings },
};

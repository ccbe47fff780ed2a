import { folded } from './fold';
import { words } from './words.gen';

// Days come as "2024-03-13", moments as RFC 3339 in the locality's own time. Both are shown as
// they are written, so that a machine set to another time zone moves nothing.

const weekdays = new Intl.DateTimeFormat('vi-VN', { weekday: 'long', timeZone: 'UTC' });
const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 });
const fraction = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 });
const joined = new Intl.ListFormat('vi-VN', { type: 'conjunction' });
const order = new Intl.Collator('vi');
const halves: Record<string, string> = {
  H1: words.period.halfFirst,
  H2: words.period.halfSecond,
};
const roman = ['', 'I', 'II', 'III', 'IV'];

/** "13/03/2024", of a day or a moment. */
export function date(day: string): string {
  return `${shortDate(day)}/${day.slice(0, 4)}`;
}

/** "13/03". */
export function shortDate(day: string): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}`;
}

/** "17:00". */
export function time(moment: string): string {
  return moment.slice(11, 16);
}

/** "17:00 13/03/2024". */
export function moment(at: string): string {
  return words.day.at({ time: time(at), date: date(at) });
}

/** "17:00 13/03". */
export function shortMoment(at: string): string {
  return words.day.at({ time: time(at), date: shortDate(at) });
}

/** "Thứ Tư". */
export function weekday(day: string): string {
  return weekdays.format(utc(day));
}

/** "Thứ Tư, 13/03/2024". */
export function weekdayDate(day: string): string {
  return words.day.weekdayDate({ weekday: weekday(day), date: date(day) });
}

/** "Thứ Tư, 13 tháng 3". */
export function weekdayLong(day: string): string {
  return words.day.weekdayLong({
    weekday: weekday(day),
    day: Number(day.slice(8, 10)),
    month: Number(day.slice(5, 7)),
  });
}

/** "hôm nay 07:31", "hôm qua 16:02", "08/03/2024 07:31". */
export function since(at: string, today: string): string {
  if (at.slice(0, 10) === today) return words.store.todayAt({ time: time(at) });
  if (at.slice(0, 10) === addDays(today, -1)) return words.store.yesterdayAt({ time: time(at) });
  return words.store.dayAt({ date: date(at), time: time(at) });
}

/** The day some days later, or earlier where negative. */
export function addDays(day: string, days: number): string {
  const moved = utc(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** A period by its id: "Tuần 11", "Tháng 02", "Quý I"; never "T11", which means a month. */
export function periodName(id: string): string {
  const [year = '', part] = id.split('-');
  if (!part) return words.period.year({ number: year });
  if (part === '9M') return words.period.nineMonths;
  const number = part.slice(1);
  if (part.startsWith('W')) return words.period.week({ number });
  if (part.startsWith('Q'))
    return words.period.quarter({ number: roman[Number(number)] ?? number });
  if (part.startsWith('X')) return words.period.oneOff({ number });
  return halves[part] ?? words.period.month({ number: part });
}

/** A period in the name of a file: "tuan-10-2024", "6-thang-dau-nam-2024". */
export function periodFile(id: string): string {
  const name = folded(periodName(id)).replace(/[^a-z0-9]+/g, '-');
  const year = id.slice(0, 4);
  return name.includes(year) ? name : `${name}-${year}`;
}

/** A period with the days of its data where its name does not tell them: "Tuần 11 (07–13/3)", and
 *  what a report that is asked for once is about. */
export function periodTitle(period: {
  id: string;
  kind: string;
  title: string;
  from: string;
  to: string;
}): string {
  const name = periodName(period.id);
  if (period.title) return `${name}: ${period.title}`;
  if (period.kind !== 'week') return name;
  return `${name} (${span(period.from, period.to)})`;
}

/** "07–13/3", and over the end of a month "29/2–06/3". */
export function span(from: string, to: string): string {
  const short = (day: string) => `${day.slice(8, 10)}/${Number(day.slice(5, 7))}`;
  const start = from.slice(0, 7) === to.slice(0, 7) ? from.slice(8, 10) : short(from);
  return words.period.span({ from: start, to: short(to) });
}

/** "1.234", "1.234,5". */
export function number(value: number): string {
  return exact.format(value);
}

/** "84,7 %", of a value out of 100. */
export function percent(value: number): string {
  return `${fraction.format(value)}\u00a0%`;
}

/** "360 KB". */
export function size(bytes: number): string {
  if (bytes < 1024) return words.size.bytes({ number: whole.format(bytes) });
  if (bytes < 1024 * 1024) return words.size.kilo({ number: whole.format(bytes / 1024) });
  return words.size.mega({ number: fraction.format(bytes / 1024 / 1024) });
}

/** The last part of a path, whichever system wrote it. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).pop() ?? path;
}

/** "A, B và C", and "A, B, C và 4 nữa" where there are more than `most`. */
export function names(list: readonly string[], most = 3): string {
  if (list.length <= most) return joined.format(list);
  const first = list.slice(0, most).join(', ');
  return words.more({ names: first, count: list.length - most });
}

/** Vietnamese order: Đa after Dạ. */
export function compare(a: string, b: string): number {
  return order.compare(a, b);
}

function utc(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

/** A group's heading; some appendices give their groups no numeral. */
export const groupName = (group: { numeral: string; title: string }): string =>
  group.numeral ? words.tasks.group(group) : group.title;

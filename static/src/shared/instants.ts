/** The IANA name of the viewer's zone. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The zone in which times are shown and typed: the browser's. */
export function zoneName(at: Date = new Date()): string {
  return `${browserZone()} (${zoneShort(at)})`;
}

function zoneShort(at: Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'shortOffset' }).formatToParts(at);
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? 'UTC';
}

/** An instant for reading, in the viewer's zone and with that zone's offset at that time. */
export function readable(instant: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: hasSeconds(instant) ? '2-digit' : undefined,
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).format(new Date(instant));
}

/** A plain date (YYYY-MM-DD) for reading. It has no zone, so none may shift it. */
export function readableDate(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

/** What `<input type="datetime-local">` holds for an instant: the viewer's wall clock. */
export function toLocalInput(instant: string | null): string {
  if (instant === null) return '';
  const at = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const minutes = `${date}T${two(at.getHours())}:${two(at.getMinutes())}`;
  return hasSeconds(instant) ? `${minutes}:${two(at.getSeconds())}` : minutes;
}

/** The UTC instant that a wall clock of the viewer shows, or null for none. */
export function fromLocalInput(text: string): string | null {
  const at = new Date(text);
  return text === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Whole minutes in words: 2 d 3 h 5 min. */
export function inWords(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor((minutes % 1440) / 60), 'h'],
    [minutes % 60, 'min'],
  ] as const;
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${String(amount)} ${unit}`);
  return said.length === 0 ? '0 min' : said.join(' ');
}

function hasSeconds(instant: string): boolean {
  return new Date(instant).getUTCSeconds() !== 0;
}

/** When within a day: `14:05` today, else the whole instant, in the viewer's zone. */
export function readableTime(instant: string, now: Date = new Date()): string {
  const at = new Date(instant);
  if (at.toDateString() !== now.toDateString()) return readable(instant);
  return new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    at,
  );
}

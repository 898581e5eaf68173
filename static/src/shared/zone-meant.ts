import { useState } from 'react';
import { isZone } from '../../../src/contract/timeline';
import { browserZone } from './instants';

let known: readonly string[] | undefined;

/** The names to choose from; the viewer's own comes first. */
export function zones(): readonly string[] {
  known ??= [...new Set([browserZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])];
  return known;
}

/**
 * The zone that a whole name (`europe/berlin`) or a city (`Berlin`) means; null for anything else, and for a city of
 * several. Letters such as PST and IST stand for several zones, whatever the browser takes them for.
 */
export function zoneMeant(words: string): string | null {
  const typed = words.trim().replace(/\s+/g, '_');
  const name = typed.toLowerCase();
  const listed = zones().find((zone) => zone.toLowerCase() === name);
  if (listed !== undefined) return listed;
  if (name.includes('/')) return isZone(typed) ? typed : null;
  const cities = zones().filter((zone) => zone.toLowerCase().endsWith(`/${name}`));
  // Browsers list Calcutta, and know Kolkata all the same.
  const others = AREAS.map((area) => properly(`${area}/${name}`)).filter((zone) => isZone(zone));
  const [first, ...more] = cities.length > 0 ? cities : others;
  return first !== undefined && more.length === 0 ? first : null;
}

const AREAS = ['Africa', 'America', 'Asia', 'Atlantic', 'Australia', 'Europe', 'Indian', 'Pacific'];

const properly = (name: string) => name.replace(/(?<![\p{L}])\p{L}/gu, (letter) => letter.toUpperCase());

/** On which clocks times are typed: those of the zone, and of the last one that was while another is typed. */
export function useClocks(zone: string): string {
  const [clocks, setClocks] = useState(zone);
  if (zone !== clocks && zoneMeant(zone) !== null) setClocks(zone);
  return clocks;
}

import { impactTexts } from '../texts/impact';

/** `percent`: at most 100, so a point in it is always one of a fraction, as in 99.999. */
export type NumberKind = 'amount' | 'percent';

/** A number as typed, thousands apart or not; null for none, NaN for what is no number or may be two. */
export function numberOf(typed: string, kind: NumberKind = 'amount'): number | null {
  const [bare, power] = kind === 'amount' ? scaled(bareOf(typed)) : [bareOf(typed), 0];
  if (bare === '') return null;
  if (kind === 'amount' && meansTwo(bare)) return NaN;
  const joined = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^-?\d+(?:\.\d+)?$/.test(joined) ? Number(power === 0 ? joined : `${joined}e${String(power)}`) : NaN;
}

/** Why a number cannot be read, with how to write it; null when it can. */
export function whyNoNumber(typed: string, kind: NumberKind = 'amount'): string | null {
  if (!Number.isNaN(numberOf(typed, kind))) return null;
  const [bare, power] = scaled(bareOf(typed));
  if (kind === 'percent' || !meansTwo(bare)) return impactTexts.notANumber;
  const [whole, fraction] = [bare.replace(/[.,]/, ''), bare.replace(',', '.')].map((read) =>
    Number(`${read}e${String(power)}`),
  );
  return impactTexts.twoNumbers(typed.trim(), numberShown(whole ?? null), numberShown(fraction ?? null));
}

/** A number as the form shows it, so that reading it gives the same number again; empty for none. */
export function numberShown(value: number | null, kind: NumberKind = 'amount'): string {
  if (value === null) return '';
  const digits = withoutExponent(value);
  return kind === 'amount' && meansTwo(digits) ? `${digits}0` : digits;
}

/** Blanks between thousands say nothing more. */
const bareOf = (typed: string) => typed.trim().replace(/(?<=\d)[\s_\u00a0\u202f](?=\d{3}(?:\D|$))/g, '');

/** What a letter behind a number stands for, as a power of ten. A small m may be minutes, so it stands for nothing. */
const POWERS: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, B: 9, bn: 9 };

/** `1.2k` is 1.2 and three powers of ten. */
function scaled(bare: string): [bare: string, power: number] {
  const [, digits = '', letter = ''] = /^(.*\d)\s?(k|K|M|B|bn)$/.exec(bare) ?? [];
  return digits === '' ? [bare, 0] : [digits, POWERS[letter] ?? 0];
}

/** 1.500 is one and a half to some and fifteen hundred to others; 0.500 and 1234.500 can only be the one. */
const meansTwo = (bare: string) => /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare);

/** Very large and very small numbers are written with an exponent by JavaScript, and by nobody else here. */
function withoutExponent(value: number): string {
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - 1)}${whole}${fraction}`
    : `${sign}${whole}${fraction.padEnd(shift, '0')}`;
}

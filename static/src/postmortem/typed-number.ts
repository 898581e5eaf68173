import { impactTexts } from '../texts/impact';

/** `percent`: at most 100, so a point in it is always one of a fraction, as in 99.999. */
export type NumberKind = 'amount' | 'percent';

/** A number as typed, thousands apart or not; null for none, NaN for what is no number or may be two. */
export function numberOf(typed: string, kind: NumberKind = 'amount'): number | null {
  const bare = bareOf(typed);
  if (bare === '') return null;
  if (kind === 'amount' && meansTwo(bare)) return NaN;
  const joined = /^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  return /^-?\d+(?:\.\d+)?$/.test(joined) ? Number(joined) : NaN;
}

/** Why a number cannot be read, with how to write it; null when it can. */
export function whyNoNumber(typed: string, kind: NumberKind = 'amount'): string | null {
  if (!Number.isNaN(numberOf(typed, kind))) return null;
  const bare = bareOf(typed);
  if (kind === 'percent' || !meansTwo(bare)) return impactTexts.notANumber;
  const [whole, fraction] = [bare.replace(/[.,]/, ''), bare.replace(',', '.')].map(Number);
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

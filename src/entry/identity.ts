import * as v from 'valibot';
import type { Caller } from '../app/ports';

const license = v.nullish(v.object({ active: v.optional(v.boolean()), isActive: v.optional(v.boolean()) }));

const platformContext = v.object({
  accountId: v.optional(v.pipe(v.string(), v.minLength(1))),
  license,
});

const place = v.object({ siteUrl: v.pipe(v.string(), v.url()) });

const principal = v.object({
  principal: v.nullish(v.object({ accountId: v.pipe(v.string(), v.minLength(1)) })),
  license,
});

/**
 * Who calls, from what the platform sets and nothing else. Null for anonymous. The licence is undefined outside
 * production and for free apps, which counts as licensed: nobody is locked out by an absent value.
 */
export function callerOfResolver(context: unknown): Caller | null {
  const { accountId, license: terms } = v.parse(platformContext, context);
  return accountId === undefined ? null : { accountId, licensed: isLicensed(terms) };
}

/** The address of the site, as the platform sets it; null where it doesn't. Without a slash at the end. */
export function siteUrlOf(context: unknown): string | null {
  const parsed = v.safeParse(place, context);
  return parsed.success ? new URL(parsed.output.siteUrl).origin : null;
}

/** Who calls a function that gets the platform's second argument. */
export function callerOfInvocation(context: unknown): Caller | null {
  const parsed = v.parse(principal, context);
  return parsed.principal
    ? { accountId: parsed.principal.accountId, licensed: isLicensed(parsed.license) }
    : null;
}

function isLicensed(terms: v.InferOutput<typeof license>): boolean {
  return terms?.isActive ?? terms?.active ?? true;
}

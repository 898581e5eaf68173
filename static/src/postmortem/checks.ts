import * as v from 'valibot';

/** Reads a value of unknown origin by a schema of the contract; null when it does not fit. */
export function checkedBy<S extends v.GenericSchema>(schema: S): (value: unknown) => v.InferOutput<S> | null {
  return (value) => {
    const checked = v.safeParse(schema, value);
    return checked.success ? checked.output : null;
  };
}

/** The first thing that is wrong with a value, as the contract says it; null when it may be sent. */
export function whyNotBy(schema: v.GenericSchema): (value: unknown) => string | null {
  return (value) => {
    const checked = v.safeParse(schema, value);
    return checked.success ? null : checked.issues[0].message;
  };
}

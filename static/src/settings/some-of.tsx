interface SomeOfProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: readonly T[];
  readonly onChange: (value: readonly T[]) => void;
}

/** Any number of a few words. */
export function SomeOf<T extends string>({ label, options, value, onChange }: SomeOfProps<T>) {
  return (
    <fieldset className="row plain-fieldset">
      <legend className="small subtle">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="row">
          <input
            type="checkbox"
            checked={value.includes(option.value)}
            onChange={(event) =>
              onChange(
                options
                  .map((one) => one.value)
                  .filter((one) => (one === option.value ? event.target.checked : value.includes(one))),
              )
            }
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

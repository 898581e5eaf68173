import Checkbox from '@atlaskit/checkbox';

interface SwitchLineProps {
  readonly label: string;
  /** As it is saved; a failed change leaves it as it was. */
  readonly isOn: boolean;
  readonly change: { readonly busy: boolean; readonly problem: string };
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** Something that is on or off, saved as chosen. */
export function SwitchLine({ label, isOn, change, onSwitch }: SwitchLineProps) {
  return (
    <>
      <Checkbox
        label={label}
        isChecked={isOn}
        onChange={({ currentTarget }) => {
          if (!change.busy) void onSwitch(currentTarget.checked);
        }}
      />
      {change.problem && (
        <p className="wrong" role="alert">
          {change.problem}
        </p>
      )}
    </>
  );
}

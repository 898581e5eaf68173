import Checkbox from '@atlaskit/checkbox';
import { useState } from 'react';
import { Problem } from './problem';

interface SwitchLineProps {
  readonly label: string;
  /** As it is saved. */
  readonly isOn: boolean;
  readonly change: { readonly busy: boolean; readonly problem: string };
  readonly onSwitch: (isOn: boolean) => Promise<unknown>;
}

/** Something that is on or off, saved as chosen; a change that fails is taken back. */
export function SwitchLine({ label, isOn, change, onSwitch }: SwitchLineProps) {
  const [chosen, setChosen] = useState(isOn);
  return (
    <>
      <Checkbox
        label={label}
        isChecked={change.busy ? chosen : isOn}
        onChange={({ currentTarget }) => {
          if (change.busy) return;
          setChosen(currentTarget.checked);
          void onSwitch(currentTarget.checked);
        }}
      />
      <Problem text={change.problem} />
    </>
  );
}

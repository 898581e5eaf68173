import './support/fetch-classes';
import '@testing-library/jest-dom';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { RequiredField } from '../../src/contract/rules';
import { type FieldInputs, RequiredFields } from '../../static/src/shared/required-fields';

afterEach(cleanup);

const options = [
  { id: '1', name: 'One' },
  { id: '2', name: 'Two' },
];
const FIELDS: readonly RequiredField[] = [
  { fieldId: 'line', name: 'Line', kind: 'line', options: [] },
  { fieldId: 'text', name: 'Text', kind: 'text', options: [] },
  { fieldId: 'number', name: 'Number', kind: 'number', options: [] },
  { fieldId: 'date', name: 'Date', kind: 'date', options: [] },
  { fieldId: 'choice', name: 'Choice', kind: 'choice', options },
  { fieldId: 'choices', name: 'Choices', kind: 'choices', options },
  { fieldId: 'tags', name: 'Tags', kind: 'labels', options: [] },
];

let latest: FieldInputs = {};

function Form(props: { start?: FieldInputs; mayBeEmpty?: boolean; sayMissing?: boolean }) {
  const { start = {}, ...rest } = props;
  const [values, setValues] = useState(start);
  return (
    <RequiredFields
      fields={FIELDS}
      values={values}
      onChange={(next) => {
        latest = next;
        setValues(next);
      }}
      {...rest}
    />
  );
}

test('each kind is given in its own way, and taken back', async () => {
  render(<Form />);
  const user = userEvent.setup();
  const field = (name: string) => screen.getByLabelText(new RegExp(`^${name}`));
  await user.type(field('Line'), 'a line');
  await user.type(field('Text'), 'two{Enter}lines');
  await user.type(field('Number'), '12.5');
  await user.type(field('Date'), '2026-11-30');
  await user.selectOptions(screen.getByRole('combobox', { name: /^Choice/ }), 'Two');
  const choices = screen.getByRole('group', { name: /^Choices/ });
  await user.click(within(choices).getByRole('checkbox', { name: 'Two' }));
  await user.click(within(choices).getByRole('checkbox', { name: 'One' }));
  await user.type(field('Tags'), 'red  green, red ');
  expect(field('Tags')).toHaveValue('red  green, red ');
  expect(latest).toEqual({
    line: 'a line',
    text: 'two\nlines',
    number: '12.5',
    date: '2026-11-30',
    choice: '2',
    choices: ['2', '1'],
    tags: ['red', 'green'],
  });
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();

  await user.clear(field('Line'));
  await user.clear(field('Date'));
  await user.selectOptions(screen.getByRole('combobox', { name: /^Choice/ }), 'Choose…');
  for (const name of ['One', 'Two']) await user.click(within(choices).getByRole('checkbox', { name }));
  await user.clear(field('Tags'));
  expect(latest).toEqual({ text: 'two\nlines', number: '12.5' });
});

test('what is wrong with a value stands at its field; what is missing only when it is time to say so', async () => {
  const { rerender } = render(<Form />);
  const user = userEvent.setup();
  await user.type(screen.getByLabelText(/^Number/), 'twelve');
  expect(screen.getByRole('alert')).toHaveTextContent('Number must be a number.');
  expect(screen.getByLabelText(/^Number/)).toHaveAccessibleDescription('Number must be a number.');
  rerender(<Form sayMissing />);
  expect(screen.getAllByRole('alert')).toHaveLength(FIELDS.length);
  expect(screen.getByLabelText(/^Line/)).toHaveAccessibleDescription(
    'This project asks for Line. Fill it in to create the issue.',
  );
  expect(screen.getByRole('group', { name: /^Choices/ })).toHaveAccessibleDescription(
    'This project asks for Choices. Fill it in to create the issue.',
  );
});

test('a choice that Jira took away is shown as gone, not as another one', () => {
  render(<Form start={{ choice: '9', choices: ['1', '8'], tags: ['a', 'b'] }} mayBeEmpty />);
  expect(screen.getByRole('combobox', { name: 'Choice' })).toHaveDisplayValue('No longer offered');
  const choices = screen.getByRole('group', { name: 'Choices' });
  expect(within(choices).getByRole('checkbox', { name: 'No longer offered' })).toBeChecked();
  expect(screen.getByLabelText('Tags')).toHaveValue('a b');
  expect(screen.getAllByRole('alert').map(({ textContent }) => textContent)).toEqual([
    'Choice does not offer this choice any more. Choose again.',
    'Choices does not offer this choice any more. Choose again.',
  ]);
});

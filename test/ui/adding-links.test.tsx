import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { reportLink } from '../../src/contract/findings';
import type { ReportLink } from '../../src/contract/links';
import type { Versioned } from '../../src/contract/postmortem';
import { conflict, failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

test('a link whose answer was lost and that was edited since ends as it was edited', async () => {
  let row: Versioned<ReportLink> | null = null;
  const done = new Set<unknown>();
  let lost = 2;
  host().calls = {
    'postmortem.open': () => ok(opened(aPostmortem({ links: row === null || lost >= 0 ? [] : [row] }))),
    'links.save': ({ changeId, value, version }) => {
      if (!done.has(changeId)) {
        if ((row?.version ?? 0) !== version) return conflict(row?.version ?? 0, row?.value);
        row = { version: version + 1, value: v.parse(reportLink, value) };
        done.add(changeId);
        lost -= 1;
        if (lost >= 0) return failed('UNEXPECTED', 'Debrief did not answer.');
      }
      return row === null ? failed('NOT_FOUND', 'No such link.') : ok(row);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add links' }));
  const form = await screen.findByRole('form', { name: 'links' });
  await user.click(within(form).getByLabelText('Addresses'));
  await user.paste('https://github.com/acme/lb/pull/8');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  const again = async (title: string) => {
    expect(await within(form).findByText(/Debrief did not answer/)).toBeVisible();
    const field = within(form).getByRole('textbox', { name: /Title/ });
    await user.clear(field);
    await user.type(field, title);
    await user.click(within(form).getByRole('button', { name: 'Retry' }));
  };
  await again('The fix');
  await again('The mend');
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(row).toMatchObject({ version: 3, value: { title: 'The mend' } });
  expect(within(screen.getByRole('list', { name: 'Links' })).getByTestId('link')).toHaveTextContent(
    'The mend',
  );
});

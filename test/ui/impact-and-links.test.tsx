import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import * as v from 'valibot';
import { impactFacts, reportLink } from '../../src/contract/findings';
import { NO_IMPACT_FACTS } from '../../src/contract/rules';
import { failed, freshHost, ok, openApp } from './support/fake-host';
import { aPostmortem, opened } from './support/postmortems';

const host = freshHost();

test('figures, facts and objective are one form; what is no number is said before anything is sent', async () => {
  let record = aPostmortem();
  host().calls = {
    'postmortem.open': () => ok(opened(record)),
    'impact.save': ({ value, version }) => {
      const impact = { version: version + 1, value: v.parse(impactFacts, value) };
      record = { ...record, impact };
      return ok(impact);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  expect(await screen.findByTestId('when-required')).toHaveTextContent(
    'Postmortem required Severity is SEV1; the rule starts at SEV2.',
  );
  await user.click(screen.getByRole('button', { name: 'Edit Impact in figures' }));
  const form = await screen.findByRole('form', { name: 'Impact in figures' });
  await user.click(within(form).getByRole('button', { name: 'Add a figure' }));
  const figure = within(form).getByTestId('figure-fields');
  await user.type(within(figure).getByLabelText('How many'), 'many');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('That is not a number.');
  expect(host().inputsOf('impact.save')).toEqual([]);
  await user.clear(within(figure).getByLabelText('How many'));
  await user.type(within(figure).getByLabelText('How many'), '5k');
  expect(within(form).queryByTestId('save-failed')).not.toBeInTheDocument();
  await user.selectOptions(within(form).getByLabelText('Data was lost'), 'Yes');
  await user.click(within(form).getByLabelText('An objective (SLO) was promised'));
  await user.selectOptions(within(form).getByLabelText('How much was bad'), 'By failed requests');
  await user.type(within(form).getByLabelText('Failed requests'), '10');
  await user.type(within(form).getByLabelText('Requests in the whole window'), '100000');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  expect(screen.getByText('about 5,000 customers')).toBeVisible();
  expect(screen.getByTestId('budget')).toHaveTextContent(
    'The incident used 10 % of the error budget (10 of 100 requests), at an objective of 99.9 % over 28 days. Not above 20 %',
  );
  expect(screen.getByTestId('when-required')).toHaveTextContent('Also: Data was lost.');
});

test('who may not write reads the figures and finds no way to change them', async () => {
  const impact = { version: 1, value: { ...NO_IMPACT_FACTS, dataLost: true } };
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ impact }), [], false)) };
  openApp(host());
  expect(await screen.findByRole('heading', { name: 'Impact in figures' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^(Edit|Add|Make)/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('heading', { name: 'Links' })).not.toBeInTheDocument();
});

test('several links from one paste: kinds are guessed, and an attempt that got half way goes on', async () => {
  let record = aPostmortem();
  let isDown = true;
  host().calls = {
    'postmortem.open': () => ok(opened(record)),
    'links.save': ({ value, version }) => {
      if (isDown && value.kind !== 'incident') return failed('UNEXPECTED', 'Debrief did not answer.');
      const link = { version: version + 1, value: v.parse(reportLink, value) };
      const others = record.links.filter((row) => row.value.id !== value.id);
      record = { ...record, links: [...others, link] };
      return ok(link);
    },
  };
  openApp(host());
  const user = userEvent.setup();
  await user.click(await screen.findByRole('button', { name: 'Add links' }));
  const form = await screen.findByRole('form', { name: 'links' });
  await user.click(within(form).getByLabelText('Addresses'));
  await user.paste('javascript:alert(1)');
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(within(form).getByTestId('save-failed')).toHaveTextContent('There is no web address in it yet.');
  await user.clear(within(form).getByLabelText('Addresses'));
  await user.click(within(form).getByLabelText('Addresses'));
  await user.paste('https://acme.pagerduty.com/incidents/Q1\nFix: https://github.com/acme/lb/pull/8');
  expect(within(form).getByLabelText('What github.com/acme/lb/pull/8 leads to')).toHaveValue('cause-change');
  await user.selectOptions(
    within(form).getByLabelText('What github.com/acme/lb/pull/8 leads to'),
    'Change that fixed it',
  );
  await user.click(within(form).getByRole('button', { name: 'Save' }));
  expect(await within(form).findByText(/Debrief did not answer/)).toBeVisible();
  expect(within(form).getAllByTestId('new-link')).toHaveLength(1);
  isDown = false;
  await user.click(within(form).getByRole('button', { name: 'Retry' }));
  await waitFor(() => expect(form).not.toBeInTheDocument());
  const list = screen.getByRole('list', { name: 'Links' });
  expect(
    within(list)
      .getAllByTestId('link')
      .map((row) => row.textContent),
  ).toEqual([
    expect.stringContaining('Incidentacme.pagerduty.com/incidents/Q1'),
    expect.stringContaining('Change that fixed itFix'),
  ]);
  expect(record.links).toHaveLength(2);
});

test('a link opens through the product, and what is no web address is not one', async () => {
  const link = (number: number, url: string) => {
    const id = `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;
    return { version: 1, value: { id, kind: 'logs' as const, url, title: '', position: number } };
  };
  const links = [link(1, 'https://logs.acme.com/q'), link(2, 'javascript:alert(1)')];
  host().calls = { 'postmortem.open': () => ok(opened(aPostmortem({ links }))) };
  openApp(host());
  const user = userEvent.setup();
  const list = await screen.findByRole('list', { name: 'Links' });
  expect(within(list).getAllByRole('link')).toHaveLength(1);
  await user.click(within(list).getByRole('link', { name: /logs\.acme\.com/ }));
  expect(JSON.stringify(host().opened)).toContain('https://logs.acme.com/q');
});

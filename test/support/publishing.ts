import { idFrom } from '../../local/incident';
import { ADMIN, EDITOR } from '../../local/site/people';
import type { CallInput } from '../../src/contract/calls';
import type { LifecycleView } from '../../src/contract/lifecycle';
import type { AdfNode } from '../../src/domain/adf/builders';
import type { SectionKey } from '../../src/domain/postmortem';
import { ask, type Debrief, must, place } from './debrief';

type Step = CallInput<'lifecycle.step'>;
type Bare<T> = T extends unknown ? Omit<T, 'place' | 'changeId' | 'config'> : never;

/** A report on the seeded page, on its way to being published, as people do it through the functions. */
export function publishing(debrief: Pick<Debrief, 'host' | 'seeded'>) {
  const editor = EDITOR.accountId;
  const as = (accountId: string) => ({ kind: 'user', accountId }) as const;
  const edit = (id: string) => ({ place: place(debrief), changeId: idFrom('publishing', id) });

  const write = (section: SectionKey, value: string, id: string = section, version = 0) =>
    must(debrief, 'postmortem.save-section', { ...edit(id), section, version, value }, editor);

  const lifecycle = async (): Promise<LifecycleView> => {
    const opened = await must(debrief, 'postmortem.open', { place: place(debrief) }, editor);
    if (opened.kind !== 'postmortem' || opened.postmortem.lifecycle === null) throw new Error('no record');
    return opened.postmortem.lifecycle;
  };

  const step = (input: Bare<Step>, accountId: string, id: string) =>
    must(debrief, 'lifecycle.step', { ...edit(id), ...input }, accountId);

  /** The first save, which makes the record. */
  const record = () => {
    const config = { title: 'Latency', services: ['Basket'] };
    const summary = { ...edit('summary'), config, section: 'summary' as const, version: 0 };
    const value = 'Latency spiked for everybody.';
    return must(debrief, 'postmortem.save-section', { ...summary, value }, editor);
  };
  const entry = () => {
    const fields = { id: idFrom('entry'), at: '2026-03-01T10:00:00Z', text: 'Latency spiked' };
    const value = { ...fields, kind: 'symptom' as const, source: 'Grafana', position: 1 };
    return must(debrief, 'timeline.save', { ...edit('entry'), version: 0, value }, editor);
  };
  const cause = () => {
    const fields = { id: idFrom('cause'), kind: 'root' as const, text: 'A misconfigured load balancer' };
    const value = { ...fields, category: 'change' as const, position: 1 };
    return must(debrief, 'causes.save', { ...edit('cause'), version: 0, value }, editor);
  };

  /** Everything that the template requires, sent to whoever is to approve it. */
  const complete = async (): Promise<void> => {
    await record();
    await write('impact', 'Nobody could pay.');
    await write('lessons', 'Rehearse it.');
    await entry();
    await cause();
    await step({ step: 'send', from: 'draft' }, editor, 'send');
  };

  const approve = async (id = 'approve') => {
    const { revision } = await lifecycle();
    return ask(
      debrief,
      'lifecycle.step',
      { ...edit(id), step: 'approve', from: 'in-review', revision },
      ADMIN.accountId,
    );
  };

  const reviewed = async (): Promise<void> => {
    await complete();
    const answer = await approve();
    if (!answer.ok) throw new Error(answer.failure.message);
  };

  const publish = async (some: { changeId?: string } = {}) => {
    const { state: from, revision } = await lifecycle();
    return must(debrief, 'lifecycle.publish', { ...edit('publish'), from, revision, ...some }, editor);
  };

  const page = async () => {
    const path = `/wiki/api/v2/pages/${place(debrief).pageId}?body-format=atlas_doc_format&include-labels=true`;
    const { body } = await debrief.host.request('confluence', 'GET', path, { as: as(editor) });
    const read = body as {
      title: string;
      version: { number: number; message: string; authorId: string };
      body: { atlas_doc_format: { value: string } };
      labels: { results: { name: string }[] };
    };
    const { content = [] } = JSON.parse(read.body.atlas_doc_format.value) as AdfNode;
    return { ...read, content, names: read.labels.results.map(({ name }) => name).sort() };
  };

  /** Pages that Confluence's search finds for that person. */
  const found = async (
    words: string,
    field: 'text' | 'label' = 'text',
    by: { accountId: string } = EDITOR,
  ) => {
    const cql = `type = page and ${field} ${field === 'text' ? '~' : '='} "${words}"`;
    const path = `/wiki/rest/api/search?cql=${encodeURIComponent(cql)}`;
    const { body } = await debrief.host.request('confluence', 'GET', path, { as: as(by.accountId) });
    return (body as { results: { content: { id: string } }[] }).results.map(({ content }) => content.id);
  };

  return {
    editor,
    write,
    record,
    entry,
    cause,
    lifecycle,
    step,
    complete,
    approve,
    reviewed,
    publish,
    page,
    found,
  };
}

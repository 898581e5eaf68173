import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef, useState } from 'react';
import type { ServiceView } from '../../../src/contract/postmortem';
import { serviceKey } from '../../../src/contract/rules';
import { call, failureOf } from '../backend';
import { useAnnounce } from '../shared/announcer';
import { Field } from '../shared/field';
import { newId } from '../shared/new-id';
import { RemoveButton } from '../shared/remove-button';
import { postmortemTexts } from '../texts/postmortem';
import { useHere } from './here';
import { withoutService, withService } from './record';
import { useRecordChanged } from './use-open';

/** The services that failed. A known name is offered while typing; a new one joins the registry. */
export function ServicesEditor({ services }: { readonly services: readonly ServiceView[] }) {
  const { place, config } = useHere();
  const recordChanged = useRecordChanged();
  const announce = useAnnounce();
  const listId = useId();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const change = useRef({ id: newId(), of: '' });
  const known = useQuery({
    queryKey: ['services', place.pageId],
    queryFn: () => call('services.list', { place }),
  });

  const attach = async () => {
    if (serviceKey(name) === '') {
      setProblem(postmortemTexts.serviceNameEmpty);
      return;
    }
    if (change.current.of !== name) change.current = { id: newId(), of: name };
    setBusy(true);
    setProblem('');
    try {
      const service = await call('services.attach', { place, config, changeId: change.current.id, name });
      await recordChanged(withService(service));
      announce(postmortemTexts.serviceAdded(service.name));
      change.current = { id: newId(), of: '' };
      // What was typed meanwhile is the next one.
      setName((now) => (now === name ? '' : now));
    } catch (error) {
      setProblem(failureOf(error).message);
    } finally {
      setBusy(false);
    }
  };

  const detach = async (service: ServiceView, changeId: string) => {
    await call('services.detach', { place, config, changeId, serviceId: service.id });
    await recordChanged(withoutService(service.id));
  };

  return (
    <form
      className="stack panel"
      aria-label={postmortemTexts.services}
      aria-describedby={`${listId}-how`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void attach();
      }}
    >
      <div>
        <strong>{postmortemTexts.services}</strong>
        <p className="small subtle" id={`${listId}-how`}>
          {postmortemTexts.servicesAtOnce}
        </p>
      </div>
      <ul className="plain-list stack" aria-label={postmortemTexts.services}>
        {services.map((service) => (
          <li key={service.id || service.name} className="row">
            <span>{service.name}</span>
            {service.id !== '' && (
              <RemoveButton name={service.name} onRemove={(changeId) => detach(service, changeId)} />
            )}
          </li>
        ))}
      </ul>
      <Field label={postmortemTexts.serviceName} error={problem || undefined}>
        {(ids) => (
          <input
            {...ids}
            className="text-input"
            list={listId}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <datalist id={listId}>
        {known.data?.map((service) => (
          <option key={service.id} value={service.name} />
        ))}
      </datalist>
      <div>
        <Button type="submit" isLoading={busy}>
          {postmortemTexts.addService}
        </Button>
      </div>
    </form>
  );
}

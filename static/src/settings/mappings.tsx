import { useQuery } from '@tanstack/react-query';
import Button from '@atlaskit/button/default/button';
import type { MappingView } from '../../../src/contract/issues';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import { RemoveButton } from '../shared/remove-button';
import { useOpened } from '../shared/use-opened';
import { mappingTexts } from '../texts/jira-mapping';
import { sharedTexts } from '../texts/shared';
import { MappingForm } from './mapping-form';
import { MappingWarning } from './mapping-warning';
import { scopeOf, type ScopeNames, useScopeNames } from './mapping-scope';
import { SettingsSection, whilePreparing } from './settings-section';
import { TargetName, useProjectNames, type ProjectNames } from './target-name';
import { mappingsKey, useSettingsReread } from './use-settings-changed';

/** Which project and issue type new issues get: for the site, for spaces, for services. */
export function Mappings({ services }: { readonly services: readonly ServiceSetting[] }) {
  const query = useQuery({
    queryKey: mappingsKey,
    queryFn: () => call('jira-mapping.list', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-mappings"
      heading={mappingTexts.heading}
      intro={mappingTexts.intro}
      loading={mappingTexts.loading}
      query={query}
    >
      {(mappings) => <MappingList mappings={mappings} services={services} />}
    </SettingsSection>
  );
}

interface MappingListProps {
  readonly mappings: readonly MappingView[];
  readonly services: readonly ServiceSetting[];
}

function MappingList({ mappings, services }: MappingListProps) {
  const { isOpen, open, close, opener } = useOpened();
  const names = useScopeNames(mappings);
  const projects = useProjectNames(mappings.map(({ projectId }) => projectId));
  return (
    <>
      {mappings.length === 0 && <p>{mappingTexts.empty}</p>}
      <ul className="plain-list stack" aria-label={mappingTexts.list}>
        {mappings.map((mapping) => (
          <li key={`${mapping.source} ${mapping.scopeId}`} className="panel" data-testid="mapping">
            <MappingRow
              mapping={mapping}
              others={mappings}
              services={services}
              names={names}
              projects={projects}
            />
          </li>
        ))}
      </ul>
      {isOpen ? (
        <MappingForm mapping={null} others={mappings} services={services} names={names} onClose={close} />
      ) : (
        <div>
          <Button ref={opener} onClick={open}>
            {mappingTexts.add}
          </Button>
        </div>
      )}
    </>
  );
}

interface MappingRowProps {
  readonly mapping: MappingView;
  readonly others: readonly MappingView[];
  readonly services: readonly ServiceSetting[];
  readonly names: ScopeNames;
  readonly projects: ProjectNames;
}

function MappingRow({ mapping, others, services, names, projects }: MappingRowProps) {
  const { isOpen, open, close, opener } = useOpened();
  const reread = useSettingsReread(mappingsKey);
  const scope = scopeOf(mapping);
  const remove = async (changeId: string) => {
    await call('jira-mapping.remove', { changeId, scope, version: mapping.version });
    await reread();
  };
  if (isOpen)
    return (
      <MappingForm mapping={mapping} others={others} services={services} names={names} onClose={close} />
    );
  const values = Object.keys(mapping.extra).length;
  return (
    <div className="row-apart">
      <div>
        <strong>{names.title(scope)}</strong>
        <p>
          <TargetName target={mapping} projects={projects} />
        </p>
        <MappingWarning mapping={mapping} />
        {values > 0 && <p className="small subtle">{mappingTexts.valuesGiven(values)}</p>}
      </div>
      <div className="row">
        <Button
          ref={opener}
          spacing="compact"
          appearance="subtle"
          aria-label={mappingTexts.edit(names.inSentence(scope))}
          onClick={open}
        >
          {sharedTexts.edit}
        </Button>
        <RemoveButton name={mappingTexts.removeName(names.inSentence(scope))} onRemove={remove} />
      </div>
    </div>
  );
}

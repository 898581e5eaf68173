import Button from '@atlaskit/button/default/button';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { isSameScope } from '../../../src/contract/template-edits';
import type { TemplateScope } from '../../../src/contract/template-blocks';
import type { TemplateView } from '../../../src/contract/templates';
import { call } from '../backend';
import { RemoveButton } from '../shared/remove-button';
import { LoadingState } from '../shared/screen-states';
import { useOpened } from '../shared/use-opened';
import { sharedTexts } from '../texts/shared';
import { templateTexts } from '../texts/templates';
import { SettingsSection, whilePreparing } from './settings-section';
import { TemplateScopePicker } from './template-scope-picker';
import { templatesKey, useSettingsReread } from './use-settings-changed';
import { useSpaceNames } from './use-space-names';

const TemplateEditor = lazy(async () => ({
  default: (await import('./template-editor')).TemplateEditor,
}));

/** What a new postmortem asks for: on the site, and in spaces that differ. */
export function Templates() {
  const query = useQuery({
    queryKey: templatesKey,
    queryFn: () => call('templates.list', {}),
    refetchInterval: whilePreparing,
  });
  return (
    <SettingsSection
      id="heading-templates"
      heading={templateTexts.heading}
      intro={templateTexts.intro}
      loading={templateTexts.loading}
      query={query}
    >
      {(templates) => <TemplateList templates={templates} />}
    </SettingsSection>
  );
}

function TemplateList({ templates }: { readonly templates: readonly TemplateView[] }) {
  const { isOpen, open, close, opener } = useOpened();
  const [scope, setScope] = useState<TemplateScope | null>(null);
  const scopes = [...templates.map((template) => template.scope), ...(scope ? [scope] : [])];
  const names = useSpaceNames(scopes.flatMap((each) => (each.kind === 'space' ? [each.id] : [])));
  const nameOf = (of: TemplateScope) =>
    of.kind === 'site'
      ? templateTexts.siteInSentence
      : (names.get(of.id) ?? templateTexts.unknownSpace(of.id));
  const done = () => {
    setScope(null);
    close();
  };
  const holding = templates.filter(({ template }) => template !== null);
  return (
    <>
      <ul className="plain-list stack" aria-label={templateTexts.list}>
        <li className="panel">
          <strong>{templateTexts.product}</strong>
          <p className="small subtle">{templateTexts.productHint}</p>
        </li>
        {holding.map((view) => (
          <li key={`${view.scope.kind} ${'id' in view.scope ? view.scope.id : ''}`} className="panel">
            <TemplateRow view={view} name={nameOf(view.scope)} />
          </li>
        ))}
      </ul>
      {!isOpen && (
        <div>
          <Button ref={opener} onClick={open}>
            {templateTexts.add}
          </Button>
        </div>
      )}
      {isOpen && scope === null && (
        <TemplateScopePicker
          isTaken={(of) => holding.some((view) => isSameScope(view.scope, of))}
          onChoose={setScope}
          onCancel={done}
        />
      )}
      {isOpen && scope !== null && (
        <div className="panel">
          <Suspense fallback={<LoadingState />}>
            <TemplateEditor
              view={
                templates.find((view) => isSameScope(view.scope, scope)) ?? {
                  scope,
                  number: 0,
                  template: null,
                }
              }
              name={nameOf(scope)}
              onClose={done}
            />
          </Suspense>
        </div>
      )}
    </>
  );
}

function TemplateRow({ view, name }: { readonly view: TemplateView; readonly name: string }) {
  const { isOpen, open, close, opener } = useOpened();
  const reread = useSettingsReread(templatesKey);
  const takeBack = async (changeId: string) => {
    await call('templates.save', { changeId, scope: view.scope, number: view.number, template: null });
    await reread();
  };
  if (isOpen)
    return (
      <Suspense fallback={<LoadingState />}>
        <TemplateEditor view={view} name={name} onClose={close} />
      </Suspense>
    );
  return (
    <div className="row-apart">
      <div>
        <strong>{view.scope.kind === 'site' ? templateTexts.site : templateTexts.space(name)}</strong>
        <p className="small subtle">{templateTexts.number(view.number, view.template?.blocks.length ?? 0)}</p>
      </div>
      <div className="row">
        <Button
          ref={opener}
          spacing="compact"
          appearance="subtle"
          aria-label={templateTexts.change(name)}
          onClick={open}
        >
          {sharedTexts.edit}
        </Button>
        <RemoveButton name={templateTexts.takeBack(name)} onRemove={takeBack} />
      </div>
    </div>
  );
}

import Button from '@atlaskit/button/default/button';
import { useState } from 'react';
import type { ServiceSetting } from '../../../src/contract/release-gate';
import { call } from '../backend';
import type { Project } from '../shared/jira-targets';
import { Problem } from '../shared/problem';
import { gateJiraTexts } from '../texts/release-gate-jira';
import { sharedTexts } from '../texts/shared';
import { ProjectAdder } from './release-gate-project-adder';
import { useSettingsChange } from './use-settings-changed';

/** In which Jira projects each service is released. */
export function ReleaseProjects({ services }: { readonly services: readonly ServiceSetting[] }) {
  return (
    <section aria-labelledby="heading-release-projects" className="stack">
      <h2 id="heading-release-projects">{gateJiraTexts.projects}</h2>
      <p className="subtle">{gateJiraTexts.projectsIntro}</p>
      {services.length === 0 && <p>{gateJiraTexts.noService}</p>}
      {services.map((service) => (
        <ServiceProjects key={service.id} service={service} />
      ))}
    </section>
  );
}

function ServiceProjects({ service }: { readonly service: ServiceSetting }) {
  const [isOpen, setOpen] = useState(false);
  const { name, projects } = service;
  return (
    <div className="panel stack" role="group" aria-label={gateJiraTexts.projectsOf(name)}>
      <div className="row">
        <strong className="written">{name}</strong>
        <Button
          spacing="compact"
          aria-expanded={isOpen}
          aria-label={gateJiraTexts.changeOf(name)}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? gateJiraTexts.close : gateJiraTexts.change}
        </Button>
      </div>
      <p>{projects.value.map(({ key }) => key).join(', ') || gateJiraTexts.nowhere}</p>
      {isOpen && <ProjectsForm key={projects.version} service={service} onSaved={() => setOpen(false)} />}
    </div>
  );
}

interface ProjectsFormProps {
  readonly service: ServiceSetting;
  readonly onSaved: () => void;
}

function ProjectsForm({ service, onSaved }: ProjectsFormProps) {
  const [chosen, setChosen] = useState<readonly Pick<Project, 'id' | 'key'>[]>(service.projects.value);
  const change = useSettingsChange();
  const save = async () => {
    const input = {
      serviceId: service.id,
      version: service.projects.version,
      projectIds: chosen.map(({ id }) => id),
    };
    const saved = await change.make(
      JSON.stringify(input),
      gateJiraTexts.saved(service.name),
      async (changeId) => {
        await call('release-gate.save-projects', { changeId, ...input });
      },
    );
    if (saved) onSaved();
  };
  return (
    <form
      className="stack"
      aria-label={gateJiraTexts.projectsOf(service.name)}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {chosen.map(({ id, key }) => (
        <div key={id} className="row">
          <span>{key}</span>
          <Button
            spacing="compact"
            appearance="subtle"
            aria-label={gateJiraTexts.removeOf(key)}
            onClick={() => setChosen(chosen.filter((one) => one.id !== id))}
          >
            {gateJiraTexts.remove}
          </Button>
        </div>
      ))}
      <ProjectAdder
        without={chosen.map(({ id }) => id)}
        onAdd={(project) => setChosen([...chosen, project])}
      />
      <Problem text={change.problem} />
      <div>
        <Button type="submit" appearance="primary" isLoading={change.busy}>
          {sharedTexts.save}
        </Button>
      </div>
    </form>
  );
}

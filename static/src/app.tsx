import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { readContext, type HostContext } from './host';
import { keepFor } from './shared/kept-drafts';
import { FailedState, LoadingState } from './shared/screen-states';
import { sharedTexts } from './texts/shared';

const PostmortemScreen = lazy(async () => ({
  default: (await import('./postmortem/postmortem-screen')).PostmortemScreen,
}));
const MacroConfigScreen = lazy(async () => ({
  default: (await import('./macro-config/macro-config-screen')).MacroConfigScreen,
}));
const ProjectGateScreen = lazy(async () => ({
  default: (await import('./release-gate/release-gate-project')).ProjectGateScreen,
}));
const IssueGateScreen = lazy(async () => ({
  default: (await import('./release-gate/release-gate-issue')).IssueGateScreen,
}));
const HomePlace = lazy(async () => ({ default: (await import('./home/home-place')).HomePlace }));
const GateByline = lazy(async () => ({
  default: (await import('./release-gate/release-gate-byline')).GateByline,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import('./settings/settings-screen')).SettingsScreen,
}));

const ReleaseGateRuleScreen = lazy(async () => ({
  default: (await import('./release-gate-rule/release-gate-rule-screen')).ReleaseGateRuleScreen,
}));

/** Picks the screen by the manifest's module key and by whether the macro is being configured. */
export function App() {
  const { data, error, refetch } = useQuery({
    queryKey: ['context'],
    queryFn: async () => {
      const context = await readContext();
      keepFor(context.accountId);
      return context;
    },
    staleTime: Infinity,
  });
  return (
    <main className="page" aria-label={sharedTexts.product}>
      <Suspense fallback={<LoadingState />}>
        {data && <Screen context={data} />}
        {!data && !error && <LoadingState />}
        {error && (
          <FailedState
            failure={{ code: 'UNEXPECTED', message: sharedTexts.noContext }}
            onRetry={() => void refetch()}
          />
        )}
      </Suspense>
    </main>
  );
}

function Screen({ context }: { readonly context: HostContext }) {
  if (context.moduleKey === 'debrief-settings') return <SettingsScreen siteUrl={context.siteUrl} />;
  if (context.moduleKey === 'release-gate-project')
    return <ProjectGateScreen projectId={context.extension.project?.id ?? ''} />;
  if (context.moduleKey === 'release-gate-issue')
    return <IssueGateScreen issueId={context.extension.issue?.id ?? ''} siteUrl={context.siteUrl} />;
  if (context.moduleKey === 'release-gate-validator')
    return <ReleaseGateRuleScreen extension={context.extension} />;
  if (context.moduleKey === 'debrief-home') return <HomePlace siteUrl={context.siteUrl} />;
  if (context.moduleKey === 'release-gate-byline' && context.extension.content)
    return <GateByline pageId={context.extension.content.id} />;
  if (context.moduleKey !== 'postmortem') return <p role="alert">{sharedTexts.unknownScreen}</p>;
  if (context.extension.macro?.isConfiguring) return <MacroConfigScreen config={context.extension.config} />;
  return <PostmortemScreen context={context} />;
}

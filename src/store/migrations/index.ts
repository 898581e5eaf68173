import { statement as m001 } from './001-people';
import { statement as m002 } from './002-services';
import { statement as m003 } from './003-postmortems';
import { statement as m004 } from './004-postmortem-services';
import { statement as m005 } from './005-sections';
import { statement as m006 } from './006-timeline';
import { statement as m007 } from './007-causes';
import { statement as m008 } from './008-actions';
import { statement as m009 } from './009-changes';
import { statement as m010 } from './010-gate-policies';
import { statement as m011 } from './011-gate-tokens';
import { statement as m012 } from './012-gate-decisions';
import { statement as m013 } from './013-sweeps';
import { statement as m014 } from './014-jira-limits';
import { statement as m015 } from './015-jira-mappings';
import { statement as m016 } from './016-reminders';
import { statement as m017 } from './017-settings';
import { statement as m018 } from './018-details';
import { statement as m019 } from './019-templates';
import { statement as m020 } from './020-mentions';
import { statement as m021 } from './021-gate-waivers';
import { statement as m022 } from './022-gate-projects';
import { statement as m023 } from './023-gate-refusals';
import { statement as m024 } from './024-gate-versions';

/**
 * In order, append only. Each is one idempotent, additive statement; a fresh site runs them all within a minute, in which
 * Forge takes 25, the runner's own table included.
 */
export const MIGRATIONS: readonly { readonly name: string; readonly statement: string }[] = [
  { name: '001-people', statement: m001 },
  { name: '002-services', statement: m002 },
  { name: '003-postmortems', statement: m003 },
  { name: '004-postmortem-services', statement: m004 },
  { name: '005-sections', statement: m005 },
  { name: '006-timeline', statement: m006 },
  { name: '007-causes', statement: m007 },
  { name: '008-actions', statement: m008 },
  { name: '009-changes', statement: m009 },
  { name: '010-gate-policies', statement: m010 },
  { name: '011-gate-tokens', statement: m011 },
  { name: '012-gate-decisions', statement: m012 },
  { name: '013-sweeps', statement: m013 },
  { name: '014-jira-limits', statement: m014 },
  { name: '015-jira-mappings', statement: m015 },
  { name: '016-reminders', statement: m016 },
  { name: '017-settings', statement: m017 },
  { name: '018-details', statement: m018 },
  { name: '019-templates', statement: m019 },
  { name: '020-mentions', statement: m020 },
  { name: '021-gate-waivers', statement: m021 },
  { name: '022-gate-projects', statement: m022 },
  { name: '023-gate-refusals', statement: m023 },
  { name: '024-gate-versions', statement: m024 },
];

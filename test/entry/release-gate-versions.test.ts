import { gateVersionEvents } from '../../src/entry/release-gate-versions';

const VERSION = { id: '10200', projectId: 10000, name: '3.6', released: true };

describe('an event about a version', () => {
  it.each([
    null,
    'avi:jira:released:version',
    {},
    { eventType: 'avi:jira:released:version' },
    { eventType: 'avi:jira:released:version', version: null },
    { eventType: 'avi:jira:released:version', version: { ...VERSION, id: "1' OR '1'='1" } },
    { eventType: 'avi:jira:released:version', version: { ...VERSION, id: '../issue/1' } },
    { eventType: 'avi:jira:released:version', version: { ...VERSION, projectId: -1 } },
    { eventType: 'avi:jira:released:version', version: { ...VERSION, projectId: 1.5 } },
    { eventType: 'avi:jira:released:version', version: { ...VERSION, projectId: {} } },
    { eventType: ['avi:jira:released:version'], version: VERSION },
  ])('that is malformed is refused before anything is asked: %j', async (payload) => {
    await expect(gateVersionEvents(payload)).rejects.toThrow();
  });
});

import { contractBreaches, JiraInProcess } from './jira-in-process';

/**
 * The adapter on a pretend Jira of its own for every test, handed to `begin` before it. After each, nothing may have
 * been asked that the pretend Jira does not model; after all, nothing that Atlassian's contract does not allow.
 */
export function freshJira(begin: (world: JiraInProcess) => void): void {
  let world: JiraInProcess;
  beforeEach(() => {
    world = new JiraInProcess();
    begin(world);
  });
  afterEach(() => {
    world.close();
    expect(world.unmodelled).toEqual([]);
  });
  afterAll(() => {
    expect(contractBreaches()).toEqual([]);
  });
}

import { withoutTitle } from '../../src/domain/page-address';

const PAGE = 'https://x.atlassian.net/wiki/spaces/ENG/pages/65601';

describe('the address of a page', () => {
  it.each([
    PAGE,
    `${PAGE}/`,
    `${PAGE}/Payment+data+was+exposed`,
    `${PAGE}/12345`,
    `${PAGE}/Is+it+%2Fpages%2F1`,
    `${PAGE}?title=Payment`,
    `${PAGE}#Payment`,
  ])('%s is left without the title', (address) => {
    expect(withoutTitle(address)).toBe(PAGE);
  });

  it.each([
    'https://x.atlassian.net/wiki/spaces/ENG/overview',
    'https://x.atlassian.net/wiki/pages/viewpage.action?pageId=65601',
  ])('%s has none', (address) => {
    expect(withoutTitle(address)).toBe(address);
  });

  it('of somebody’s own space is an address like any other', () => {
    const own = 'https://x.atlassian.net/wiki/spaces/~5b10ac8d/pages/65601';
    expect(withoutTitle(`${own}/A+title`)).toBe(own);
  });
});

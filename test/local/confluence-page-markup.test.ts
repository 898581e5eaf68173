import { adfToHtml } from '../../local/browser/adf-html';
import { html } from '../../local/browser/html';
import type { AdfNode } from '../../local/site/confluence/state';

const draw = (...content: AdfNode[]): string =>
  adfToHtml({ type: 'doc', content }, () => html`<i>macro</i>`).markup;
const paragraph = (...content: AdfNode[]): AdfNode => ({ type: 'paragraph', content });

describe('an ADF document as HTML', () => {
  it('escapes every text and attribute', () => {
    const evil = `"><script>alert('1')</script>&`;
    const markup = draw(
      paragraph({ type: 'text', text: evil }),
      { type: 'panel', attrs: { panelType: evil }, content: [] },
      paragraph({ type: 'mention', attrs: { text: evil } }),
      { type: evil },
    );
    expect(markup).not.toContain('<script');
    expect(markup).not.toContain('"">');
    expect(markup).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', ' javascript:alert(1)'])(
    'does not link to %s',
    (href) => {
      const link = { type: 'link', attrs: { href } };
      expect(draw(paragraph({ type: 'text', text: 'here', marks: [link] }))).toContain(
        '<a href="#">here</a>',
      );
    },
  );

  it('draws text with its marks, lists, tables and macros', () => {
    const bold = { type: 'text', text: 'bold', marks: [{ type: 'strong' }, { type: 'em' }] };
    const item = { type: 'listItem', content: [paragraph({ type: 'text', text: 'one' })] };
    expect(draw(paragraph(bold))).toBe('<p><em><strong>bold</strong></em></p>');
    expect(draw({ type: 'bulletList', content: [item] })).toBe('<ul><li><p>one</p></li></ul>');
    expect(draw({ type: 'heading', attrs: { level: 1 }, content: [] })).toBe('<h2></h2>');
    expect(draw({ type: 'layoutSection', content: [{ type: 'extension' }] })).toContain('<i>macro</i>');
  });

  it('shows what it does not know, and survives a date that is none', () => {
    expect(draw({ type: 'mystery' })).toContain('Not modelled on this site: mystery');
    expect(draw(paragraph({ type: 'date', attrs: { timestamp: 'soon' } }))).toContain('no date');
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { htmlToText } from '../../src/dumps/html/html-to-text.ts';

test.each([
  ['paragraphs', '<p>One <b>bold</b>\n word.</p><p>Two&nbsp;&amp; three.</p>', 'One bold word.\nTwo\u00a0& three.'],
  ['breaks and lists', 'One<br>two<ul><li>three<li>four</ul>five', 'One\ntwo\nthree\nfour\nfive'],
  ['cells', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
  [
    'cells of a layout',
    `<table><tr><td>menu</td><td>${'long text '.repeat(10)}</td></tr></table>`,
    `menu\n${'long text '.repeat(10).trim()}`,
  ],
  ['scripts and styles', '<style>p{}</style><p>a</p><script>if (1 < 2) "</p>"</script>b', 'a\nb'],
  ['a head', '<html><head><title>No</title><meta a="b>c"></head><body>Yes', 'Yes'],
  ['a head without its end', '<head><title>No</title><p>Yes', 'Yes'],
  ['hidden parts', '<div style="color:red; display:none">x<div>y</div></div><p hidden>z<p>a', 'a'],
  ['comments', 'a<!-- <p>b --> c<![CDATA[d]]><!-->e', 'a ce'],
  ['entities and brackets', '1 &lt; 2 < 3 &#8217;&eacute;&unknown; <3', '1 < 2 < 3 ’é&unknown; <3'],
  ['escaped tags', '<p>Write &lt;br&gt; here', 'Write <br> here'],
  ['preformatted text', '<pre>a\n  b</pre>c\nd', 'a\nb\nc d'],
  ['a tag that never ends', 'a <b c="d', 'a <b c="d'],
  ['quotes that never close', '<a href="x>one</a> two', 'one two'],
  ['upper case', '<P>One</P><SCRIPT>x</SCRIPT><P>two', 'One\ntwo'],
])('%s', (_, html, text) => {
  expect(htmlToText(html)).toBe(text);
});

test('any text gives lines without empty ones', () => {
  const part = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '=',
    '<p',
    '</',
    '<!--',
    '-->',
    '&amp',
    ';',
    'a',
    ' ',
    '\n',
    '<script>',
    '<div hidden>',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
      ),
      (html) => {
        const text = htmlToText(html);
        if (text !== '') expect(text.split('\n').every((line) => line.trim() !== '')).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ['elements nested without end', '<div>', 200_000],
  ['tags without their end', '<a href="', 200_000],
  ['tags cut short', '<a ', 200_000],
  ['comments cut short', '<!-- a', 200_000],
  ['scripts cut short', '<script>', 200_000],
  ['entities', '&amp;&x', 200_000],
  ['hidden elements', '<p hidden>', 200_000],
  ['spaces', ' \n', 500_000],
])('%s take no longer than other text', (_, part, times) => {
  const before = process.cpuUsage();
  htmlToText(part.repeat(times));
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});

test('entities are read as browsers read them, also without their semicolon, and however many there are', () => {
  expect(htmlToText('<p>&copy2021 &notin; &notit; &#150; &#x1F600; &amp;lt; &rsquo &zzz; &</p>')).toBe(
    '\u00a92021 \u2209 \u00acit; \u2013 \u{1f600} &lt; &rsquo &zzz; &',
  );
  expect(htmlToText('&amp;'.repeat(1_500_000))).toBe('&'.repeat(1_500_000));
});

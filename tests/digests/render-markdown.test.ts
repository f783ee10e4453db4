import { describe, expect, test } from 'vitest';
import type { ChangeId } from '../../src/base/ids.ts';
import type { Day, Instant } from '../../src/base/instant.ts';
import { composeDigest } from '../../src/digests/compose-digest.ts';
import type { DigestInput } from '../../src/digests/digest.ts';
import { renderMarkdown } from '../../src/digests/render-markdown.ts';
import { entry, input, quietCounts } from './entries.ts';

const check = (more: Partial<DigestInput>) => renderMarkdown(composeDigest(input(more)));

test('a digest reads from its most important change down to the files to look at', () => {
  const window = {
    key: '2026-11-21' as Day,
    start: '2026-11-20T06:00:00.000Z' as Instant,
    end: '2026-11-21T06:00:00.000Z' as Instant,
  };
  const text = check({
    window,
    counts: { ...quietCounts, duplicates: 1, failed: 1, revisions: 2, rejected: 3 },
    entries: [entry(1), entry(2, { priority: 3 }, { headline: null, url: null, publishedAt: null, outlet: null })],
    warnings: [{ file: 'export_7.txt', message: 'declares 10 articles, 9 were found' }],
    amends: [{ changeId: 5 as ChangeId, toldIn: '2026-11-19', entry: entry(5) }],
  });
  expect(text).toBe(`# People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent

Daily digest 2026-11-21: 2026-11-20 07:00 to 2026-11-21 07:00, Europe/Berlin  
14 files (1 duplicate, 1 failed), 214 articles (12 new, 2 revised, 200 known), 3 records rejected, 2 changes (1 of low priority)

## Changes

1. **People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent**
   - [Ferry story 1](<https://courier.example/1>), published 2026-11-20, seen 2026-11-20 19:30, article 101, revision 201 → 301, change 1
   - before: Rescuers counted 34 hurt.
   - after: Rescuers counted 38 hurt.
   - why: first priority; moved by 12 %; update (value differs, no notice); not declared

## Low priority (1)

- People hurt in the ferry fire: 34 → 38 (+4) · dump-2.txt · silent (no headline, article 102, change 2; why: low priority; moved by 12 %; update (value differs, no notice); not declared)

## No longer holds

- People hurt in the ferry fire: 34 → 38 (+4) · Valley Courier · silent (change 5, told in 2026-11-19)

## Files with warnings

- export\\_7.txt: declares 10 articles, 9 were found
`);
});

test.each([
  [{ from: '2026-11-18', to: '2026-11-20' }, 'published between 2026-11-18 and 2026-11-20 (estimated), seen'],
  [{ from: '2026-11-18', to: '2026-11-18' }, 'published about 2026-11-18 (estimated), seen'],
])('an estimate is shown as one: %j', (publishedBetween, shown) => {
  const text = check({ entries: [entry(1, {}, { publishedAt: null, publishedBetween })] });
  expect(text).toContain(shown);
});

test('a quiet day is two lines', () => {
  expect(check({})).toBe(`# 14 files, 212 articles, 0 changes

Daily digest on request  
14 files, 212 articles (12 new, 200 known), 0 changes
`);
});

describe('what comes from articles shows as written', () => {
  const cases = [
    { headline: 'Five *stars* and __more__', shown: 'Five \\*stars\\* and \\_\\_more\\_\\_' },
    { headline: '[click](https://evil.example)', shown: '\\[click\\](https://evil.example)' },
    { headline: '<img src=x> & co', shown: '\\<img src=x\\> \\& co' },
    { headline: 'code `rm` ``', shown: 'code \\`rm\\` \\`\\`' },
    { headline: 'two\n\n# lines', shown: 'two \\# lines' },
    { headline: 'back\\slash | pipe ~~gone~~', shown: 'back\\\\slash \\| pipe \\~\\~gone\\~\\~' },
  ];
  for (const { headline, shown } of cases) {
    test(headline.replaceAll('\n', ' '), () => {
      expect(check({ entries: [entry(1, {}, { headline })] })).toContain(`- [${shown}](<https://courier.example/1>), `);
    });
  }

  test('an address that is no page of the web is not linked', () => {
    const text = check({ entries: [entry(1, {}, { url: 'javascript:alert(1)' })] });
    expect(text).toContain('- Ferry story 1, published');
    expect(text).not.toContain('javascript');
  });

  test('an address cannot end its link', () => {
    const text = check({ entries: [entry(1, {}, { url: 'https://a.example/x>y)\n[z](<https://b.example>' })] });
    expect(text).toContain('[Ferry story 1](<https://a.example/x%3Ey)[z](%3Chttps://b.example%3E>)');
  });
});

import { expect, test } from 'vitest';
import { pieceOfFields } from '../../src/dumps/piece-of-fields.ts';

test('complete entities in plain fields are shown as the characters they stand for, others stay', () => {
  const piece = pieceOfFields({
    hed: 'Ferry&#39;s route',
    day: '2021-05-04',
    text: 'Salt &amp; Sons hired R&D staff; A &b.',
  });
  expect(piece.text).toBe('Salt & Sons hired R&D staff; A &b.');
  expect(piece.fields).toEqual({ headline: "Ferry's route", published: '2021-05-04' });
});

import { readClaims } from '../../src/claims/read-claims.ts';

/**
 * The quantities of a text in short: value or range, bound or movement, unit; parted by semicolons.
 */
export function quantitiesOf(text: string): string {
  const { quantities } = readClaims({ text, date: null, headlineLength: 0 });
  return quantities
    .map((quantity) => {
      const { value, low, high, bound, trend, unit } = quantity;
      const amount = value === null ? `${shorten(low)}..${shorten(high)}` : shorten(value);
      return `${amount} ${trend ?? bound} ${unit}`.trim();
    })
    .join('; ');
}

function shorten(value: number): string {
  return String(Number(value.toPrecision(10)));
}

/** Brings a text to one line: signs that would steer a terminal, or turn the direction of a line, are left out. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');
}

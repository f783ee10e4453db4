/** What editors, browsers and download tools call a file that is not complete. */
const temporaryEndings = [
  '.tmp',
  '.part',
  '.partial',
  '.crdownload',
  '.swp',
  '.filepart',
  '.download',
  '.opdownload',
  '.aria2',
];

/** Litter of desktops, network drives and fresh file systems; compared in lower case. */
const litter = new Set([
  'thumbs.db',
  'desktop.ini',
  'lost+found',
  '@eadir',
  '#recycle',
  '$recycle.bin',
  'system volume information',
]);

/** The file that says how the files beside it are to be read. */
export const hintsFileName = 'claimtrail.json';

const markerEnding = '.done';

/**
 * Says whether a file of this base name is never taken: hidden, temporary, litter, a receipt, a marker or a
 * claimtrail.json.
 *
 * name     base name of a file
 */
export function isIgnoredFile(name: string): boolean {
  if (name === hintsFileName) return true;
  return isIgnoredFolder(name) || isMarker(name) || name.toLowerCase().endsWith('.receipt.json');
}

/** Says whether a folder of this base name is not looked into. A folder may well end in `.done`. */
export function isIgnoredFolder(name: string): boolean {
  const lower = name.toLowerCase();
  if (name.startsWith('.') || name.startsWith('~$') || name.endsWith('~') || litter.has(lower)) return true;
  return temporaryEndings.some((ending) => lower.endsWith(ending));
}

/** Is this the base name (or path) of a marker, `NAME.done`? */
export function isMarker(name: string): boolean {
  return name.length > markerEnding.length && name.toLowerCase().endsWith(markerEnding);
}

/** The name or path that a marker speaks for. */
export function markedName(marker: string): string {
  return marker.slice(0, -markerEnding.length);
}

/** The marker that says of a file that it is complete. */
export function markerOf(name: string): string {
  return name + markerEnding;
}

/** Names under which a downloader writes what will become `name`: an empty `name` beside one of them is reserved. */
export function temporariesOf(name: string): readonly string[] {
  return temporaryEndings.map((ending) => name + ending);
}

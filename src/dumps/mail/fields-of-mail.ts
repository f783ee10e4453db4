import type { Address, Email } from 'postal-mime';
import type { PieceFields } from '../piece.ts';

/**
 * What the head of a mail says of the article in it.
 *
 * returns  the subject without `Re:`, `Fwd:` and a list's tag as headline; the date; a newsletter's sender as outlet, or
 *          as author and outlet (`Ann Lee at The Example`); on a list to which its members write the sender as author and
 *          the list as outlet; any other sender as author with the address; the address under which an archive keeps it;
 *          the list's name as section
 */
export function fieldsOfMail(mail: Email): PieceFields {
  const head = (name: string): string => mail.headers.find((header) => header.key === name)?.value.trim() ?? '';
  const isList = ['list-id', 'list-unsubscribe', 'list-post'].some((name) => head(name) !== '');
  const isBulk = isList || /^(?:bulk|list)$/i.test(head('precedence'));
  // Whoever may write to a list writes in his own name; to a newsletter nobody may.
  const isDiscussion = /<mailto:/i.test(head('list-post'));
  const fields: Record<string, string> = {
    headline: headlineOf(mail.subject ?? '', isList),
    published: dateOf(head('date')),
    ...(isDiscussion ? memberOf(mail.from, head('list-id')) : senderOf(mail.from ?? mail.sender, isBulk)),
    url: /https?:\/\/[^\s<>]+/i.exec(head('archived-at'))?.[0] ?? '',
    section: listNameOf(head('list-id')),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

/** Marks of replies and forwarded messages, in English, German, French, Spanish, Dutch and the Nordic languages. */
const replyMark = /^(?:re|fwd?|aw|wg|tr|rv|sv|vs|vb|antw|doorst)(?:\s?\[\d+\]|\(\d+\))?\s?:\s*/i;
const listTag = /^\[[^[\]]{1,40}\]\s*/;
/** Words in brackets that say what kind of revision this is stay. */
const revisionTag = /^\[[^\]]*\b(?:correct|updat|refil|withdr|clarif|editor)/i;

function headlineOf(subject: string, isList: boolean): string {
  let text = subject.replace(/\s+/g, ' ').trim();
  for (let turn = 0; turn < 8; turn++) {
    const mark = replyMark.exec(text) ?? (isList && !revisionTag.test(text) ? listTag.exec(text) : null);
    if (mark === null || mark[0].length === text.length) return text;
    text = text.slice(mark[0].length);
  }
  return text;
}

/** The date without the name of its zone in brackets, in words that the reader of dates knows. */
function dateOf(value: string): string {
  return value
    .replace(/\s*\([^()]{0,40}\)\s*$/, '')
    .replace(/\bUTC?$/, 'GMT')
    .replace(/\s+-0000$/, ' GMT');
}

/** A member of a discussion list; some lists write `Ann Lee via talk`. */
function memberOf(from: Address | undefined, listId: string): { byline?: string; outlet?: string } {
  const name = plainName(from?.name ?? '').replace(/['"]?\s+via\s+.{1,80}$/i, '');
  const list = listNameOf(listId);
  const id = /<([^<>]+)>/.exec(listId)?.[1] ?? listId;
  return { byline: name === '' ? (from?.address ?? '') : name, outlet: list === '' ? id : list };
}

function plainName(name: string): string {
  return name.replace(/^['"“”\s]+|['"“”\s]+$/g, '').replace(/\s+/g, ' ');
}

function senderOf(from: Address | undefined, isBulk: boolean): { byline?: string; outlet?: string } {
  if (from === undefined) return {};
  const address = from.address ?? '';
  const name = plainName(from.name);
  if (!isBulk) {
    const written = [name, address === '' ? '' : `<${address}>`].filter((part) => part !== '').join(' ');
    return { byline: name === '' ? address : written };
  }
  if (name === '') return { outlet: /@(.+)$/.exec(address)?.[1] ?? address };
  const parts = /^([^|@,]{3,60}?)['"]?,?\s+(?:at|from|via|\||@)\s+(.{2,80})$/.exec(name);
  return parts === null ? { outlet: name } : { byline: parts[1] ?? '', outlet: parts[2] ?? '' };
}

/** `The Example weekly <weekly.example.org>` is called so in words. */
function listNameOf(value: string): string {
  return /^"?([^<"]*)"?\s*</.exec(value)?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
}

/** Host of an address without `www.`; null where it is none. */
export function hostOf(address: string): string | null {
  const found = /^https?:\/\/(?:www\.)?([\p{L}\p{N}.-]{1,200})(?::\d+)?(?:[/?#]|$)/iu.exec(address.trim());
  return found?.[1]?.toLowerCase() ?? null;
}

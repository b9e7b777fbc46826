/** Whether a reply says nothing but that its sender wants no more: one of the words alone, whatever its case and the marks around it. */
export function isStopWord(text: string, words: readonly string[]): boolean {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' ')
    .trim()
    .toLowerCase();
  return words.some((word) => word.normalize('NFKC').trim().toLowerCase() === bare);
}

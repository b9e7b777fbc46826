/** Zero to ten, as people write them in a message, in the languages of the answer page. */
const WORDS: readonly (readonly string[])[] = [
  ['zero', 'nought', 'nolla', 'noll', 'null', 'cero', 'صفر', 'אפס', 'ноль'],
  ['one', 'yksi', 'ett', 'eins', 'uno', 'واحد', 'אחת', 'אחד', 'один', 'единица'],
  ['two', 'kaksi', 'två', 'zwei', 'dos', 'اثنان', 'اثنين', 'שתיים', 'два', 'двойка'],
  ['three', 'kolme', 'tre', 'drei', 'tres', 'ثلاثة', 'שלוש', 'три', 'тройка'],
  ['four', 'neljä', 'fyra', 'vier', 'cuatro', 'أربعة', 'اربعة', 'ארבע', 'четыре', 'четверка', 'четвёрка'],
  ['five', 'viisi', 'fem', 'fünf', 'cinco', 'خمسة', 'חמש', 'пять', 'пятерка', 'пятёрка'],
  ['six', 'kuusi', 'sex', 'sechs', 'seis', 'ستة', 'שש', 'шесть'],
  ['seven', 'seitsemän', 'sju', 'sieben', 'siete', 'سبعة', 'שבע', 'семь'],
  ['eight', 'kahdeksan', 'åtta', 'acht', 'ocho', 'ثمانية', 'שמונה', 'восемь'],
  ['nine', 'yhdeksän', 'nio', 'neun', 'nueve', 'تسعة', 'תשע', 'девять'],
  ['ten', 'kymmenen', 'tio', 'zehn', 'diez', 'عشرة', 'עשר', 'десять'],
];

const byWord: ReadonlyMap<string, number> = new Map(
  WORDS.flatMap((words, number) => words.map((word) => [word, number] as const)),
);

/** The number a word in lower case stands for, or undefined. */
export const numberOfWord = (word: string): number | undefined => byWord.get(word);

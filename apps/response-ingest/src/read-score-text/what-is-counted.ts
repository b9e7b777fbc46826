/** What is counted rather than graded: "2 weeks without internet". */
const COUNTED =
  /^\s*(?:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|months?|years?|times?|calls?|people|persons?|men|women|guys?|technicians?|engineers?|agents?|attempts?|tries|visits?|problems?|issues?|faults?|errors?|outages?|gb|mb|mbps|mbit|g|bars?|euros?|€|\$|%|sekun\p{L}*|minuut\p{L}*|tunti\p{L}*|tunnin|päivä\p{L}*|viikko\p{L}*|viikon|kuukau\p{L}*|vuo\p{L}*|kertaa|asentaja\p{L}*|ihmistä|henkilöä|puhelua|ongelma\p{L}*|sekund\p{L}*|timm\p{L}*|dag\p{L}*|veck\p{L}*|månad\p{L}*|år|gånger|te(?:k|ch)niker|personer|samtal|problem|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|mal|leute|personen|anrufe?|probleme?n?|horas?|días?|semanas?|mes(?:es)?|años?|veces|llamadas?|personas?|problemas?|дн\p{L}*|час\p{L}*|минут\p{L}*|недел\p{L}*|месяц\p{L}*|раза?|человека?|звонк\p{L}*|проблем\p{L}*|أيام|ساعات?|مرات|أشخاص|ימים|שעות|פעמים|אנשים)(?!\p{L})/iu;
/** "6 of my calls", "uno de los peores". */
const PART_OF = /^\s*(?:(?:of|av|von|из|מתוך|من)|de\s+(?:l[ao]s|mis|tus|sus|est[ao]s|es[ao]s|nuestr[ao]s))(?!\p{L})/iu;
const TIME_OF_DAY = /^\s*(?:[ap]\.?m\.?|o['’]?\s?clock|uhr)(?!\p{L})/iu;
/** "3. kerta": an ordinal number, as German and Finnish write it. */
const ORDINAL = /^\.\s*(?:kerta|kerran|mal)(?!\p{L})/iu;
/** What may stand before the thing that is counted: "2 different technicians". */
const BETWEEN =
  /^\s*(?:different|separate|more|further|other|dropped|failed|missed|lost|broken|unanswered|long|whole|full|eri|pitkää|olika|verschiedene|lange|ganze|diferentes|otr[ao]s)\s+(?=\p{L})/iu;
/** English and Spanish plurals; words in -as, -is, -us and the like are mostly others. */
const PLURAL = /^\s*(\p{L}{2,}[^\P{L}aiusäöy]s)(?!\p{L})/iu;
/** Words that look like plurals and are none, or are graded more often than counted. */
const NO_PLURALS: ReadonlySet<string> = new Set(
  'thanks always does works sometimes perhaps besides towards nowadays needs seems takes looks makes gets keeps helps goes comes stays runs feels sounds cheers congrats kudos yours ours theirs things prices services speeds costs rates fees kiitos mies gracias menos después buenos excelentes felicidades saludos precios alles nichts dieses gutes tolles schnelles langsames schlechtes stabiles bestens meistens besonders'.split(
    ' ',
  ),
);

/** Whether what stands after a number shows that the number counts something, tells an hour, or is a part of something. */
export function isCounted(after: string): boolean {
  if ([TIME_OF_DAY, PART_OF, ORDINAL].some((pattern) => pattern.test(after))) return true;
  const thing = after.replace(BETWEEN, '');
  const plural = PLURAL.exec(thing)?.[1]?.toLowerCase();
  return COUNTED.test(thing) || (plural !== undefined && !NO_PLURALS.has(plural));
}

import type { RandomStream } from './random-stream.js';
import type { Reason } from './reasons.js';

type Topic = 'voice' | 'data' | 'delivery' | 'support' | 'pleased' | 'meh';

const texts: Readonly<Record<string, Readonly<Record<Topic, readonly string[]>>>> = {
  en: {
    voice: ['My calls keep cutting off.', 'Calls drop in the middle of a sentence, again and again.'],
    data: ['The internet crawls in the evening.', 'Mobile data stops working all the time.'],
    delivery: ['My order came days after the date I was promised.', 'I waited at home and nothing was delivered.'],
    support: [
      'I waited far too long until somebody fixed it.',
      'The fault was open for days and nobody told me anything.',
    ],
    pleased: ['Works well, thank you.', 'Friendly and quick.'],
    meh: ['It is all right.', 'Nothing special.'],
  },
  fi: {
    voice: ['Puhelut katkeilevat jatkuvasti.', 'Puhelu katkesi taas kesken kaiken.'],
    data: ['Netti on iltaisin todella hidas.', 'Mobiilidata ei toimi kunnolla.'],
    delivery: ['Tilaus tuli päiviä luvattua myöhemmin.', 'Odotin turhaan kotona toimitusta.'],
    support: ['Vian korjaaminen kesti aivan liian kauan.', 'Kukaan ei kertonut, milloin vika korjataan.'],
    pleased: ['Kaikki toimii hyvin, kiitos.', 'Ystävällinen ja nopea palvelu.'],
    meh: ['Ihan hyvä.', 'Ei mitään erikoista.'],
  },
  sv: {
    voice: ['Samtalen bryts hela tiden.', 'Samtalet bröts mitt i en mening igen.'],
    data: ['Internet är väldigt långsamt på kvällarna.', 'Mobildatan slutar fungera titt som tätt.'],
    delivery: ['Beställningen kom flera dagar för sent.', 'Jag väntade hemma förgäves.'],
    support: ['Det tog alldeles för lång tid att laga felet.', 'Ingen berättade när felet skulle vara lagat.'],
    pleased: ['Allt fungerar bra, tack.', 'Vänligt och snabbt.'],
    meh: ['Helt okej.', 'Inget särskilt.'],
  },
};

/** A sentence in the person's language (English where we have none) that fits the score and the reason named. */
export function commentFor(language: string, score: number, named: readonly Reason[], stream: RandomStream): string {
  const phrases = texts[language] ?? texts.en;
  return stream.oneOf(phrases?.[topicOf(score, named)] ?? []);
}

function topicOf(score: number, [reason]: readonly Reason[]): Topic {
  if (score >= 8) return 'pleased';
  return reason === 'voice' || reason === 'data' || reason === 'delivery' || reason === 'support' ? reason : 'meh';
}

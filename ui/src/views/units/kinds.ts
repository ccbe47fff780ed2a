import type { KindName } from '../../lib/bindings.gen';
import { words } from '../../lib/words.gen';

/** The sorts of bodies, in the order they are listed in. */
export const kinds: readonly KindName[] = ['office', 'commune', 'front', 'sector', 'enterprise'];

const { kind: text } = words.units;
const said: Record<KindName, string> = {
  office: text.office,
  commune: text.commune,
  front: text.front,
  sector: text.sector,
  enterprise: text.enterprise,
};

/** What a sort of body is called. */
export const kindWord = (kind: KindName): string => said[kind];

import { between } from '../hash.ts'
import type { World } from '../world.ts'

const DAY = 86_400

/** One certificate of each cluster is renewed by nobody, and expires in six days; the others have weeks. */
export const expiryOf = (place: number, key: string, { moment }: World): number =>
  Math.floor(moment + DAY * (place === 0 ? 6.2 : between(25, 85, `${key} ${place} expiry`)))

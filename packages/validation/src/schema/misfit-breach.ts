import { suggestion } from '@fleet/model/suggestion'
import type { Breach } from '../rule.ts'
import type { Path, Spot } from '../spot.ts'
import type { Misfit } from './json-schema.ts'

/** What a misfit means to its reader: whose value it is, and what comes of it. */
export interface Misfitting {
  readonly whose: string
  readonly consequence: string
  /** How to mend it, where no known key comes close. */
  readonly mend: string
}

export const misfitBreach = (
  { path, inside, what, known }: Misfit,
  spot: (...path: Path) => Spot,
  { whose, consequence, mend }: Misfitting,
): Breach => ({
  at: inside ? { ...spot(...path), inside } : spot(...path),
  what: `${whose} is wrong at ${[...path, ...(inside ?? [])].join('.') || 'its root'}: ${what}`,
  consequence,
  mend: known && known.length > 0 ? suggestion(String([...path, ...(inside ?? [])].at(-1)), known) : mend,
})

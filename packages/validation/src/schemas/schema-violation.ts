import { suggestion } from '@fleet/model/suggestion'
import type { Violation } from '../values/violation.ts'
import type { Path, Location } from '../values/location.ts'
import type { SchemaError } from './schema-errors.ts'

/** What a schema error means to its reader: whose value it is, and what comes of it. */
export interface Meaning {
  readonly whose: string
  readonly impact: string
  /** How to fix it, where no known key comes close. */
  readonly fix: string
}

export const schemaViolation = (
  { path, inside, message, known }: SchemaError,
  location: (...path: Path) => Location,
  { whose, impact, fix }: Meaning,
): Violation => ({
  location: inside ? { ...location(...path), inside } : location(...path),
  message: `${whose} is wrong at ${[...path, ...(inside ?? [])].join('.') || 'its root'}: ${message}`,
  impact,
  fix: known && known.length > 0 ? suggestion(String([...path, ...(inside ?? [])].at(-1)), known) : fix,
})

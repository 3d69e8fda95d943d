import { suggestion } from '@fleet/model/suggestion'
import { UsageError } from './usage-error.ts'

/**
 * Refuses the first of some names that is not known.
 * @param missing what is said of it, such as `there is no rule`
 * @throws UsageError with the most similar known name
 */
export const refuseUnknown = (missing: string, names: readonly string[], known: readonly string[]): void => {
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new UsageError(`${missing} "${unknown}"`, suggestion(unknown, known))
}

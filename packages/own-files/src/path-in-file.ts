import { entryOf, type FilePath, type Fleet } from '@fleet/model'
import { fieldsOf } from '@fleet/validation/queries'
import { pathInExport } from './dashboards/normalise-export.ts'
import { ownExport } from './dashboards/own-exports.ts'
import type { Path } from './note.ts'
import { readRuleFile } from './rules/read-rule-file.ts'

/** Keys in an object that ships a file of a person, and where the value there is itself a text, the keys inside it. */
interface ShippedPlace {
  readonly keys: Path
  readonly inside?: Path
}

/** The keys in a file of a person that lead to what stands at a place of the object that ships it. */
export const pathInFile = (fleet: Fleet, file: FilePath, { keys, inside }: ShippedPlace): Path => {
  const text = entryOf(fleet.files, file) ?? ''
  if (file.endsWith('.json') || inside !== undefined) {
    const made = ownExport(fleet, file)
    return made && 'dashboard' in made ? pathInExport(text, fieldsOf(made.dashboard), inside ?? []) : []
  }
  const read = readRuleFile(text)
  const [spec, ...rest] = keys
  return read.ok && spec === 'spec' ? [...read.at, ...rest] : []
}

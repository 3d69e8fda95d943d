import { loadAll, YAMLException } from 'js-yaml'
import { keywordErrorsOf } from '../../schemas/schema-errors.ts'
import { readEntries, type ReadSuppressions } from './read-entries.ts'
import type { SuppressionsFile } from './suppression.ts'
import { validSuppression } from './suppression-rules.ts'

const FIELDS = ['rule', 'object', 'reason'] as const

/** The entries of a file that are fit for use, and what is wrong with every other. */
export const readSuppressions = (file: SuppressionsFile, rules: readonly string[]): ReadSuppressions => {
  const list = parsed(file.content)
  const wrong = keywordErrorsOf('suppressions', list)
  if (wrong.some(({ path }) => path.length === 0)) return { entries: [], errors: [noList(file)] }
  return readEntries({ file, at: [], list: list as readonly unknown[], wrong, fields: FIELDS }, rules)
}

const noList = (file: SuppressionsFile) => ({
  rule: validSuppression.id,
  file,
  path: [],
  message: 'the file of suppressions is not a list',
  impact: 'the file suppresses nothing',
  fix: `write a list of entries with the texts ${FIELDS.join(', ')}`,
})

/** A file that has nothing but comments is an empty list. */
const parsed = (text: string): unknown => {
  try {
    const [list = [], ...others] = loadAll(text, { maxAliases: 0 })
    return others.length === 0 ? list : undefined
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

import type { Path } from '../../values/location.ts'
import { at } from '../../values/location.ts'
import { shown, textAt, valueAt } from '../../values/value-at.ts'
import { nameOf } from '../../tree/objects.ts'
import type { ChangeRule } from './change-rule.ts'
import { becomesDistributed, changedLokis, schemasIn } from './loki-schemas.ts'

export const banLokiSchemaChange: ChangeRule = {
  id: 'ban-loki-schema-change',
  summary: 'A schema of Loki under which logs are stored stays as it is; a new one begins on a later day.',
  rationale:
    'Loki looks for the logs of a day where the schema of that day says. Where it changes, Loki no longer finds what it has stored.',
  fix: 'Keep the schema, and add another whose `from` is a day in the future. The first schema may begin earlier.',
  check: (changes, report) => {
    for (const changed of changedLokis(changes)) {
      const { before, after } = changed
      // What becomes of the volume then, require-emptied-loki-volume says.
      if (becomesDistributed(changed)) continue
      const [old, now] = [before, after].map(({ object }) => schemasIn(object))
      const problem = old && now && problemOf(old.schemas, now.schemas)
      if (!problem) continue
      report({
        ...(problem.mayNotHaveBegun && { severity: 'warning' as const }),
        location: at(after, ...now.path, problem.index),
        message: `${nameOf(after)} ${problem.text}`,
        impact: 'Loki no longer finds the logs that it has stored under that schema',
        fix: problem.isLast
          ? 'keep it, unless it begins in the future: then nothing is stored under it yet'
          : 'keep it, and add another schema whose from is a day in the future',
      })
    }
  },
}

interface SchemaProblem {
  readonly index: number
  readonly text: string
  /** Whether it is the newest of several, which may not have begun. */
  readonly isLast: boolean
  /** Whether it only begins on another day, as one that has not begun may. */
  readonly mayNotHaveBegun: boolean
}

const problemOf = (old: readonly unknown[], now: readonly unknown[]): SchemaProblem | undefined => {
  for (const [index, schema] of old.entries()) {
    const isLast = index > 0 && index === old.length - 1
    const text =
      index < now.length
        ? changeOf(schema, now[index], index)
        : `no longer has the schema from ${textAt(schema, 'from')}`
    if (text !== undefined)
      return {
        index: Math.min(index, now.length - 1),
        text,
        isLast,
        mayNotHaveBegun: isLast && isMoved(schema, now[index]),
      }
  }
  return undefined
}

const FIELDS: readonly Path[] = [
  ['from'],
  ['store'],
  ['object_store'],
  ['schema'],
  ['index', 'prefix'],
  ['index', 'period'],
]

const changeOf = (old: unknown, now: unknown, index: number): string | undefined => {
  const field = FIELDS.find(
    (path) => valueAt(old, path) !== valueAt(now, path) && !isEarlier(path, old, now, index),
  )
  if (!field) return undefined
  const [before, after] = [old, now].map((schema) => shown(valueAt(schema, field)))
  return `changes ${field.join('.')} of its schema from ${textAt(old, 'from')}: ${before} to ${after}`
}

/** Whether a schema differs in nothing but its day. */
const isMoved = (old: unknown, now: unknown): boolean =>
  now !== undefined && FIELDS.every((path) => path[0] === 'from' || valueAt(old, path) === valueAt(now, path))

/** Before the first schema there is nothing: it may begin earlier. */
const isEarlier = (path: Path, old: unknown, now: unknown, index: number): boolean =>
  index === 0 && path[0] === 'from' && textAt(now, 'from') !== '' && textAt(now, 'from') < textAt(old, 'from')

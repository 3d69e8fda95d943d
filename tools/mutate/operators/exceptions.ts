import { RULES, type ExceptionsFile } from '@fleet/validation'
import { dump } from 'js-yaml'
import type { Operator } from '../mutant.ts'
import type { Random } from '../random.ts'
import { objectText } from '../site.ts'
import { misspelt } from './misspelt.ts'

type Entry = Readonly<Record<string, unknown>>

export const outliveException: Operator = {
  id: 'outlive-exception',
  about: 'an exception that outlived its fault, or that was written down wrongly',
  faults: (_, tree, file) =>
    file.objects.map((object) => ({
      where: objectText(object),
      make: (random) => {
        const rule = random.one(RULES).id
        const entry = {
          rule,
          object: `${tree.cluster} ${objectText(object)}`,
          reason: 'until the next release',
        }
        const { what, entries } = random.one(WRONG)(entry, random)
        return { what: `an exception from ${rule}, ${what}`, changed: {}, exceptions: fileOf(entries) }
      },
    })),
}

interface Wrong {
  readonly what: string
  readonly entries: readonly Entry[]
}

const WRONG: readonly ((entry: Entry & { readonly rule: string }, random: Random) => Wrong)[] = [
  (entry) => ({ what: 'which silences nothing', entries: [entry] }),
  (entry) => ({ what: 'twice', entries: [entry, entry] }),
  ({ rule, object }) => ({ what: 'without a reason', entries: [{ rule, object }] }),
  ({ object, ...entry }) => ({ what: 'under another key', entries: [{ ...entry, objects: object }] }),
  (entry, random) => ({
    what: 'misspelt',
    entries: [{ ...entry, rule: misspelt(entry.rule, random) ?? '' }],
  }),
]

const fileOf = (entries: readonly Entry[]): ExceptionsFile => ({
  path: 'exceptions.yaml',
  content: dump(entries, { noRefs: true }),
})
